using System.Collections.Generic;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Reads unit files and drop-ins as systemd does. A fault is a line that it passes over or refuses.</summary>
internal static class SystemdReader
{
    /// <summary>Reads a text. Never throws for what stands in it.</summary>
    public static SystemdDocument Read(string text)
    {
        if (TextBound.TooLong(text) is { } tooLong)
        {
            return new SystemdDocument([], [tooLong]);
        }

        var faults = new FaultList();
        var entries = new List<SystemdEntry>();
        Word? section = null;
        foreach (var (line, place) in LogicalLines(text))
        {
            if (entries.Count >= TextBound.Words)
            {
                faults.Add(TextBound.TooMany(place.Start, "assignments"));
                break;
            }

            if (faults.IsFull)
            {
                // No unit file has so many faults: the rest is of the same kind.
                break;
            }

            if (line[0] == '[')
            {
                section = Section(line, place, faults);
            }
            else if (line.IndexOf('=') is >= 0 and var equals)
            {
                if (section is null)
                {
                    faults.Syntax(place.Start, "an assignment before the first section");
                }
                else if (equals == 0)
                {
                    faults.Syntax(place.Start, "an assignment without a key");
                }
                else if (section.Text.Length > 0)
                {
                    entries.Add(Entry(section, line, equals, place));
                }
            }
            else if (line.IndexOf(TemplateMask.Mark) < 0)
            {
                faults.Syntax(place.Start, "a line without '='");
            }
        }

        return new SystemdDocument(entries, faults.Faults);
    }

    private static Word? Section(string line, Lines place, FaultList faults)
    {
        if (line[line.Length - 1] != ']' || line.Length < 3)
        {
            faults.Syntax(place.Start, "'[' without the name of a section and ']'");

            // What follows belongs to a section that nobody knows.
            return new Word("", place.Start);
        }

        return new Word(line.Substring(1, line.Length - 2), place.InFirst(1, line.Length - 2));
    }

    private static SystemdEntry Entry(Word section, string line, int equals, Lines place)
    {
        var key = line.Substring(0, equals).TrimEnd();
        var from = equals + 1;
        while (from < line.Length && line[from] is ' ' or '\t')
        {
            from++;
        }

        var value = line.Substring(from);
        var isOneLine = place.Start.Line == place.End.EndLine;
        return new SystemdEntry(
            section,
            new Word(key, place.InFirst(0, key.Length)) { IsKnown = !TemplateMask.IsMasked(key) },
            new Word(value, isOneLine ? Span.On(place.Start.Line, place.Start.Column + from, value.Length) : Value(place, equals)) { IsKnown = !TemplateMask.IsMasked(value) });
    }

    // A value of several lines begins behind the equals sign, unless that stands in a later line.
    private static Span Value(Lines place, int equals)
        => equals < place.Start.EndColumn - place.Start.Column
            ? new Span(place.Start.Line, place.Start.Column + equals + 1, place.End.EndLine, place.End.EndColumn)
            : place.Start.To(place.End);

    // Lines without blanks around them, joined where a backslash stands at the end; comments between joined lines dropped.
    private static IEnumerable<(string Text, Lines Place)> LogicalLines(string text)
    {
        StringBuilder? joined = null;
        Span start = default;
        Span end = default;
        foreach (var line in TextLine.Of(text))
        {
            var from = line.SkipBlanks(line.Start);
            var to = line.End;
            while (to > from && TextLine.IsBlankCharacter(line.Source[to - 1]))
            {
                to--;
            }

            if (from < to && line.Source[from] is '#' or ';')
            {
                continue;
            }

            if (joined is null && from == to)
            {
                continue;
            }

            // Only a backslash that is the very last character, and not itself escaped, joins.
            var slashes = 0;
            while (line.End - slashes > from && line.Source[line.End - slashes - 1] == '\\')
            {
                slashes++;
            }

            var goesOn = slashes % 2 == 1;
            end = line.SpanOf(from, to);
            start = joined is null ? end : start;
            joined ??= new StringBuilder();

            // systemd keeps the blanks at the start of a line that goes on another.
            joined.Append(line.Source, joined.Length == 0 ? from : line.Start, (goesOn ? to - 1 : to) - (joined.Length == 0 ? from : line.Start));
            if (goesOn)
            {
                joined.Append(' ');
                continue;
            }

            var result = joined.ToString().TrimEnd(' ', '\t', '\r');
            joined = null;
            if (result.Length > 0)
            {
                yield return (result, new Lines(start, end));
            }
        }

        if (joined?.ToString().Trim() is { Length: > 0 } rest)
        {
            yield return (rest, new Lines(start, end));
        }
    }

    private readonly record struct Lines(Span Start, Span End)
    {
        /// <summary>A part of the first line; all of it when the part reaches into the next.</summary>
        internal Span InFirst(int from, int length)
            => from + length <= Start.EndColumn - Start.Column ? Span.On(Start.Line, Start.Column + from, length) : Start;
    }
}
