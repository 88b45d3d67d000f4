using HiveConfig.Elasticsearch;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ElasticsearchJvmOptionsRendererTests
{
    private static string Installed => ElasticsearchJvmOptions.Kind.InstalledPath;

    [Fact]
    public void Node1() => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf("node1", Installed), extension: "options");

    [Fact]
    public void WithoutAKnownHeapElasticsearchSizesItself()
    {
        Assert.Null((TestClusters.ThreeNodes() with { Memory = null }).FileOf("node1", Installed));
        Assert.NotNull((TestClusters.ThreeNodes() with { Memory = null, Elasticsearch = new() { Heap = DataSize.Gibibytes(4) } }).FileOf("node1", Installed));
    }
}
