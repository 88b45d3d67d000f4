using System;
using System.Collections.Generic;
using System.Globalization;

namespace HiveConfig.Text;

/// <summary>Reads files of options for a Java machine, as Elasticsearch and as Cassandra read theirs.</summary>
internal static class JvmOptionsReader
{
    /// <summary>
    /// Reads a text as Elasticsearch does: a line is an option to its end, with a prefix such as <c>17:</c>, <c>17-:</c> or
    /// <c>8-13:</c> for some versions of Java; a comment begins at the first column. Never throws for what stands in it.
    /// </summary>
    public static JvmOptionsDocument Read(string text) => Read(text, Elasticsearch);

    /// <summary>
    /// Reads a text as the start script of Cassandra does: lines that begin with a dash, split at blanks; all others are passed
    /// over. Never throws for what stands in it.
    /// </summary>
    public static JvmOptionsDocument ReadCassandra(string text) => Read(text, Cassandra);

    private static JvmOptionsDocument Read(string text, Action<TextLine, List<JvmOption>, FaultList> read)
    {
        if (TextBound.TooLong(text) is { } tooLong)
        {
            return new JvmOptionsDocument([], [tooLong]);
        }

        var faults = new FaultList();
        var options = new List<JvmOption>();
        foreach (var line in TextLine.Of(text))
        {
            read(line, options, faults);
            if (options.Count > TextBound.Words)
            {
                faults.Add(TextBound.TooMany(line.Span, "options"));
                break;
            }
        }

        return new JvmOptionsDocument(options, faults.Faults);
    }

    private static void Cassandra(TextLine line, List<JvmOption> options, FaultList faults)
    {
        if (line.Length == 0 || line.Source[line.Start] != '-')
        {
            return;
        }

        for (var i = line.Start; i < line.End; i = line.SkipBlanks(i))
        {
            var from = i;
            while (i < line.End && !TextLine.IsBlankCharacter(line.Source[i]))
            {
                i++;
            }

            options.Add(new JvmOption(Option(line, from, i)));
        }
    }

    private static void Elasticsearch(TextLine line, List<JvmOption> options, FaultList faults)
    {
        if (line.IsBlank || line.Source[line.Start] == '#')
        {
            return;
        }

        var at = line.Start;
        var first = Number(line, ref at);
        var last = first;
        if (first is not null)
        {
            if (at < line.End && line.Source[at] == '-')
            {
                at++;
                last = Number(line, ref at);
            }

            if (at == line.End || line.Source[at] != ':')
            {
                Refuse(line, faults);
                return;
            }

            at++;
        }

        if (at < line.End && line.Source[at] == '-')
        {
            if (last < first)
            {
                faults.Syntax(line.SpanOf(line.Start, at), $"the first version of Java is {first}, expected at most the last, which is {last}");
                return;
            }

            options.Add(new JvmOption(Option(line, at, line.End), first, last));
        }
        else if (line.Text.IndexOf(TemplateMask.Mark) < 0)
        {
            Refuse(line, faults);
        }
    }

    private static void Refuse(TextLine line, FaultList faults)
        => faults.Syntax(
            line.Span,
            TextLine.IsBlankCharacter(line.Source[line.Start])
                ? "the line begins with a blank; expected '-', a version of Java with ':', or '#' at the first column"
                : "the line is no option; expected '-', a version of Java with ':', or '#' at the first column");

    private static Word Option(TextLine line, int from, int to)
    {
        var text = line.Slice(from, to);
        return new Word(text, line.SpanOf(from, to)) { IsKnown = !TemplateMask.IsMasked(text) };
    }

    // No version of Java has more than four digits.
    private static int? Number(TextLine line, ref int at)
    {
        var from = at;
        while (at < line.End && at - from < 4 && line.Source[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at == from ? null : int.Parse(line.Slice(from, at), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
