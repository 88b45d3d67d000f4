using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Elasticsearch;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Plan;

/// <summary>Elasticsearch: one node at a time without moving shards, the masters last; requests for what no file decides.</summary>
internal static class ElasticsearchSteps
{
    private const string Programs = "/usr/share/elasticsearch/bin/";

    internal static StepText? Restart(Schedule schedule)
    {
        var (work, after) = (schedule.Work, schedule.After);
        var upgrade = work.Upgrade("elasticsearch");
        var nodes = after.Elasticsearch.Where(node => work.Staying.Has(node) && !schedule.Moves.Any(move => string.Equals(move.To, node, StringComparison.Ordinal))).ToList();
        var touched = upgrade is null ? work.Touched(nodes, Part.Elasticsearch) : nodes;
        var step = new StepText(upgrade is null ? "Elasticsearch" : $"Elasticsearch {upgrade.Before} to {upgrade.After}");
        foreach (var node in nodes.Where(node => !touched.Has(node) && work.Install(node, Part.Elasticsearch).Any()))
        {
            step.Say($"On {node}: files that need no restart.", [.. work.Install(node, Part.Elasticsearch)]);
        }

        if (touched.Count == 0)
        {
            return step;
        }

        if (work.IsFullStop(Part.Elasticsearch))
        {
            return All(step, schedule, nodes, upgrade);
        }

        if (upgrade is not null)
        {
            Before(step, schedule, upgrade);
        }

        var masters = after.Elasticsearch.Count(after.IsMasterEligible);
        if (masters < 3)
        {
            step.Say($"{(masters == 1 ? "One node alone is" : "Two nodes are")} master-eligible: while one restarts there is no master, and TheHive finds nothing. Tell its users.");
        }
        else if (touched.Count > 1)
        {
            step.Say($"The master is the last one: this names it. Where it is not the last below, do its block last.", schedule.Before.Curl(schedule.Witness(nodes), $"_cat/master?h=node"));
        }

        // With two versions, copies on a newer node cannot go to an older one: yellow is then as good as it gets.
        var count = after.Elasticsearch.Count;
        foreach (var node in touched.OrderBy(node => after.IsMasterEligible(node) ? 1 : 0))
        {
            var actions = work.Actions(node, Part.Elasticsearch).Where(action => upgrade is null || action is not "restart elasticsearch");
            step.Say(
                $"On {node}, alone:",
                [
                    schedule.Before.OnlyPrimaries(node),
                    schedule.Before.Curl(node, $"_flush", "POST"),
                    StepText.When(upgrade is not null, $"systemctl stop elasticsearch"),
                    .. CassandraSteps.Package(after, "elasticsearch", upgrade),
                    .. work.Install(node, Part.Elasticsearch),
                    .. actions.Select(Work.Command),
                    StepText.When(upgrade is not null, $"systemctl daemon-reload"),
                    StepText.When(upgrade is not null, $"systemctl start elasticsearch"),
                    after.Settled(node, count),
                    after.AllShards(node),
                    upgrade is null ? after.Green(node, count) : after.Settled(node, count),
                ]);
        }

        if (upgrade is not null)
        {
            step.Say($"On {nodes[0]}: all nodes have version {upgrade.After}, and the cluster is green.", after.Curl(nodes[0], $"_cat/nodes?v&h=name,version,master"), after.Green(nodes[0], count));
        }

        return step;
    }

    /// <summary>What Elasticsearch is told by requests.</summary>
    internal static StepText? Requests(Schedule schedule)
    {
        var (before, after) = (schedule.Before, schedule.After);
        if (after.Elasticsearch.Count == 0)
        {
            return null;
        }

        var step = new StepText("Requests to Elasticsearch");
        var name = after.TheHive.Select(node => after.Tree.Ask(node, TheHive.ApplicationConf.Kind, TheHive.ApplicationConf.IndexName)).FirstOrDefault(index => index is not null) ?? "thehive";
        var witness = schedule.Witness(after.Elasticsearch);
        if (schedule.Changes.FirstOrDefault(change => change.Consequence == Consequence.Request && change.Setting.EndsWith("number_of_replicas", StringComparison.Ordinal) && change.After is not null) is { } replicas)
        {
            step.Say($"On {witness}: the index that is there keeps its copies until it is told.", after.Curl(witness, $"{name:name}*/_settings", "PUT", $"'{{\"index\":{{\"number_of_replicas\":{replicas.After!:name}}}}}'"), after.Green(witness, after.Elasticsearch.Count));
        }

        if (schedule.Changes.Any(change => change.Consequence == Consequence.Reindex))
        {
            step.Say($"The index that is there keeps its shards: another number takes a reindex, while TheHive is stopped (TheHive's documentation, change the index).");
        }

        foreach (var request in schedule.Changes.Where(change => change.Node is not null && change.Path is { } path && (path.EndsWith("thehive-role.json", StringComparison.Ordinal) || path.EndsWith("thehive-user.json", StringComparison.Ordinal)) && change.After is not null).GroupBy(change => (change.Node, change.Path)))
        {
            var (node, path) = (request.Key.Node!, request.Key.Path!);
            if (!schedule.Work.Staying.Has(node))
            {
                continue;
            }

            var user = after.TheHive.Select(hive => after.Tree.Ask(hive, TheHive.ApplicationConf.Kind, TheHive.ApplicationConf.IndexUsername)).FirstOrDefault(user => user is not null) ?? "thehive";
            var what = path.EndsWith("role.json", StringComparison.Ordinal) ? (FormattableString)$"role/{TheHiveRole.Name:name}" : $"user/{user:name}";
            step.Say(
                $"On {node}:",
                [schedule.Work.Install(node, path), after.Curl(node, $"_security/{what}", "PUT", $"@{path:path}")]);
        }

        if (schedule.Changes.Any(change => change.IsSecret && change.Path?.EndsWith("thehive-user.json", StringComparison.Ordinal) == true))
        {
            step.Say("From here on TheHive's old password is refused: go on at once.");
        }

        return step.IsEmpty || before.Elasticsearch.Count == 0 ? null : step;
    }

