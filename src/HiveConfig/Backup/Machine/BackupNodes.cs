using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;

namespace HiveConfig.Backup;

/// <summary>Which machine does what in a backup.</summary>
internal static class BackupNodes
{
    /// <summary>Directory of the files that only root reads: credentials, keys, how to reach the others.</summary>
    internal const string Directory = "/etc/hiveconfig/backup";

    /// <summary>Directory of the scripts that others call.</summary>
    internal const string Library = "/usr/local/lib/hiveconfig/backup";

    internal static bool IsCoordinator(Cluster cluster, Node node) => ReferenceEquals(node, cluster.BackupNode);

    /// <summary>The node that copies the repository of snapshots to another machine: the one that exports it, for only there root may read it; null where nothing is copied, or the server is no node.</summary>
    internal static Node? Mirror(Cluster cluster) => cluster.Backup?.OffHost is null ? null : cluster.SnapshotServer;

    /// <summary>The parts that a node may be asked for; none where it has nothing to do with a backup.</summary>
    internal static IReadOnlyList<string> PartsOf(Cluster cluster, Node node)
    {
        var parts = new List<string>();
        if (cluster.Backup is null)
        {
            return parts;
        }

        var roles = cluster.RolesOf(node);
        Add(roles.Contains(Role.Cassandra), "cassandra");
        Add(ReferenceEquals(node, cluster.SnapshotAsker) || ReferenceEquals(node, Mirror(cluster)), "elasticsearch");
        Add(ReferenceEquals(node, cluster.AttachmentsNode), "files");
        Add(roles.Contains(Role.TheHive), "thehive");
        Add(HasConfiguration(cluster, node), "config");
        return parts;

        void Add(bool has, string part)
        {
            if (has)
            {
                parts.Add(part);
            }
        }
    }

    /// <summary>Whether a node may be asked for a part.</summary>
    internal static bool Has(Cluster cluster, Node node, string part) => PartsOf(cluster, node).Contains(part, System.StringComparer.Ordinal);

    /// <summary>Whether a node's configuration is backed up.</summary>
    internal static bool HasConfiguration(Cluster cluster, Node node) => cluster.Backup?.Recipient is not null && Configuration(cluster, node).Any();

    /// <summary>The directories that a machine cannot be made again without.</summary>
    internal static IEnumerable<string> Configuration(Cluster cluster, Node node)
    {
        var roles = cluster.RolesOf(node);
        return new[] { (Role.TheHive, "/etc/thehive"), (Role.Cassandra, "/etc/cassandra"), (Role.Elasticsearch, "/etc/elasticsearch") }
            .Where(pair => roles.Contains(pair.Item1))
            .Select(pair => pair.Item2);
    }

    /// <summary>Whether a node needs the scripts.</summary>
    internal static bool IsNeeded(Cluster cluster, Node node) => IsCoordinator(cluster, node) || PartsOf(cluster, node).Count > 0;

    /// <summary>The nodes that the coordinator has to reach.</summary>
    internal static IEnumerable<Node> Reached(Cluster cluster) => cluster.Nodes.Where(node => !IsCoordinator(cluster, node) && PartsOf(cluster, node).Count > 0);
}
