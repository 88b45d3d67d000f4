using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>The line <c>log address [len n] [format f] [sample r:n] facility [level [minimum]]</c>.</summary>
internal static class HaproxyLog
{
    internal static void Check(HaproxyLine line, bool isProxy, FaultList faults)
    {
        if (isProxy && line.At(1) is { Text: "global" } && line.Words.Count == 2)
        {
            return;
        }

        var i = 2;
        for (; line.At(i) is { Text: "len" or "format" or "sample" or "profile" } word; i += 2)
        {
            if (word.Is("format") && line.At(i + 1) is { } format)
            {
                OneOf(format, "log format", HaproxyKeywords.LogFormats, faults);
            }
        }

        if (line.At(i) is not { } facility)
        {
            faults.Syntax(line.Span, "'log' without an address and a facility");
            return;
        }

        HaproxyPort.Check(HaproxyAddress.Of(line.Words[1]), isBind: false, faults);
        OneOf(facility, "log facility", HaproxyKeywords.Facilities, faults);
        for (i++; i < line.Words.Count; i++)
        {
            OneOf(line.Words[i], "log level", HaproxyKeywords.Levels, faults);
        }
    }

    private static void OneOf(Word word, string what, string[] known, FaultList faults)
    {
        if (Array.IndexOf(known, word.Text) < 0)
        {
            faults.Unknown(word.Span, $"unknown {what} '{word.Text}'", word.Text, known);
        }
    }
}
