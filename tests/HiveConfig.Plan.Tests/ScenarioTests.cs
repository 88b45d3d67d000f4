using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Plan;
using HiveConfig.Reports;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What an engineer would follow at night; each is read as a whole before its snapshot is taken.</summary>
public sealed class ScenarioTests
{
    private static readonly Cluster Three = PlanTrees.Running;

    // Datacenter and racks stated, as a cluster has it that may lose a node.
    private static readonly Cluster Four = Three with { Nodes = [.. Stated(Three.Nodes), Stated(new Node("node4", "10.10.1.14"), 4)] };

    private static readonly Dictionary<string, (Cluster Before, Cluster After)> All = new(StringComparer.Ordinal)
    {
        ["AFourthNode"] = (Three, Three with { Nodes = [.. Three.Nodes, new("node4", "10.10.1.14")] }),
        ["ADeadNodeOfTheSameName"] = (Three, Three with { Nodes = [Three.Nodes[0], Three.Nodes[1], new("node3", "10.10.1.23")] }),
        ["ADeadNodeOfAnotherName"] = (Three, Three with { Nodes = [Three.Nodes[0], Three.Nodes[1], new("node5", "10.10.1.15")] }),
        ["ANodeLess"] = (Four, Four with { Nodes = [.. Four.Nodes.Take(3)] }),
        ["FewerNodesThanCopies"] = (Three with { Nodes = [.. Stated(Three.Nodes)] }, Three with { Nodes = [.. Stated(Three.Nodes).Take(2)] }),
        ["TheSecretKey"] = (Three, Three with { Secrets = Three.Secrets with { Play = Secret.FromFile("secrets.yaml", "play2") } }),
        ["ThePasswordsOfTheDatabases"] = (Three, Three with { Secrets = Three.Secrets with { CassandraTheHive = Secret.FromFile("secrets.yaml", "other"), ElasticsearchTheHive = Secret.FromFile("secrets.yaml", "another") } }),
        ["EncryptionTurnedOn"] = (InClear, Three),
        ["AkkaToPekko"] = (Three with { TheHive = Three.TheHive with { Version = ProductVersion.Parse("5.3.11") } }, Three with { TheHive = Three.TheHive with { Version = ProductVersion.Parse("5.4.2") } }),
        ["Elasticsearch7To8"] = (Three with { Elasticsearch = Three.Elasticsearch with { Version = ProductVersion.Parse("7.17") } }, Three),
        ["Elasticsearch7To8OnDedicatedNodes"] = (Dedicated("7.17"), Dedicated("8.19")),
        ["Cassandra40To41"] = (Three with { Cassandra = Three.Cassandra with { Version = ProductVersion.Parse("4.0") } }, Three),
        ["MoreCopies"] = (Three with { Cassandra = Three.Cassandra with { ReplicationFactor = 2 } }, Three),
        ["AnotherHeap"] = (Three, Three with { Elasticsearch = Three.Elasticsearch with { Heap = DataSize.Gibibytes(4) }, Cassandra = Three.Cassandra with { Heap = DataSize.Gibibytes(3) } }),
        ["AnotherHeapWithTwoCopies"] = (TwoCopies, TwoCopies with { Cassandra = TwoCopies.Cassandra with { Heap = DataSize.Gibibytes(3) } }),
        ["AnotherVirtualAddress"] = (Three, Three with { LoadBalancer = Three.LoadBalancer with { VirtualIp = Cidr.Parse("10.10.1.60/24") } }),
        ["AnotherClusterName"] = (Three, Three with { Name = ClusterName.Parse("other") }),
        ["ABackup"] = (Three, Three with { Backup = new() }),
        ["NoBackupAnyMore"] = (Three with { Backup = new() }, Three),
        ["PastTheFirstStart"] = (Three with { Phase = Phase.Bootstrap }, Three),
        ["Nothing"] = (Three, Three),
    };

    private static Cluster InClear => Three with { Tls = null, TheHive = Three.TheHive with { Url = PublicUrl.Parse("http://thehive.example.org") } };

    private static Cluster TwoCopies => Three with { Cassandra = Three.Cassandra with { ReplicationFactor = 2 } };

