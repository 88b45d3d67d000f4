using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Generate;
using HiveConfig.Import;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Trees to import, and what is made of them.</summary>
internal static class ImportTrees
{
    private static readonly string Samples = Path.GetFullPath(Path.Combine(Snapshot.SourceDirectory(), "..", "..", "..", "samples"));

    /// <summary>Every sample and the clusters of other tests, by name.</summary>
    public static IReadOnlyDictionary<string, Cluster> Clusters { get; } = Directory.EnumerateFiles(Samples, "cluster.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        .Select(path => KeyValuePair.Create("sample " + Path.GetFileName(Path.GetDirectoryName(path)!), ConfigTree.ReadCluster(path).Cluster!))
        .Concat(OtherClusters.ByName)
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>The files of a cluster as a repo has them that knows nothing of our manifest.</summary>
    public static IEnumerable<(string Path, string Text)> FilesOf(Cluster cluster)
        => cluster.Generate(OtherClusters.MadeUp).Files.Where(file => file.Node is not null).Select(file => (file.TreePath, file.Text));

    public static Repo Repo(IEnumerable<(string Path, string Text)> files) => TestTree.One([.. files]);

    /// <summary>A tree with the versions that its files do not show.</summary>
    public static Repo Repo(IEnumerable<(string Path, string Text)> files, Cluster cluster)
        => TestTree.With(new RepoFacts { Stated = [new("cassandra", cluster.Cassandra.Version, TargetSource.CommandLine), new("elasticsearch", cluster.Elasticsearch.Version, TargetSource.CommandLine), new("thehive", cluster.TheHive.Version, TargetSource.CommandLine)] }, [.. files]);

    public static ImportResult Import(Repo repo)
    {
        var result = repo.Import();
        Assert.NotNull(result);
        return result;
    }

    /// <summary>The files of an imported cluster, its secrets those of the tree.</summary>
    public static Dictionary<string, string> Generated(ImportResult result, Cluster cluster)
        => cluster.Generate(secret => result.Secrets.GetValueOrDefault(secret.Name) ?? OtherClusters.MadeUp(secret)).Files.Where(file => file.Node is not null).ToDictionary(file => file.TreePath, file => file.Text, StringComparer.Ordinal);

    /// <summary>The cluster as its text reads back.</summary>
    public static Cluster ReadBack(ImportResult result)
    {
        var read = ClusterFile.Read("cluster.yaml", result.Text);
        Assert.Empty(read.Problems);
        Assert.Empty(ClusterSchemaJudge.Problems(result.Text));
        return read.Cluster!;
    }
}
