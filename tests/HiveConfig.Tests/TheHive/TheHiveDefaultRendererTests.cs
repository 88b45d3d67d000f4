using HiveConfig.TheHive;
using Xunit;

namespace HiveConfig.Tests;

public sealed class TheHiveDefaultRendererTests
{
    [Fact]
    public void Node1() => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf("node1", TheHiveDefault.Kind.InstalledPath));

    [Fact]
    public void WithoutAKnownHeapThePackagesFileStays()
        => Assert.Null((TestClusters.ThreeNodes() with { Memory = null }).FileOf("node1", TheHiveDefault.Kind.InstalledPath));
}
