using System.Collections.Generic;
using System.Linq;
using FluentValidation;
using HiveConfig.Text;

namespace HiveConfig.Model;

/// <summary>Where backups lie, and for how long.</summary>
internal sealed class BackupValidator : AbstractValidator<Cluster>
{
    private const int MostKept = 1000;

    internal BackupValidator() => RuleFor(cluster => cluster).Custom((cluster, context) =>
    {
        if (cluster.Backup is not { } backup || cluster.Nodes.Count == 0)
        {
            return;
        }

        if (backup.Node is { } name && cluster.Nodes.All(node => node.Name != name))
        {
            context.Error("HC0060", "backup.node", $"there is no node '{name}'");
        }

        if (backup.Keep is < 1 or > MostKept)
        {
            context.Error("HC0071", "backup.keep", $"'keep' is {backup.Keep}, expected 1-{MostKept}");
        }

        if (backup.OffHost is null)
        {
            context.Warning("HC0073", "backup", $"backups are kept on '{cluster.BackupNode}' alone, expected 'offHost' to name a machine that is none of the cluster's");
        }
        else if (cluster.Nodes.FirstOrDefault(node => node.Addresses.Contains(backup.OffHost.Host)) is { } inside)
        {
            context.Warning("HC0073", "backup.offHost", $"'{backup.OffHost.Host}' is the node '{inside}', expected a machine that is none of the cluster's", new ClusterPlace(inside.Setting("address"), "given here"));
        }

        if (backup.Recipient is { IsRoot: true })
        {
            context.Error("HC0070", "backup.recipient", "'/' is a directory, expected a file");
        }

        Share(cluster, cluster.SnapshotShare!, context);
        Apart("backup.directory", "backup's 'directory'", backup.Directory, [.. Written(cluster), ("backup's share of snapshots", cluster.SnapshotShare!.MountPoint)], context);
    });

    private static void Share(Cluster cluster, NfsStorage share, ValidationContext<Cluster> context)
    {
        if (!SystemdPath.TryMountUnit(share.MountPoint.Value, out _, out var problem) && !share.MountPoint.IsRoot)
        {
            context.Error("HC4017", "backup.nfs.mount", problem);
        }
        else
        {
            Apart("backup.nfs.mount", "backup's share of snapshots", share.MountPoint, Written(cluster), context);
        }

        // The share beside the attachments is on their server, which has its own check.
        if (cluster.Backup!.Snapshots is not null && share.Server.IsOfNoMachine)
        {
            context.Error("HC0012", "backup.nfs.server", $"'{share.Server}' is not an address by which the nodes reach the NFS server");
        }

        if (cluster.SnapshotServer is { } server && cluster.ElasticsearchNodes.Contains(server) && share.Export != share.MountPoint)
        {
            context.Error("HC0074", "backup.nfs.export", $"the NFS server '{server.Name}' runs Elasticsearch, which writes what it exports: 'export' is '{share.Export}', expected the 'mount' '{share.MountPoint}'");
        }
    }

    private static void Apart(string setting, string owner, AbsolutePath path, IEnumerable<(string Owner, AbsolutePath Path)> others, ValidationContext<Cluster> context)
    {
        if (path.IsRoot)
        {
            context.Error("HC0072", setting, $"the {owner} is '/', expected one of its own");
        }
        else if (others.FirstOrDefault(one => !one.Path.IsRoot && (path.IsAtOrBelow(one.Path) || one.Path.IsAtOrBelow(path))) is { Path: not null } other)
        {
            context.Error("HC0072", setting, $"the {owner} '{path}' and {other.Owner} '{other.Path}' contain each other, expected directories apart");
        }
    }

    private static List<(string Owner, AbsolutePath Path)> Written(Cluster cluster) =>
    [
        ("Cassandra's 'directory'", cluster.Cassandra.Directory),
        .. cluster.Cassandra.Directories.Select(one => ($"Cassandra's '{one.Name}'", one.Path)),
        ("Elasticsearch's 'directory'", cluster.Elasticsearch.Directory),
        ("Elasticsearch's 'logs'", cluster.Elasticsearch.LogDirectory),
        .. cluster.Storage is NfsStorage files ? [("the attachments", files.MountPoint)] : new List<(string, AbsolutePath)>(),
        .. cluster is { Storage: NfsStorage exported, StorageNode: not null } ? [("what the NFS server exports,", exported.Export)] : new List<(string, AbsolutePath)>(),
    ];
}
