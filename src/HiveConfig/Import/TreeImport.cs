using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;

namespace HiveConfig.Import;

/// <summary>Adopts what exists: makes a cluster.yaml of the files of an environment.</summary>
/// <remarks>
/// The cluster is read off the files by the same keys that write them. Then its files are generated and compared with what was
/// read: what they lack, or have otherwise, is carried in <see cref="Cluster.Extra"/> or told, so that nothing is lost in silence.
/// </remarks>
public static class TreeImport
{
    /// <summary>Makes a cluster of an environment; null when its files show no machine.</summary>
    /// <param name="repo">The environment.</param>
    /// <param name="secretsPath">The file, relative to cluster.yaml, that the secrets are to be read from.</param>
    public static ImportResult? Import(this Repo repo, string secretsPath = "secrets.yaml")
    {
        var source = new Source(repo);
        var nodes = new NodeList(source);
        if (nodes.Names.Count == 0)
        {
            return null;
        }

        var secrets = new SecretReading(source);
        var read = new ClusterReading(source, nodes).Read(secrets.References(secretsPath));
        var cluster = Minimal.Of(read, secrets.Resolve);
        cluster = cluster with { Secrets = SecretReading.Needed(cluster) };
        var names = nodes.Names.Zip(read.Nodes, (directory, node) => (directory, node.Name.Value)).ToDictionary(pair => pair.directory, pair => pair.Value, StringComparer.Ordinal);
        var comparison = new Comparison(repo, names, secrets);
        var extras = new Extras();
        cluster = extras.Carry(cluster, comparison.With(cluster), kind => repo.Of(kind).Select(file => file.Node).Distinct(StringComparer.Ordinal).Count());
        var left = comparison.With(cluster).Select(difference => difference.ToNotExpressed(extras.ReasonAgainst(difference)));
        return new ImportResult(cluster, Text(cluster, repo, source.Gaps))
        {
            Gaps = source.Gaps,
            NotExpressed = [.. left.Concat(comparison.WholeFiles()).GroupBy(one => (one.Path, one.Span, one.Message)).Select(same => same.First()).OrderBy(one => one.Path, StringComparer.Ordinal).ThenBy(one => one.Span)],
            NamedOnly = nodes.NamedOnly,
            ExtraCount = extras.Count,
            Secrets = secrets.Known,
        };
    }

    private static string Text(Cluster cluster, Repo repo, IReadOnlyList<ImportGap> gaps)
    {
        var notes = gaps.ToDictionary(gap => gap.Setting, gap => "not found: " + gap.What, StringComparer.Ordinal);
        foreach (var target in repo.Targets.All.Where(target => target.Source <= TargetSource.Inferred))
        {
            notes[target.Product + ".version"] = GuessedVersions.Note(target);
        }

        return "# Imported by HiveConfig.\n" + new ClusterFileText(notes, [.. gaps.Select(gap => gap.Setting)]).Write(cluster);
    }
}
