using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>min(3, nodes) ≤ replicas of system_auth ≤ nodes, in each datacenter.</summary>
public sealed class AuthReplicationTests
{
    private const string Networked = "NetworkTopologyStrategy";

    [Theory]
    [InlineData(2, 1, false)]
    [InlineData(2, 2, true)]
    [InlineData(2, 3, false)]
    [InlineData(3, 2, false)]
    [InlineData(3, 3, true)]
    [InlineData(3, 4, false)]
    [InlineData(5, 2, false)]
    [InlineData(5, 3, true)]
    [InlineData(5, 5, true)]
    [InlineData(5, 6, false)]
    [InlineData(7, 3, true)]
    [InlineData(7, 8, false)]
    public void BetweenThreeAndTheNumberOfNodes(int nodes, int factor, bool isRight)
    {
        // By name, by the shortcut, and where the repo does not say what the datacenter is called.
        foreach (var named in new[] { true, false })
        {
            foreach (var key in new[] { "dc1", "replication_factor" })
            {
                Assert.Equal(isRight, Lint([.. Nodes(nodes, named ? "dc1" : null), ("a.cql", Alter(Networked, (key, factor)))]).Count == 0);
            }
        }
    }

    [Fact]
    public void EachDatacenterByItself()
    {
        (string, string)[] nodes = [.. Nodes(3, "dc1"), .. Nodes(2, "dc2", from: 4)];
        Assert.Empty(Lint([.. nodes, ("a.cql", Alter(Networked, ("dc1", 3), ("dc2", 2)))]));
        Assert.Equal("'system_auth' has 3 replicas in 'dc2', expected 2 for 2 nodes", Lint([.. nodes, ("a.cql", Alter(Networked, ("replication_factor", 3)))]).Single().Message);
        Assert.Equal("'system_auth' has no replicas in 'dc2', expected 2 for 2 nodes", Lint([.. nodes, ("a.cql", Alter(Networked, ("dc1", 3)))]).Single().Message);
        Assert.Empty(Lint([.. nodes, ("a.cql", Alter(Networked, ("dc2", 2), ("replication_factor", 3)))]));
    }

    [Fact]
    public void OnlyNetworkTopologyKnowsDatacenters()
    {
        Assert.Equal("'system_auth' has 'SimpleStrategy', expected 'NetworkTopologyStrategy' for 3 nodes", Lint([.. Nodes(3, "dc1"), ("a.cql", Alter("SimpleStrategy", ("replication_factor", 1)))]).Single().Message);
        Assert.Empty(Lint([.. Nodes(3, "dc1"), ("a.cql", Alter("org.apache.cassandra.locator.NetworkTopologyStrategy", ("dc1", 3)))]));
    }

    [Theory]
    [InlineData("ALTER KEYSPACE \"system_auth\" WITH REPLICATION = {'class': 'NetworkTopologyStrategy', 'dc1': '1'};")]
    [InlineData("alter keyspace System_Auth with durable_writes = true and replication = { 'class' : 'NetworkTopologyStrategy', 'dc1' : 1 } ;")]
    [InlineData("CREATE KEYSPACE IF NOT EXISTS system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1};")]
    [InlineData("-- comment\nALTER KEYSPACE system_auth\nWITH replication = {\n'class': 'NetworkTopologyStrategy',\n'dc1': 1};")]
    [InlineData("ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 3};\nALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1};")]
    public void EveryFormIsSeen(string statement) => Assert.Single(Lint([.. Nodes(3, "dc1"), ("a.cql", statement)]));

    [Theory]
    [InlineData("ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1};\nALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 3};")]
    [InlineData("-- ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1};")]
    [InlineData("ALTER KEYSPACE system_traces WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 1};")]
    [InlineData("ALTER KEYSPACE system_auth WITH durable_writes = true;")]
    [InlineData("ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': '{{ rf }}'};")]
    [InlineData("ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', '<dc>': 1};")]
    public void WhatIsRightOrUnknownIsQuiet(string statement) => Assert.Empty(Lint([.. Nodes(3, "dc1"), ("a.cql", statement)]));

    [Fact]
    public void ScriptsThatDisagreeAreOneFindingWithBothPlaces()
    {
        var wrong = Assert.Single(Lint([.. Nodes(3, "dc1"), ("a.cql", Alter(Networked, ("dc1", 3))), ("b.cql", Alter(Networked, ("dc1", 1)))]));
        Assert.Equal(("b.cql", "a.cql"), (wrong.Path, Assert.Single(wrong.Related).File.Path));
        var both = Assert.Single(Lint([.. Nodes(5, "dc1"), ("a.cql", Alter(Networked, ("dc1", 3))), ("b.cql", Alter(Networked, ("dc1", 5)))]));
        Assert.Equal(("b.cql", "a.cql"), (both.Path, Assert.Single(both.Related).File.Path));
        Assert.Empty(Lint([.. Nodes(3, "dc1"), ("a.cql", Alter(Networked, ("dc1", 3))), ("b.cql", Alter(Networked, ("dc1", 3)))]));
    }

