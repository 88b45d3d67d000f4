using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>Whether the nodes that a script snapshots hold every row between them.</summary>
internal static class RingCoverage
{
    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var nodes = new RingNodes(repo);
        return [.. Partial(repo, nodes), .. Repeated(repo, nodes)];
    }

    // Only a script that one node alone has is known to run there alone. What its own datacenter holds is all there is.
    private static IEnumerable<Violation> Partial(Repo repo, RingNodes nodes)
    {
        var scripts = BackupScript.Of(repo).Where(script => script.Steps.Any(step => CassandraBackup.Snapshot(script, step) is not null)).ToList();
        if (scripts.Count != 1 || Targets(nodes, scripts[0]) is not { Count: > 0 } targets)
        {
            yield break;
        }

        var script = scripts[0];
        var step = script.Steps.First(step => CassandraBackup.Snapshot(script, step) is not null);
        var replication = Replication.Of(repo).LastOrDefault(other => other.Keyspace.IndexOf("hive", StringComparison.OrdinalIgnoreCase) >= 0);
        if (Ring(repo, targets[0], replication) is { } ring && targets.TrueForAll(node => string.Equals(Ring(repo, node, replication)?.Datacenter, ring.Datacenter, StringComparison.Ordinal)) && ring.Factor <= ring.Nodes - targets.Count)
        {
            yield return new Violation(script.File, step.Script.Place(step.Command.Span), $"only {string.Join(", ", targets)} {(targets.Count == 1 ? "is" : "are")} snapshot, but {Wording.Quote(ring.Keyspace)} has {Wording.Count(ring.Factor, "replica")} on {Wording.Count(ring.Nodes, "node")} of {Wording.Quote(ring.Datacenter)}")
            {
                Setting = "nodetool",
                Related = replication is null ? [] : [new RelatedPlace(replication.File, replication.Span, Wording.GivenHere)],
            };
        }
    }

    // A loop over machines whose rounds all happen on this one.
    private static IEnumerable<Violation> Repeated(Repo repo, RingNodes nodes)
        => from script in BackupScript.Of(repo)
           where !script.ReadsOthers
           from step in script.Steps
           where step.Command.Loop is not null
           let words = CassandraBackup.Snapshot(script, step)
           where words is not null && IsLocal(step, words)
           let name = step.Command.Loop!.Words.Count > 1 ? step.Command.Loop.Words[1].Text : ""
           where !step.Command.Variables.Any(variable => string.Equals(variable.Name, name, StringComparison.Ordinal))
           let hosts = script.Items(step.Command.Loop!)
           where hosts is { Count: > 1 } && hosts.All(host => nodes.Find(host) is not null)
           select new Violation(script.File, step.Script.Place(step.Command.Span), $"nodetool is run on this machine in each round of the loop over {string.Join(", ", hosts.Select(Wording.Quote))}, expected 'ssh \"${name}\"' before it or '-h \"${name}\"'")
           {
               Setting = "nodetool",
               Related = [new RelatedPlace(script.File, step.Script.Place(step.Command.Loop!.Span), "the loop")],
               Fix = "Run nodetool over ssh on the node of the round.",
           };

    // The nodes that are snapshot; null when that is open.
    private static List<string>? Targets(RingNodes ring, BackupScript script)
    {
        var targets = new List<string>();
        var isLocal = false;
        foreach (var step in script.Steps)
        {
            if (CassandraBackup.Snapshot(script, step) is not { } words)
            {
                // What is started elsewhere may be this script.
                if (step.Command.Program is "pssh" or "parallel-ssh" or "ansible" or "ansible-playbook" or "clush" or "salt")
                {
                    return null;
                }
            }
            else if (IsLocal(step, words))
            {
                isLocal = true;
            }
            else if (HostOf(step, words) is { } host && script.Values(step.Command, host) is { } hosts)
            {
                var nodes = hosts.Select(text => ring.Find(text.Substring(text.LastIndexOf('@') + 1))).ToList();
                if (nodes.Contains(null))
                {
                    return null;
                }

                targets.AddRange(nodes.OfType<string>());
            }
            else
            {
                return null;
            }
        }

        if (isLocal && (script.File.Node is null || script.Steps.Any(step => step.Command.Program is "ssh")))
        {
            return null;
        }

        return [.. targets.Concat(isLocal ? [script.File.Node!] : []).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsLocal(Step step, IReadOnlyList<Word> words)
        => step.Command.Program is not ("ssh" or "docker" or "docker-compose" or "podman" or "kubectl") && CassandraBackup.After(words, "-h", "--host") is null && !words.Any(word => word.Text.StartsWith("--host=", StringComparison.Ordinal) || (word.Text.StartsWith("-h", StringComparison.Ordinal) && word.Text.Length > 2));

    // nodetool -h host; ssh host nodetool.
    private static Word? HostOf(Step step, IReadOnlyList<Word> words)
    {
        if (CassandraBackup.After(words, "-h", "--host") is { } asked)
        {
            return step.Command.Program is "ssh" ? null : asked;
        }

        // What a text in quotes calls stands where that text does.
        var at = step.Command.Words.ToList().FindIndex(word => word.Span == words[0].Span) - 1;
        while (at > 0 && step.Command.Words[at].Text is "sudo" or "-n" or "--")
        {
            at--;
        }

        return step.Command.Program is "ssh" && at > 0 ? step.Command.Words[at] : null;
    }

    // By the repo's CQL and files, else by cluster.yaml.
    private static RingShare? Ring(Repo repo, string node, Replication? replication)
    {
        var datacenters = Datacenters.Of(repo);
        if (replication is not null && DatacenterOf(repo, node) is { } own && datacenters.TryGetValue(own, out var count))
        {
            return new RingShare(replication.Keyspace, own, count.Number, (replication.IsNetworked ? replication.FactorIn(own) : replication.Factor) ?? 0);
        }

        return replication is null && Stated(repo, node) is { } stated && repo.Facts.Model!.DatacenterOf(stated) is var datacenter
            ? new RingShare(repo.Facts.Model.Cassandra.Keyspace.Value, datacenter.Value, repo.Facts.Model.CassandraNodesOf(datacenter).Count, repo.Facts.Model.ReplicationFactorOf(datacenter))
            : null;
    }

    private static string? DatacenterOf(Repo repo, string node)
        => Datacenters.NameOf(repo, node) ?? (Datacenters.Of(repo) is { Count: 1 } datacenters ? datacenters.Keys.First() : null);

    private static Node? Stated(Repo repo, string node) => repo.Facts.Model?.CassandraNodes.FirstOrDefault(other => string.Equals(other.Name.Value, node, StringComparison.Ordinal));

    // What one datacenter has of a keyspace.
    private sealed record RingShare(string Keyspace, string Datacenter, int Nodes, int Factor);

    // The machines of the ring, by each name and address that the repo has for them, the first label of a name among these.
    private sealed class RingNodes
    {
        private readonly Inventory _inventory;
        private readonly Dictionary<string, InventoryNode> _byLabel = new(StringComparer.OrdinalIgnoreCase);

        internal RingNodes(Repo repo)
        {
            _inventory = repo.Inventory;
            foreach (var node in repo.Inventory.Nodes.Where(node => HostText.FirstLabel(node.Name).Length < node.Name.Length))
            {
                _byLabel[HostText.FirstLabel(node.Name)] = node;
            }
        }

        internal string? Find(string host)
            => (_inventory.Find(host) ?? (_byLabel.TryGetValue(host, out var node) ? node : HostText.IsName(host) ? _inventory.Find(HostText.FirstLabel(host)) : null)) is { } found && found.Has(Role.Cassandra) ? found.Name : null;
    }
}
