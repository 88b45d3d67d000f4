using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.Elasticsearch;

/// <summary>Writes the heap of Elasticsearch, when it is known, and the options that cluster.yaml states.</summary>
internal static class ElasticsearchJvmOptionsRenderer
{
    internal static string? Render(RenderContext context)
    {
        // A bootstrap check stops a node whose heap may grow.
        IEnumerable<string> heap = Heaps.ElasticsearchOn(context.Cluster, context.Node) is { } size ? ["-Xms" + size.ForJava(), "-Xmx" + size.ForJava()] : [];
        List<string> lines = [.. heap, .. ExtraText.Of(context.Cluster.Extra.ElasticsearchJvm)];
        return lines.Count == 0 ? null : string.Concat(new[] { "# " + Banner.Text }.Concat(lines).Select(line => line + "\n"));
    }
}