    [Fact]
    public void TheSameScriptOnEveryNodeIsOneFinding()
    {
        var finding = Assert.Single(Lint([.. Nodes(3, "dc1"), .. Enumerable.Range(1, 3).Select(i => ($"n{i}/etc/cassandra/a.cql", Alter(Networked, ("dc1", 1))))]));
        Assert.Equal(["also here", "also here"], finding.Related.Select(related => related.Message));
    }

    [Theory]
    [InlineData("SimpleStrategy", 3, Severity.Error)]
    [InlineData(Networked, 1, Severity.Error)]
    [InlineData(Networked, 2, Severity.Warning)]
    [InlineData(Networked, 3, null)]
    public void WithoutANumberOfNodesASignOfAClusterCounts(string strategy, int factor, Severity? severity)
    {
        var script = ("a.cql", Alter(strategy, ("replication_factor", factor)));
        Assert.Equal(severity, Lint([script, ("n1/application.conf", "pekko.cluster.seed-nodes = [\"pekko://application@b:1\", \"pekko://application@c:1\"]\n")]).SingleOrDefault()?.Severity);
        Assert.Equal(severity, Lint([script, ("b.cql", "CREATE KEYSPACE thehive WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 3};\n")]).SingleOrDefault()?.Severity);
        Assert.Empty(Lint([script]));
        Assert.Empty(Lint([script, ("n1/cassandra.yaml", "cluster_name: a\n")]));
    }

    [Fact]
    public void OneSharedFileCountsByItsSeeds()
    {
        var shared = ("cassandra.yaml", "seed_provider:\n  - class_name: x.Y\n    parameters:\n      - seeds: \"10.0.0.1,10.0.0.2,10.0.0.3\"\n");
        Assert.Single(Lint([shared, ("a.cql", Alter(Networked, ("dc1", 2)))]));

        // There may be more nodes than seeds.
        Assert.Empty(Lint([shared, ("a.cql", Alter(Networked, ("dc1", 5)))]));
    }

    [Fact]
    public void SimpleSnitchCallsItDatacenter1()
    {
        (string, string)[] nodes = [.. Enumerable.Range(1, 3).Select(i => ($"n{i}/cassandra.yaml", "endpoint_snitch: SimpleSnitch\n"))];
        Assert.Empty(Lint([.. nodes, ("a.cql", Alter(Networked, ("datacenter1", 3)))]));
        Assert.Single(Lint([.. nodes, ("a.cql", Alter(Networked, ("dc1", 3)))]));
    }

    [Theory]
    [InlineData("discovery.seed_hosts: {{ groups['es'] | to_json }}", 1, Severity.Error)]
    [InlineData("discovery.seed_hosts: {{ groups['es'] | to_json }}", 3, null)]
    [InlineData("discovery.seed_hosts: [10.0.0.1]", 1, null)]
    public void AListThatATemplateFillsIsASignOfACluster(string line, int factor, Severity? severity)
        => Assert.Equal(severity, Lint([("roles/es/templates/elasticsearch.yml.j2", line + "\n"), ("a.cql", Alter(Networked, ("replication_factor", factor)))]).SingleOrDefault()?.Severity);

    private static IReadOnlyList<Finding> Lint((string, string)[] files) => TestTree.Lint(TestTree.One(files), CqlRules.AuthReplicated);

    private static IEnumerable<(string, string)> Nodes(int nodes, string? datacenter, int from = 1)
        => Enumerable.Range(from, nodes).SelectMany(i => datacenter is null
            ? new[] { ($"n{i}/cassandra.yaml", "num_tokens: 16\n") }
            : [($"n{i}/cassandra.yaml", "num_tokens: 16\n"), ($"n{i}/cassandra-rackdc.properties", $"dc={datacenter}\nrack=r1\n")]);

    private static string Alter(string strategy, params (string Key, int Factor)[] factors)
        => $"ALTER KEYSPACE system_auth WITH replication = {{'class': '{strategy}', {string.Join(", ", factors.Select(factor => $"'{factor.Key}': {factor.Factor.ToString(CultureInfo.InvariantCulture)}"))}}};\n";
}
