using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Plan;

/// <summary>Machines that come, go, or take another's place.</summary>
internal static class MachineSteps
{
    private const string Keystore = "/usr/share/elasticsearch/bin/elasticsearch-keystore";

    /// <summary>A machine joins: each database by itself, and TheHive when the others know of it.</summary>
    internal static StepText Join(Schedule schedule, string node)
    {
        var step = Prepare(schedule, node, new StepText($"{node} joins"));
        var (before, after) = (schedule.Before, schedule.After);
        var number = before.Cassandra.Count + Position(schedule.Added, node, after.Cassandra);
        if (after.Cassandra.Has(node))
        {
            Bootstrap(step, schedule, node, dead: null, Math.Max(number, 1));
        }

        Elasticsearch(step, schedule, node, before.Elasticsearch.Count + Position(schedule.Added, node, after.Elasticsearch));
        return step;
    }

    /// <summary>A machine takes the place of another.</summary>
    internal static StepText Replace(Schedule schedule, Move move)
    {
        var (before, after) = (schedule.Before, schedule.After);
        var (was, now) = (before.AddressOf(move.From), after.AddressOf(move.To));
        var title = move.IsSameName ? $"{move.To} moves from {was} to {now}" : $"{move.To} ({now}) takes the place of {move.From} ({was})";
        var step = new StepText(title);
        var witness = schedule.Witness(before.Cassandra.Count > 0 ? before.Cassandra : [move.From]);
        step.Say(
            $"This is for a machine that is dead and does not come back: {was} is 'DN' here, and the new machine is empty. "
            + (move.IsSameName
                ? "The same machine with all its data and another address needs nothing of this step but its files and a restart of its services."
                : $"If {move.From} still works, let {move.To} join first and remove {move.From} in a second plan: then no copy is ever missing."),
            StepText.When(before.Cassandra.Has(move.From), $"nodetool status | grep -F ' {was:name} '"));
        Prepare(schedule, move.To, step);
        if (after.Cassandra.Has(move.To))
        {
            Bootstrap(step, schedule, move.To, dead: before.ListenAddress(move.From), after.Cassandra.Count);
            step.Say($"On {witness}: {was} is gone, and must never start again: it would join as what it was.", $"nodetool status");
            step.Say($"On {move.To}: what was written while it was built.", $"nodetool repair -full");
        }

        if (before.Elasticsearch.Has(move.From) && before.IsMasterEligible(move.From))
        {
            step.Say($"On {schedule.Witness(before.Elasticsearch)}: the masters that are left are a majority; this names the one they have elected, which is not {move.From}.", before.Curl(schedule.Witness(before.Elasticsearch), $"_cat/master?v"));
        }

        Elasticsearch(step, schedule, move.To, after.Elasticsearch.Count);
        return step;
    }

    /// <summary>A machine leaves, with its copies elsewhere first.</summary>
    internal static StepText Leave(Schedule schedule, string node)
    {
        var step = new StepText($"{node} leaves");
        var (before, after) = (schedule.Before, schedule.After);
        var address = before.AddressOf(node);
        var copies = Math.Min(after.Copies ?? int.MaxValue, after.Cassandra.Count);
        if (before.Cassandra.Has(node) && copies is 1 or 2)
        {
            step.Say($"What is left of Cassandra has no node to spare: TheHive's rows are on {(copies == 1 ? "one node" : "two")}, and while one is down, reads and writes by quorum fail.");
        }

        var timers = before.Tree.PathsOf(node).Where(path => path.StartsWith("/etc/systemd/system/", StringComparison.Ordinal) && path.EndsWith(".timer", StringComparison.Ordinal) && before.Tree.Owns(node, path))
            .Select(path => path.Substring(path.LastIndexOf('/') + 1)).OrderBy(unit => unit, StringComparer.Ordinal).ToList();
        if (timers.Count > 0)
        {
            step.Say($"On {node}: its timers start nothing any more.", $"systemctl disable --now {timers}");
        }

        if (before.TheHive.Has(node))
        {
            var balancers = before.Balancers.Where(balancer => !schedule.IsReplaced(balancer)).ToList();
            if (balancers.Count > 0 && before.Tell((node, "drain")) is { } drain)
            {
                step.Say($"{StepText.On(balancers)}: no new request goes to {node}.", drain);
            }

            step.Say($"On {node}: TheHive stops.", $"systemctl disable --now thehive");
        }

        if (before.Balancers.Has(node))
        {
            step.Say($"On {node}: the address goes to another balancer.", $"systemctl disable --now keepalived haproxy");
        }

        if (before.Elasticsearch.Has(node))
        {
            LeaveElasticsearch(step, schedule, node);
        }

        if (before.Cassandra.Has(node))
        {
            step.Say(
                $"On {node}: it hands its rows to the others, which takes hours for much data; do not stop it. It ends in an error where the others are fewer than the copies: then lower those first.",
                $"nodetool decommission",
                $"nodetool netstats | head -1");
            step.Say(
                $"On {schedule.Witness(after.Cassandra)}: {node} is gone. Were it dead, it could hand over nothing: then, in place of the above, 'nodetool removenode' with its host id of 'nodetool status', and a repair on every node.",
                $"until ! nodetool status | grep -qF ' {before.ListenAddress(node):name} '; do sleep 30; done");
            step.Say($"On {node}:", $"systemctl disable --now cassandra");
        }

        return step.Say($"{node} ({address}) must not start any of its services again: it would join as what it was. Keep its disks until the end of this plan.");
    }

