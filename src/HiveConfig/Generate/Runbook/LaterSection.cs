
namespace HiveConfig.Generate;

/// <summary>What to do when something changes.</summary>
internal static class LaterSection
{
    internal static RunbookSection Section { get; } = new("Later changes", _ => new MarkdownText()
        .Say(
            "Change cluster.yaml, generate again, and install the files that differ, one node at a time. For each file manifest.json says",
            "under `after` what has to be done then, in that order: `daemon-reload`, `enable`, `reload` and `restart` are words of",
            "systemctl, anything else is a command. Wait after each restart until the node is back, as in the sections above.")
        .ToString());
}
