using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What follows from who stands where.</summary>
public sealed class TopologyTests
{
    private const string CassandraYml = "/etc/cassandra/cassandra.yaml";
    private const string ElasticYml = "/etc/elasticsearch/elasticsearch.yml";
    private const string HiveConf = "/etc/thehive/application.conf";

    private static readonly Cluster Three = TestClusters.ThreeNodes();

    [Fact]
    public void ANodeWithoutCassandraIsInTheOnlyDatacenterThereIs()
    {
        var paris = Three with { Nodes = [.. Three.Nodes.Select(node => node with { Datacenter = Dc("paris") }), new("hive4", "10.10.1.14") { Roles = [Role.TheHive] }] };
        Assert.Equal("paris", paris.DatacenterOf(paris.Nodes[3]).Value);
        Assert.Equal("paris", Hive(paris, "hive4", ApplicationConf.LocalDatacenter));
        Assert.Equal("datacenter1", Three.DatacenterOf(Three.Nodes[0]).Value);
        Assert.Null(Hive(Three, "node1", ApplicationConf.LocalDatacenter));
    }

    [Fact]
    public void WithSeveralDatacentersTheHiveSaysWhoseCassandraItAsks()
    {
        var cluster = Sites(3, 2) with { Nodes = [.. Sites(3, 2).Nodes, new("hive", "10.10.9.1") { Roles = [Role.TheHive] }] };
        Assert.Equal("error HC8006: 'hive' runs TheHive and states no 'dc'; expected dc1 or dc2, whichever is nearest", Assert.Single(cluster.Validate()).ToString());
        var near = cluster with { Nodes = [.. Sites(3, 2).Nodes, new("hive", "10.10.9.1") { Roles = [Role.TheHive], Datacenter = Dc("dc2") }] };
        Assert.Empty(near.Validate());
        Assert.Equal("dc2", Hive(near, "hive", ApplicationConf.LocalDatacenter));
        Assert.Equal("dc1", Hive(near, "node1-1", ApplicationConf.LocalDatacenter));
    }

    [Fact]
    public void SeedsReplicasAndCopiesFollowTheDatacenters()
    {
        var cluster = Sites(4, 2);
        Assert.Equal(
            ["10.10.1.11", "10.10.1.12", "10.10.1.13", "10.10.2.11", "10.10.2.12"],
            Read(cluster, "node2-1", CassandraYml, CassandraYaml.Seeds));
        Assert.Equal(3, Read(cluster, "node1-1", CassandraYml, CassandraYaml.AllocateTokensForLocalReplicationFactor));
        Assert.Equal(2, Read(cluster, "node2-1", CassandraYml, CassandraYaml.AllocateTokensForLocalReplicationFactor));
        Assert.Contains("ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', 'dc1': 3, 'dc2': 2};", cluster.TextOf("node1-1", CqlScript.ReplicationPath), StringComparison.Ordinal);
        Assert.Contains("{'class': 'NetworkTopologyStrategy', 'dc1': 3, 'dc2': 1}", (cluster with { Cassandra = new() { ReplicationFactors = new Dictionary<DatacenterName, int> { [Dc("dc1")] = 3, [Dc("dc2")] = 1 } } }).TextOf("node1-1", CqlScript.RolesPath), StringComparison.Ordinal);
        Assert.Equal("dc2", Read(cluster, "node2-2", ElasticYml, ElasticsearchYml.NodeDatacenter));
        Assert.Equal(["datacenter"], Read(cluster, "node1-1", ElasticYml, ElasticsearchYml.AwarenessAttributes));
        Assert.Null(Read(Sites(4), "node1-1", ElasticYml, ElasticsearchYml.AwarenessAttributes));
        Assert.Equal(cluster.Nodes.Count, Hive(cluster, "node2-1", ApplicationConf.SeedNodes)!.Count);
        Assert.Equal(4, Hive(cluster, "node2-1", ApplicationConf.MinNrOfMembers));
    }

