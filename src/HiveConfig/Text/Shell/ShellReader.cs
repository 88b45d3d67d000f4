using System;

namespace HiveConfig.Text;

/// <summary>
/// Reads a shell script (sh, bash) as far as rules need: simple commands with their words, variables, redirections and
/// here-documents. Loops, conditions, functions and groups are passed through, and nothing is ever run. A fault is a quote or
/// a substitution without its end.
/// </summary>
internal static class ShellReader
{
    /// <summary>Reads a text. Never throws for what stands in it.</summary>
    public static ShellDocument Read(string text)
    {
        if (TextBound.TooLong(text) is { } tooLong)
        {
            return new ShellDocument(text, [], new(StringComparer.Ordinal), [tooLong]);
        }

        var faults = new FaultList();
        var parser = new ShellParser(text, faults);
        parser.Commands(end: '\0', depth: 0);
        return new ShellDocument(text, parser.All, parser.Functions, faults.Faults);
    }
}
