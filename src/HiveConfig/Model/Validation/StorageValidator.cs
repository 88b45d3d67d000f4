using System.Collections.Generic;
using System.Linq;
using FluentValidation;
using HiveConfig.Text;

namespace HiveConfig.Model;

/// <summary>Where data and attachments lie.</summary>
internal sealed class StorageValidator : AbstractValidator<Cluster>
{
    internal StorageValidator()
    {
        RuleFor(cluster => cluster.Cassandra.Directory.IsRoot)
            .Equal(false)
            .OverridePropertyName("cassandra.directory")
            .WithErrorCode("HC0016")
            .WithMessage("Cassandra's 'directory' is '/', expected one of its own");
        RuleFor(cluster => cluster).Custom(Directories);
        RuleFor(cluster => cluster).Custom((cluster, context) =>
        {
            foreach (var node in cluster.NodesWith(Role.Storage).Where(node => !ReferenceEquals(node, cluster.StorageNode)))
            {
                context.Error("HC0061", node.Setting("roles"), $"'{node.Name}' has the role 'storage', but the attachments are kept elsewhere; expected 'storage: {{ nfs: {{ node: {node.Name} }} }}'");
            }
        });
        RuleFor(cluster => cluster).Custom((cluster, context) => Nfs(cluster, (NfsStorage)cluster.Storage, context)).When(cluster => cluster.Storage is NfsStorage);
    }

    // The start of Cassandra and the emptying before the first start both take a directory for their own.
    private static void Directories(Cluster cluster, ValidationContext<Cluster> context)
    {
        var all = Written(cluster).Where((one, index) => index > 0).ToList();
        for (var i = 0; i < all.Count; i++)
        {
            var (owner, setting, path) = all[i];
            if (path.IsRoot)
            {
                context.Error("HC0016", setting, $"{owner} is '/', expected one of its own");
            }
            else if (all.Take(i).FirstOrDefault(other => !other.Path.IsRoot && (path.IsAtOrBelow(other.Path) || other.Path.IsAtOrBelow(path))) is { Path: not null } first)
            {
                context.Error("HC1023", setting, $"{owner} '{path}' and {first.Owner} '{first.Path}' contain each other, expected directories apart", new ClusterPlace(first.Setting, "given here"));
            }
        }
    }

    private static List<(string Owner, string Setting, AbsolutePath Path)> Written(Cluster cluster) =>
    [
        ("Cassandra's 'directory'", "cassandra.directory", cluster.Cassandra.Directory),
        .. cluster.Cassandra.Directories.Select(one => ($"Cassandra's '{one.Name}'", "cassandra.dirs." + one.Name, one.Path)),
        ("Elasticsearch's 'directory'", "elasticsearch.directory", cluster.Elasticsearch.Directory),
        ("Elasticsearch's 'logs'", "elasticsearch.logs", cluster.Elasticsearch.LogDirectory),
    ];

    private static void Nfs(Cluster cluster, NfsStorage nfs, ValidationContext<Cluster> context)
    {
        const string Mount = "storage.nfs.mount";
        if (nfs.MountPoint.IsRoot)
        {
            context.Error("HC4017", Mount, "the mount point is '/', expected a directory of its own");
        }
        else if (!SystemdPath.TryMountUnit(nfs.MountPoint.Value, out _, out var problem))
        {
            context.Error("HC4017", Mount, problem);
        }
        else
        {
            foreach (var (owner, _, path) in Written(cluster).Where(one => !one.Path.IsRoot && (nfs.MountPoint.IsAtOrBelow(one.Path) || one.Path.IsAtOrBelow(nfs.MountPoint))).Take(1))
            {
                context.Error("HC0016", Mount, $"the mount point '{nfs.MountPoint}' and {owner} '{path}' contain each other");
            }
        }

        if (cluster.StorageNode is { } exporter)
        {
            Exporter(cluster, nfs, exporter, context);
        }

        if (nfs.Server.IsOfNoMachine)
        {
            context.Error("HC0012", "storage.nfs.server", $"'{nfs.Server}' is not an address by which the nodes reach the NFS server");
        }
    }

    private static void Exporter(Cluster cluster, NfsStorage nfs, Node exporter, ValidationContext<Cluster> context)
    {
        var roles = cluster.RolesOf(exporter);
        var place = new ClusterPlace(exporter.Setting("address"), "given here");
        if (roles.Contains(Role.TheHive) && nfs.Export != nfs.MountPoint)
        {
            context.Error("HC0062", "storage.nfs.export", $"the NFS server '{exporter.Name}' runs TheHive, which reads what it exports: 'export' is '{nfs.Export}', expected the 'mount' '{nfs.MountPoint}'", place);
        }

        if (!roles.Contains(Role.TheHive) && !roles.Contains(Role.Storage))
        {
            context.Error("HC0061", "storage.nfs.server", $"the NFS server '{nfs.Server}' is '{exporter.Name}', which has neither the role 'storage' nor 'thehive'", place);
        }

        if (nfs.Export.IsRoot)
        {
            context.Error("HC4017", "storage.nfs.export", "the exported directory is '/', expected one of its own");
        }
        else if (roles.Contains(Role.Cassandra))
        {
            foreach (var (owner, _, path) in Written(cluster).Where(one => !one.Path.IsRoot && (nfs.Export.IsAtOrBelow(one.Path) || one.Path.IsAtOrBelow(nfs.Export))).Take(1))
            {
                context.Error("HC0016", "storage.nfs.export", $"the exported directory '{nfs.Export}' and {owner} '{path}' contain each other");
            }
        }
    }
}