    // What must be so before a node gets another version.
    private static void Before(StepText step, Schedule schedule, Change upgrade)
    {
        var site = schedule.Before;
        var node = schedule.Witness(site.Elasticsearch);
        var (from, to) = (ProductVersion.Parse(upgrade.Before!), ProductVersion.Parse(upgrade.After!));
        var isMajor = Major(from) != Major(to);
        if (isMajor)
        {
            step.Say(
                $"On {node}: every node runs the last release of {Major(from)} ({(Major(from) == 7 ? "7.17" : "8.19")}); nothing is deprecated that is critical; and no index was made before version {Site.Number(Major(from))}: such a one has to be reindexed first, or no node starts.",
                site.Curl(node, $"_cat/nodes?v&h=name,version,node.role,master"),
                site.Curl(node, $"_migration/deprecations?pretty"),
                site.Curl(node, $"_all/_settings/index.version.created?human&pretty&expand_wildcards=all"));
            step.Say("Stop what writes snapshots and what changes indices until the end of this step. A node of the new version joins the old ones, but no old one joins again once the last has changed: there is no way back but the backup.");
            step.Say($"The vendor's repository of {Site.Number(Major(to))}.x is the one that each machine installs from. {StepText.On(schedule.After.Elasticsearch)}:", site.IsRpm ? (FormattableString)$"dnf list --showduplicates elasticsearch | tail -3" : $"apt-get update && apt-cache policy elasticsearch | head -3");
        }
    }

    // Nodes with and without encryption, or of other ports, do not form one cluster.
    private static StepText All(StepText step, Schedule schedule, IReadOnlyList<string> nodes, Change? upgrade)
    {
        var (work, before, after) = (schedule.Work, schedule.Before, schedule.After);
        var first = nodes[0];
        step.Say($"On {first}: no shard moves while nodes are away.", before.OnlyPrimaries(first), before.Curl(first, $"_flush", "POST"));
        step.Say($"{StepText.On(nodes)}: nodes with the old and with the new settings form no cluster, so all stop.", [$"systemctl stop elasticsearch", .. CassandraSteps.Package(after, "elasticsearch", upgrade)]);
        foreach (var node in nodes)
        {
            step.Say($"On {node}:", [.. work.Install(node, Part.Elasticsearch), .. work.Actions(node, Part.Elasticsearch).Where(action => action is not "restart elasticsearch").Select(Work.Command)]);
        }

        step.Say($"{StepText.On(nodes)}:", $"systemctl start --no-block elasticsearch");
        if (after.HasLogins && !before.HasLogins)
        {
            var url = after.Url(first);
            step.Say(
                $"On {first}: elastic gets its password, and curl is told it.",
                after.Tree.VersionOf("elasticsearch")?.IsAtLeast(8, 0) == false ? (FormattableString)$"{Programs}elasticsearch-setup-passwords interactive --url '{url}'" : $"{Programs}elasticsearch-reset-password --interactive --username elastic --url '{url}'",
                Site.AskPassword);
        }

        return step.Say($"On {first}:", after.Settled(first, after.Elasticsearch.Count), after.AllShards(first), after.Green(first, after.Elasticsearch.Count));
    }

    private static int Major(ProductVersion version)
    {
        for (var major = 9; major > 0; major--)
        {
            if (version.IsAtLeast(major, 0))
            {
                return major;
            }
        }

        return 0;
    }
}