    public static TheoryData<string> Names => new(All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void ItIsWhatOneWouldFollow(string name)
    {
        var text = PlanTextReport.Write(Report(name));
        Assert.DoesNotContain("not-real", text, StringComparison.Ordinal);
        Snapshot.Match(text, "ScenarioTests." + name);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryFileThatChangesIsInstalledByCommandsThatAShellReads(string name)
    {
        var plan = Report(name).Plan;
        if (plan.Forbidden.Any())
        {
            return;
        }

        var commands = plan.Steps.SelectMany(step => step.Parts).SelectMany(part => part.Commands).ToList();
        foreach (var file in plan.Changes.Where(change => change is { Node: not null, Path: not null, After: not null }).Select(change => change.Path!).Distinct(StringComparer.Ordinal))
        {
            Assert.Contains(commands, command => command.StartsWith("install ", StringComparison.Ordinal) && command.EndsWith(" " + file, StringComparison.Ordinal));
        }

        Assert.All(commands, command => Assert.DoesNotContain("  ", command, StringComparison.Ordinal));
        Assert.Empty(ShellReader.Read(string.Join("\n", commands) + "\n").Faults);
    }

    [RealTheory("bash", "shellcheck")]
    [MemberData(nameof(Names))]
    public void BashAndShellcheckHaveNothingToSay(string name)
    {
        using var directory = new TempDirectory();
        var parts = Report(name).Plan.Steps.SelectMany(step => step.Parts).Where(part => part.Commands.Count > 0)
            .Select(part => string.Join("\n", part.Commands) + "\n").Distinct(StringComparer.Ordinal).Select((commands, i) => directory.Write($"{i}.sh", commands)).ToList();
        Assert.All(parts, part => Assert.Equal((0, "", ""), RealProcess.Run("bash", ["-n", part], directory.Path)));
        if (parts.Count > 0)
        {
            // SC2016: what is written into a script is for the shell that reads it.
            Assert.Equal((0, "", ""), RealProcess.Run("shellcheck", ["--shell=bash", "--norc", "--exclude=SC2016", .. parts], directory.Path));
        }
    }

    [Fact]
    public void NoServiceIsStoppedOnTwoMachinesAtOnceButWhereItHasToBe()
    {
        foreach (var name in new[] { "AFourthNode", "AnotherHeap", "TheSecretKey", "ThePasswordsOfTheDatabases", "Elasticsearch7To8", "Cassandra40To41", "AnotherVirtualAddress", "ABackup", "NoBackupAnyMore" })
        {
            Assert.All(
                Report(name).Plan.Steps.SelectMany(step => step.Parts),
                part => Assert.False(part.Commands.Any(command => command.StartsWith("systemctl restart", StringComparison.Ordinal) || command.StartsWith("systemctl stop", StringComparison.Ordinal) || command.Contains(".mount", StringComparison.Ordinal)) && part.Text.StartsWith("On each of", StringComparison.Ordinal), name + ": " + part.Text));
        }
    }

    [Fact]
    public void MarkdownHasItAll() => Snapshot.Match(PlanMarkdownReport.Write(Report("AFourthNode")), extension: "md");

    [Fact]
    public void JsonHasItAll() => Snapshot.Match(PlanJsonReport.Write(Report("TheSecretKey")), extension: "json");

    // Without quotes Cassandra would look for a keyspace in lower case.
    [Theory]
    [InlineData("\"TheHive\"", "-e \"ALTER KEYSPACE \\\"TheHive\\\" WITH replication = ")]
    [InlineData("\"order\"", "-e \"ALTER KEYSPACE \\\"order\\\" WITH replication = ")]
    [InlineData("TheHive", "-e \"ALTER KEYSPACE thehive WITH replication = ")]
    [InlineData("\"the_hive2\"", "-e \"ALTER KEYSPACE the_hive2 WITH replication = ")]
    public void TheNameOfAKeyspaceStandsInQuotesWhereItHasTo(string keyspace, string command)
    {
        const string Roles = "node1/etc/cassandra/hiveconfig/20-roles.cql";
        Repo Of(int copies) => Three.Tree().With(Roles, "CREATE KEYSPACE IF NOT EXISTS thehive ", $"CREATE KEYSPACE IF NOT EXISTS {keyspace} WITH replication = {{'class': 'NetworkTopologyStrategy', 'datacenter1': {copies}}};\nCREATE KEYSPACE IF NOT EXISTS thehive_old ");
        Assert.Contains(command, PlanTextReport.Write(new(ChangePlan.Between(Of(2), Of(3)), "out", "cluster.yaml")), StringComparison.Ordinal);
    }

    internal static (Repo Before, Repo After) Trees(string name) => (All[name].Before.Tree(), All[name].After.Tree());

    internal static PlanReport Report(string name)
    {
        var (before, after) = Trees(name);
        return new(ChangePlan.Between(before, after), "out", "cluster.yaml");
    }

    private static IEnumerable<Node> Stated(IEnumerable<Node> nodes) => nodes.Select((node, i) => Stated(node, i + 1));

    private static Node Stated(Node node, int number) => node with { Datacenter = DatacenterName.Parse("datacenter1"), Rack = DatacenterName.Parse("rack" + number) };

    private static Cluster Dedicated(string version) => Three with
    {
        Elasticsearch = Three.Elasticsearch with { Version = ProductVersion.Parse(version) },
        Nodes =
        [
            .. Three.Nodes.Select(node => node with { ElasticsearchRoles = [ElasticsearchRole.Master] }),
            new("data1", "10.10.1.31") { Roles = [Role.Elasticsearch], ElasticsearchRoles = [ElasticsearchRole.Data] },
            new("data2", "10.10.1.32") { Roles = [Role.Elasticsearch], ElasticsearchRoles = [ElasticsearchRole.Data] },
        ],
    };
}
