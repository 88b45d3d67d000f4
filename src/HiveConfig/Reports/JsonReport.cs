using System;
using System.Linq;
using System.Text.Json;
using HiveConfig.Lint;

namespace HiveConfig.Reports;

/// <summary>The report for programs: one JSON object whose fields keep their order and meaning within a version.</summary>
public static class JsonReport
{
    /// <summary>The whole text.</summary>
    public static string Write(LintReport report) => JsonOutput.Write(json => Write(json, report));

    private static void Write(Utf8JsonWriter json, LintReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartObject("targets");

        // Several environments may be judged by several versions: the first of each product is told here.
        foreach (var target in report.Targets.DistinctBy(target => target.Product, StringComparer.Ordinal))
        {
            json.WriteString(target.Product, target.Version.ToString());
        }

        json.WriteEndObject();
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            Write(json, finding);
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("errors", report.Count(Severity.Error));
        json.WriteNumber("warnings", report.Count(Severity.Warning));
        json.WriteNumber("infos", report.Count(Severity.Info));
        json.WriteNumber("files", report.Files);
        json.WriteNumber("suppressed", report.Suppressed);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("name", finding.Rule.Name);
        json.WriteString("severity", TextReport.Word(finding.Severity));
        json.WriteString("path", finding.Path);
        json.WriteNumber("line", finding.Span.Line);
        json.WriteNumber("column", finding.Span.Column);
        json.WriteNumber("endLine", finding.Span.EndLine);
        json.WriteNumber("endColumn", finding.Span.EndColumn);
        json.WriteString("node", finding.Node);
        json.WriteString("setting", finding.Setting);
        json.WriteString("message", finding.Message);
        json.WriteString("fix", finding.Fix);
        json.WriteStartArray("related");
        foreach (var related in finding.Related)
        {
            json.WriteStartObject();
            json.WriteString("path", related.File.Path);
            json.WriteNumber("line", related.Span.Line);
            json.WriteNumber("column", related.Span.Column);
            json.WriteString("message", related.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
