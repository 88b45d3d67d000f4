using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>Reads an fstab as libmount does. A fault is a line that it passes over.</summary>
internal static class FstabReader
{
    /// <summary>Reads a text. Never throws for what stands in it.</summary>
    public static FstabDocument Read(string text)
    {
        if (TextBound.TooLong(text) is { } tooLong)
        {
            return new FstabDocument([], [tooLong]);
        }

        var faults = new FaultList();
        var entries = new List<FstabEntry>();
        var count = 0;
        foreach (var line in TextLine.Of(text))
        {
            var start = line.SkipBlanks(line.Start);
            if (start == line.End || line.Source[start] == '#')
            {
                continue;
            }

            var fields = Fields(line, start);
            count += fields.Count;
            if (count > TextBound.Words)
            {
                faults.Add(TextBound.TooMany(line.Span, "fields"));
                break;
            }

            if (fields.Count < 3)
            {
                faults.Syntax(fields[0].Span.To(fields[fields.Count - 1].Span), $"the line has {fields.Count} of six fields: source, mount point, type, options, dump, pass");
            }
            else if (fields.Skip(4).Take(2).FirstOrDefault(field => field.IsKnown && !field.Text.All(c => c is >= '0' and <= '9')) is { } word)
            {
                faults.Syntax(word.Span, $"'{word.Text}' where a number of dump or pass is expected; blanks inside a field are written \\040");
            }
            else
            {
                entries.Add(new FstabEntry(fields));
                if (entries.Count > TextBound.Blocks)
                {
                    return new FstabDocument([], [TextBound.TooMany(line.Span, "mounts", TextBound.Blocks)]);
                }
            }
        }

        return new FstabDocument(entries, faults.Faults);
    }

    // What stands behind the sixth field does not count; a word that begins with # is a comment only there.
    private static List<Word> Fields(TextLine line, int start)
    {
        var fields = new List<Word>();
        for (var i = start; i < line.End && fields.Count < 6; i = line.SkipBlanks(i))
        {
            var from = i;
            while (i < line.End && !TextLine.IsBlankCharacter(line.Source[i]))
            {
                i++;
            }

            var raw = line.Slice(from, i);
            fields.Add(new Word(Octal.Decode(raw), line.SpanOf(from, i)) { IsKnown = !TemplateMask.IsMasked(raw) });
        }

        return fields;
    }
}
