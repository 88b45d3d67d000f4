using System.Linq;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>A node that has several addresses, or words for them, is the node that a seed means by any of them.</summary>
public sealed class ElasticsearchAddressTests
{
    [Theory]
    [InlineData("network.host: [\"10.0.0.{0}\", \"192.168.5.{0}\"]")]
    [InlineData("network.host: [\"192.168.5.{0}\", \"10.0.0.{0}\"]")]
    [InlineData("network.host: [_local_, \"10.0.0.{0}\"]")]
    [InlineData("network.host:\n  - 10.0.0.{0}\n  - \"_local:ipv4_\"")]
    [InlineData("network.host: 10.0.0.{0},_local_")]
    [InlineData("network:\n  host: [\"10.0.0.{0}\", \"192.168.5.{0}\"]")]
    [InlineData("network.host: _eth0_\nnetwork.publish_host: 10.0.0.{0}")]
    [InlineData("network.host: _site_\ntransport.publish_host: 10.0.0.{0}")]
    [InlineData("network.host: 0.0.0.0\nnetwork.publish_host: 10.0.0.{0}")]
    [InlineData("network.host: [\"10.0.0.{0}\", \"192.168.5.{0}\"]\nnetwork.publish_host: 192.168.5.{0}")]
    [InlineData("network.host: 192.168.5.{0}\ntransport.host: 10.0.0.{0}")]
    public void AnyAddressIsTheNode(string network)
    {
        Assert.Empty(Lint(network, "10.0.0.3"));
        Assert.Equal(["'discovery.seed_hosts' lists '10.0.0.9', which is no Elasticsearch node of this repo"], Lint(network, "10.0.0.9"));
    }

    // What the word stands for only the machine knows: it may be any seed.
    [Theory]
    [InlineData("network.host: _site_")]
    [InlineData("network.host: [_site_, \"10.0.0.{0}\"]")]
    [InlineData("network.host: [\"_eth1:ipv4_\", \"10.0.0.{0}\"]")]
    public void AWordMayBeAnyAddress(string network)
    {
        Assert.Empty(Lint(network, "10.0.0.3"));
        Assert.Empty(Lint(network, "10.0.0.9"));
    }

    private static string[] Lint(string network, string third)
        => [.. TestTree.Lint(TestTree.One([.. Enumerable.Range(1, 3).Select(i => ($"n{i}/etc/elasticsearch/elasticsearch.yml", $"""
            cluster.name: thp
            node.name: n{i}
            {string.Format(null, network, i)}
            discovery.seed_hosts: ["10.0.0.1", "10.0.0.2", "{third}"]
            path.data: /var/lib/elasticsearch
            path.logs: /var/log/elasticsearch
            xpack.security.enabled: true
            xpack.security.http.ssl.enabled: true
            xpack.security.http.ssl.keystore.path: certs/http.p12
            xpack.security.transport.ssl.enabled: true
            xpack.security.transport.ssl.keystore.path: certs/node.p12
            xpack.security.transport.ssl.truststore.path: certs/node.p12

            """))])).Select(finding => finding.Message)];
}
