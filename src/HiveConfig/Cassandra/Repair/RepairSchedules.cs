using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>How often each node is repaired, as far as timers and cron files show it.</summary>
internal static class RepairSchedules
{
    private const string Setting = "OnCalendar";
    private const int GraceDays = 10;

    private static readonly string[] Rare = ["monthly", "quarterly", "semiannually", "yearly", "annually", "@monthly", "@yearly", "@annually"];

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var jobs = repo.Of(RepairTimer.Kind).Concat(repo.Of(RepairJobs.Timer)).Concat(repo.Of(RepairJobs.Cron).Concat(repo.Of(Carriers.Crontab)).Where(Repairs)).ToList();
        var repaired = new HashSet<string>(jobs.Select(job => job.Node).OfType<string>(), StringComparer.Ordinal);
        var tooRare = jobs.Select(TooRare).OfType<Violation>();

        // A job that serves all nodes may be installed anywhere.
        var without = repaired.Count == 0 || jobs.Exists(job => job.Node is null)
            ? []
            : from node in repo.Inventory.With(Role.Cassandra)
              where !repaired.Contains(node.Name)
              let file = repo.Of(CassandraYaml.Kind).FirstOrDefault(file => string.Equals(file.Node, node.Name, StringComparison.Ordinal))
              where file is not null
              select new Violation(file, Span.Start, $"{node.Name} has no timer or cron file that repairs it, {Wording.Count(repaired.Count, "other node")} {(repaired.Count == 1 ? "has" : "have")}");
        return tooRare.Concat(without);
    }

    private static bool Repairs(ConfigFile file) => Lines(file).Any(line => IsRepair(line.Text));

    private static bool IsRepair(string line) => line.IndexOf("nodetool", StringComparison.Ordinal) >= 0 && line.IndexOf("repair", StringComparison.Ordinal) >= 0;

    private static Violation? TooRare(ConfigFile file)
    {
        if (file.Document is SystemdDocument timer)
        {
            var rare = timer.List("Timer", Setting);
            return rare.Count == 1 && IsRareCalendar(rare[0].Value.Text) ? At(file, rare[0].Value.Span, rare[0].Value.Text) : null;
        }

        if (file.Path.IndexOf("cron.monthly/", StringComparison.Ordinal) >= 0)
        {
            return At(file, Span.Start, "cron.monthly");
        }

        var lines = Lines(file).Where(line => IsRepair(line.Text)).ToList();
        return lines.Count == 1 && file.Path.IndexOf("cron.d/", StringComparison.Ordinal) >= 0 && IsRareCron(lines[0].Text) is { } when
            ? At(file, Span.On(lines[0].Line, 1, when.Length), when)
            : null;
    }

    private static Violation At(ConfigFile file, Span span, string when)
        => new(file, span, $"the repair runs at {Wording.Quote(when)}, less often than every {GraceDays} days; expected once a week") { Setting = Setting };

    // A day of the month and nothing that repeats it: '*-*-01 03:00', with or without a name of a day.
    private static bool IsRareCalendar(string calendar)
    {
        if (Rare.Contains(calendar.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            return true;
        }

        var date = calendar.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(part => part.IndexOf('-') > 0 && part.IndexOf(':') < 0);
        return date is not null && IsOneDay(date.Substring(date.LastIndexOf('-') + 1));
    }

    private static string? IsRareCron(string line)
    {
        var fields = line.Split(new[] { ' ', '\t' }, StringSplitOptions.RemoveEmptyEntries);
        return Rare.Contains(fields[0], StringComparer.Ordinal) ? fields[0]
            : fields.Length > 5 && IsOneDay(fields[2]) && fields[4] is "*" ? string.Join(" ", fields.Take(5))
            : null;
    }

    private static bool IsOneDay(string field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<NumberedLine> Lines(ConfigFile file)
        => file.Text.Split('\n').Select((text, i) => new NumberedLine(i + 1, text.Trim())).Where(line => line.Text.Length > 0 && line.Text[0] != '#');

    private sealed record NumberedLine(int Line, string Text);
}
