using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Generate;
using HiveConfig.Import;
using HiveConfig.Model;
using HiveConfig.Plan;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What was generated comes back: the files of the imported cluster are the same, byte by byte.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Names => new(ImportTrees.Clusters.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void OurOwnTreesComeBack(string name)
    {
        var cluster = ImportTrees.Clusters[name];
        var files = ImportTrees.FilesOf(cluster).ToList();
        var result = ImportTrees.Import(ImportTrees.Repo(files));

        Assert.Empty(result.Gaps);
        Assert.Empty(result.NotExpressed);
        Assert.Empty(result.NamedOnly);
        var back = ImportTrees.ReadBack(result);
        Same(files, ImportTrees.Generated(result, back));
        Assert.DoesNotContain(ImportTrees.ReadBack(result).Validate(), problem => problem.Severity == ProblemSeverity.Error);
    }

    /// <summary>Elsewhere in a repo, and with names of other layouts.</summary>
    [Theory]
    [InlineData("host_files/{0}{1}")]
    [InlineData("ansible/files/{0}{1}")]
    [InlineData("envs/live/{0}{1}")]
    public void FromOtherLayouts(string layout)
    {
        var cluster = ImportTrees.Clusters["sample three-nodes"];
        var files = cluster.Generate(OtherClusters.MadeUp).Files.Where(file => file.Node is not null).ToList();
        var result = ImportTrees.Import(ImportTrees.Repo(files.Select(file => (string.Format(System.Globalization.CultureInfo.InvariantCulture, layout, file.Node, file.InstalledPath), file.Text))));

        Assert.Empty(result.NotExpressed);
        Same(files.Select(file => (file.TreePath, file.Text)), ImportTrees.Generated(result, ImportTrees.ReadBack(result)));
    }

    /// <summary>A directory of files for each node, as many keep them.</summary>
    [Fact]
    public void FromFlatDirectories()
    {
        var cluster = ImportTrees.Clusters["sample minimal"];
        var files = cluster.Generate(OtherClusters.MadeUp).Files.Where(file => file.Kind.Name is "cassandra.yaml" or "cassandra-rackdc.properties" or "elasticsearch.yml" or "application.conf" or "secret.conf" or "haproxy.cfg" or "keepalived.conf" or "CQL script" or "mount unit").ToList();
        var result = ImportTrees.Import(ImportTrees.Repo(files.Select(file => (file.Node + "/" + Path.GetFileName(file.InstalledPath), file.Text))));

        Assert.Empty(result.Gaps);
        Assert.Empty(result.NotExpressed);
        var generated = ImportTrees.Generated(result, ImportTrees.ReadBack(result));
        Assert.All(files, file => Assert.Equal(file.Text, generated[file.TreePath]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void WithItsManifestTheVersionsComeBackToo(string name)
    {
        var cluster = ImportTrees.Clusters[name];
        var result = ImportTrees.Import(ImportTrees.Repo(cluster.Generate(OtherClusters.MadeUp).Files.Select(file => (file.TreePath, file.Text))));
        Assert.Equal((cluster.Cassandra.Version, cluster.Elasticsearch.Version, cluster.TheHive.Version), (result.Cluster.Cassandra.Version, result.Cluster.Elasticsearch.Version, result.Cluster.TheHive.Version));
        Assert.Equal(cluster.Nodes.Select(node => node.Name), result.Cluster.Nodes.Select(node => node.Name));
        Assert.Empty(result.NotExpressed);
        var back = ImportTrees.ReadBack(result).Generate(secret => result.Secrets.GetValueOrDefault(secret.Name) ?? OtherClusters.MadeUp(secret)).ToRepo();
        Assert.Empty(ChangePlan.Between(cluster.Generate(OtherClusters.MadeUp).ToRepo(), back).Changes);
    }

    private static void Same(IEnumerable<(string Path, string Text)> expected, Dictionary<string, string> actual)
    {
        var files = expected.ToList();
        Assert.Equal(files.Select(file => file.Path).Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(file.Text, actual[file.Path]));
    }
}
