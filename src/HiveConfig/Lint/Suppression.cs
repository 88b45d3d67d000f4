using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>A comment that silences rules: <c># hiveconfig: ignore HC1006 -- reason</c>.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Span">Where the words of the comment stand.</param>
/// <param name="Word">What it asks for: <c>ignore</c> or <c>ignore-file</c>; anything else is a slip.</param>
/// <param name="Rules">The rules it names.</param>
/// <param name="HasReason">Whether it says why.</param>
/// <param name="Line">The line it is about; null for the whole file.</param>
internal sealed record Suppression(ConfigFile File, Span Span, string Word, IReadOnlyList<RulePattern> Rules, bool HasReason, int? Line)
{
    internal const string Ignore = "ignore";
    internal const string IgnoreFile = "ignore-file";

    private const string Call = "hiveconfig:";
    private const string Because = "--";

    // Each is compared with each finding and each rule; nobody writes so many.
    private const int MostOfOneFile = 500;
    private const int MostRules = 50;

    /// <summary>Whether a finding is one that it is about.</summary>
    internal bool Covers(Finding finding)
        => ReferenceEquals(finding.File, File) && (Word is IgnoreFile || (Word is Ignore && finding.Exact.Line == Line)) && Rules.Any(rule => rule.Matches(finding.Rule));

    /// <summary>The suppressions of a file.</summary>
    internal static IEnumerable<Suppression> In(ConfigFile file)
    {
        // Nearly every file has none, and then it need not be looked at any closer.
        if (file.Text.IndexOf(Call, StringComparison.Ordinal) < 0)
        {
            yield break;
        }

        var form = CommentForm.Of(file);
        var lines = TextLine.Of(file.Text).ToList();
        var count = 0;
        for (var i = 0; i < lines.Count && count < MostOfOneFile; i++)
        {
            if (Read(file, form, lines, i) is { } found)
            {
                count++;
                yield return found;
            }
        }
    }

    private static Suppression? Read(ConfigFile file, CommentForm form, List<TextLine> lines, int i)
    {
        var line = lines[i].Text;
        var call = line.IndexOf(Call, StringComparison.Ordinal);
        if (call < 0 || !form.Opens(line, call, out var isAlone))
        {
            return null;
        }

        var text = line.Substring(call + Call.Length);
        var because = text.IndexOf(Because, StringComparison.Ordinal);
        var words = (because < 0 ? text : text.Substring(0, because)).Split(new[] { ' ', '\t', ',' }, StringSplitOptions.RemoveEmptyEntries);

        // Anything may stand behind the name of this product; only what is meant as an order is taken for one.
        if (words.Length == 0 || (words[0] is not (Ignore or IgnoreFile) && Nearest.Find(words[0], [Ignore, IgnoreFile]) is null))
        {
            return null;
        }

        var length = line.Substring(call).TrimEnd().Length;
        return new Suppression(
            file,
            Span.On(lines[i].Number, call + 1, length),
            words[0],
            words.Skip(1).Take(MostRules).Select(word => new RulePattern(word)).ToList(),
            because >= 0 && text.Substring(because + Because.Length).Trim().Length > 0,
            words[0] is IgnoreFile ? null : isAlone ? Next(form, lines, i) : lines[i].Number);
    }

    // The next line that says something.
    private static int Next(CommentForm form, List<TextLine> lines, int i)
    {
        for (var next = i + 1; next < lines.Count; next++)
        {
            if (!lines[next].IsBlank && !form.IsComment(lines[next].Text))
            {
                return lines[next].Number;
            }
        }

        return lines[i].Number;
    }
}
