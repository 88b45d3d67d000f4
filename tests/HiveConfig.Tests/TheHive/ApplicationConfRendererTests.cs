using System;
using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ApplicationConfRendererTests
{
    private const string Installed = "/etc/thehive/application.conf";

    [Fact]
    public void Node1() => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf("node1", Installed), extension: "conf");

    [Fact]
    public void Node2DiffersInItsAddressesAlone()
        => Assert.Equal(
            TestClusters.ThreeNodes().TextOf("node1", Installed)
                .Replace("hostname = \"10.10.1.11\"", "hostname = \"10.10.1.12\"", StringComparison.Ordinal)
                .Replace("http.address = \"10.10.1.11\"", "http.address = \"10.10.1.12\"", StringComparison.Ordinal),
            TestClusters.ThreeNodes().TextOf("node2", Installed));

    [Fact]
    public void WithoutTls() => Snapshot.Match((TestClusters.ThreeNodes() with { Tls = null }).MaskedTextOf("node1", Installed), extension: "conf");

    [Fact]
    public void Version53() => Snapshot.Match(OtherClusters.Oldest.MaskedTextOf("node1", Installed), extension: "conf");

    [Fact]
    public void EverythingOtherThanUsual() => Snapshot.Match(Unusual().MaskedTextOf("node4", Installed), extension: "conf");

    [Fact]
    public void AnIPv6AddressHasBracketsWhereAPortFollows()
    {
        var six = TestClusters.ThreeNodes() with { Nodes = [new("node1", "fd00::11"), new("node2", "fd00::12")] };
        var text = six.TextOf("node2", Installed);
        Assert.Contains("    canonical.hostname = \"[fd00::12]\"\n", text, StringComparison.Ordinal);
        Assert.Contains("    seed-nodes = [\"pekko://application@[fd00::11]:2551\", \"pekko://application@[fd00::12]:2551\"]\n", text, StringComparison.Ordinal);
        Assert.Contains("    hostname = [\"[fd00::11]:9042\", \"[fd00::12]:9042\"]\n", text, StringComparison.Ordinal);
        Assert.Contains("\nhttp.address = \"fd00::12\"\n", text, StringComparison.Ordinal);
    }

    internal static Cluster Unusual()
    {
        var cluster = TestClusters.ThreeNodes();
        var paris = DatacenterName.Parse("paris");
        return cluster with
        {
            Nodes = [.. new[] { "node1", "node2", "node3", "node4" }.Select(name => new Node(name, name + ".example.org") { Datacenter = paris })],
            TheHive = cluster.TheHive with
            {
                Url = PublicUrl.Parse("http://thehive.example.org:8080/thehive"),
                ArteryTls = true,
                ArteryPort = Port.Of(7355),
                SessionAlgorithm = JwtAlgorithm.HS512,
            },
            Cassandra = new() { NativePort = Port.Of(9142) },
            Elasticsearch = new() { HttpPort = Port.Of(9201), IndexName = IndexName.Parse("hive2") },
        };
    }
}
