using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>
/// Reads a keepalived.conf as Keepalived 2.2 does. A fault is what makes <c>keepalived -t</c> complain whatever the machine
/// looks like: quotes, braces, keywords, missing arguments, ranges. Includes are nodes and never opened.
/// </summary>
internal static class KeepalivedReader
{
    /// <summary>Reads a text. Never throws for what stands in it.</summary>
    public static KeepalivedDocument Read(string text)
    {
        if (TextBound.TooLong(text) is { } tooLong)
        {
            return new KeepalivedDocument([], [], [tooLong]);
        }

        var faults = new FaultList();
        var tree = new KeepalivedTree(faults);
        var definitions = new KeepalivedDefinitions();
        var count = 0;
        foreach (var line in TextLine.Of(text))
        {
            var start = line.SkipBlanks(line.Start);
            if (start == line.End || definitions.Take(line, start))
            {
                continue;
            }

            var condition = Condition(line, start, faults);
            var words = KeepalivedTokens.Split(line, condition is null ? start : line.Start + condition.Span.EndColumn - 1, faults);
            count += words.Count;
            if (count > TextBound.Words)
            {
                faults.Add(TextBound.TooMany(words[0].Span, "words"));
                break;
            }

            if (!tree.Take(condition, words))
            {
                break;
            }
        }

        var nodes = tree.Close();
        if (nodes.Count > TextBound.Blocks)
        {
            return new KeepalivedDocument([], [], [TextBound.TooMany(nodes[TextBound.Blocks].Keyword.Span, "blocks", TextBound.Blocks)]);
        }

        KeepalivedCheck.File(nodes, faults);
        return new KeepalivedDocument(nodes, definitions.All, faults.Faults);
    }

    // @id, @^id, or one or more ~SEQ(…) and ~LST(…) at the start of a line.
    private static Word? Condition(TextLine line, int start, FaultList faults)
    {
        var source = line.Source;
        var end = start;
        if (source[start] == '@')
        {
            while (end < line.End && !TextLine.IsBlankCharacter(source[end]))
            {
                end++;
            }
        }
        else
        {
            for (var i = start; i < line.End && source[i] == '~'; i = line.SkipBlanks(end))
            {
                var close = source.IndexOf(')', i, line.End - i);
                if (close < 0)
                {
                    faults.Syntax(line.SpanOf(i, line.End), "'~' without the ')' that ends the block");
                    close = line.End - 1;
                }

                end = close + 1;
            }
        }

        return end == start ? null : new Word(line.Slice(start, end), line.SpanOf(start, end)) { IsKnown = false };
    }
}
