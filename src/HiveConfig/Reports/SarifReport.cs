using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Reports;

/// <summary>The report for code scanning: SARIF 2.1.0, one run.</summary>
public static class SarifReport
{
    /// <summary>The whole text.</summary>
    public static string Write(LintReport report) => JsonOutput.Write(json => Write(json, report));

    private static void Write(Utf8JsonWriter json, LintReport report)
    {
        var rules = report.Findings.Select(finding => finding.Rule).Distinct().OrderBy(rule => rule.Id, StringComparer.Ordinal).ToList();
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "HiveConfig");
        json.WriteString("fullName", "HiveConfig, a linter for the config files of TheHive clusters");
        json.WriteString("semanticVersion", report.ToolVersion);
        json.WriteString("version", report.ToolVersion);
        json.WriteStartArray("rules");
        rules.ForEach(rule => Write(json, rule));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var (finding, fingerprint) in Fingerprint.Of(report.Findings))
        {
            Write(json, finding, rules.IndexOf(finding.Rule), fingerprint);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", Pascal(rule.Name));
        Text(json, "shortDescription", rule.Title + ".");
        Text(json, "fullDescription", $"{rule.Title}. {rule.Why}");
        json.WriteStartObject("help");
        json.WriteString("text", $"{rule.Why} Fix: {rule.Fix}");
        json.WriteString("markdown", $"{rule.Why}\n\n**Fix:** {rule.Fix}\n\n`hiveconfig explain {rule.Id}` shows a bad and a good sample.");
        json.WriteEndObject();
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Level(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue(rule.Name);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Finding finding, int index, string fingerprint)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", index);
        json.WriteString("level", Level(finding.Severity));
        Text(json, "message", Sentence($"{finding.Message}. {finding.Fix}"));
        json.WriteStartArray("locations");
        Location(json, finding.Path, finding.Span, id: null, message: null, finding.Setting);
        json.WriteEndArray();
        if (finding.Related.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            for (var i = 0; i < finding.Related.Count; i++)
            {
                Location(json, finding.Related[i].File.Path, finding.Related[i].Span, i + 1, finding.Related[i].Message, setting: null);
            }

            json.WriteEndArray();
        }

        json.WriteStartObject("partialFingerprints");
        json.WriteString("rulePathSetting/v1", fingerprint);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter json, string path, Span span, int? id, string? message, string? setting)
    {
        json.WriteStartObject();
        if (id is { } number)
        {
            json.WriteNumber("id", number);
        }

        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri(path));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", span.Line);
        json.WriteNumber("startColumn", span.Column);
        json.WriteNumber("endLine", span.EndLine);
        json.WriteNumber("endColumn", span.EndColumn);
        json.WriteEndObject();
        json.WriteEndObject();
        if (setting is not null)
        {
            json.WriteStartArray("logicalLocations");
            json.WriteStartObject();
            json.WriteString("fullyQualifiedName", setting);
            json.WriteString("kind", "property");
            json.WriteEndObject();
            json.WriteEndArray();
        }

        if (message is not null)
        {
            Text(json, "message", Sentence(message + "."));
        }

        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // Relative to wherever the consumer has the repo. A path out of it, on another drive or with a colon keeps its form by escapes.
    private static string Uri(string path) => string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString));

    private static string Sentence(string text) => text.Length > 0 && char.IsAsciiLetterLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    private static string Pascal(string name) => string.Concat(name.Split('-').Select(part => part.Length == 0 ? "" : char.ToUpperInvariant(part[0]) + part[1..]));

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
