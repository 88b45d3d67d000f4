using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.TheHive;

/// <summary>Writes the options of TheHive's JVM: the heap, when it is known, and what cluster.yaml states.</summary>
internal static class TheHiveDefaultRenderer
{
    internal static string? Render(RenderContext context)
    {
        // The two other limits belong to the heap in the vendor's table of a shared machine's memory.
        IEnumerable<string> heap = Heaps.TheHiveOn(context.Cluster, context.Node) is { } size
            ? ["-Xms" + size.ForJava(), "-Xmx" + size.ForJava(), "-XX:MaxMetaspaceSize=400m", "-XX:ReservedCodeCacheSize=400m"]
            : [];
        var extra = context.Cluster.Extra.TheHiveJvm;
        List<string> options = [.. heap.Where(option => !extra.Any(own => string.Equals(own.Name, JvmSetting.Parse(option).Name, StringComparison.Ordinal))), .. extra.Select(option => option.Value)];

        // One quoted line: systemd expands nothing here, and a bare line of options is no assignment.
        return options.Count == 0 ? null : $"""
            # {Banner.Text}
            JAVA_OPTS="{string.Join(" ", options)}"

            """;
    }
}
