using System;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class CqlScriptRendererTests
{
    [Fact]
    public void Replication() => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf("node1", CqlScript.ReplicationPath), extension: "cql");

    [Fact]
    public void Roles() => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf("node1", CqlScript.RolesPath), extension: "cql");

    [Fact]
    public void DropDefault() => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf("node1", CqlScript.DropDefaultPath), extension: "cql");

    [Fact]
    public void OnTheFirstCassandraNodeOnlyAndForRootOnly()
    {
        var cluster = TestClusters.ThreeNodes();
        var scripts = cluster.Generate(TestClusters.MadeUp).Files.Where(file => file.Kind == CqlScript.Kind).ToList();
        Assert.Equal(["node1", "node1", "node1"], scripts.Select(file => file.Node));
        Assert.All(scripts, file => Assert.Equal("root:root 0600", $"{file.Access.Owner}:{file.Access.Group} {file.Access.Mode}"));
        Assert.Equal([false, true, false], scripts.Select(file => file.HasSecret));

        var apart = cluster with { Nodes = [cluster.Nodes[0] with { Roles = [Role.TheHive] }, cluster.Nodes[1], cluster.Nodes[2]] };
        Assert.All(apart.Generate(TestClusters.MadeUp).Files.Where(file => file.Kind == CqlScript.Kind), file => Assert.Equal("node2", file.Node));
    }

    [Fact]
    public void EveryDatacenterIsNamedWithWhatItCanHold()
    {
        var far = DatacenterName.Parse("far");
        var cluster = TestClusters.ThreeNodes() with
        {
            Nodes =
            [
                new("node1", "10.10.1.11"), new("node2", "10.10.1.12"), new("node3", "10.10.1.13"), new("node4", "10.10.1.14"),
                new("node5", "10.10.2.11") { Datacenter = far }, new("node6", "10.10.2.12") { Datacenter = far },
            ],
        };
        Assert.Contains("ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'datacenter1': 3, 'far': 2};", cluster.TextOf("node1", CqlScript.ReplicationPath), StringComparison.Ordinal);

        // What is stated counts for TheHive's keyspace alone.
        var stated = cluster with { Cassandra = new() { ReplicationFactor = 1 } };
        Assert.Contains("'datacenter1': 3, 'far': 2}", stated.TextOf("node1", CqlScript.ReplicationPath), StringComparison.Ordinal);
        Assert.Contains("'datacenter1': 1, 'far': 1} AND durable_writes = true;", stated.TextOf("node1", CqlScript.RolesPath), StringComparison.Ordinal);
    }

    [Fact]
    public void AQuoteInAPasswordIsDoubled()
        => Assert.Contains("WITH PASSWORD = 'it''s';", TestClusters.ThreeNodes().FileOf("node1", CqlScript.RolesPath, _ => "it's")!.Text, StringComparison.Ordinal);

    [Fact]
    public void AnAnsibleVariableIsQuotedHereAndEscapedByItsFilter()
    {
        var cluster = TestClusters.ThreeNodes();
        var file = (cluster with { Secrets = cluster.Secrets with { CassandraTheHive = Secret.FromVault("cassandra_thehive") } }).FileOf("node1", CqlScript.RolesPath)!;
        Assert.True(file.IsTemplate);
        Assert.Contains("ALTER ROLE thehive WITH PASSWORD = '{{ cassandra_thehive | replace(\"'\", \"''\") }}';", file.Text, StringComparison.Ordinal);
    }
}
