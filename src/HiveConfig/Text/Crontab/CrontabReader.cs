using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>Reads a crontab as cron does. A line of another form is passed over.</summary>
internal static class CrontabReader
{
    private const int Fields = 5;

    /// <summary>Reads a text. Never throws for what stands in it.</summary>
    public static CrontabDocument Read(string text)
    {
        if (TextBound.TooLong(text) is { } tooLong)
        {
            return new CrontabDocument([], [tooLong]);
        }

        var entries = new List<CrontabEntry>();
        foreach (var line in TextLine.Of(text))
        {
            if (entries.Count >= TextBound.Words)
            {
                return new CrontabDocument(entries, [TextBound.TooMany(line.Span, "lines")]);
            }

            if (Entry(line) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return new CrontabDocument(entries, []);
    }

    private static CrontabEntry? Entry(TextLine line)
    {
        var schedule = new List<Word>();
        var i = line.SkipBlanks(line.Start);
        while (i < line.End && schedule.Count < Fields)
        {
            var from = i;
            while (i < line.End && !TextLine.IsBlankCharacter(line.Source[i]))
            {
                i++;
            }

            var raw = line.Slice(from, i);
            var word = new Word(raw, line.SpanOf(from, i)) { IsKnown = !TemplateMask.IsMasked(raw) };
            if (word.IsKnown && !IsTime(raw, isFirst: schedule.Count == 0))
            {
                // A comment, a variable, or the text of something else.
                return null;
            }

            schedule.Add(word);
            i = line.SkipBlanks(i);
            if (raw[0] == '@')
            {
                break;
            }
        }

        return i < line.End ? new CrontabEntry(schedule, new EmbeddedText(line.Slice(i, line.End), line.SpanOf(i, line.End))) : null;
    }

    private static bool IsTime(string word, bool isFirst)
        => word[0] == '@' ? isFirst : word.All(c => c is '*' or '/' or ',' or '-' or '~' or '?' || (c < 128 && char.IsLetterOrDigit(c)));
}
