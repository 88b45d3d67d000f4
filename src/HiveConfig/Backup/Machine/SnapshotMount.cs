using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Storage;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>The systemd unit that mounts the share of snapshots on an Elasticsearch node: at one place on all of them, as Elasticsearch wants it.</summary>
internal static class SnapshotMount
{
    internal static string InstalledPath(RenderContext context) => MountUnit.PathOf(Unit(context));

    internal static IReadOnlyList<string> AfterChange(RenderContext context) => MountUnit.StepsOf(Unit(context));

    internal static string? Render(RenderContext context)
        => context.Cluster.SnapshotClients.Contains(context.Node) ? MountUnit.Text("Snapshots of Elasticsearch", context.Cluster.SnapshotShare!) : null;

    private static string Unit(RenderContext context) => SystemdPath.MountUnit(context.Cluster.SnapshotShare!.MountPoint.Value);
}
