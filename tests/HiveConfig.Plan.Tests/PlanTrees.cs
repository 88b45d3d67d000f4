using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Plan;
using HiveConfig.Reports;
using HiveConfig.Text;

namespace HiveConfig.Tests;

/// <summary>Trees for plans, without a disk.</summary>
internal static class PlanTrees
{
    private static readonly string Samples = Path.GetFullPath(Path.Combine(Snapshot.SourceDirectory(), "..", "..", "samples"));

    public static IEnumerable<string> SampleNames
        => Directory.EnumerateFiles(Samples, "cluster.yaml", SearchOption.AllDirectories).Select(path => Path.GetFileName(Path.GetDirectoryName(path)!)).Order(StringComparer.Ordinal);

    /// <summary>The sample of three nodes, past its first start.</summary>
    public static Cluster Running { get; } = TestClusters.ThreeNodes() with { Phase = Phase.Running };

    public static Cluster Sample(string name) => ConfigTree.ReadCluster(Path.Combine(Samples, name, "cluster.yaml")).Cluster!;

    public static Repo Tree(this Cluster cluster, Func<Secret, string?>? resolve = null) => cluster.Generate(resolve ?? TestClusters.MadeUp).ToRepo();

    /// <summary>The same tree with another text in a file.</summary>
    public static Repo With(this Repo repo, string path, string from, string to)
    {
        var file = repo.Files.Single(file => string.Equals(file.Path, path, StringComparison.Ordinal));
        if (!file.Text.Contains(from, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{path} has no '{from}'");
        }

        return repo.WithTexts(new Dictionary<ConfigFile, string> { [file] = file.Text.Replace(from, to, StringComparison.Ordinal) });
    }

    /// <summary>The changes, each on a line.</summary>
    public static IEnumerable<string> Lines(this ChangePlan plan)
        => plan.Changes.Select(change => $"{change.Node} {Path.GetFileName(change.Path)} {change.Setting}: {PlanReport.Values(change, "'")} [{change.Consequence}{(change.Rule is null ? "" : " " + change.Rule)}]");
}
