using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class InventoryTests
{
    private const string Pekko = "pekko.cluster.seed-nodes = [\"pekko://application@a:1\", \"pekko://application@b:1\", \"pekko://application@c:1\"]\n";

    [Fact]
    public void NodeDirectoriesAreCounted()
    {
        var inventory = TestTree.One(("n1/application.conf", ""), ("n2/secret.conf", ""), ("n2/cassandra.yaml", "")).Inventory;
        Assert.Equal(new NodeCount(2, IsComplete: true, "the nodes with such a file"), inventory.CountOf(Role.TheHive));
        Assert.Equal([Role.TheHive, Role.Cassandra], inventory.Nodes[1].Roles.OrderDescending());
        Assert.False(inventory.IsComplete);
    }

    [Fact]
    public void MoreMembersThanDirectoriesMeansThatThereMayBeMore()
        => Assert.Equal((2, false), Number(TestTree.One(("n1/application.conf", Pekko), ("n2/application.conf", Pekko))));

    [Fact]
    public void OneSharedFileCountsByItsLists() => Assert.Equal((3, false), Number(TestTree.One(("application.conf", Pekko))));

    [Fact]
    public void OneDirectoryCountsByItsLists() => Assert.Equal((3, false), Number(TestTree.One(("n1/application.conf", Pekko))));

    [Fact]
    public void OtherServicesListsCountToo()
    {
        var count = TestTree.One(("application.conf", "db.janusgraph.storage.hostname = [a, b, c]\n")).Inventory.CountOf(Role.Cassandra);
        Assert.Equal((3, false), (count.Number, count.IsComplete));
    }

    [Fact]
    public void TheManifestHasTheLastWord()
    {
        var manifest = new ConfigFile("manifest.json", Manifest.Kind, """{"version":1,"versions":{"cassandra":"4.1.9"},"nodes":[{"name":"n1","address":"10.0.0.1","roles":["thehive"]},{"name":"n2","address":"th2.example.org","roles":["loadbalancer"]}]}""");
        var inventory = new Repo([manifest, .. TestTree.One(("n1/application.conf", Pekko), ("n2/application.conf", Pekko)).Files]).Inventory;
        Assert.Equal(new NodeCount(1, IsComplete: true, "manifest.json"), inventory.CountOf(Role.TheHive));
        Assert.True(inventory.IsComplete);
        Assert.Equal("cassandra", inventory.Versions[0].Key);
        Assert.Equal("n1", inventory.Find("10.0.0.1")?.Name);
        Assert.Equal("n2", inventory.Find("TH2.example.org")?.Name);
        Assert.Equal("n2", inventory.Find("th2")?.Name);
        Assert.Null(inventory.Find("10.0.0.2"));
    }

    [Fact]
    public void AForeignManifestSaysNothing()
        => Assert.False(new Repo([new ConfigFile("manifest.json", Manifest.Kind, """{"name":"extension"}""")]).Inventory.IsComplete);

    [Fact]
    public void AddressesComeFromTheFilesOfTheirNode()
    {
        var inventory = TestTree.One(
            ("n1/cassandra.yaml", "listen_address: 10.0.0.1\n"),
            ("n1/elasticsearch.yml", "node.name: es-one\nnetwork.host: _site_\n"),
            ("n2/elasticsearch.yml", "network.host: 127.0.0.1\n")).Inventory;
        Assert.Equal("n1", inventory.Find("10.0.0.1")?.Name);
        Assert.Equal("n1", inventory.Find("es-one")?.Name);
        Assert.Null(inventory.Find("127.0.0.1"));
        Assert.Equal("n1/cassandra.yaml:1:17", inventory.Nodes[0].Addresses.Single().Source);
    }

    [Fact]
    public void ASharedFileBesideFilesOfNodesLeavesTheNumberOpen()
        => Assert.Equal((3, false), Number(TestTree.One(("n1/application.conf", Pekko), ("n2/application.conf", ""), ("application.conf", ""))));

    [Fact]
    public void EachEnvironmentCountsItsOwn()
    {
        var environments = TestTree.Of(facts: null, [("envs/a/n1/application.conf", new(Pekko, [])), ("envs/b/n1/application.conf", new("", [])), ("envs/b/n2/application.conf", new("", []))]);
        Assert.Equal([(3, false), (2, true)], environments.Select(Number));
    }

    [Fact]
    public void ANodeWithTwoFilesOfAKindIsOneNode()
    {
        var repo = TestTree.One(("n1/etc/cassandra/cassandra.yaml", "listen_address: 10.0.0.1\n"), ("n1/opt/cassandra2/conf/cassandra.yaml", "listen_address: 10.0.0.9\n"), ("n2/etc/cassandra/cassandra.yaml", "listen_address: 10.0.0.2\n"));
        var count = repo.Inventory.CountOf(Role.Cassandra);
        Assert.Equal((2, true), (count.Number, count.IsComplete));
        Assert.Equal("n1", repo.Inventory.Find("10.0.0.9")?.Name);
    }

    // What is installed says more than what the files show, and nothing where its version is left to others.
    [Theory]
    [InlineData("ansible.builtin.apt: {name: \"thehive=5.5.6-1\"}", "5.5.6")]
    [InlineData("apt:\n    name: [curl, thehive=5.5.6-1]", "5.5.6")]
    [InlineData("yum: {name: \"thehive-5.5.6-1, cassandra=4.1.5\"}", "5.5.6")]
    [InlineData("apt: {name: \"thehive={{ version }}\"}", "5.7")]
    [InlineData("apt: {name: \"thehive=5.*\"}", "5.7")]
    [InlineData("apt: {name: thehive}", "5.7")]
    [InlineData("apt: {name: \"thehive-agent=1.2.3\"}", "5.7")]
    public void ThePackageThatIsInstalledShowsItsVersion(string task, string version)
    {
        var target = TestTree.One(("n1/application.conf", Pekko), ("roles/thehive/tasks/main.yml", "- name: install\n  " + task + "\n")).Targets.Of("thehive");
        Assert.Equal((version, TargetSource.Inferred), (target.Version.ToString(), target.Source));
    }

    [Theory]
    [InlineData(TargetSource.CommandLine, "5.2")]
    [InlineData(null, "5.7")]
    public void WhatIsStatedCountsMoreThanWhatTheFilesShow(TargetSource? stated, string version)
    {
        RepoFacts facts = new() { Stated = stated is { } source ? [new Target("thehive", ProductVersion.Parse(version), source)] : [] };
        var repo = Assert.Single(TestTree.Of(facts, [("n1/application.conf", new(Pekko, []))]));
        Assert.Equal((version, stated ?? TargetSource.Inferred), (repo.Targets.TheHive.ToString(), repo.Targets.Of("thehive").Source));
        Assert.Equal(TargetSource.Assumed, repo.Targets.Of("cassandra").Source);
        Assert.EndsWith($"1 environment (thehive {(stated is null ? "5.4 or later inferred" : version + " from the command line")})", TestTree.Report([repo], []).TrimEnd(), System.StringComparison.Ordinal);
    }

    // Most signs show where a version begins or ends, and not which one runs.
    [Theory]
    [InlineData("n1/application.conf", "pekko.actor.provider = cluster", "thehive 5.4 or later", "5.7")]
    [InlineData("n1/application.conf", "akka.actor.provider = cluster", "thehive 5.3 or older", "5.3")]
    [InlineData("n1/cassandra.yaml", "read_request_timeout: 5s", "cassandra 4.1 or later", "4.1")]
    [InlineData("n1/cassandra.yaml", "read_request_timeout_in_ms: 5000", "cassandra 4.1 or older", "4.0")]
    [InlineData("n1/elasticsearch.yml", "node.roles: [master]\nnode.master: true", "elasticsearch 7", "7.17")]
    public void TheSummarySaysWhatASignShows(string path, string text, string shown, string version)
    {
        var repo = TestTree.One((path, text + "\n"));
        Assert.EndsWith($"({shown} inferred)", TestTree.Report([repo], []).TrimEnd(), System.StringComparison.Ordinal);
        Assert.Equal(version, repo.Targets.Of(shown.Split(' ')[0]).Version.ToString());
    }

    private static (int, bool) Number(Repo repo)
    {
        var count = repo.Inventory.CountOf(Role.TheHive);
        return (count.Number, count.IsComplete);
    }
}
