using System;
using System.Globalization;
using System.Linq;
using System.Text;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Reports;

/// <summary>Workflow commands of GitHub Actions, one per finding: the runner puts each beside its line of the pull request.</summary>
public static class GitHubReport
{
    /// <summary>The whole text.</summary>
    public static string Write(LintReport report)
    {
        var text = new StringBuilder();
        foreach (var finding in report.Findings)
        {
            var related = string.Concat(finding.Related.Select(place => "\n" + Printable.Line($"{place.File.Path}:{place.Span}: {place.Message}")));
            text.Append("::").Append(Command(finding.Severity)).Append(" file=").Append(Property(Printable.Line(finding.Path)))
                .Append(CultureInfo.InvariantCulture, $",line={finding.Span.Line},endLine={finding.Span.EndLine}");

            // Columns of a place on several lines are an error to GitHub.
            if (finding.Span.Line == finding.Span.EndLine)
            {
                text.Append(CultureInfo.InvariantCulture, $",col={finding.Span.Column},endColumn={Math.Max(finding.Span.Column, finding.Span.EndColumn)}");
            }

            text.Append(",title=").Append(Property($"{finding.Rule.Id} {finding.Rule.Name}"))
                .Append("::").Append(Data($"{Printable.Line(finding.Message)}{related}\nfix: {Printable.Line(finding.Fix)}")).Append('\n');
        }

        return text.ToString();
    }

    private static string Command(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "notice",
    };

    private static string Data(string text)
        => text.Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
