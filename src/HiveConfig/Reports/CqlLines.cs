using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using HiveConfig.Text;

namespace HiveConfig.Reports;

/// <summary>Writes the statements that were read in a CQL script, one per line: <c>3:1 CREATE ROLE …</c>.</summary>
internal static partial class CqlLines
{
    /// <summary>The lines, in reading order.</summary>
    /// <param name="text">The text of the script.</param>
    /// <param name="document">What was read of it.</param>
    /// <param name="reveal">Whether passwords are shown.</param>
    public static IEnumerable<string> Of(string text, CqlDocument document, bool reveal)
    {
        var lines = text.Split('\n');
        return document.Statements.Select(statement =>
        {
            var line = Blanks().Replace(TextOf(lines, statement.Span), " ");
            return $"{statement.Span} {(reveal ? line : RandomText.Hide(Password().Replace(line, $"$1'{ValueJson.Hidden}'")))}";
        });
    }

    private static string TextOf(string[] lines, Span span)
        => span.Line == span.EndLine
            ? lines[span.Line - 1][(span.Column - 1)..(span.EndColumn - 1)]
            : string.Join(' ', [lines[span.Line - 1][(span.Column - 1)..], .. lines[span.Line..(span.EndLine - 1)], lines[span.EndLine - 1][..(span.EndColumn - 1)]]);

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"(password[^'$]*)('([^']|'')*'|\$\$.*?\$\$)", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Password();
}
