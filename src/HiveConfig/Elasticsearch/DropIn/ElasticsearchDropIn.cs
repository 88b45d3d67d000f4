using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>
/// A drop-in for elasticsearch.service. It lets it lock its heap into memory: with bootstrap.memory_lock and systemd's own
/// limit a bootstrap check stops the node. And it lets it start after the share of its snapshots.
/// </summary>
/// <remarks>
/// vm.max_map_count, which Elasticsearch needs too, is not written: its packages bring /usr/lib/sysctl.d/elasticsearch.conf
/// and apply it at their installation.
/// </remarks>
public static class ElasticsearchDropIn
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("elasticsearch.service drop-in", "elasticsearch", "/etc/systemd/system/elasticsearch.service.d/hiveconfig.conf", SystemdReader.Read)
    {
        FileNames = ["elasticsearch.service.d/*.conf", "elasticsearch.service"],
        AfterChange = ["daemon-reload", "restart elasticsearch"],
    };

    /// <summary>That it goes when memory is locked no more and no share is mounted.</summary>
    internal static Absence Absence { get; } = new(Role.Elasticsearch, Kind.InstalledPath, Kind.AfterChange) { When = (cluster, node) => Text(cluster, node).Length == 0 };

    internal static string? Render(RenderContext context) => Text(context.Cluster, context.Node) is { Length: > 0 } text ? Banner.Hash + text : null;

    // Not RequiresMountsFor: the index works without its snapshots, and must not stop when their server is away.
    private static string Text(Cluster cluster, Node node)
    {
        var mount = cluster.SnapshotClients.Contains(node) ? SystemdPath.MountUnit(cluster.SnapshotShare!.MountPoint.Value) : null;
        return (mount is null ? "" : $"[Unit]\nWants={mount}\nAfter={mount}\n")
            + (cluster.Elasticsearch.MemoryLock ? (mount is null ? "" : "\n") + "[Service]\nLimitMEMLOCK=infinity\n" : "");
    }
}
