using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.Cassandra;

/// <summary>
/// Writes the options that the release ships, and the heap where one is stated. No young generation: cassandra-env.sh sizes it where the
/// collector is CMS, and with G1 it must not be stated.
/// </summary>
internal static class CassandraJvmOptionsRenderer
{
    private const string PreferIPv4 = "-Djava.net.preferIPv4Stack=true";

    // The active lines of conf/jvm-server.options, the same in every patch of a line but for the last, which was added in 4.0.14,
    // 4.1.6 and 5.0.0 (CASSANDRA-19656): it stops a library from reporting to its maker, and an older one does not read it.
    private static readonly string[] Shipped =
    [
        "-ea",
        "-da:net.openhft...",
        "-XX:+UseThreadPriorities",
        "-XX:+HeapDumpOnOutOfMemoryError",
        "-Xss256k",
        "-XX:+AlwaysPreTouch",
        "-XX:-UseBiasedLocking",
        "-XX:+UseTLAB",
        "-XX:+ResizeTLAB",
        "-XX:+UseNUMA",
        "-XX:+PerfDisableSharedMem",
        PreferIPv4,
        "-Dchronicle.analytics.disable=true",
    ];

    internal static string? Render(RenderContext context)
    {
        var cluster = context.Cluster;
        if (!cluster.WritesCassandraJvmOptions)
        {
            return null;
        }

        var (version, isIPv6, extra) = (cluster.Cassandra.Version, cluster.IsCassandraOnIPv6, cluster.Extra.CassandraJvm);
        var own = new HashSet<string>(extra.Select(option => option.Name), StringComparer.Ordinal);
        IEnumerable<string> heap = cluster.Cassandra.Heap is not { } stated ? [] :
        [
            "",
            "# Both, and the same: a heap that grows stops everything while it does.",
            "-Xms" + stated.ForJava(),
            "-Xmx" + stated.ForJava(),
        ];
        return string.Join("\n",
        [
            "# " + Banner.Text,
            "",
            $"# As Cassandra {version.Major}.{version.Minor} ships it" + (isIPv6 ? $", but without {PreferIPv4}: it would not listen on IPv6." : "."),
            .. ShippedWith(version).Where(option => !isIPv6 || !string.Equals(option, PreferIPv4, StringComparison.Ordinal)).Where(option => !own.Contains(JvmSetting.Parse(option).Name)),
            .. heap,
            .. ExtraText.Of(extra),
            "",
        ]);
    }

    // 5.0 has no Java 8, and dropped what only that one needed.
    internal static IEnumerable<string> ShippedWith(ProductVersion version)
        => version.IsAtLeast(5, 0) ? Shipped.Where(option => option is not "-XX:-UseBiasedLocking") : Shipped;
}
