using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Tests;

/// <summary>What became of one hostile text in one field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Text">The text.</param>
/// <param name="Refusals">Why it was refused; empty when it was taken.</param>
/// <param name="Cluster">The cluster with it; null when it was refused.</param>
internal sealed record HostileCluster(HostileField Field, string Text, IReadOnlyList<ClusterProblem> Refusals, Cluster? Cluster)
{
    private static readonly Lazy<IReadOnlyList<HostileCluster>> Cases = new(() => HostileField.All.SelectMany(field => HostileTexts.All.Select(text => Of(field, text))).ToList());

    private static readonly Lazy<Dictionary<string, RenderedFile>> Usual = new(() => HostileField.Usual.Generate(Secret).Files.ToDictionary(file => file.TreePath, StringComparer.Ordinal));

    /// <summary>The files of the cluster that none of them changed, by path.</summary>
    public static IReadOnlyDictionary<string, RenderedFile> UsualFiles => Usual.Value;

    /// <summary>Every text in every field.</summary>
    public static IReadOnlyList<HostileCluster> All => Cases.Value;

    /// <summary>Those that were taken.</summary>
    public static IEnumerable<(HostileCluster Case, Cluster Cluster)> Taken => All.Where(one => one.Cluster is not null).Select(one => (one, one.Cluster!));

    /// <summary>The files that the text changed, or made.</summary>
    public static IEnumerable<RenderedFile> Changed(Cluster cluster)
    {
        var usual = Usual.Value;
        return cluster.Generate(Secret).Files
            .Where(file => file.Node is not null && !string.Equals(usual.GetValueOrDefault(file.TreePath)?.Text, file.Text, StringComparison.Ordinal));
    }

    /// <summary>A secret of which no syntax makes anything else.</summary>
    public static string Secret(Secret secret) => HostileSecret.Usual(secret.Name);

    /// <summary>Reads a text in a field, and says whether the cluster can work with it.</summary>
    public static HostileCluster Of(HostileField field, string text, bool bare = false)
    {
        var result = ClusterFile.Read("cluster.yaml", field.Place(bare ? text : YamlText.DoubleQuote(text)));
        var problems = result.Problems.Concat(result.Cluster?.Validate() ?? []).Where(problem => problem.Severity == ProblemSeverity.Error).ToList();
        if (problems.Count == 0)
        {
            problems.AddRange(ExtraChecks.Check(result.Cluster!).Where(problem => problem.Severity == ProblemSeverity.Error));
        }

        return new(field, text, problems, problems.Count == 0 ? result.Cluster : null);
    }
}
