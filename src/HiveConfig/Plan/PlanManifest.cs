using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Plan;

/// <summary>What a tree's manifest says of its files.</summary>
internal sealed class PlanManifest
{
    private readonly Dictionary<(string Node, string Path), ManifestEntry> _files = new();

    private PlanManifest(IEnumerable<ManifestEntry> files)
    {
        foreach (var file in files)
        {
            _files[(file.Node, file.Path)] = file;
        }
    }

    /// <summary>Whether the cluster has not had its first start yet, as far as the tree says.</summary>
    internal bool IsBootstrap { get; private init; }

    /// <summary>Whether it says that the cluster has had its first start.</summary>
    internal bool IsRunning { get; private init; }

    /// <summary>Name of the cluster.</summary>
    internal string? Cluster { get; private init; }

    internal IEnumerable<ManifestEntry> Files => _files.Values;

    /// <summary>What it says of a file; null when it does not know it.</summary>
    internal ManifestEntry? Find(string? node, string path) => node is not null && _files.TryGetValue((node, path), out var file) ? file : null;

    /// <summary>The manifest of a tree; null when it has none.</summary>
    internal static PlanManifest? Of(Repo repo)
    {
        foreach (var file in repo.Of(Manifest.Kind))
        {
            if (file.Document is TreeDocument { IsReadable: true } document && Member(document.Root, "files") is ListValue files)
            {
                return new PlanManifest(files.Items.Select(Entry).OfType<ManifestEntry>())
                {
                    IsBootstrap = Text(document.Root, "phase") is "bootstrap",
                    IsRunning = Text(document.Root, "phase") is "running",
                    Cluster = Text(document.Root, "cluster"),
                };
            }
        }

        return null;
    }

    private static ManifestEntry? Entry(ConfigValue value)
        => Text(value, "node") is { } node && Text(value, "path") is { } path
            ? new ManifestEntry(node, path, Text(value, "state") is not "absent")
            {
                Access = Text(value, "owner") is { } owner && Text(value, "group") is { } group && Text(value, "mode") is { } mode ? new FileAccess(owner, group, mode) : null,
                IsTemplate = Text(value, "template") is "true",
                After = (Member(value, "after") as ListValue)?.Items.OfType<ScalarValue>().Select(item => item.Text).ToList() ?? [],
            }
            : null;

    private static string? Text(ConfigValue? value, string name) => (Member(value, name) as ScalarValue)?.Text;

    private static ConfigValue? Member(ConfigValue? value, string name)
        => (value as MapValue)?.Entries.LastOrDefault(entry => string.Equals(entry.Key, name, StringComparison.Ordinal))?.Value;
}

/// <summary>One file of a manifest.</summary>
/// <param name="Node">Name of the machine.</param>
/// <param name="Path">The absolute path there.</param>
/// <param name="IsPresent">Whether it is to be there; else it must not.</param>
internal sealed record ManifestEntry(string Node, string Path, bool IsPresent)
{
    internal FileAccess? Access { get; init; }

    internal bool IsTemplate { get; init; }

    internal IReadOnlyList<string> After { get; init; } = [];
}
