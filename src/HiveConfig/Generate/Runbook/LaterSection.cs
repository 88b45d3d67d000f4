using HiveConfig.Model;

namespace HiveConfig.Generate;

/// <summary>What to do when something changes.</summary>
internal static class LaterSection
{
    /// <summary>Behind a first start.</summary>
    internal static RunbookSection Section { get; } = new("Later changes", context => context.Cluster.Phase == Phase.Bootstrap ? Write("above") : null);

    /// <summary>Before all else where the first start has been.</summary>
    internal static RunbookSection OfARunningCluster { get; } = new("Changes", context => context.Cluster.Phase == Phase.Running ? Write("below") : null);

    private static string Write(string where) => new MarkdownText()
        .Say(
            "Change cluster.yaml, generate again, and install the files that differ, one node at a time. For each file manifest.json says",
            "under `after` what has to be done then, in that order: `daemon-reload`, `enable`, `reload` and `restart` are words of",
            $"systemctl, anything else is a command. Wait after each restart until the node is back, as in the sections {where}.")
        .ToString();
}
