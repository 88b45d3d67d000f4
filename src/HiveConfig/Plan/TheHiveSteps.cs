using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Plan;

/// <summary>TheHive: out of the balancers, restarted, and in again; all at once where old and new cannot work together.</summary>
internal static class TheHiveSteps
{
    /// <summary>All of it stops, because what follows needs it to.</summary>
    internal static StepText Stop(Schedule schedule)
    {
        var nodes = schedule.Before.TheHive.Where(node => schedule.Work.Staying.Has(node) && !schedule.IsReplaced(node)).ToList();
        return new StepText("TheHive stops").Say(
            $"TheHive is away from here until its step below: {Why(schedule)}. Tell its users. {StepText.On(nodes)}:",
            $"systemctl stop thehive");
    }

    internal static StepText? Restart(Schedule schedule)
    {
        var (work, before, after) = (schedule.Work, schedule.Before, schedule.After);
        var joining = after.TheHive.Where(node => work.Joining.Has(node) || schedule.Moves.Any(move => string.Equals(move.To, node, StringComparison.Ordinal))).ToList();
        var staying = after.TheHive.Except(joining, StringComparer.Ordinal).ToList();
        var upgrade = work.Upgrade("thehive");
        var touched = schedule.StopsTheHive ? staying : work.Touched(staying, Part.TheHive);
        var step = new StepText(upgrade is null ? "TheHive" : $"TheHive {upgrade.Before} to {upgrade.After}");
        if (schedule.Changes.Where(change => change.Consequence == Consequence.Data && change.Path is { } path && schedule.Work.PartOf(path, change.Node) == Part.TheHive).Select(change => change.Setting).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } data)
        {
            step.Say($"{string.Join(" and ", data)} says where the attachments are. They do not move by themselves: copy them there first, with their owners, and once more when TheHive has stopped, or cases lose their files.");
        }

        foreach (var node in staying.Where(node => !touched.Has(node) && work.Install(node, Part.TheHive).Any()))
        {
            step.Say($"On {node}: files that need no restart.", [.. work.Install(node, Part.TheHive)]);
        }

        if (schedule.StopsTheHive)
        {
            All(step, schedule, staying, upgrade);
        }
        else if (touched.Count > 1 && schedule.Changes.Any(change => change.Consequence == Consequence.SwitchOver) && schedule.Balancers.Count > 0 && before.Tell((touched[0], "ready")) is not null)
        {
            SwitchOver(step, schedule, touched);
        }
        else
        {
            if (touched.Count > 0 && after.TheHive.Count == 1)
            {
                step.Say("There is one TheHive: it is away while it restarts. Tell its users.");
            }

            foreach (var node in touched)
            {
                One(step, schedule, node);
            }
        }

        foreach (var node in joining)
        {
            step.Say(
                $"On {node}, now that the others know it; the last line ends when it answers:",
                [.. work.Units(node, ".mount", Part.TheHive).Append("thehive").Select(Work.Enable), after.Answers(node)]);
        }

        return step;
    }

    // One node: out of every balancer, its files, its restart, and back.
    private static void One(StepText step, Schedule schedule, string node)
    {
        var (work, before, after) = (schedule.Work, schedule.Before, schedule.After);
        Told(step, schedule.Balancers, before.Tell((node, "drain")), $"no new request goes to {node}");
        step.Say($"On {node}; the last line ends when it answers again:", [.. work.Install(node, Part.TheHive), .. work.Actions(node, Part.TheHive).Select(Work.Command), after.Answers(node)]);
        Told(step, schedule.Balancers, before.Tell((node, "ready")), $"{node} is back");
    }

    // A session that one node has signed with the new key is refused by one with the old: at no time do both serve.
    private static void SwitchOver(StepText step, Schedule schedule, IReadOnlyList<string> nodes)
    {
        var (work, before, after) = (schedule.Work, schedule.Before, schedule.After);
        var (first, others) = (nodes[0], nodes.Skip(1).ToList());
        step.Say(
            $"Nodes with the old and with the new key refuse each other's sessions, so they never serve together: {first} gets the new key while it serves nobody, then it serves alone while the others follow. Everybody has to log in once more, at the second of these messages to the balancers.");
        Told(step, schedule.Balancers, before.Tell((first, "drain")), $"no new request goes to {first}");
        step.Say($"On {first}; the last line ends when it answers again:", [.. work.Install(first, Part.TheHive), .. work.Actions(first, Part.TheHive).Select(Work.Command), after.Answers(first)]);
        Told(step, schedule.Balancers, before.Tell([(first, "ready"), .. others.Select(node => (node, "maint"))]), $"{first} serves alone");
        foreach (var node in others)
        {
            step.Say($"On {node}; the last line ends when it answers again:", [.. work.Install(node, Part.TheHive), .. work.Actions(node, Part.TheHive).Select(Work.Command), after.Answers(node)]);
        }

        Told(step, schedule.Balancers, before.Tell([.. others.Select(node => (node, "ready"))]), "all serve");
    }

    // The first alone changes what the database holds; the others wait for it.
    private static void All(StepText step, Schedule schedule, IReadOnlyList<string> nodes, Change? upgrade)
    {
        var (work, after) = (schedule.Work, schedule.After);
        if (nodes.Count == 0)
        {
            return;
        }

        step.Say($"{StepText.On(nodes)}: it must be stopped on all of them; this shows 'inactive' on each.", $"systemctl is-active thehive");
        // A key that is here has been looked at before this step.
        if (upgrade is not null && !IsOnPekko(upgrade.Before!) && IsOnPekko(upgrade.After!) && nodes.Any(node => !KnowsKey(after, node)))
        {
            step.Say("From 5.4 on TheHive does not start with a secret key of fewer than 32 bytes; the key is not here to be looked at.");
        }

        if (upgrade is not null)
        {
            step.Say($"{StepText.On(nodes)}:", CassandraSteps.Package(after, "thehive", upgrade));
        }

        foreach (var node in nodes.Where(node => work.HasFiles(node, Part.TheHive)))
        {
            step.Say($"On {node}:", [.. work.Install(node, Part.TheHive), .. work.Actions(node, Part.TheHive).Where(action => action is not "restart thehive").Select(Work.Command)]);
        }

        step.Say(
            $"On {nodes[0]} alone{(upgrade is null ? "" : ", so that one node changes the schema")}; follow it until the log is quiet:",
            $"systemctl start thehive",
            $"timeout 120 tail -F /var/log/thehive/application.log");
        if (nodes.Count > 1)
        {
            step.Say($"{StepText.On([.. nodes.Skip(1)])}, one after the other:", $"systemctl start thehive");
        }

        step.Say("On any of them: all answer.", [.. nodes.Select(after.Answers)]);
    }

    private static bool KnowsKey(Site site, string node)
        => site.Tree.Ask(node, ApplicationConf.Kind, SecretConf.SecretKey) is { } key && key.IndexOf(Stated.UnknownSecret, StringComparison.Ordinal) < 0;

    private static bool IsOnPekko(string version) => Model.ProductVersion.Parse(version).IsAtLeast(5, 4);

    private static void Told(StepText step, IReadOnlyList<string> balancers, FormattableString? order, string what)
    {
        if (order is not null && balancers.Count > 0)
        {
            step.Say($"{StepText.On(balancers)}: {what}.", order);
        }
    }

    private static string Why(Schedule schedule)
        => schedule.Work.Upgrade("thehive") is not null || schedule.Changes.Any(change => change.Setting is "actor toolkit")
            ? "nodes of two versions do not work together"
            : "it does not reach databases that have changed before it has";
}
