using System.Globalization;
using System.Linq;
using System.Text;

namespace HiveConfig.Reports;

/// <summary>A plan for people: what changes, what is forbidden, and what to do in which order.</summary>
public static class PlanTextReport
{
    /// <summary>The whole text.</summary>
    public static string Write(PlanReport report)
    {
        var text = new StringBuilder();
        text.Append("before: ").Append(report.Before).Append("\nafter:  ").Append(report.After).Append("\n\n");
        foreach (var obstacle in report.Plan.Obstacles)
        {
            text.Append("error: ").Append(obstacle).Append('\n');
        }

        foreach (var remark in report.Remarks)
        {
            text.Append("note: ").Append(remark).Append('\n');
        }

        if (report.Plan.Obstacles.Count > 0 || report.Remarks.Any())
        {
            text.Append('\n');
        }

        foreach (var group in report.Groups())
        {
            text.Append(group.Nodes).Append(group.Path is null ? "" : ": " + group.Path).Append('\n');
            foreach (var change in group.Changes)
            {
                text.Append("  ").Append(change.Setting).Append(": ").Append(PlanReport.Values(change, "'")).Append("\n      ").Append(report.Effect(change)).Append('\n');
            }

            text.Append('\n');
        }

        foreach (var unknown in report.Plan.NotCompared)
        {
            text.Append("not compared, for its value is not here: ").Append(unknown).Append('\n');
        }

        if (report.Plan.NotCompared.Count > 0)
        {
            text.Append('\n');
        }

        if (report.HasOrder)
        {
            Steps(text, report);
        }

        foreach (var rule in report.Forbidden.GroupBy(change => change.Rule, System.StringComparer.Ordinal))
        {
            text.Append("forbidden by ").Append(rule.Key).Append(": hiveconfig explain ").Append(rule.Key).Append(" says why and what to do; --allow ").Append(rule.Key).Append(" --reason '…' lets it through\n");
        }

        return text.Append(report.Summary()).Append('\n').ToString();
    }

    private static void Steps(StringBuilder text, PlanReport report)
    {
        text.Append("What to do, in this order. The commands are for root on the machine named, in bash; begin none before the one above has ended well.\n\n");
        for (var i = 0; i < report.Plan.Steps.Count; i++)
        {
            var step = report.Plan.Steps[i];
            text.Append((i + 1).ToString(CultureInfo.InvariantCulture)).Append(". ").Append(step.Title).Append('\n');
            foreach (var part in step.Parts)
            {
                text.Append("   ").Append(part.Text).Append('\n');
                foreach (var command in part.Commands)
                {
                    text.Append("       ").Append(command).Append('\n');
                }
            }

            text.Append('\n');
        }
    }
}
