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
        RuleFor(cluster => cluster).Custom((cluster, context) => Nfs(cluster, (NfsStorage)cluster.Storage, context)).When(cluster => cluster.Storage is NfsStorage);
    }

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
        else if (!cluster.Cassandra.Directory.IsRoot && (nfs.MountPoint.IsAtOrBelow(cluster.Cassandra.Directory) || cluster.Cassandra.Directory.IsAtOrBelow(nfs.MountPoint)))
        {
            context.Error("HC0016", Mount, $"the mount point '{nfs.MountPoint}' and Cassandra's 'directory' '{cluster.Cassandra.Directory}' contain each other");
        }

        foreach (var node in cluster.TheHiveNodes.Where(node => node.Address == nfs.Server))
        {
            context.Error("HC4008", "storage.nfs.server", $"the NFS server '{nfs.Server}' is '{node.Name}', which would mount its own export; expected a machine that does not run TheHive", new ClusterPlace(node.Setting("address"), "given here"));
        }

        if (nfs.Server.IsOfNoMachine)
        {
            context.Error("HC0012", "storage.nfs.server", $"'{nfs.Server}' is not an address by which the nodes reach the NFS server");
        }
    }
}
