using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class RackDcRendererTests
{
    private const string Installed = "/etc/cassandra/cassandra-rackdc.properties";

    [Fact]
    public void Node1() => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf("node1", Installed), extension: "properties");

    [Fact]
    public void Node2() => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf("node2", Installed), extension: "properties");

    [Fact]
    public void TheTopologyFileIsAbsentWhereCassandraRuns()
    {
        var cluster = TestClusters.ThreeNodes();
        var apart = cluster with { Nodes = [cluster.Nodes[0], cluster.Nodes[1], cluster.Nodes[2] with { Roles = [Role.TheHive] }] };
        Assert.Equal(
            ["node1/etc/cassandra/cassandra-topology.properties", "node2/etc/cassandra/cassandra-topology.properties"],
            apart.Generate(TestClusters.MadeUp).Absent.Where(absent => absent.InstalledPath.Contains("cassandra", System.StringComparison.Ordinal)).Select(absent => absent.Node + absent.InstalledPath));
    }
}
