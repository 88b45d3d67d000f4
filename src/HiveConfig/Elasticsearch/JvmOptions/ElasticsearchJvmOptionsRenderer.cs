using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.Elasticsearch;

/// <summary>Writes the heap of Elasticsearch, when it is known.</summary>
internal static class ElasticsearchJvmOptionsRenderer
{
    // A bootstrap check stops a node whose heap may grow.
    internal static string? Render(RenderContext context)
        => Heaps.ElasticsearchOn(context.Cluster, context.Node) is { } heap
            ? $"""
                # {Banner.Text}
                -Xms{heap.ForJava()}
                -Xmx{heap.ForJava()}

                """
            : null;
}
