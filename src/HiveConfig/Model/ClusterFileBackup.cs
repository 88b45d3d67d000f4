using static HiveConfig.Model.ClusterFileKey;
using Form = HiveConfig.Model.ClusterFileForm;

namespace HiveConfig.Model;

/// <summary>The keys of cluster.yaml for backup and restore.</summary>
internal static class ClusterFileBackup
{
    internal static readonly ClusterFileKey<Backup>[] OfBackup =
    [
        Word<Backup, NodeName>("node", Form.NodeName, "the node that starts it everywhere and keeps it", (backup, value) => backup with { Node = value }),
        Word<Backup, DailyTime>("schedule", Form.DailyTime, "when it starts each day, in UTC", (backup, value) => backup with { Schedule = value }),
        Word<Backup, int>("keep", Form.Number, "how many are kept, 1-1000", (backup, value) => backup with { Keep = value }),
        Word<Backup, AbsolutePath>("directory", Form.Path, "where they lie on that node", (backup, value) => backup with { Directory = value }),
        new("nfs", "the share in which Elasticsearch keeps its snapshots; unstated beside the attachments", "server:/export, or a map of " + Names(ClusterFileKeys.OfNfs), Snapshots)
        {
            Shape = ClusterFileShapes.OfNfs,
            Part = _ => Empty,
        },
        Word<Backup, OffHost>("offHost", Form.OffHost, "where each is copied to, over SSH", (backup, value) => backup with { OffHost = value }),
        Word<Backup, StoreClient>("client", Form.StoreClient, "program that speaks to the object store: aws, mc or mcli", (backup, value) => backup with { Client = value }),
        Word<Backup, AbsolutePath>("recipient", Form.Path, "certificate on every machine, in PEM, that the configuration is encrypted for; unstated, it is not backed up", (backup, value) => backup with { Recipient = value }),
    ];

    private static NfsStorage Empty => ClusterFileShapes.NoNfs with { MountPoint = Backup.DefaultMountPoint };

    /// <summary>Puts the addresses of the nodes in place of their names.</summary>
    internal static Cluster WithNodes(ClusterFileReading reading, Cluster cluster)
    {
        if (cluster.Backup is not { } backup)
        {
            return cluster;
        }

        if (backup.Node is { } name && ClusterFileShapes.Find(cluster, name) is null)
        {
            reading.UnknownNode("backup.node", name, cluster.Nodes);
        }

        return backup.Snapshots is { } nfs ? cluster with { Backup = backup with { Snapshots = ClusterFileShapes.WithServer(reading, cluster, nfs, "backup.nfs.server") } } : cluster;
    }

    private static Backup Snapshots(ClusterFileReading reading, ClusterFileEntry entry, Backup backup)
        => backup with { Snapshots = ClusterFileShapes.Nfs(reading, entry, Empty) };
}
