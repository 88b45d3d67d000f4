using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Text;

namespace HiveConfig.Plan;

/// <summary>Cassandra: restarts that leave a majority of the copies, statements of CQL, repairs.</summary>
internal static class CassandraSteps
{
    private static FormattableString Drain => $"nodetool drain";

    /// <summary>The nodes that stay take up their files.</summary>
    internal static StepText? Restart(Schedule schedule)
    {
        var (work, after) = (schedule.Work, schedule.After);
        var upgrade = work.Upgrade("cassandra");
        var nodes = after.Cassandra.Where(node => work.Staying.Has(node) && !schedule.Moves.Any(move => string.Equals(move.To, node, StringComparison.Ordinal))).ToList();
        var touched = upgrade is null ? work.Touched(nodes, Part.Cassandra) : nodes;
        var step = new StepText(upgrade is null ? "Cassandra" : $"Cassandra {upgrade.Before} to {upgrade.After}");
        foreach (var node in nodes.Where(node => !touched.Has(node) && work.HasFiles(node, Part.Cassandra) && work.Install(node, Part.Cassandra).Any()))
        {
            step.Say($"On {node}: files that need no restart.", [.. work.Install(node, Part.Cassandra)]);
        }

        if (touched.Count == 0)
        {
            return step;
        }

        if (work.IsFullStop(Part.Cassandra))
        {
            return All(step, schedule, nodes);
        }

        // One node down leaves a majority only of three copies and more.
        var stopsTheHive = !schedule.StopsTheHive && schedule.After.TheHive.Count > 0 && (after.Copies ?? after.Cassandra.Count) < 3 && (upgrade is not null || touched.Any(node => RestartsService(work, node)));
        if (stopsTheHive)
        {
            step.Say($"TheHive's rows have {Site.Number(after.Copies ?? after.Cassandra.Count)} copies: while one node restarts, those that are left are no majority, and TheHive fails. Tell its users, and stop it until this step is done. {StepText.On(after.TheHive)}:", $"systemctl stop thehive");
        }

        if (upgrade is not null)
        {
            step.Say("No repair, no node that joins or leaves and no change of the schema while two versions run.");
        }

        foreach (var node in touched)
        {
            var actions = work.Actions(node, Part.Cassandra).Where(action => upgrade is null || action is not "restart cassandra").ToList();
            var restarts = upgrade is not null || actions.Has("restart cassandra");
            step.Say(
                $"On {node}{(restarts ? ", alone; the last line ends when all nodes are up again" : ", which needs no restart")}:",
                [
                    restarts ? Drain : null,
                    StepText.When(upgrade is not null, $"systemctl stop cassandra"),
                    .. Package(after, "cassandra", upgrade),
                    .. work.Install(node, Part.Cassandra),
                    .. actions.Select(Work.Command),
                    StepText.When(upgrade is not null, $"systemctl start cassandra"),
                    restarts ? Site.AllUp(schedule.Before.Cassandra.Count + schedule.Added.Count(after.Cassandra.Has) - schedule.Removed.Count(schedule.Before.Cassandra.Has)) : null,
                ]);
        }

        if (stopsTheHive)
        {
            step.Say($"{StepText.On(after.TheHive)}:", $"systemctl start thehive");
        }

        if (upgrade is not null)
        {
            step.Say($"{StepText.On(nodes)}, one after the other, once all run the new version:", $"nodetool upgradesstables");
        }

        return step;
    }

    /// <summary>Fewer copies, before a node goes: Cassandra lets none go that a copy needs.</summary>
    internal static StepText? FewerCopies(Schedule schedule) => Copies(schedule, isMore: false);

    /// <summary>More copies, once their nodes are there.</summary>
    internal static StepText? MoreCopies(Schedule schedule) => Copies(schedule, isMore: true);

    /// <summary>Roles and their passwords.</summary>
    internal static StepText? Accounts(Schedule schedule)
    {
        var changes = schedule.Changes.Where(change => change.Consequence == Consequence.Cql && change.Node is not null && change.Path is not null && !string.Equals(change.Setting, "(file)", StringComparison.Ordinal)).ToList();
        if (changes.Count == 0)
        {
            return null;
        }

        var step = new StepText("Accounts of Cassandra");
        foreach (var script in changes.GroupBy(change => (change.Node, change.Path)))
        {
            var node = script.Key.Node!;
            step.Say(
                $"On {node}; cqlsh asks for the password that is valid until now:",
                [schedule.Work.Install(node, script.Key.Path!), .. (schedule.StopsTheHive ? schedule.After : schedule.Before).Cqlsh(node, $"-f {script.Key.Path!:path}")]);
        }

        return changes.Any(change => change.IsSecret)
            ? step.Say("From here on a TheHive that starts needs its new file: go on at once, and let no node start in between.")
            : step;
    }

    /// <summary>The keyspaces that get fewer copies.</summary>
    internal static IEnumerable<Replication> Fewer(Schedule schedule) => Changed(schedule, isMore: false);

