using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using HiveConfig.Cassandra;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class CassandraYamlRendererTests
{
    private const string Installed = "/etc/cassandra/cassandra.yaml";

    [Fact]
    public void Node1() => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf("node1", Installed), extension: "yaml");

    [Fact]
    public void Node2DiffersInItsAddressesAlone()
        => Assert.Equal(
            TestClusters.ThreeNodes().TextOf("node1", Installed).Replace("_address: 10.10.1.11", "_address: 10.10.1.12", StringComparison.Ordinal),
            TestClusters.ThreeNodes().TextOf("node2", Installed));

    [Fact]
    public void WithoutTls() => Snapshot.Match((TestClusters.ThreeNodes() with { Tls = null }).MaskedTextOf("node1", Installed), extension: "yaml");

    [Fact]
    public void EverySettingIsOneThatTheLoaderTakes()
    {
        var known = Known();
        foreach (var cluster in new[] { TestClusters.ThreeNodes(), TestClusters.ThreeNodes() with { Tls = null } })
        {
            var settings = YamlReader.Read(cluster.TextOf("node1", Installed)).Settings;
            Assert.All(settings, setting => Assert.Contains(setting.Key, known.Keys));
            Assert.Empty(settings.Where(setting => !Fits(known[setting.Key], setting.Value)).Select(setting => setting.Key));
        }
    }

    [Fact]
    public void TheCatalogueKnowsAWrongName()
    {
        Assert.DoesNotContain("commitlog_sync_period_in_ms", Known().Keys);
        Assert.DoesNotContain("keystore", Known().Keys);
    }

    [Fact]
    public void Version40() => Snapshot.Match(OtherClusters.Oldest.MaskedTextOf("node1", Installed), extension: "yaml");

    [Fact]
    public void Version40GetsItsOwnNameOfTheSyncPeriod()
    {
        var cluster = TestClusters.ThreeNodes() with { Cassandra = new() { Version = ProductVersion.Parse("4.0.14") } };
        var document = YamlReader.Read(cluster.TextOf("node1", Installed));
        Assert.Null(CassandraYaml.CommitlogSyncPeriod.Find(document));
        Assert.Equal(10_000, CassandraYaml.CommitlogSyncPeriodInMs.Read(CassandraYaml.CommitlogSyncPeriodInMs.Find(document)!.Value));
    }

    [Fact]
    public void TheReplicationFactorOfTheTokensIsThatOfTheDatacenter()
    {
        var cluster = TestClusters.ThreeNodes() with { Nodes = [new("node1", "10.10.1.11"), new("node2", "10.10.1.12")] };
        var document = YamlReader.Read(cluster.TextOf("node1", Installed));
        Assert.Equal("2", Read.Text(CassandraYaml.AllocateTokensForLocalReplicationFactor.Find(document)!.Value));
    }

    [RealFact("java", SnakeYaml.Jar)]
    public void SnakeYamlReadsTheValuesThatWereMeant()
    {
        var six = TestClusters.ThreeNodes() with { Nodes = [new("node1", "fd00::11"), new("node2", "fd00::12")] };
        var answers = SnakeYaml.Read([TestClusters.ThreeNodes().TextOf("node1", Installed), six.TextOf("node1", Installed)]);
        var four = JsonNode.Parse(answers[0].Value!)!;
        Assert.Equal("thp", (string?)four["cluster_name"]);
        Assert.Equal(16, (int?)four["num_tokens"]);
        Assert.Equal(3, (int?)four["allocate_tokens_for_local_replication_factor"]);
        Assert.Equal("10.10.1.11", (string?)four["listen_address"]);
        Assert.Equal("10.10.1.11", (string?)four["rpc_address"]);
        Assert.Equal("10s", (string?)four["commitlog_sync_period"]);
        Assert.Equal(9042, (int?)four["native_transport_port"]);
        AssertSame("""["/var/lib/cassandra/data"]""", four["data_file_directories"]);
        AssertSame(
            """[{"class_name": "org.apache.cassandra.locator.SimpleSeedProvider", "parameters": [{"seeds": "10.10.1.11,10.10.1.12,10.10.1.13"}]}]""",
            four["seed_provider"]);
        AssertSame(
            """
            {"enabled": true, "optional": false, "require_client_auth": false,
             "keystore": "/etc/cassandra/tls/keystore.p12", "keystore_password": "test-keystore-not-real-0123456789abcdef",
             "store_type": "PKCS12"}
            """,
            four["client_encryption_options"]);
        AssertSame(
            """
            {"internode_encryption": "all", "optional": false, "require_client_auth": true,
             "keystore": "/etc/cassandra/tls/keystore.p12", "keystore_password": "test-keystore-not-real-0123456789abcdef",
             "truststore": "/etc/cassandra/tls/truststore.p12", "truststore_password": "test-truststore-not-real-0123456789abcdef",
             "store_type": "PKCS12"}
            """,
            four["server_encryption_options"]);
        var v6 = JsonNode.Parse(answers[1].Value!)!;
        Assert.Equal("fd00::11", (string?)v6["listen_address"]);
        Assert.Equal("fd00::11,fd00::12", (string?)v6["seed_provider"]![0]!["parameters"]![0]!["seeds"]);
    }

    [RealFact("java", SnakeYaml.Jar)]
    public void APasswordOfAnySignsArrivesAsItIs()
    {
        const string secret = "a\"b\\c#d: {e} 'f' é\u0085\u2028g, yes";
        var text = TestClusters.ThreeNodes().FileOf("node1", Installed, _ => secret)!.Text;
        Assert.Equal(secret, (string?)JsonNode.Parse(SnakeYaml.Read([text])[0].Value!)!["client_encryption_options"]!["keystore_password"]);
    }

    private static void AssertSame(string expected, JsonNode? actual) => Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());

    private static bool Fits(string type, ConfigValue value) => type switch
    {
        "bool" => value is ScalarValue { Type: ScalarType.Boolean },
        "int" => value is ScalarValue { Type: ScalarType.Integer },
        "string" or "enum" or "duration" => value is ScalarValue { Type: ScalarType.Text },
        _ => value is ListValue,
    };

    private static Dictionary<string, string> Known()
        => File.ReadLines(Path.Combine(Snapshot.SourceDirectory(), "settings-4.1.txt"))
            .Where(line => line[0] != '#')
            .Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);
}
