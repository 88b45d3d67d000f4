using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>What the scripts of the backup have to know of their machine and of the cluster, as assignments of the shell. No secret.</summary>
public static class BackupConf
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("backup.conf", service: null, "/etc/hiveconfig/backup.conf", read: null)
    {
        FileNames = ["hiveconfig/backup.conf"],
        Access = new FileAccess("root", "root", "0600"),
    };

    internal static string? Render(RenderContext context)
    {
        var (cluster, node) = (context.Cluster, context.Node);
        if (!BackupNodes.IsNeeded(cluster, node))
        {
            return null;
        }

        IEnumerable<string> lines =
        [
            .. OfAll(cluster, node),
            .. BackupNodes.IsCoordinator(cluster, node) ? OfCoordinator(cluster) : [],
            .. BackupNodes.Has(cluster, node, "cassandra") ? OfCassandra(cluster, node) : [],
            .. BackupNodes.Has(cluster, node, "elasticsearch") ? OfElasticsearch(cluster, node) : [],
            .. BackupNodes.Has(cluster, node, "files") ? FilesConf.Of(cluster, node) : [],
            .. BackupNodes.Has(cluster, node, "thehive") ? ["", "# TheHive.", Text("THEHIVE_STATUS_URL", "http://" + node.Address.InUrl + ":" + cluster.TheHive.HttpPort + cluster.HealthCheckPath)] : Enumerable.Empty<string>(),
            .. BackupNodes.Has(cluster, node, "config") ? ["", "# The configuration.", Text("BACKUP_RECIPIENT", cluster.Backup!.Recipient!.Value), List("CONFIG_PATHS", BackupNodes.Configuration(cluster, node))] : Enumerable.Empty<string>(),
        ];
        return Banner.Hash + string.Concat(lines.Select(line => line + "\n"));
    }

    /// <summary>An assignment. The values of the model hold no quote.</summary>
    internal static string Text(string name, string value) => name + "=" + Quote(value);

    /// <summary>An assignment of a list.</summary>
    internal static string List(string name, IEnumerable<string> values) => name + "=(" + string.Join(" ", values.Select(Quote)) + ")";

    private static string Number(string name, int value) => name + "=" + value.ToString(CultureInfo.InvariantCulture);

    private static string Quote(string value) => "'" + value + "'";

    private static string[] OfAll(Cluster cluster, Node node) =>
    [
        "# Read by the scripts in " + BackupNodes.Library + ". Times are in seconds.",
        Text("BACKUP_CLUSTER", cluster.Name.Value),
        Text("BACKUP_SELF", node.Name.Value),
        Text("BACKUP_COORDINATOR", cluster.BackupNode!.Name.Value),
        Text("BACKUP_LIB", BackupNodes.Library),
        Text("BACKUP_LOCKS", "/run/lock/hiveconfig"),
        Text("BACKUP_STATE", "/var/lib/hiveconfig/backup"),
        "# What one step of one part may take, and how often it is looked at.",
        Number("BACKUP_TIMEOUT", 6 * 60 * 60),
        Number("BACKUP_POLL", 5),
        List("BACKUP_PARTS", BackupNodes.PartsOf(cluster, node)),
    ];

    private static string[] OfCoordinator(Cluster cluster)
    {
        var backup = cluster.Backup!;
        return
        [
            "",
            "# Where backups are kept, how many, and where each is copied to.",
            Text("BACKUP_DIRECTORY", backup.Directory.Value),
            Number("BACKUP_KEEP", backup.Keep),
            .. OfCopy(backup),
            "# How the others are reached.",
            List("BACKUP_SSH", ["ssh", "-F", SshConfig.Kind.InstalledPath]),
            "# Who is snapshot: " + (cluster.SnapshotNodes.Count == 1 ? "one node, for every node of its datacenter has every row." : "every node of a datacenter, for none of them has every row."),
            List("BACKUP_CASSANDRA_NODES", Names(cluster.SnapshotNodes)),
            List("BACKUP_RING_NODES", Names(cluster.CassandraNodes)),
            Text("BACKUP_ELASTIC_NODE", NameOf(cluster.SnapshotAsker)),
            Text("BACKUP_FILES_NODE", NameOf(cluster.AttachmentsNode)),
            List("BACKUP_THEHIVE_NODES", Names(cluster.TheHiveNodes)),
            List("BACKUP_CONFIG_NODES", Names(cluster.Nodes.Where(node => BackupNodes.HasConfiguration(cluster, node)))),
            Text("BACKUP_REPOSITORY_NODE", NameOf(BackupNodes.Mirror(cluster))),
        ];
    }

    private static string[] OfCopy(Model.Backup backup) =>
    [
        Text("BACKUP_OFFHOST", backup.OffHost?.ToString() ?? ""),
        Text("BACKUP_RSYNC_SSH", backup.OffHost is null ? "" : "ssh -F " + SshConfig.Kind.InstalledPath),
    ];

    private static string[] OfCassandra(Cluster cluster, Node node)
    {
        var cassandra = cluster.Cassandra;
        return
        [
            "",
            "# Cassandra.",
            Text("CASSANDRA_KEYSPACE", cassandra.Keyspace.Value),
            Text("CASSANDRA_ADMIN", cassandra.AdminRole.Value),
            Text("CASSANDRA_ROLE", cassandra.TheHiveRole.Value),
            Text("CASSANDRA_USER", "cassandra:cassandra"),
            Text("CASSANDRA_DATA", cassandra.Data.Value),
            "# Restored files wait here: on the disk of the data, so that they can be linked.",
            Text("CASSANDRA_STAGING", (cassandra.DataDirectory is null && !cassandra.Directory.IsRoot ? cassandra.Directory : cassandra.Data) + "/hiveconfig-restore"),
            Number("CASSANDRA_NODES", cluster.CassandraNodes.Count),
            List("CASSANDRA_REPLICATION", cluster.Datacenters.Select(datacenter => datacenter + "=" + cluster.ReplicationFactorOf(datacenter).ToString(CultureInfo.InvariantCulture))),
            List("CASSANDRA_NODETOOL", ["nodetool"]),
            List(
                "CASSANDRA_CQLSH",
                [
                    "cqlsh",
                    "--cqlshrc=" + CqlshRc.Kind.InstalledPath,
                    .. CqlshCredentials.IsKnownTo(cluster) ? ["--credentials=" + CqlshCredentials.Kind.InstalledPath] : Enumerable.Empty<string>(),
                    .. cluster.Tls is null ? Enumerable.Empty<string>() : ["--ssl"],
                    "--connect-timeout=30",
                    "--request-timeout=120",
                    node.Address.Value,
                    cassandra.NativePort.ToString(),
                ]),
        ];
    }

    private static string[] OfElasticsearch(Cluster cluster, Node node)
    {
        var share = cluster.SnapshotShare!;
        return
        [
            "",
            "# Elasticsearch. Every index of TheHive begins so, that of the audit log too.",
            Text("ELASTIC_INDICES", cluster.Elasticsearch.IndexName + "*"),
            Text("ELASTIC_URL", (cluster.Tls is null ? "http://" : "https://") + node.Address.InUrl + ":" + cluster.Elasticsearch.HttpPort),
            List("ELASTIC_CURL", ["curl", "--config", ElasticsearchCurl.Kind.InstalledPath]),
            Text("ELASTIC_REPOSITORY", "hiveconfig"),
            Text("ELASTIC_LOCATION", share.MountPoint.Value),
            Number("ELASTIC_NODES", cluster.ElasticsearchNodes.Count),
            .. ReferenceEquals(node, BackupNodes.Mirror(cluster)) ? [Text("ELASTIC_EXPORT", share.Export.Value), .. BackupNodes.IsCoordinator(cluster, node) ? [] : OfCopy(cluster.Backup!)] : Enumerable.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Names(IEnumerable<Node> nodes) => nodes.Select(node => node.Name.Value);

    private static string NameOf(Node? node) => node?.Name.Value ?? "";
}