    private static StepText? Copies(Schedule schedule, bool isMore)
    {
        var changed = Changed(schedule, isMore).ToList();
        if (changed.Count == 0 || (isMore ? schedule.After : schedule.Before).Cassandra.Count == 0)
        {
            return null;
        }

        var site = isMore ? schedule.After : schedule.Before;
        var node = schedule.Witness(site.Cassandra);
        var step = new StepText(isMore ? "More copies of the rows" : "Fewer copies of the rows");
        var repairs = changed.Select(replication => (FormattableString)$"nodetool repair -full {replication.Keyspace}").ToArray();
        if (!isMore)
        {
            step.Say($"{StepText.On([.. site.Cassandra.Select(known => schedule.Moves.FirstOrDefault(move => string.Equals(move.From, known, StringComparison.Ordinal))?.To ?? known)])}, one after the other: no copy that goes is the only one that has a row.", repairs);
        }

        step.Say(
            $"On {node}; cqlsh asks for the password. CREATE KEYSPACE IF NOT EXISTS of the scripts changes nothing in a keyspace that is there.",
            [.. site.Cqlsh(node, [.. changed.Select(replication => (FormattableString)$"-e \"ALTER KEYSPACE {Name(replication.Keyspace)} WITH replication = {Map(replication)}\"")])]);
        if (isMore)
        {
            step.Say($"{StepText.On(site.Cassandra)}, one after the other: until the last is done, a new copy lacks rows, and reads may miss them.", repairs);
        }

        return step;
    }

    private static IEnumerable<Replication> Changed(Schedule schedule, bool isMore)
    {
        var old = schedule.Before.Tree.Replications;
        return schedule.After.Tree.Replications.Values
            .Where(replication => old.TryGetValue(replication.Keyspace, out var known) && !string.Equals(known.ToString(), replication.ToString(), StringComparison.Ordinal) && IsMore(known, replication) == isMore)
            .OrderBy(replication => replication.Keyspace, StringComparer.Ordinal);
    }

    private static bool IsMore(Replication old, Replication now)
        => now.Factors.Any(factor => (old.FactorIn(factor.Key) ?? 0) < factor.Value) || (now.Factor ?? 0) > (old.Factor ?? 0) || !string.Equals(old.Strategy, now.Strategy, StringComparison.Ordinal);

    // Within the double quotes of a shell. A bare name would be lower-cased.
    private static FormattableString Name(string keyspace) => CqlText.IsBare(keyspace) ? $"{keyspace:name}" : (FormattableString)$"\\\"{keyspace:name}\\\"";

    private static FormattableString Map(Replication replication)
    {
        FormattableString map = $"'class': '{replication.Strategy:name}'";
        if (replication.Factor is { } factor)
        {
            map = $"{map}, 'replication_factor': {factor}";
        }

        foreach (var (datacenter, copies) in replication.Factors.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => (entry.Key, entry.Value)))
        {
            map = $"{map}, '{datacenter:name}': {copies}";
        }

        return $"{{{map}}}";
    }

    // Old and new do not talk to each other: half a ring would answer for the whole.
    private static StepText All(StepText step, Schedule schedule, IReadOnlyList<string> nodes)
    {
        var (work, after) = (schedule.Work, schedule.After);
        step.Say($"{StepText.On(nodes)}: nodes with the old and with the new settings do not talk to each other, so all stop.", Drain, $"systemctl stop cassandra");
        if (work.Upgrade("cassandra") is { } upgrade)
        {
            step.Say($"{StepText.On(nodes)}:", Package(after, "cassandra", upgrade));
        }

        foreach (var node in nodes)
        {
            step.Say($"On {node}:", [.. work.Install(node, Part.Cassandra), .. work.Actions(node, Part.Cassandra).Where(action => action is not "restart cassandra").Select(Work.Command)]);
        }

        var seeds = nodes.Count == 0 ? [] : after.SeedsOf(nodes[0]);
        var order = nodes.OrderBy(node => seeds.Has(after.ListenAddress(node)) ? 0 : 1).ToList();
        for (var i = 0; i < order.Count; i++)
        {
            step.Say($"On {order[i]}{(i == 0 ? ", for seeds come first" : "")}; the last line ends when it has joined:", $"systemctl start cassandra", Site.AllUp(i + 1));
        }

        return step;
    }

    /// <summary>The package of a new version: it leaves the files alone that are there, and does not start its service, which it would with the old ones. Nothing without one.</summary>
    internal static FormattableString[] Package(Site site, string name, Change? upgrade) => upgrade?.After is not { } version ? [] :
    [
        $"systemctl mask --runtime {name}",
        site.IsRpm ? (FormattableString)$"dnf install --assumeyes '{name}-{version}*'" : $"apt-get update && apt-get install --yes --option Dpkg::Options::=--force-confold '{name}={version}*'",
        $"systemctl unmask --runtime {name}",
    ];

    private static bool RestartsService(Work work, string node) => work.Actions(node, Part.Cassandra).Has("restart cassandra");
}
