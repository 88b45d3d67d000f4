using System.Linq;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Lists of seeds that name one machine more than once: what is said of them counts machines, not entries.</summary>
public sealed class RepeatedSeedTests
{
    [Theory]
    [InlineData("10.0.0.1", "'seeds' is one node, '10.0.0.1', of 3 nodes; expected two or three")]
    [InlineData("10.0.0.1,10.0.0.1", "'seeds' is one node 2 times, '10.0.0.1', of 3 nodes; expected two or three")]
    [InlineData("10.0.0.1,10.0.0.1:7000", "'seeds' is one node 2 times, '10.0.0.1', of 3 nodes; expected two or three")]
    [InlineData("cass,cass,cass", "'seeds' names one host 3 times, 'cass', of 3 nodes; expected two or three")]
    [InlineData("seeds.example.org", "'seeds' names one host, 'seeds.example.org', of 3 nodes; expected two or three")]
    [InlineData("cass,cass,other", null)]
    [InlineData("10.0.0.1,10.0.0.2,10.0.0.2", null)]
    [InlineData("seeds.example.org\"\n      - resolve_multiple_ip_addresses_per_dns_record: \"true", null)]
    public void CassandraSeedsAreCountedAsHosts(string seeds, string? message)
    {
        var parameters = seeds.Replace("\n      - ", "\n        ", System.StringComparison.Ordinal);
        var found = TestTree.Lint(TestTree.One([.. Enumerable.Range(1, 3).Select(i => ($"node{i}/etc/cassandra/cassandra.yaml", $"""
            cluster_name: thp
            num_tokens: 16
            partitioner: org.apache.cassandra.dht.Murmur3Partitioner
            endpoint_snitch: SimpleSnitch
            commitlog_sync: periodic
            commitlog_sync_period: 10000ms
            listen_address: 10.0.0.{i}
            rpc_address: 10.0.0.{i}
            seed_provider:
              - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                parameters:
                  - seeds: "{parameters.Replace("\n", "\n            ", System.StringComparison.Ordinal)}"

            """))])).Where(finding => finding.Rule.Id is "HC1012");
        Assert.Equal(message is null ? [] : [message], found.Select(finding => finding.Message));
    }

    [Theory]
    [InlineData("\"10.0.0.1\", \"10.0.0.1\"", "'discovery.seed_hosts' names no other master-eligible node, expected 'n2', 'n3'")]
    [InlineData("\"10.0.0.1\", \"10.0.0.2\", \"10.0.0.2\"", "'discovery.seed_hosts' leaves out master-eligible 'n3'")]
    [InlineData("\"es\", \"es\"", null)]
    public void AListOnEveryNodeIsToldOnce(string seeds, string? message)
    {
        var found = TestTree.Lint(TestTree.One([.. Enumerable.Range(1, 3).Select(i => ($"n{i}/etc/elasticsearch/elasticsearch.yml", $"""
            cluster.name: thp
            node.name: n{i}
            network.host: 10.0.0.{i}
            discovery.seed_hosts: [{seeds}]

            """))])).Where(finding => finding.Rule.Id is "HC2014");
        Assert.Equal(message is null ? [] : [message], found.Select(finding => finding.Message));
    }

    [Theory]
    [InlineData("\"pekko://application@10.0.0.1:2551\"")]
    [InlineData("\"pekko://application@10.0.0.1:2551\", \"pekko://application@10.0.0.1:2551\"")]
    public void SoIsOneSeedOfTheHive(string seeds)
    {
        var found = TestTree.Lint(TestTree.One([.. Enumerable.Range(1, 3).Select(i => ($"n{i}/etc/thehive/application.conf", $$"""
            pekko.actor.provider = cluster
            pekko.remote.artery.canonical { hostname: "10.0.0.{{i}}", port: 2551 }
            pekko.cluster.min-nr-of-members = 2
            pekko.cluster.seed-nodes = [{{seeds}}]

            """))])).Where(finding => finding.Rule.Id is "HC3006").ToList();
        Assert.Equal(["'pekko.cluster.seed-nodes' lists 'pekko://application@10.0.0.1:2551' alone, which is another node than this one, '10.0.0.2'; expected at least two seeds"], found.Select(finding => finding.Message));
        Assert.Equal(2, found[0].Related.Count);
    }
}
