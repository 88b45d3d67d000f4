using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Model;

// What follows for backup and restore. All of it is asked only where there is a backup.
public sealed partial record Cluster
{
    /// <summary>Hot backup and restore; null for none.</summary>
    public Backup? Backup { get; init; }

    /// <summary>The node that starts the parts of a backup and keeps what they send; null without a backup.</summary>
    public Node? BackupNode => Backup is null ? null : Nodes.FirstOrDefault(node => node.Name == Backup.Node) ?? TheHiveNodes.FirstOrDefault() ?? Nodes.FirstOrDefault();

    /// <summary>
    /// Cassandra nodes that are snapshot: every one of a datacenter, the backup node's own or the first; but one alone where
    /// each of them has every row. Fewer would silently lack rows.
    /// </summary>
    public IReadOnlyList<Node> SnapshotNodes
    {
        get
        {
            if (BackupNode is not { } coordinator || CassandraNodes.Count == 0)
            {
                return [];
            }

            var isThere = CassandraNodes.Contains(coordinator);
            var datacenter = isThere ? DatacenterOf(coordinator) : Datacenters[0];
            var nodes = CassandraNodesOf(datacenter);
            return ReplicationFactorOf(datacenter) < nodes.Count ? nodes : isThere ? [coordinator] : [nodes[0]];
        }
    }

    /// <summary>The node that asks Elasticsearch for a snapshot: the backup node, or the first that runs it; null without a backup.</summary>
    public Node? SnapshotAsker => BackupNode is not { } coordinator ? null : ElasticsearchNodes.Contains(coordinator) ? coordinator : ElasticsearchNodes.FirstOrDefault();

    /// <summary>
    /// The share in which Elasticsearch keeps its snapshots, mounted at one place on all its nodes: the one that is stated; else
    /// a directory beside the attachments on their server; where those are in an object store, a directory of the backup node.
    /// Null without a backup.
    /// </summary>
    public NfsStorage? SnapshotShare
        => Backup is null ? null
            : Backup.Snapshots
            ?? (Storage is NfsStorage files
                ? new NfsStorage { Server = files.Server, Export = StorageNode is null ? Beside(files.Export) : Backup.DefaultMountPoint, MountPoint = Backup.DefaultMountPoint }
                : new NfsStorage { Server = BackupNode?.Address!, Export = Backup.DefaultMountPoint, MountPoint = Backup.DefaultMountPoint });

    /// <summary>The node that exports <see cref="SnapshotShare"/>; null when that is no node.</summary>
    public Node? SnapshotServer => SnapshotShare is { } share ? Nodes.FirstOrDefault(node => node.Addresses.Contains(share.Server)) : null;

    /// <summary>Nodes that mount <see cref="SnapshotShare"/>: those with Elasticsearch, but for the one that exports it.</summary>
    public IReadOnlyList<Node> SnapshotClients => SnapshotShare is null ? [] : ElasticsearchNodes.Where(node => !ReferenceEquals(node, SnapshotServer)).ToList();

    /// <summary>Directories in which Elasticsearch may keep snapshots: what is stated, and the share of the backup.</summary>
    public IReadOnlyList<AbsolutePath> SnapshotDirectories
        => SnapshotShare is { } share && !Elasticsearch.Repositories.Any(share.MountPoint.IsAtOrBelow) ? [.. Elasticsearch.Repositories, share.MountPoint] : Elasticsearch.Repositories;

    /// <summary>
    /// The node that reads the attachments for a backup, and writes them for a restore: the one that exports them; else the backup
    /// node where it runs TheHive, else the first that does; null without a backup.
    /// </summary>
    public Node? AttachmentsNode
        => BackupNode is not { } coordinator ? null
            : StorageNode ?? (TheHiveNodes.Contains(coordinator) || Storage is S3Storage ? coordinator : TheHiveNodes.FirstOrDefault());

    private static AbsolutePath Beside(AbsolutePath export)
        => AbsolutePath.Parse(export.Value.Substring(0, Math.Max(0, export.Value.LastIndexOf('/'))) + "/elasticsearch-snapshots");
}
