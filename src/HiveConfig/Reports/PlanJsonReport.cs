using System.Linq;
using System.Text.Json;
using HiveConfig.Plan;
using HiveConfig.Text;

namespace HiveConfig.Reports;

/// <summary>A plan for programs: one JSON object whose fields keep their order and meaning within a version.</summary>
public static class PlanJsonReport
{
    /// <summary>The whole text.</summary>
    public static string Write(PlanReport report) => JsonOutput.Write(json => Write(json, report));

    private static void Write(Utf8JsonWriter json, PlanReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("before", report.Before);
        json.WriteString("after", report.After);
        Strings(json, "obstacles", report.Plan.Obstacles);
        Strings(json, "remarks", report.Remarks);
        json.WriteStartArray("changes");
        foreach (var change in report.Plan.Changes)
        {
            Write(json, report, change);
        }

        json.WriteEndArray();
        Strings(json, "notCompared", report.Plan.NotCompared);
        json.WriteStartArray("steps");
        foreach (var step in report.HasOrder ? report.Plan.Steps : [])
        {
            json.WriteStartObject();
            json.WriteString("title", step.Title);
            json.WriteStartArray("parts");
            foreach (var part in step.Parts)
            {
                json.WriteStartObject();
                json.WriteString("text", part.Text);
                Strings(json, "commands", part.Commands);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("summary");
        json.WriteNumber("changes", report.Plan.Changes.Count);
        json.WriteNumber("forbidden", report.Forbidden.Count());
        json.WriteNumber("allowed", report.Plan.Forbidden.Count(report.IsAllowed));
        json.WriteString("reason", report.Reason);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PlanReport report, Change change)
    {
        json.WriteStartObject();
        json.WriteString("node", change.Node);
        json.WriteString("path", change.Path);
        json.WriteString("setting", change.Setting);
        json.WriteString("before", change.IsSecret ? null : change.Before);
        json.WriteString("after", change.IsSecret ? null : change.After);
        json.WriteBoolean("secret", change.IsSecret);
        json.WriteString("consequence", Word(change.Consequence));
        json.WriteString("effect", change.Effect);
        Strings(json, "actions", change.Actions);
        json.WriteString("rule", change.Rule);
        json.WriteBoolean("forbidden", change.IsForbidden && !report.IsAllowed(change));
        json.WriteString("note", change.Note);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, System.Collections.Generic.IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static string Word(Consequence consequence) => JsonNamingPolicy.KebabCaseLower.ConvertName(consequence.ToString());
}
