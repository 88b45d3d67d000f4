using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>A second Elasticsearch in the repo, which is none of TheHive's, is judged by itself; one that is meant to be TheHive's is not.</summary>
public sealed class OtherClusterTests
{
    private const string Alone = "network.host: 127.0.0.1\ndiscovery.type: single-node\n";

    [Theory]
    [InlineData("cortex/elasticsearch.yml", "cluster.name: cortex\n" + Alone)]
    [InlineData("cortex/elasticsearch.yml", "cluster.name: thehive\n" + Alone)]
    [InlineData("cortex1/etc/elasticsearch/elasticsearch.yml", "cluster.name: thehive\nnode.name: cortex1\n" + Alone)]
    [InlineData("cortex1/etc/elasticsearch/elasticsearch.yml", "cluster.name: cortex\nnetwork.host: 10.0.9.1\ndiscovery.type: single-node\n")]
    [InlineData("roles/cortex/files/elasticsearch.yml", "cluster.name: cortex\n" + Alone)]
    [InlineData("siem1/etc/elasticsearch/elasticsearch.yml", "cluster.name: siem\n" + Alone)]
    [InlineData("siem1/etc/elasticsearch/elasticsearch.yml", Alone)]
    public void OneThatStandsAloneIsNoNodeOfTheOther(string path, string text)
        => Assert.Empty(Find([.. Nodes(), (path, text)]));

    [Fact]
    public void TwoClustersThatKnowNothingOfEachOtherAreTwo()
    {
        (string, string)[] siem = [.. Nodes("siem", "10.0.9.")];
        Assert.Empty(Find([.. Nodes(), .. siem]));

        // Each is still judged.
        siem[1].Item2 = siem[1].Item2.Replace("cluster.name: siem", "cluster.name: seim", StringComparison.Ordinal);
        Assert.Equal("HC2010", Assert.Single(Find([.. Nodes(), .. siem])));
    }

    [Fact]
    public void OneThatStandsAloneIsStillJudged()
        => Assert.Equal("HC2004", Assert.Single(Find([.. Nodes(), ("cortex/elasticsearch.yml", "cluster.name: cortex\nindices.memory.index_bufer_size: 10%\n" + Alone)]), rule => rule is not "HC2007"));

    // Listed by the others, or of their name: it is meant to be one of them.
    [Theory]
    [InlineData("cluster.name: thehive\nnode.name: thehive3\nnetwork.host: 10.0.0.3\ndiscovery.type: single-node\n", "HC2016")]
    [InlineData("cluster.name: elasticsearch\nnode.name: thehive3\nnetwork.host: 10.0.0.3\ndiscovery.seed_hosts: [10.0.0.1, 10.0.0.2, 10.0.0.3]\ncluster.initial_master_nodes: [thehive1, thehive2, thehive3]\n", "HC2010")]
    [InlineData("cluster.name: elasticsearch\nnode.name: thehive3\nnetwork.host: 10.0.0.3\ndiscovery.type: single-node\n", "HC2010,HC2016")]
    public void ANodeThatTheOthersListIsOneOfThem(string third, string rules)
        => Assert.Equal(rules, string.Join(",", Find([.. Nodes().Take(2), ("thehive3/etc/elasticsearch/elasticsearch.yml", third)]).Where(rule => rule is not "HC2012").Order(StringComparer.Ordinal)));

    [Fact]
    public void WhatTheHiveReachesIsItsOwn()
    {
        const string TheHive = "db.janusgraph.index.search { backend = elasticsearch, hostname = [\"10.0.9.1\"], index-name = thehive }\n";
        var with = Find([.. Nodes(), ("es9/etc/elasticsearch/elasticsearch.yml", "cluster.name: other\nnetwork.host: 10.0.9.1\ndiscovery.type: single-node\n"), ("th1/etc/thehive/application.conf", TheHive)]);
        Assert.Empty(with);
    }

    private static List<string> Find((string, string)[] files)
        => [.. TestTree.Lint(TestTree.One(files)).Where(finding => finding.Severity > HiveConfig.Lint.Severity.Info || finding.Rule.Id is not "HC2040").Select(finding => finding.Rule.Id)];

    private static IEnumerable<(string, string)> Nodes(string name = "thehive", string net = "10.0.0.")
        => Enumerable.Range(1, 3).Select(i => ($"{name}{i}/etc/elasticsearch/elasticsearch.yml", $"""
            cluster.name: {name}
            node.name: {name}{i}
            network.host: {net}{i}
            discovery.seed_hosts: [{net}1, {net}2, {net}3]
            cluster.initial_master_nodes: [{name}1, {name}2, {name}3]

            """));
}
