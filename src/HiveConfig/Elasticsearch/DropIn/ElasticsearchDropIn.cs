using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>
/// A drop-in for elasticsearch.service that lets it lock its heap into memory: with bootstrap.memory_lock and systemd's own
/// limit a bootstrap check stops the node.
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

    /// <summary>That it goes when memory is locked no more.</summary>
    internal static Absence Absence { get; } = new(Role.Elasticsearch, Kind.InstalledPath, Kind.AfterChange) { When = (cluster, _) => !cluster.Elasticsearch.MemoryLock };

    internal static string? Render(RenderContext context)
        => context.Cluster.Elasticsearch.MemoryLock ? Banner.Hash + "[Service]\nLimitMEMLOCK=infinity\n" : null;
}
