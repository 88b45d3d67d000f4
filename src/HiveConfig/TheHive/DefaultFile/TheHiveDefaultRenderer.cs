using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.TheHive;

/// <summary>Writes the heap of TheHive, when it is known.</summary>
internal static class TheHiveDefaultRenderer
{
    // The two other limits belong to the heap in the vendor's table of a shared machine's memory. One quoted line: systemd
    // expands nothing here, and a bare line of options is no assignment.
    internal static string? Render(RenderContext context)
        => Heaps.TheHiveOn(context.Cluster, context.Node) is { } heap
            ? $"""
                # {Banner.Text}
                JAVA_OPTS="-Xms{heap.ForJava()} -Xmx{heap.ForJava()} -XX:MaxMetaspaceSize=400m -XX:ReservedCodeCacheSize=400m"

                """
            : null;
}