    private static void LeaveElasticsearch(StepText step, Schedule schedule, string node)
    {
        var (before, after) = (schedule.Before, schedule.After);
        var witness = schedule.Witness(after.Elasticsearch);
        var name = before.ElasticsearchName(node);
        step.Say(
            $"On {witness}: Elasticsearch moves its shards away from {node}; the last line ends when it has none.",
            before.Curl(witness, $"_cluster/settings", "PUT", $"'{{\"persistent\":{{\"cluster.routing.allocation.exclude._name\":\"{name:name}\"}}}}'"),
            $"while {before.Curl(witness, $"_cat/shards?h=node")} | grep -qxF '{name:name}'; do sleep 10; done");
        if (before.IsMasterEligible(node))
        {
            step.Say($"It has no vote any more:", before.Curl(witness, $"_cluster/voting_config_exclusions?node_names={name:name}", "POST"));
        }

        step.Say($"On {node}:", $"systemctl disable --now elasticsearch");
        step.Say(
            $"On {witness}: nothing is excluded any more, and what is left is green.",
            before.IsMasterEligible(node) ? before.Curl(witness, $"_cluster/voting_config_exclusions", "DELETE") : null,
            before.Curl(witness, $"_cluster/settings", "PUT", $"'{{\"persistent\":{{\"cluster.routing.allocation.exclude._name\":null}}}}'"),
            before.Green(witness, Math.Max(1, before.Elasticsearch.Count - 1 - schedule.Removed.TakeWhile(other => !string.Equals(other, node, StringComparison.Ordinal)).Count(before.Elasticsearch.Has))));
    }

    // A package starts its service at once, and what that leaves behind joins no other cluster.
    private static StepText Prepare(Schedule schedule, string node, StepText step)
    {
        var after = schedule.After;
        var services = Services(after, node);
        step.Say(
            $"On {node}: the packages of the section *The machines* of the new README.md, in the versions that the other nodes have; its clock agrees with theirs. Then everything that the packages have started stops, and the files take their place.",
            [StepText.When(services.Count > 0, $"systemctl stop {services}"), .. schedule.Work.InstallAll(node), $"systemctl daemon-reload"]);
        foreach (var path in after.Tree.PathsOf(node).Where(path => path.EndsWith(".mount", StringComparison.Ordinal)))
        {
            if (after.Tree.Find(node, path) is { Document: SystemdDocument unit })
            {
                step.Say($"On the NFS server: {unit.Find("Mount", "What")?.Value.Text} is exported to {after.AddressOf(node)} too, with the options that the others have (exportfs -ra). NFS knows users by number: 'id thehive' and 'id elasticsearch' show the same on {node} as elsewhere.");
            }
        }

        if (schedule.Work.Units(node, ".mount", Part.Storage).Concat(schedule.Work.Units(node, ".mount", Part.Elasticsearch)).ToList() is { Count: > 0 } mounts)
        {
            step.Say($"On {node}:", [.. mounts.Select(Work.Enable)]);
        }

        if (after.HasLogins || after.Tree.Ask(node, HiveConfig.Cassandra.CassandraYaml.Kind, HiveConfig.Cassandra.CassandraYaml.ClientEnabled) == true)
        {
            step.Say($"Key and certificate of {node}, signed by the authority that the others trust, lie where its files name them: the sections *Certificates* and *The files* of the new README.md have the commands; run them for {node} alone, with the authority that is there.");
        }

        return step;
    }

