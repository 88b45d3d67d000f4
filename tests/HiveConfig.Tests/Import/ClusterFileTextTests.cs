using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Generate;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ClusterFileTextTests
{
    public static TheoryData<string> Names => new(ImportTrees.Clusters.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatIsWrittenReadsAsTheSame(string name)
    {
        var text = ClusterFile.Write(ImportTrees.Clusters[name]);
        var read = ClusterFile.Read("cluster.yaml", text);
        Assert.Empty(read.Problems);
        Assert.Equal(ClusterDump.Of(ImportTrees.Clusters[name]), ClusterDump.Of(read.Cluster!));
        Assert.Equal(text, ClusterFile.Write(read.Cluster!));
        Assert.Empty(ClusterSchemaJudge.Problems(text));
    }

    [Fact]
    public void EveryKeyIsWritten()
    {
        var cluster = Read(ClusterFileTests.Everything);
        var text = ClusterFile.Write(cluster);
        Assert.Equal(ClusterDump.Of(cluster), ClusterDump.Of(Read(text)));
        Assert.Equal(cluster.Generate(TestClusters.MadeUp).Files.Select(file => file.Text), Read(text).Generate(TestClusters.MadeUp).Files.Select(file => file.Text));
    }

    /// <summary>Whatever a key may state, one at a time.</summary>
    [Fact]
    public void EveryExampleOfEveryKeyIsWritten()
    {
        var cluster = Read(ClusterFileTests.Everything);
        var edits = Edits(cluster).ToList();
        Assert.True(edits.Count > 80, edits.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.All(edits, edit => Assert.Equal(ClusterDump.Of(edit.Cluster), ClusterDump.Of(ClusterFile.Read("cluster.yaml", ClusterFile.Write(edit.Cluster)).Cluster ?? throw new InvalidOperationException(edit.Setting))));
    }

    [Fact]
    public void OnlyWhatDiffersIsWritten() => Snapshot.Match(ClusterFile.Write(Read(ClusterFileTests.Everything)), extension: "yaml");

    /// <summary>The judge of the other tests is one.</summary>
    [Theory]
    [InlineData("nodes: {}\n")]
    [InlineData("cluster: thp\nphase: later\nnodes: { a: 10.0.0.1 }\nvip: 10.0.0.9/24\nthehive: { version: 5.5, url: https://a }\nstorage: { nfs: 'a:/b' }\nsecrets: file:a\n")]
    [InlineData("cluster: thp\nphase: running\nnodes: { a: 10.0.0.1 }\nvip: 10.0.0.9/24\nthehive: { version: 5.5, url: https://a, wrong: 1 }\nstorage: { nfs: 'a:/b' }\nsecrets: file:a\n")]
    public void WhatIsWrongFailsTheSchema(string text) => Assert.NotEmpty(ClusterSchemaJudge.Problems(text));

    private static Cluster Read(string text)
    {
        var read = ClusterFile.Read("cluster.yaml", text);
        Assert.Empty(read.Problems);
        return read.Cluster!;
    }

    // Of the parts that hang on the cluster itself, each key with each of its examples.
    private static IEnumerable<(string Setting, Cluster Cluster)> Edits(Cluster cluster)
        => Of<Cluster>(ClusterFileKeys.Shape, cluster, "", changed => changed)
            .Concat(Part("loadBalancer", cluster.LoadBalancer, changed => cluster with { LoadBalancer = changed }))
            .Concat(Part("thehive", cluster.TheHive, changed => cluster with { TheHive = changed }))
            .Concat(Part("cassandra", cluster.Cassandra, changed => cluster with { Cassandra = changed }))
            .Concat(Part("elasticsearch", cluster.Elasticsearch, changed => cluster with { Elasticsearch = changed }));

    private static IEnumerable<(string Setting, Cluster Cluster)> Part<TPart>(string name, TPart part, Func<TPart, Cluster> put)
        => Of(((IClusterFileKey)((MapShape)ClusterFileKeys.Shape).Keys.Single(key => key.Name == name)).Shape, part, name, put);

    private static IEnumerable<(string Setting, Cluster Cluster)> Of<TPart>(ClusterFileShape shape, TPart part, string path, Func<TPart, Cluster> put)
        => shape is not MapShape map ? [] : map.Keys.SelectMany(key =>
            key.WithExamples(part!).OfType<TPart>().Select(changed => (path + "." + key.Name, put(changed)))
                .Concat(key.Shape is MapShape below && ReferenceEquals(key.PartOf(part!), part) ? Of(below, part, path + "." + key.Name, put) : []));
}
