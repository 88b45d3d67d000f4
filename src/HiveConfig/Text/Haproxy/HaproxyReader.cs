using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>
/// Reads an haproxy.cfg as HAProxy 2.6 does; keywords of later versions are known too. A fault is what makes
/// <c>haproxy -c</c> refuse the file by itself; names that must exist elsewhere in the file are for rules to judge.
/// </summary>
internal static class HaproxyReader
{
    /// <summary>Reads a text. Never throws for what stands in it.</summary>
    public static HaproxyDocument Read(string text)
    {
        if (TextBound.TooLong(text) is { } tooLong)
        {
            return new HaproxyDocument([], [tooLong]);
        }

        var faults = new FaultList();
        var blocks = new HaproxyBlocks();
        var sections = new HaproxySections(faults);
        var count = 0;
        TextLine? last = null;
        foreach (var line in TextLine.Of(text))
        {
            last = line;
            if (HaproxyTokens.Split(line, faults) is not { Count: > 0 } words)
            {
                continue;
            }

            count += words.Count;
            if (count > TextBound.Words)
            {
                faults.Add(TextBound.TooMany(words[0].Span, "words"));
                break;
            }

            if (words[0].Text.StartsWith(".", StringComparison.Ordinal))
            {
                blocks.Take(words, faults);
            }
            else if (!blocks.IsPassedOver)
            {
                sections.Take(words, blocks.IsConditional);
            }
        }

        blocks.Close(faults);
        sections.Close();
        if (text.Length > 0 && text[text.Length - 1] != '\n')
        {
            faults.Add(new Fault(FaultKind.Encoding, last!.SpanOf(last.End, last.End), "the last line has no line feed, which HAProxy takes for a truncated file"));
        }

        return new HaproxyDocument(sections.All, faults.Faults);
    }
}
