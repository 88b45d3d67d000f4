using System;
using System.Collections.Generic;

namespace HiveConfig.Reports;

/// <summary>Every output format.</summary>
public static class ReportFormats
{
    /// <summary>Name of the format by which <c>--format</c> and <c>--report</c> know it, and what writes it.</summary>
    public static IReadOnlyDictionary<string, Func<LintReport, string>> All { get; } = new Dictionary<string, Func<LintReport, string>>(StringComparer.Ordinal)
    {
        ["text"] = report => TextReport.Write(report),
        ["json"] = JsonReport.Write,
        ["sarif"] = SarifReport.Write,
        ["github"] = GitHubReport.Write,
        ["gitlab"] = GitLabReport.Write,
        ["junit"] = JUnitReport.Write,
        ["checkstyle"] = CheckstyleReport.Write,
    };
}
