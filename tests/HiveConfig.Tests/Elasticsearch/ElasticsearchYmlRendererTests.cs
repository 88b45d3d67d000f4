using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using HiveConfig.Elasticsearch;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ElasticsearchYmlRendererTests
{
    private const string Installed = "/etc/elasticsearch/elasticsearch.yml";

    [Fact]
    public void Node1() => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf("node1", Installed), extension: "yml");

    [Fact]
    public void Node2() => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf("node2", Installed), extension: "yml");

    [Fact]
    public void WithoutTls() => Snapshot.Match((TestClusters.ThreeNodes() with { Tls = null }).MaskedTextOf("node1", Installed), extension: "yml");

    [Fact]
    public void SnapshotsAndALockedHeap()
    {
        Snapshot.Match(OtherClusters.NodeExports.MaskedTextOf("node2", Installed), extension: "yml");
        Assert.All(
            YamlReader.Read(OtherClusters.NodeExports.TextOf("node2", Installed)).Settings,
            setting => Assert.Equal(ElasticsearchKnowledge.Known, ElasticsearchSettings.Find(setting.Key)?.In(ProductVersion.Parse("8.19"))));
    }

    [Fact]
    public void TheHeapMayBeLocked()
    {
        const string dropIn = "/etc/systemd/system/elasticsearch.service.d/hiveconfig.conf";
        Assert.EndsWith("\n[Service]\nLimitMEMLOCK=infinity\n", OtherClusters.NodeExports.TextOf("node2", dropIn), StringComparison.Ordinal);
        Assert.Equal(["daemon-reload", "restart elasticsearch"], OtherClusters.NodeExports.FileOf("node2", dropIn)!.AfterChange);
        Assert.Null(TestClusters.ThreeNodes().FileOf("node2", dropIn));
    }

    [Fact]
    public void EverySettingIsOneOfVersion8()
    {
        foreach (var cluster in new[] { TestClusters.ThreeNodes(), TestClusters.ThreeNodes() with { Tls = null } })
        {
            Assert.All(YamlReader.Read(cluster.TextOf("node1", Installed)).Settings, setting => Assert.Contains(setting.Key, Known()));
        }
    }

    [Theory]
    [InlineData("node.master")]
    [InlineData("discovery.zen.ping.unicast.hosts")]
    [InlineData("transport.tcp.port")]
    public void TheCatalogueHasNoRemovedName(string name) => Assert.DoesNotContain(name, Known());

    [Fact]
    public void OnceTheClusterRunsNobodyFoundsAnother()
    {
        var running = TestClusters.ThreeNodes() with { Phase = Phase.Running };
        Assert.All(running.Nodes, node => Assert.Null(ElasticsearchYml.InitialMasterNodes.Find(YamlReader.Read(running.TextOf(node.Name.Value, Installed)))));
    }

    [Fact]
    public void AFourthNodeIsNoMaster()
    {
        var cluster = TestClusters.ThreeNodes() with
        {
            Nodes = [new("node1", "10.10.1.11"), new("node2", "10.10.1.12"), new("node3", "10.10.1.13"), new("node4", "10.10.1.14")],
        };
        var fourth = YamlReader.Read(cluster.TextOf("node4", Installed));
        Assert.Equal(["data", "ingest"], ElasticsearchYml.NodeRoles.Read(ElasticsearchYml.NodeRoles.Find(fourth)!.Value));
        Assert.Null(ElasticsearchYml.InitialMasterNodes.Find(fourth));
        Assert.Equal(["10.10.1.11", "10.10.1.12", "10.10.1.13"], ElasticsearchYml.SeedHosts.Read(ElasticsearchYml.SeedHosts.Find(fourth)!.Value));
    }

    [Fact]
    public void AnotherTransportPortStandsBehindEverySeedHost()
    {
        var cluster = TestClusters.ThreeNodes() with { Elasticsearch = new() { TransportPort = Port.Of(9301) } };
        var document = YamlReader.Read(cluster.TextOf("node1", Installed));
        Assert.Equal(["10.10.1.11:9301", "10.10.1.12:9301", "10.10.1.13:9301"], ElasticsearchYml.SeedHosts.Read(ElasticsearchYml.SeedHosts.Find(document)!.Value));
    }

    [RealFact("java", SnakeYaml.Jar)]
    public void SnakeYamlReadsTheValuesThatWereMeant()
    {
        var six = TestClusters.ThreeNodes() with { Nodes = [new("node1", "fd00::11"), new("node2", "fd00::12")] };
        var answers = SnakeYaml.Read([TestClusters.ThreeNodes().TextOf("node2", Installed), six.TextOf("node1", Installed)]);
        const string expected =
            """
            {"cluster.name": "thp", "node.name": "node2", "node.roles": ["master", "data", "ingest"],
             "path.data": "/var/lib/elasticsearch", "path.logs": "/var/log/elasticsearch",
             "network.host": "10.10.1.12", "http.port": 9200, "transport.port": 9300,
             "discovery.seed_hosts": ["10.10.1.11", "10.10.1.12", "10.10.1.13"],
             "cluster.initial_master_nodes": ["node1", "node2", "node3"],
             "script.allowed_types": "inline,stored",
             "xpack.security.enabled": true,
             "xpack.security.http.ssl.enabled": true,
             "xpack.security.http.ssl.key": "/etc/elasticsearch/certs/node.key",
             "xpack.security.http.ssl.certificate": "/etc/elasticsearch/certs/node.crt",
             "xpack.security.http.ssl.certificate_authorities": ["/etc/elasticsearch/certs/ca.crt"],
             "xpack.security.transport.ssl.enabled": true,
             "xpack.security.transport.ssl.verification_mode": "certificate",
             "xpack.security.transport.ssl.key": "/etc/elasticsearch/certs/node.key",
             "xpack.security.transport.ssl.certificate": "/etc/elasticsearch/certs/node.crt",
             "xpack.security.transport.ssl.certificate_authorities": ["/etc/elasticsearch/certs/ca.crt"]}
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(answers[0].Value!)), answers[0].Value);
        var v6 = JsonNode.Parse(answers[1].Value!)!;
        Assert.Equal("fd00::11", (string?)v6["network.host"]);
        Assert.Equal(["[fd00::11]", "[fd00::12]"], v6["discovery.seed_hosts"]!.AsArray().Select(item => (string?)item));
    }

    private static HashSet<string> Known()
        => File.ReadLines(Path.Combine(Snapshot.SourceDirectory(), "settings-8.txt")).Where(line => line[0] != '#').ToHashSet(StringComparer.Ordinal);
}
