using System;
using System.Globalization;
using System.Linq;
using System.Text;
using HiveConfig.Plan;

namespace HiveConfig.Reports;

/// <summary>A plan for a merge request.</summary>
public static class PlanMarkdownReport
{
    /// <summary>The whole text.</summary>
    public static string Write(PlanReport report)
    {
        var text = new StringBuilder();
        text.Append("## Plan: ").Append(report.Summary()).Append("\n\nFrom ").Append(Code(report.Before)).Append(" to ").Append(Code(report.After)).Append(".\n");
        foreach (var obstacle in report.Plan.Obstacles)
        {
            text.Append("\n**Error**: ").Append(Sentence(obstacle)).Append('\n');
        }

        foreach (var remark in report.Remarks)
        {
            text.Append("\n**Note**: ").Append(Sentence(remark)).Append('\n');
        }

        foreach (var rule in report.Forbidden.GroupBy(change => change.Rule, StringComparer.Ordinal))
        {
            text.Append("\n**Forbidden by ").Append(rule.Key).Append("**: ").AppendJoin(", ", rule.Select(change => Code(change.Setting) + " on " + Sentence(change.Node ?? "the cluster"))).Append('\n');
        }

        if (!report.Plan.IsEmpty)
        {
            text.Append("\n| where | setting | before | after | what it needs |\n|---|---|---|---|---|\n");
            foreach (var group in report.Groups())
            {
                foreach (var change in group.Changes)
                {
                    Row(text, Sentence(group.Nodes) + (group.Path is null ? "" : " " + Code(group.Path)), Code(change.Setting), Value(change, change.Before, isAfter: false), Value(change, change.After, isAfter: true), Sentence(report.Effect(change)));
                }
            }
        }

        if (report.Plan.NotCompared.Count > 0)
        {
            text.Append("\nNot compared, for the value is not here:\n\n").AppendJoin("", report.Plan.NotCompared.Select(unknown => "- " + Code(unknown) + "\n"));
        }

        for (var i = 0; report.HasOrder && i < report.Plan.Steps.Count; i++)
        {
            Step(text, i + 1, report.Plan.Steps[i]);
        }

        return text.ToString();
    }

    private static void Step(StringBuilder text, int number, PlanStep step)
    {
        text.Append("\n### ").Append(number.ToString(CultureInfo.InvariantCulture)).Append(". ").Append(Sentence(step.Title)).Append('\n');
        foreach (var part in step.Parts)
        {
            text.Append('\n').Append(Sentence(part.Text)).Append('\n');
            if (part.Commands.Count > 0)
            {
                text.Append("\n```bash\n").AppendJoin("", part.Commands.Select(command => command + "\n")).Append("```\n");
            }
        }
    }

    private static string Value(Change change, string? value, bool isAfter)
        => change.IsSecret ? (value is null ? "absent" : isAfter && change.Before is not null ? "changed (secret)" : "(secret)") : value is null ? "absent" : Code(value);

    // What would end the code, or the cell it stands in, stands there by number.
    private static string Code(string text)
        => text.Length == 0 ? "(empty)"
            : text.AsSpan().ContainsAny('`', '|') ? "<code>" + string.Concat(text.Select(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is ' ' or '.' or ',' or '/' or '-' ? c.ToString() : Number(c))) + "</code>"
            : "`" + text + "`";

    // Our sentences have emphasis of their own; what a value in them could add is code, links, images, HTML and cells.
    private static string Sentence(string text) => string.Concat(text.Select(c => c is '`' or '|' or '<' or '[' or '\\' or '&' ? Number(c) : c.ToString()));

    private static string Number(char c) => "&#" + ((int)c).ToString(CultureInfo.InvariantCulture) + ";";

    private static void Row(StringBuilder text, params string[] cells) => text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
