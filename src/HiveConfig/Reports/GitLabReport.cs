using System.Text.Json;
using HiveConfig.Lint;

namespace HiveConfig.Reports;

/// <summary>The report for GitLab's merge requests: its Code Quality format.</summary>
public static class GitLabReport
{
    /// <summary>The whole text.</summary>
    public static string Write(LintReport report) => JsonOutput.Write(json =>
    {
        json.WriteStartArray();
        foreach (var (finding, fingerprint) in Fingerprint.Of(report.Findings))
        {
            Write(json, finding, fingerprint);
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, Finding finding, string fingerprint)
    {
        json.WriteStartObject();
        json.WriteString("description", $"{finding.Rule.Id}: {finding.Message}. {finding.Fix}");
        json.WriteString("check_name", finding.Rule.Name);
        json.WriteString("fingerprint", fingerprint);
        json.WriteString("severity", finding.Severity switch
        {
            Severity.Error => "critical",
            Severity.Warning => "minor",
            _ => "info",
        });
        json.WriteStartObject("location");
        json.WriteString("path", finding.Path);
        json.WriteStartObject("lines");
        json.WriteNumber("begin", finding.Span.Line);
        json.WriteNumber("end", finding.Span.EndLine);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
