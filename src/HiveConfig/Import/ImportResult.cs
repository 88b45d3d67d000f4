using System.Collections.Generic;
using HiveConfig.Model;

namespace HiveConfig.Import;

/// <summary>What an import made of a tree.</summary>
public sealed class ImportResult
{
    internal ImportResult(Cluster cluster, string text)
    {
        Cluster = cluster;
        Text = text;
    }

    /// <summary>The cluster; where <see cref="Gaps"/> has something, a made-up value stands in its place.</summary>
    public Cluster Cluster { get; }

    /// <summary>The text of its cluster.yaml. A gap is a key without a value there, which reading refuses by name.</summary>
    public string Text { get; }

    /// <summary>What has to be filled in by hand; empty when the tree says everything.</summary>
    public IReadOnlyList<ImportGap> Gaps { get; init; } = [];

    /// <summary>What the tree has and the files of <see cref="Cluster"/> lack, or have otherwise; by path, then in reading order.</summary>
    public IReadOnlyList<NotExpressed> NotExpressed { get; init; } = [];

    /// <summary>Names of nodes that only lists of other nodes' files name.</summary>
    public IReadOnlyList<string> NamedOnly { get; init; } = [];

    /// <summary>How many settings are carried in <see cref="Cluster.Extra"/>.</summary>
    /// <value>Default 0.</value>
    public int ExtraCount { get; init; }

    /// <summary>The secrets that the tree holds in clear, by the name that cluster.yaml has for each.</summary>
    internal IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>(System.StringComparer.Ordinal);
}