    private static void Bootstrap(StepText step, Schedule schedule, string node, string? dead, int number)
    {
        var after = schedule.After;
        const string Environment = "/etc/cassandra/cassandra-env.sh";
        var environment = after.IsRpm ? "/etc/cassandra/conf/cassandra-env.sh" : Environment;
        var yaml = after.Tree.Find(node, HiveConfig.Cassandra.CassandraYaml.Kind)?.InstalledPath ?? HiveConfig.Cassandra.CassandraYaml.Kind.InstalledPath;
        var seeds = after.SeedsOf(node);
        var own = after.ListenAddress(node);
        var isSeed = seeds.Has(own);
        step.Say(
            $"On {node}: Cassandra begins empty. This deletes whatever it holds.",
            [.. after.CassandraDirectories(node).Select(directory => (FormattableString)$"if [ -d {directory} ]; then find {directory:emptied} -mindepth 1 -delete; fi")]);
        if (isSeed)
        {
            step.Say(
                $"{node} is a seed in its own file, and a seed fetches no rows. For this one start it is none:",
                $"sed -i 's/seeds: .*/seeds: \"{seeds.Where(seed => !string.Equals(seed, own, StringComparison.Ordinal)):name}\"/' {yaml:path}");
        }

        if (dead is not null)
        {
            step.Say($"It takes over the rows and tokens of {dead}, at its first start only:", $"echo 'JVM_OPTS=\"$JVM_OPTS -Dcassandra.replace_address_first_boot={dead:name}\"' >> {environment}");
        }

        step.Say(
            "It starts and fetches its rows, which takes hours for much data ('nodetool netstats' shows how far it is). Restart no other node meanwhile. The last line ends when it has joined.",
            Work.Enable("cassandra"),
            Site.AllUp(number));
        if (isSeed || dead is not null)
        {
            step.Say(
                "What was for this one start goes; it needs no restart.",
                isSeed ? schedule.Work.Install(node, yaml) : null,
                StepText.When(dead is not null, $"sed -i '/replace_address_first_boot/d' {environment}"));
        }

        if (after.Tree.PathsOf(node).Any(path => path.EndsWith("hiveconfig-cassandra-repair.timer", StringComparison.Ordinal)))
        {
            step.Say("Its weekly repair:", Work.Enable("hiveconfig-cassandra-repair.timer"));
        }
    }

    private static void Elasticsearch(StepText step, Schedule schedule, string node, int number)
    {
        var after = schedule.After;
        if (!after.Elasticsearch.Has(node))
        {
            return;
        }

        var version = after.Tree.VersionOf("elasticsearch");
        step.Say(
            $"On {node}: Elasticsearch begins empty too{(version?.IsAtLeast(8, 0) == true ? ", and without the passwords of the configuration that its package made" : "")}.",
            [
                $"find {after.ElasticsearchDirectory(node):emptied} -mindepth 1 -delete",
                StepText.When(
                    version?.IsAtLeast(8, 0) == true,
                    $"for entry in $({Keystore} list | grep -E '^xpack\\.security\\.(transport|http)\\.ssl\\.(keystore|truststore)\\.secure_password$'); do {Keystore} remove \"$entry\"; done"),
                Work.Enable("elasticsearch"),
            ]);
        var witness = schedule.Witness(schedule.Before.Elasticsearch.Count > 0 ? schedule.Before.Elasticsearch : after.Elasticsearch);
        step.Say($"On {witness}: it is there, and shards have moved to it.", schedule.Before.Green(witness, number));
    }

    private static List<string> Services(Site site, string node)
    {
        List<string> services = [];
        foreach (var (nodes, names) in new[] { (site.Cassandra, new[] { "cassandra" }), (site.Elasticsearch, ["elasticsearch"]), (site.TheHive, ["thehive"]), (site.Balancers, ["haproxy", "keepalived"]) })
        {
            if (nodes.Has(node))
            {
                services.AddRange(names);
            }
        }

        return services;
    }

    private static int Position(IReadOnlyList<string> added, string node, IReadOnlyList<string> ofService)
        => added.Where(ofService.Has).TakeWhile(other => !string.Equals(other, node, StringComparison.Ordinal)).Count() + 1;
}
