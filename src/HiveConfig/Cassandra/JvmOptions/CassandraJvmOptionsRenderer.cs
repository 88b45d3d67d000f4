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
    private const string BiasedLocking = "-XX:-UseBiasedLocking";
    private const string Analytics = "-Dchronicle.analytics.disable=true";

    // The active lines of conf/jvm-server.options, the same in every patch of a line. 5.0 has no Java 8, and dropped what only that
    // one needed; it brought a library that reports to its maker, and stops it from doing so (CASSANDRA-19656).
    private static readonly string[] Shipped =
    [
        "-ea",
        "-da:net.openhft...",
        "-XX:+UseThreadPriorities",
        "-XX:+HeapDumpOnOutOfMemoryError",
        "-Xss256k",
        "-XX:+AlwaysPreTouch",
        BiasedLocking,
        "-XX:+UseTLAB",
        "-XX:+ResizeTLAB",
        "-XX:+UseNUMA",
        "-XX:+PerfDisableSharedMem",
        PreferIPv4,
        Analytics,
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

    internal static IEnumerable<string> ShippedWith(ProductVersion version)
        => Shipped.Where(option => option is not (BiasedLocking or Analytics) || (option is Analytics) == version.IsAtLeast(5, 0));
}
