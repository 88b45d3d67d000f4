using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The three seed lists have to match on any number of nodes, in both layouts, wherever the odd one out stands.</summary>
public sealed class SeedListTests
{
    public static TheoryData<string, int, bool> Clusters
    {
        get
        {
            var data = new TheoryData<string, int, bool>();
            foreach (var rule in new[] { "HC1006", "HC2014", "HC3008" })
            {
                foreach (var nodes in new[] { 2, 3, 5, 7 })
                {
                    data.Add(rule, nodes, true);
                    data.Add(rule, nodes, false);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public void OneListEverywhereIsQuiet(string rule, int nodes, bool installed)
        => Assert.Empty(Lint(rule, nodes, installed, _ => All(nodes)));

    [Theory]
    [MemberData(nameof(Clusters))]
    public void TheSameListInAnotherOrderIsQuiet(string rule, int nodes, bool installed)
        => Assert.DoesNotContain(Lint(rule, nodes, installed, i => All(nodes).Skip(i).Concat(All(nodes).Take(i))), finding => finding.Rule.Id is not "HC3009");

    // Of Pekko's seeds only the first counts for more than the others.
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void AnotherFirstSeedIsAWarning(int nodes)
    {
        foreach (var odd in new[] { 0, nodes / 2, nodes - 1 }.Distinct())
        {
            var finding = Assert.Single(Lint("HC3009", nodes, installed: true, i => i == odd ? All(nodes).Reverse() : All(nodes)));
            Assert.StartsWith(Node(nodes == 2 ? 1 : odd), finding.Path, StringComparison.Ordinal);
            Assert.Equal("HC3009", finding.Rule.Id);
            Assert.Equal(Severity.Warning, finding.Severity);
            Assert.Empty(Lint("HC3009", nodes, installed: true, i => i == odd ? All(nodes).Take(1).Concat(All(nodes).Skip(1).Reverse()) : All(nodes)));
        }

        var each = Assert.Single(Lint("HC3009", nodes, installed: true, i => All(nodes).Skip(i).Concat(All(nodes).Take(i))));
        Assert.EndsWith("no majority", each.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public void TheOddOneOutIsReported(string rule, int nodes, bool installed)
    {
        // First, middle, last; of two nodes no more than half agree, and the second is where they differ.
        foreach (var odd in new[] { 0, nodes / 2, nodes - 1 }.Distinct())
        {
            // Each leaves out another node than itself: that one may be left out of seed_hosts.
            var left = (odd + 1) % nodes;
            var finding = Assert.Single(Lint(rule, nodes, installed, i => All(nodes).Where(j => i != odd || j != left)));
            Assert.StartsWith(Node(nodes == 2 && rule is not "HC2014" ? 1 : odd), finding.Path, StringComparison.Ordinal);
            if (rule is not "HC2014")
            {
                Assert.Equal(Severity.Error, finding.Severity);
                Assert.Contains(nodes == 2 ? "on 1 other node: no majority" : $"on {nodes - 1} other nodes", finding.Message, StringComparison.Ordinal);
                Assert.Equal("given here", Assert.Single(finding.Related).Message);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public void WithoutAMajorityTheFirstDifferingFileIsReported(string rule, int nodes, bool installed)
    {
        // Node i and the two after it: as many lists as nodes, of which none is in the majority.
        if (nodes < 5)
        {
            return;
        }

        var finding = Assert.Single(Lint(rule, nodes, installed, i => [i, (i + 1) % nodes, (i + 2) % nodes]));
        Assert.StartsWith(Node(1), finding.Path, StringComparison.Ordinal);
        Assert.EndsWith("no majority", finding.Message, StringComparison.Ordinal);
        Assert.Equal(nodes - 1, finding.Related.Count);
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public void APlaceholderIsUnknown(string rule, int nodes, bool installed)
        => Assert.DoesNotContain(Lint(rule, nodes, installed, _ => All(nodes), i => i == 0 ? "<ip_node_1>" : Address(0)), finding => finding.Rule.Id is not "HC7001");

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    public void AnElasticsearchNodeMayLeaveItselfOut(int nodes)
    {
        Assert.Empty(Lint("HC2014", nodes, installed: true, i => All(nodes).Where(j => j != i)));
        Assert.Empty(Lint("HC2014", nodes, installed: true, i => All(nodes).Where(j => i != 1 || j != i)));
    }

    [Fact]
    public void ANodeMayLeaveItselfOutThoughTheRepoDoesNotSayWhichEntryItIs()
    {
        (string, string)[] files = [.. Enumerable.Range(0, 3).Select(i => ($"es{i}/elasticsearch.yml", "network.host: _site_\ndiscovery.seed_hosts: " + string.Join(",", All(3).Where(j => j != i).Select(Address)) + "\n"))];
        Assert.Empty(TestTree.Lint(TestTree.One(files)));
        files[2].Item2 = files[1].Item2;
        Assert.Equal("HC2014", Assert.Single(TestTree.Lint(TestTree.One(files))).Rule.Id);
    }

    [Fact]
    public void NamesAreNotComparedWithAddresses()
    {
        string[] lists = ["10.0.0.1,10.0.0.2", "cass1,cass2", "10.0.0.2,10.0.0.1"];
        Assert.Empty(TestTree.Lint(TestTree.One([.. lists.Select((list, i) => ($"cass{i}/cassandra.yaml", Cassandra(list)))])));

        // But no name makes three hosts of two.
        lists[1] = "cass1";
        Assert.Single(TestTree.Lint(TestTree.One([.. lists.Select((list, i) => ($"cass{i}/cassandra.yaml", Cassandra(list)))])));
    }

    [Fact]
    public void AFileThatDoesNotParseIsUnknownToTheOthers()
    {
        var finding = Assert.Single(TestTree.Lint(TestTree.One(
            ("n1/cassandra.yaml", Cassandra("10.0.0.1,10.0.0.2")),
            ("n2/cassandra.yaml", Cassandra("10.0.0.1,10.0.0.2")),
            ("n3/cassandra.yaml", Cassandra("10.0.0.2") + "\tx: y\n"))));
        Assert.Equal("HC1001", finding.Rule.Id);
    }

    [Fact]
    public void EnvironmentsAreNotCompared()
        => Assert.Empty(Enumerable.Range(1, 2).SelectMany(i => TestTree.Lint(TestTree.One((i == 1 ? "prod/n1/cassandra.yaml" : "test/n1/cassandra.yaml", Cassandra("10.0.0." + i))))));

    [Fact]
    public void ASeedListOfOneElasticsearchNodeSaysNothing()
        => Assert.Empty(TestTree.Lint(TestTree.One(("es1/elasticsearch.yml", "discovery.seed_hosts: [es1, es2, es3]\n"))));

    [Fact]
    public void AnElasticsearchNodeWithoutTheListIsLost()
    {
        var finding = Assert.Single(TestTree.Lint(TestTree.One(
            ("es1/elasticsearch.yml", "cluster.name: thehive\ndiscovery.seed_hosts: [es1, es2]\n"),
            ("es2/elasticsearch.yml", "cluster.name: thehive\nnode.roles: [data]\n"))));
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.StartsWith("'discovery.seed_hosts' is absent here", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.10.1.77", "10.0.0.3", Severity.Error)]
    [InlineData("10.0.0.2", "10.0.0.3", Severity.Error)]
    [InlineData("10.0.0.2, 10.10.1.77", "10.0.0.3", Severity.Error)]
    [InlineData("10.0.0.1, 10.0.0.2, 10.10.1.77", "10.0.0.3", Severity.Warning)]
    [InlineData("10.10.1.77", "_site_", null)]
    [InlineData("es.example.org", "10.0.0.3", null)]
    public void AListThatLeadsToNoOtherNodeIsAnErrorWhereTheAddressesAreKnown(string list, string third, Severity? severity)
    {
        // Of the second node, and of all nodes: one list is one fault.
        (string, string)[] Nodes(Func<int, string> hosts) => [.. Enumerable.Range(1, 3).Select(i => ($"es{i}/elasticsearch.yml", $"network.host: {(i == 3 ? third : "10.0.0." + i)}\ndiscovery.seed_hosts: [{hosts(i)}]\n"))];
        var found = TestTree.Lint(TestTree.One(Nodes(i => i == 2 ? list : "10.0.0.1, 10.0.0.2, 10.0.0.3"))).Where(finding => !finding.Message.Contains("other node", StringComparison.Ordinal)).ToList();
        Assert.Equal(severity, found.SingleOrDefault()?.Severity);
    }

    [Fact]
    public void OneListThatLeadsNowhereIsOneFinding()
    {
        var finding = Assert.Single(TestTree.Lint(TestTree.One([.. Enumerable.Range(1, 3).Select(i => ($"es{i}/elasticsearch.yml", $"network.host: 10.0.0.{i}\ndiscovery.seed_hosts: [10.10.1.77]\n"))])));
        Assert.Equal("'discovery.seed_hosts' names no other master-eligible node, expected 'es2', 'es3'", finding.Message);
        Assert.Equal(["es2/elasticsearch.yml", "es3/elasticsearch.yml"], finding.Related.Select(related => related.File.Path));
    }

    [Fact]
    public void TheOnlyMasterMayNameItselfAlone()
        => Assert.Empty(TestTree.Lint(TestTree.One(
            ("es1/elasticsearch.yml", "discovery.seed_hosts: es1\n"),
            ("es2/elasticsearch.yml", "node.roles: [data]\ndiscovery.seed_hosts: es1\n"))));

    [Theory]
    [InlineData("es1:9300, es2", "es2:9300,es1", 0)]
    [InlineData("es1:9300, es2", "es2:9301,es1", 1)]
    [InlineData("es1.example.org, ES2", "es2,es1", 0)]
    [InlineData("[\"fd00::1\", \"[fd00:0::2]:9300\"]", "\"fd00::2\",\"fd00::1\"", 0)]
    [InlineData("es1, es2", "es1, es2, ${EXTRA}", 0)]
    public void SpellingsOfOneHostAreOneHost(string first, string second, int findings)
        => Assert.Equal(findings, TestTree.Lint(TestTree.One(
            ("es1/elasticsearch.yml", "discovery.seed_hosts: " + first + "\n"),
            ("es2/elasticsearch.yml", "discovery:\n  seed_hosts: " + (second.StartsWith('"') ? "[" + second + "]" : second) + "\n"))).Count(finding => !IsOfTwoMasters(finding, 2)));

    // An entry is nobody's where no machine is left that it could be, and the other entries of its sort are all machines.
    [Theory]
    [InlineData("HC1011", "n1.x.org, 10.0.0.2, 10.0.0.3", "n1.x.org, 10.0.0.22", 1)]
    [InlineData("HC1011", "n1.x.org, 10.0.0.2, 10.0.0.3", "10.0.0.2, 10.0.0.99, n1.x.org", 1)]
    [InlineData("HC1011", "n1.x.org, 10.0.0.2, 10.0.0.3", "n1.x.org, n22.x.org", 1)]
    [InlineData("HC1011", "10.0.0.1, 10.0.0.2, 10.0.0.3", "10.0.0.1, node2, 10.0.0.33", 1)]
    [InlineData("HC1011", "n1.x.org, 10.0.0.2, 10.0.0.3", "n1.x.org, 10.0.0.2", 0)]
    [InlineData("HC1011", "n1.x.org, 10.0.0.2, 10.0.0.3", "10.0.0.1, 10.0.0.2", 0)]
    [InlineData("HC1011", "10.0.0.1, 10.0.0.2, 10.0.0.3", "10.0.0.1, 10.0.0.2, seeds.x.org", 0)]
    [InlineData("HC2014", "n1.x.org, 10.0.0.2, 10.0.0.3", "n1.x.org, 10.0.0.2, 10.0.0.3, 10.0.0.22", 1)]
    [InlineData("HC2014", "n1.x.org, 10.0.0.2, 10.0.0.3", "node1, node2, node3, 10.0.0.33", 1)]
    [InlineData("HC2014", "n1.x.org, 10.0.0.2, 10.0.0.3", "n1.x.org, node2, node3, n33.x.org", 1)]
    [InlineData("HC2014", "n1.x.org, 10.0.0.2, 10.0.0.3", "10.0.0.1, 10.0.0.2, 10.0.0.3", 0)]
    [InlineData("HC2014", "10.0.0.1, 10.0.0.2, 10.0.0.3", "10.0.0.1, 10.0.0.2, 10.0.0.3, es.x.org", 0)]
    [InlineData("HC3008", "n1.x.org, 10.0.0.2, 10.0.0.3", "n1.x.org, 10.0.0.2, 10.0.0.33", 1)]
    [InlineData("HC3008", "n1.x.org, 10.0.0.2, 10.0.0.3", "10.0.0.1, 10.0.0.2, 10.0.0.3", 1)]
    [InlineData("HC3008", "n1.x.org, n2.x.org, n3.x.org", "10.0.0.1, 10.0.0.2, 10.0.0.3", 1)]
    [InlineData("HC3008", "10.0.0.1, 10.0.0.2, 10.0.0.3", "n1.x.org, n2.x.org, n3.x.org", 1)]
    [InlineData("HC3008", "n1.x.org, 10.0.0.2, 10.0.0.3", "n1.x.org, 10.0.0.2, 10.0.0.3", 0)]
    [InlineData("HC3008", "n1.x.org, 10.0.0.2, _unknown_", "10.0.0.1, 10.0.0.2, 10.0.0.3", 0)]
    public void NamesAndAddressesMayStandTogether(string rule, string hosts, string list, int findings)
    {
        var own = hosts.Split(", ");
        var entries = list.Split(", ");
        var files = own.Select((host, i) => rule switch
        {
            "HC1011" => ($"node{i + 1}/cassandra.yaml", Cassandra(list) + $"listen_address: {host}\n"),
            "HC2014" => ($"node{i + 1}/elasticsearch.yml", $"node.name: node{i + 1}\nnetwork.host: {host}\ndiscovery.seed_hosts: [{list}]\n"),
            _ => ($"node{i + 1}/application.conf", Pekko(host is "_unknown_" ? "${HOST}" : $"\"{host}\"", entries)),
        });
        var found = TestTree.Lint(TestTree.One([.. files]));
        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Equal(rule, finding.Rule.Id));
    }

    // A list given item by item is one list.
    [Theory]
    [InlineData("10.0.0.3", 0)]
    [InlineData("10.0.0.9", 1)]
    public void AListMayBeGivenByNumber(string third, int findings)
    {
        var files = Enumerable.Range(1, 3).Select(i => ($"th{i}/application.conf", Pekko($"10.0.0.{i}", ["10.0.0.1", "10.0.0.2", i == 2 ? third : "10.0.0.3"], byNumber: true)));
        var found = TestTree.Lint(TestTree.One([.. files]));
        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Equal("HC3008", finding.Rule.Id));
        var one = Enumerable.Range(1, 3).Select(i => ($"th{i}/application.conf", Pekko($"10.0.0.{i}", ["10.0.0.1", "10.0.0.2", "10.0.0.3"], byNumber: true).Replace("members = 2", "members = 1", StringComparison.Ordinal)));
        Assert.All(TestTree.Lint(TestTree.One([.. one])), finding => Assert.Equal("HC3001", finding.Rule.Id));
    }

    private static string Pekko(string host, string[] seeds, bool byNumber = false)
        => $"pekko.remote.artery.canonical {{ hostname: {host}, port: 2551 }}\npekko.actor.provider = cluster\npekko.cluster.min-nr-of-members = 2\n"
            + (byNumber
                ? string.Concat(seeds.Select((seed, i) => $"pekko.cluster.seed-nodes.{i} = \"pekko://application@{seed}:2551\"\n"))
                : $"pekko.cluster.seed-nodes = [{string.Join(", ", seeds.Select(seed => $"\"pekko://application@{seed}:2551\""))}]\n");

    private static IReadOnlyList<Finding> Lint(string rule, int nodes, bool installed, Func<int, IEnumerable<int>> list, Func<int, string>? spelt = null)
        => [.. TestTree.Lint(TestTree.One([.. Enumerable.Range(0, nodes).Select(i => File(rule, i, nodes, installed, list(i), spelt ?? Address))])).Where(finding => !IsOfTwoMasters(finding, nodes))];

    // Two master-eligible nodes are a fault of their own.
    private static bool IsOfTwoMasters(Finding finding, int nodes) => nodes == 2 && finding.Rule.Id is "HC2015";

    private static (string, string) File(string rule, int i, int nodes, bool installed, IEnumerable<int> list, Func<int, string> spelt) => rule switch
    {
        "HC1006" => (Node(i) + (installed ? "/etc/cassandra" : "") + "/cassandra.yaml", Cassandra(string.Join(", ", list.Select(spelt)))),
        "HC2014" => (
            Node(i) + (installed ? "/etc/elasticsearch" : "") + "/elasticsearch.yml",
            $"node.name: {Node(i)}\nnetwork.host: {Address(i)}\ndiscovery.seed_hosts: [{string.Join(", ", list.Select(j => $"\"{spelt(j)}\""))}]\n"),
        _ => (
            Node(i) + (installed ? "/etc/thehive" : "") + "/application.conf",
            $$"""
            pekko.remote.artery.canonical { hostname: "{{Address(i)}}", port: 2551 }
            pekko.actor.provider = cluster
            pekko.cluster.min-nr-of-members = {{nodes / 2 + 1}}
            pekko.cluster.seed-nodes = [{{string.Join(", ", list.Select(j => $"\"pekko://application@{spelt(j)}:2551\""))}}]

            """),
    };

    private static string Cassandra(string seeds)
        => CassandraTexts.With($$"""
           seed_provider:
             - class_name: org.apache.cassandra.locator.SimpleSeedProvider
               parameters:
                 - seeds: "{{seeds}}"

           """);

    private static IEnumerable<int> All(int nodes) => Enumerable.Range(0, nodes);

    private static string Node(int i) => "node" + (i + 1).ToString(CultureInfo.InvariantCulture);

    private static string Address(int i) => "10.0.0." + (i + 1).ToString(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("cass1.prod.example.net,cass2.prod.example.net", "cass1.staging.example.net,cass2.staging.example.net", 1)]
    [InlineData("cass1.prod.example.net,cass2.prod.example.net", "cass1,cass2", 0)]
    public void TwoFullNamesAreTwoMachines(string seeds, string others, int findings)
    {
        var files = Enumerable.Range(1, 3).Select(i => ($"cass{i}/cassandra.yaml", CassandraTexts.With($"listen_address: cass{i}.prod.example.net\nseed_provider:\n  - class_name: org.apache.cassandra.locator.SimpleSeedProvider\n    parameters:\n      - seeds: \"{(i == 3 ? others : seeds)}\"\n")));
        Assert.Equal(findings, TestTree.Lint(TestTree.One([.. files])).Count(finding => finding.Rule.Id is "HC1006"));
    }
}
