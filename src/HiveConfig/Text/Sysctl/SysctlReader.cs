using System.Collections.Generic;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Reads kernel settings as sysctl and systemd-sysctl do.</summary>
internal static class SysctlReader
{
    /// <summary>Reads a text. Never throws for what stands in it.</summary>
    public static SysctlDocument Read(string text)
    {
        if (TextBound.TooLong(text) is { } tooLong)
        {
            return new SysctlDocument([], [tooLong]);
        }

        var faults = new FaultList();
        var entries = new List<SysctlEntry>();
        foreach (var line in TextLine.Of(text))
        {
            var start = line.SkipBlanks(line.Start);
            if (start == line.End || line.Source[start] is '#' or ';')
            {
                continue;
            }

            if (entries.Count >= TextBound.Words)
            {
                faults.Add(TextBound.TooMany(line.Span, "settings"));
                break;
            }

            var equals = line.Source.IndexOf('=', start, line.End - start);
            if (equals < 0)
            {
                // A dash before a key alone takes the key out of the patterns of other files.
                if (line.Source[start] != '-' && !TemplateMask.IsMasked(line.Text))
                {
                    faults.Syntax(line.SpanOf(start, End(line, start, line.End)), "a line without '='");
                }

                continue;
            }

            var isLenient = line.Source[start] == '-';
            var key = Trimmed(line, isLenient ? start + 1 : start, equals);
            if (key.Text.Length == 0)
            {
                faults.Syntax(line.SpanOf(start, equals + 1), "'=' without a key before it");
                continue;
            }

            entries.Add(new SysctlEntry(Dotted(key.Text), key, Trimmed(line, equals + 1, line.End), isLenient));
        }

        return new SysctlDocument(entries, faults.Faults);
    }

    private static Word Trimmed(TextLine line, int from, int to)
    {
        while (from < to && TextLine.IsBlankCharacter(line.Source[from]))
        {
            from++;
        }

        to = End(line, from, to);
        var text = line.Slice(from, to);
        return new Word(text, line.SpanOf(from, to)) { IsKnown = !TemplateMask.IsMasked(text) };
    }

    private static int End(TextLine line, int from, int to)
    {
        while (to > from && TextLine.IsBlankCharacter(line.Source[to - 1]))
        {
            to--;
        }

        return to;
    }

    // Where a slash is the first separator, slashes separate and dots belong to names.
    private static string Dotted(string key)
    {
        var first = key.IndexOfAny(['.', '/']);
        if (first < 0 || key[first] == '.')
        {
            return key;
        }

        var result = new StringBuilder(key);
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = result[i] switch { '/' => '.', '.' => '/', var c => c };
        }

        return result.ToString();
    }
}
