using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HiveConfig.Lint;

namespace HiveConfig.Reports;

/// <summary>The report for programs: one JSON object whose fields keep their order and meaning within a version.</summary>
public static class JsonReport
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",

        // Read by programs, never put into a page: a quote may stay a quote.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The whole text.</summary>
    public static string Write(LintReport report)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteStartObject("targets");
            foreach (var target in report.Targets)
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
            json.WriteNumber("suppressed", 0);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        var place = SecretMask.PlaceOf(finding.File, finding.Span, finding.Violation.IsSecret);
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("name", finding.Rule.Name);
        json.WriteString("severity", TextReport.Word(finding.Severity));
        json.WriteString("path", finding.Path);
        json.WriteNumber("line", place.Line);
        json.WriteNumber("column", place.Column);
        json.WriteNumber("endLine", place.EndLine);
        json.WriteNumber("endColumn", place.EndColumn);
        json.WriteString("node", finding.Node);
        json.WriteString("setting", finding.Setting);
        json.WriteString("message", finding.Message);
        json.WriteString("fix", finding.Fix);
        json.WriteStartArray("related");
        foreach (var related in finding.Related)
        {
            var at = SecretMask.PlaceOf(related.File, related.Span, finding.Violation.IsSecret);
            json.WriteStartObject();
            json.WriteString("path", related.File.Path);
            json.WriteNumber("line", at.Line);
            json.WriteNumber("column", at.Column);
            json.WriteString("message", related.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
