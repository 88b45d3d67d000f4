using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Plan;

/// <summary>What a tree's manifest says of its files.</summary>
internal sealed class PlanManifest
{
    private readonly Dictionary<(string Node, string Path), ManifestFile> _files = new();
    private readonly string? _phase;

    private PlanManifest(IReadOnlyList<ManifestFile> files, string? phase)
    {
        _phase = phase;
        foreach (var file in files)
        {
            _files[(file.Node, file.InstalledPath)] = file;
        }
    }

    /// <summary>Whether the cluster has not had its first start yet, as far as the tree says.</summary>
    internal bool IsBootstrap => _phase is "bootstrap";

    /// <summary>Whether it says that the cluster has had its first start.</summary>
    internal bool IsRunning => _phase is "running";

    internal IEnumerable<ManifestFile> Files => _files.Values;

    /// <summary>What it says of a file; null when it does not know it.</summary>
    internal ManifestFile? Find(string? node, string path) => node is not null && _files.TryGetValue((node, path), out var file) ? file : null;

    /// <summary>The manifest of a tree; null when it has none.</summary>
    internal static PlanManifest? Of(Repo repo)
        => (from file in repo.Of(Manifest.Kind)
            let files = ManifestFiles.Of(file.Document)
            where files is not null
            select new PlanManifest(files, ((TreeDocument)file.Document).Root!.TextOf("phase"))).FirstOrDefault();
}