    [Theory]
    [InlineData("It goes on after the loss of dc2, not of another.", 3, 2)]
    [InlineData("The loss of any datacenter stops it.", 3, 3)]
    [InlineData("It goes on after the loss of dc1 or dc2 or dc3.", 3, 3, 3)]
    [InlineData("It goes on after the loss of dc2 or dc3, not of another.", 3, 1, 1)]
    public void WhereTheHiveRunsInSeveralDatacentersMajoritiesOverlap(string comment, params int[] sizes)
    {
        var text = Sites(sizes).TextOf("node1-1", HiveConf);
        Assert.Contains("# " + comment, text, StringComparison.Ordinal);
        Assert.Contains("read-consistency-level = \"QUORUM\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("LOCAL_QUORUM", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WhereTheHiveRunsInOneOfThemItAsksThatOneAlone()
    {
        var cluster = Sites(3, 3);
        var one = cluster with { Nodes = [.. cluster.Nodes.Select(node => node.Datacenter == Dc("dc2") ? node with { Roles = [Role.Cassandra] } : node)] };
        Assert.Equal("LOCAL_QUORUM", Hive(one, "node1-1", ApplicationConf.ReadConsistency));
        Assert.Equal("LOCAL_QUORUM", Hive(one, "node1-1", ApplicationConf.WriteConsistency));
        Assert.True(Hive(one, "node1-1", ApplicationConf.LocalSystemOperations));
        Assert.Null(Hive(Sites(3), "node1-1", ApplicationConf.ReadConsistency));
    }

    [Fact]
    public void AVirtualIpStaysInOneDatacenter()
    {
        var mixed = Three with { Nodes = [.. new[] { "dc1", "dc2", "dc1", "dc2", "dc1", "dc1" }.Select((dc, i) => new Node($"node{i}", $"10.10.1.1{i}") { Datacenter = Dc(dc) })] };
        Assert.Equal(["node0", "node2", "node4"], mixed.LoadBalancerNodes.Select(node => node.Name.Value));
    }

    [Fact]
    public void ThreeSitesHaveAMasterEach()
    {
        Assert.Equal(["node1-1", "node2-1", "node3-1"], Sites(3, 3, 3, 3).MasterEligible.Select(node => node.Name.Value));
        Assert.Equal(["node1-1", "node1-2", "node1-3"], Sites(3, 3).MasterEligible.Select(node => node.Name.Value));
    }

    [Fact]
    public void DedicatedMastersAreAskedForTheClusterAndNeverForTheIndex()
    {
        Node Elastic(int i, params ElasticsearchRole[] roles) => new($"es{i}", $"10.10.3.1{i}") { Roles = [Role.Elasticsearch], ElasticsearchRoles = roles };
        var cluster = Three with
        {
            Nodes =
            [
                .. Three.Nodes.Select(node => node with { Roles = [Role.Cassandra, Role.TheHive, Role.LoadBalancer] }),
                Elastic(1, ElasticsearchRole.Master), Elastic(2, ElasticsearchRole.Master), Elastic(3, ElasticsearchRole.Master, ElasticsearchRole.VotingOnly),
                Elastic(4, ElasticsearchRole.Data, ElasticsearchRole.Ingest), Elastic(5, ElasticsearchRole.Data), Elastic(6, ElasticsearchRole.Coordinating),
            ],
        };
        Assert.Empty(cluster.Validate());
        Assert.Equal(["10.10.3.14", "10.10.3.15", "10.10.3.16"], Hive(cluster, "node1", ApplicationConf.IndexHosts));
        Assert.Equal(["master"], Read(cluster, "es1", ElasticYml, ElasticsearchYml.NodeRoles));
        Assert.Equal(["master", "voting_only"], Read(cluster, "es3", ElasticYml, ElasticsearchYml.NodeRoles));
        Assert.Contains("node.roles: []\n", cluster.TextOf("es6", ElasticYml), StringComparison.Ordinal);
        Assert.Equal(["es1", "es2", "es3"], Read(cluster, "es2", ElasticYml, ElasticsearchYml.InitialMasterNodes));
        Assert.Null(Read(cluster, "es4", ElasticYml, ElasticsearchYml.InitialMasterNodes));
        Assert.Equal(["10.10.3.11", "10.10.3.12", "10.10.3.13"], Read(cluster, "es6", ElasticYml, ElasticsearchYml.SeedHosts));
        Assert.Equal(1, Hive(cluster, "node1", ApplicationConf.IndexReplicas));
    }

    [Fact]
    public void OneNodeKeepsNoCopies()
    {
        var one = Three with { Nodes = [Three.Nodes[0]] };
        Assert.Equal(0, Hive(one, "node1", ApplicationConf.IndexReplicas));
        Assert.Equal(["HC5107"], one.Validate().Select(problem => problem.Rule));
    }

    [Fact]
    public void NamesStandWhereTheyCanAndAddressesWhereTheyMust()
    {
        var names = Three with { Nodes = [.. Three.Nodes.Select(node => node with { Address = HostAddress.Parse(node.Name + ".example.org"), Ip = node.Address })] };
        Assert.Empty(names.Validate());
        Assert.Equal(["node1.example.org", "node2.example.org", "node3.example.org"], Read(names, "node1", CassandraYml, CassandraYaml.Seeds));
        Assert.Equal("pekko://application@node1.example.org:2551", Hive(names, "node1", ApplicationConf.SeedNodes)![0]);
        Assert.Equal(["127.0.0.1", "::1", "10.10.1.11", "10.10.1.12", "10.10.1.13"], Hive(names, "node1", ApplicationConf.TrustedProxies));
        Assert.Contains("    unicast_src_ip 10.10.1.12\n", names.TextOf("node2", "/etc/keepalived/keepalived.conf"), StringComparison.Ordinal);
        Assert.Contains("server node1 node1.example.org:9000 check init-addr last,libc,none\n", names.TextOf("node2", "/etc/haproxy/haproxy.cfg"), StringComparison.Ordinal);
        Assert.Contains("node1 DNS:node1,DNS:node1.example.org,IP:10.10.1.11\n", RunbookTests.Text(names), StringComparison.Ordinal);
    }

    [Fact]
    public void IPv6StandsInBracketsOrByName()
    {
        var six = TestClusters.IPv6WithNames();
        Assert.Equal(["[fd00::11]:9042", "[fd00::12]:9042", "[fd00::13]:9042"], Hive(six, "node1", ApplicationConf.StorageHosts));
        Assert.Equal(["node1.example.org", "node2.example.org", "node3.example.org"], Hive(six, "node1", ApplicationConf.IndexHosts));
        Assert.Contains("node1 DNS:node1,IP:fd00::11,DNS:node1.example.org\n", RunbookTests.Text(six), StringComparison.Ordinal);
    }

    [Fact]
    public void PortsAndDirectoriesAreTheUsersOwn()
    {
        var own = Three with
        {
            Cassandra = new() { NativePort = Port.Of(9142), StoragePort = Port.Of(7010), CommitlogDirectory = AbsolutePath.Parse("/log/cassandra"), Directory = AbsolutePath.Parse("/data/cassandra") },
            Elasticsearch = new() { HttpPort = Port.Of(9201), Directory = AbsolutePath.Parse("/data/elasticsearch"), LogDirectory = AbsolutePath.Parse("/data/logs") },
            TheHive = Three.TheHive with { HttpPort = Port.Of(9001), ArteryPort = Port.Of(7355) },
        };
        Assert.Empty(own.Validate());
        Assert.Equal((7010, 9142), (Read(own, "node1", CassandraYml, CassandraYaml.StoragePort), Read(own, "node1", CassandraYml, CassandraYaml.NativeTransportPort)));
        Assert.Equal("/log/cassandra", Read(own, "node1", CassandraYml, CassandraYaml.CommitlogDirectory));
        Assert.Equal("/data/cassandra/hints", Read(own, "node1", CassandraYml, CassandraYaml.HintsDirectory));
        Assert.Equal("/data/elasticsearch", Read(own, "node1", ElasticYml, ElasticsearchYml.PathData));
        Assert.Equal("/data/logs", Read(own, "node1", ElasticYml, ElasticsearchYml.PathLogs));
        Assert.Equal((9142, 9201), (Hive(own, "node1", ApplicationConf.StoragePort), Hive(own, "node1", ApplicationConf.IndexPort)));
        Assert.Contains("node1 10.10.1.11:9001 check", own.TextOf("node1", "/etc/haproxy/haproxy.cfg"), StringComparison.Ordinal);
        var runbook = RunbookTests.Text(own);
        Assert.Contains("rm -rf /data/cassandra/data /data/cassandra/saved_caches /data/cassandra/hints\ninstall -d -o cassandra -g cassandra -m 0750 /log/cassandra\nfind /log/cassandra -mindepth 1 -delete\n", runbook, StringComparison.Ordinal);
        Assert.Contains("install -d -o elasticsearch -g elasticsearch -m 2750 /data/elasticsearch\ninstall -d -o elasticsearch -g elasticsearch -m 2750 /data/logs\nfind /data/elasticsearch -mindepth 1 -delete\n", runbook, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRpmHasOtherPlaces()
    {
        var files = (Three with { Package = PackageFormat.Rpm }).Generate(TestClusters.MadeUp);
        var moved = files.Files.Select(file => file.TreePath).Except(Three.Generate(TestClusters.MadeUp).Files.Select(file => file.TreePath)).Where(path => path.StartsWith("node1/", StringComparison.Ordinal));
        Assert.Equal(["node1/etc/cassandra/conf/cassandra.yaml", "node1/etc/cassandra/conf/cassandra-rackdc.properties"], moved);
        Assert.All(files.Absent.Where(file => file.InstalledPath.Contains("cassandra", StringComparison.Ordinal)), file => Assert.Equal("/etc/cassandra/conf/cassandra-topology.properties", file.InstalledPath));
        Assert.Empty(TestTree.Lint(files.ToRepo()));
    }

    [Fact]
    public void EnvironmentsStandSideBySide()
    {
        Cluster Of(string environment) => Three with { Environment = EnvironmentName.Parse(environment), Secrets = Secrets.FromFile(environment + ".yaml") };
        var (staging, production) = (Of("staging").Generate(Tell), Of("production").Generate(Tell));
        Assert.Contains("\"environment\": \"staging\"", staging.Files.Single(file => file.Kind == Manifest.Kind).Text, StringComparison.Ordinal);
        Assert.StartsWith("# First start of cluster thp (production)\n", RunbookTests.Text(Of("production")), StringComparison.Ordinal);
        Assert.All(staging.Files.Where(file => file.HasSecret).Zip(production.Files.Where(file => file.HasSecret)), pair => Assert.NotEqual(pair.First.Text, pair.Second.Text));

        static string Tell(Secret secret) => TestClusters.MadeUp(secret) + secret.Path;
    }

    private static DatacenterName Dc(string name) => DatacenterName.Parse(name);

    // Each machine runs everything, the first three of the first site the balancers too.
    private static Cluster Sites(params int[] sizes) => Three with
    {
        Nodes = [.. sizes.SelectMany((size, site) => Enumerable.Range(1, size).Select(i => new Node($"node{site + 1}-{i}", $"10.10.{site + 1}.1{i}") { Datacenter = Dc($"dc{site + 1}") }))],
    };

    private static T? Hive<T>(Cluster cluster, string node, Key<T> key)
        => key.Find(HoconReader.Read(cluster.TextOf(node, HiveConf)).Resolve(_ => null)) is { } setting ? key.Read(setting.Value) : default;

    private static T? Read<T>(Cluster cluster, string node, string path, Key<T> key)
        => key.Find(YamlReader.Read(cluster.TextOf(node, path))) is { } setting ? key.Read(setting.Value) : default;
}
