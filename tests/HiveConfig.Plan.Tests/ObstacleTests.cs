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

/// <summary>Where there is no order of work, or none that would end well, the plan says so first.</summary>
public sealed class ObstacleTests
{
    private static readonly Cluster Three = PlanTrees.Running;
    private static readonly Cluster Fresh = Three with { Phase = Phase.Bootstrap };

    [Theory]
    [InlineData("5.5.16", "5.4.0", true)]
    [InlineData("5.5.16", "5.5.15", true)]
    [InlineData("5.5.15", "5.5.16", false)]
    public void AnOlderTheHiveIsForbidden(string from, string to, bool isForbidden)
    {
        var plan = ChangePlan.Between(Of(from).Tree(), Of(to).Tree());
        Assert.Equal(isForbidden ? ["version of thehive"] : [], plan.Forbidden.Select(change => change.Setting));
        Assert.All(plan.Forbidden, change => Assert.Equal("HC8110", change.Rule));
        Assert.Equal(isForbidden, plan.Steps.Count == 0);
    }

    /// <summary>A version without a patch is whichever patch of it there is: nothing to do.</summary>
    [Theory]
    [InlineData("5.5.16", "5.5")]
    [InlineData("5.5", "5.5.16")]
    public void AVersionWithoutAPatchIsNoChange(string from, string to) => Assert.True(ChangePlan.Between(Of(from).Tree(), Of(to).Tree()).IsEmpty);

    [Fact]
    public void OlderDatabasesAreForbidden()
    {
        var older = Three with
        {
            Cassandra = Three.Cassandra with { Version = ProductVersion.Parse("4.0") },
            Elasticsearch = Three.Elasticsearch with { Version = ProductVersion.Parse("7.17") },
        };
        var plan = ChangePlan.Between(Three.Tree(), older.Tree());
        Assert.Equal(["version of cassandra", "version of elasticsearch"], plan.Forbidden.Select(change => change.Setting));
        Assert.Empty(plan.Steps);
    }

    [Fact]
    public void ANodeJoinsNoClusterWhileItsPhaseIsTheFirstStart()
    {
        var fourth = ChangePlan.Between(Fresh.Tree(), (Fresh with { Nodes = [.. Fresh.Nodes, new("node4", "10.10.1.14")] }).Tree());
        Assert.StartsWith("node4 would join a cluster that runs", Assert.Single(fourth.Obstacles), StringComparison.Ordinal);
        Assert.Empty(fourth.Steps);
        var moved = ChangePlan.Between(Three.Tree(), (Fresh with { Nodes = [Three.Nodes[0], Three.Nodes[1], new("node3", "10.10.1.23")] }).Tree());
        Assert.StartsWith("node3 would join", Assert.Single(moved.Obstacles), StringComparison.Ordinal);

        Assert.StartsWith("'phase' goes back", Assert.Single(ChangePlan.Between(Three.Tree(), Fresh.Tree()).Obstacles), StringComparison.Ordinal);
        Assert.Empty(ChangePlan.Between(Fresh.Tree(), Three.Tree()).Obstacles);
        Assert.Empty(ChangePlan.Between(Fresh.Tree(), (Fresh with { Cassandra = Fresh.Cassandra with { Heap = DataSize.Gibibytes(3) } }).Tree()).Obstacles);
    }

    [Fact]
    public void WhatCannotBeReadIsInstalledNowhere()
    {
        var broken = Three.Tree().With("node2/etc/cassandra/cassandra.yaml", "cluster_name: thp", "cluster_name: [thp");
        var plan = ChangePlan.Between(Three.Tree(), broken);
        Assert.StartsWith("node2/etc/cassandra/cassandra.yaml:", Assert.Single(plan.Obstacles), StringComparison.Ordinal);
        Assert.Empty(plan.Steps);

        var repair = ChangePlan.Between(broken, Three.Tree());
        Assert.Empty(repair.Obstacles);
        Assert.StartsWith("of the tree that is, node2/etc/cassandra/cassandra.yaml:", Assert.Single(repair.Remarks), StringComparison.Ordinal);
        Assert.NotEmpty(repair.Steps);

        // What is on the machine already is not installed.
        Assert.Empty(ChangePlan.Between(broken, broken).Obstacles);
        Assert.Empty(ChangePlan.Between(Three.Tree(), Three.Tree()).Remarks);
    }

    /// <summary>Without it every machine would still be there, of no version and in no phase.</summary>
    [Theory]
    [InlineData("\"version\": 1,", "\"version\": 2,", "manifest.json:1:1 cannot be read: 'version' is '2', expected '1'; ")]
    [InlineData("\"version\": 1,", "<<<<<<< HEAD", "manifest.json:")]
    public void AManifestThatIsNoneIsSaidFirst(string from, string to, string obstacle)
    {
        var plan = ChangePlan.Between(Three.Tree(), (Three with { Backup = new() }).Tree().With("manifest.json", from, to));
        Assert.StartsWith(obstacle, plan.Obstacles[0], StringComparison.Ordinal);
        Assert.Empty(plan.Steps);
    }

    /// <summary>A path of a manifest that leads elsewhere is none.</summary>
    [Theory]
    [InlineData("\"path\": \"/etc/cassandra/cassandra-topology.properties\"", "\"path\": \"/etc/cassandra/../passwd\"")]
    [InlineData("\"path\": \"/etc/cassandra/cassandra-topology.properties\"", "\"path\": \"passwd\"")]
    public void WhatAManifestListsIsBelowItsMachine(string from, string to)
    {
        var four = (Three with { Nodes = [.. Three.Nodes, new("node4", "10.10.1.14")] }).Tree();
        var plan = ChangePlan.Between(Three.Tree(), four.With("manifest.json", from, to));
        Assert.NotEmpty(plan.Steps);
        Assert.DoesNotContain(plan.Steps.SelectMany(step => step.Parts).SelectMany(part => part.Commands), command => command.Contains("passwd", StringComparison.Ordinal));
    }

    [Fact]
    public void AServiceThatGoesFromMachinesThatStayHasNoOrder()
    {
        var without = new Repo([.. Bare(Three.Tree()).Where(file => file.Path.StartsWith("node1/", StringComparison.Ordinal) || file.Path.StartsWith("node2/", StringComparison.Ordinal)).Where(file => !file.Path.Contains("/elasticsearch/", StringComparison.Ordinal))]);
        var gone = ChangePlan.Between(Three.Tree(), without);
        Assert.Contains("no order of work is given: the new tree has no node of Elasticsearch, which is on node1, node2 and node3", gone.Remarks);
        Assert.Empty(gone.Steps);

        var lone = ChangePlan.Between(Three.Tree(), new Repo([.. Bare(Three.Tree()).Where(file => !file.Path.StartsWith("node3/etc/cassandra/", StringComparison.Ordinal))]));
        Assert.Contains("no order of work is given: Cassandra goes from node3, a machine that stays; there is one for machines that leave or join as a whole", lone.Remarks);
        Assert.Empty(lone.Steps);
    }

    [Fact]
    public void HalfOfTheMachinesAreNotReplacedAtOnce()
    {
        var plan = ChangePlan.Between(Three.Tree(), (Three with { Nodes = [Three.Nodes[0], new("node2", "10.10.1.22"), new("node3", "10.10.1.23")] }).Tree());
        Assert.Contains("no order of work is given: node2 and node3, half or more of Cassandra, get another address or are replaced; plan one, do it, and plan again", plan.Remarks);
        Assert.Empty(plan.Steps);
        Assert.Empty(ScenarioTests.Report("ADeadNodeOfTheSameName").Plan.Remarks);
    }

    [Fact]
    public void ADeadMachineIsAskedNothing()
    {
        var dead = ScenarioTests.Report("ADeadNodeOfAnotherName").Plan;
        Assert.All(dead.Steps.SelectMany(step => step.Parts), part => Assert.DoesNotContain("node3", Where(part), StringComparison.Ordinal));
        Assert.DoesNotContain("node4", Where(ScenarioTests.Report("ANodeLess").Plan.Steps[0].Parts[0]), StringComparison.Ordinal);

        // "On node1, alone: …" and "On each of node1 and node2: …", but not "On your machine".
        static string Where(PlanPart part) => part.Text.Split(':') is [var place, _, ..] && place.StartsWith("On ", StringComparison.Ordinal) ? place : "";
    }

    [Fact]
    public void ANodeThatLeavesStartsNothingByTimersAndWhatIsLeftIsSaidToHaveNoSpare()
    {
        var less = ScenarioTests.Report("FewerNodesThanCopies").Plan.Steps.Single(step => step.Title is "node3 leaves").Parts;
        Assert.Contains(less, part => part.Text.StartsWith("What is left of Cassandra has no node to spare: TheHive's rows are on two", StringComparison.Ordinal));
        Assert.Contains(less, part => part.Commands.Contains("systemctl disable --now hiveconfig-cassandra-repair.timer", StringComparer.Ordinal));
        Assert.DoesNotContain(ScenarioTests.Report("ANodeLess").Plan.Steps.SelectMany(step => step.Parts), part => part.Text.Contains("no node to spare", StringComparison.Ordinal));
    }

    [Fact]
    public void AKeyTooShortForTheNewVersionIsToldBeforeTheHiveStops()
    {
        static Cluster Of(string version) => Three with { TheHive = Three.TheHive with { Version = ProductVersion.Parse(version) } };
        var text = Of("5.4.2").Tree();
        var plan = ChangePlan.Between(Of("5.3.11").Tree(), text.With("node1/etc/thehive/secret.conf", TestClusters.MadeUp(Secret.FromFile("secrets.yaml", "play")), "test-short"));
        Assert.StartsWith("node1/etc/thehive/secret.conf:", Assert.Single(plan.Obstacles), StringComparison.Ordinal);
        Assert.DoesNotContain("test-short", plan.Obstacles[0], StringComparison.Ordinal);

        const string Unseen = "the key is not here to be looked at";
        Assert.DoesNotContain(Unseen, PlanTextReport.Write(new PlanReport(ChangePlan.Between(Of("5.3.11").Tree(), text), "a", "b")), StringComparison.Ordinal);
        var unknown = ChangePlan.Between(Of("5.3.11").Tree(), Of("5.4.2").Tree(_ => ChangePlan.UnknownSecret));
        Assert.Empty(unknown.Obstacles);
        Assert.Contains(Unseen, PlanTextReport.Write(new PlanReport(unknown, "a", "b")), StringComparison.Ordinal);
    }

    // Whatever is missing or broken on either side: an answer, never an exception.
    [Fact]
    public void AnyTwoTreesHaveAPlan()
    {
        var trees = Odd().ToList();
        foreach (var (name, before) in trees)
        {
            foreach (var (other, after) in trees)
            {
                var plan = ChangePlan.Between(before, after);
                var report = new PlanReport(plan, name, other);
                Assert.NotEmpty(PlanTextReport.Write(report));
                Assert.NotEmpty(PlanMarkdownReport.Write(report));
                Assert.NotEmpty(PlanJsonReport.Write(report));
                Assert.True(plan.IsEmpty || !ReferenceEquals(before, after), $"{name} → {other}");
            }
        }
    }

    private static IEnumerable<(string Name, Repo Tree)> Odd()
    {
        var whole = Three.Tree();
        var bare = Bare(whole).ToList();
        yield return ("whole", whole);
        yield return ("bare", new Repo(bare));
        yield return ("nothing", new Repo([]));
        yield return ("manifest alone", new Repo([.. whole.Files.Except(bare)]));
        yield return ("another cluster", (Three with { Nodes = [new("other1", "10.9.9.1"), new("other2", "10.9.9.2"), new("other3", "10.9.9.3")] }).Tree());
        yield return ("no node is known", new Repo([.. bare.Where(file => file.Node is "node1").Select(file => new ConfigFile(file.InstalledPath!.Substring(1), file.Kind, file.Text))]));
        foreach (var word in new[] { "elasticsearch", "cassandra", "thehive", "haproxy", "keepalived", "systemd" })
        {
            yield return ("without " + word, new Repo([.. bare.Where(file => !file.Path.Contains("/" + word + "/", StringComparison.Ordinal))]));
            yield return ("two nodes without " + word, new Repo([.. bare.Where(file => file.Node is not "node3" && !file.Path.Contains("/" + word + "/", StringComparison.Ordinal))]));
            yield return ("manifest, but without " + word, new Repo([.. whole.Files.Where(file => !file.Path.Contains("/" + word + "/", StringComparison.Ordinal))]));
            yield return ("nothing but " + word, new Repo([.. bare.Where(file => file.Path.Contains("/" + word + "/", StringComparison.Ordinal))]));
            yield return ("half of " + word, whole.WithTexts(whole.Files.Where(file => file.Path.Contains("/" + word + "/", StringComparison.Ordinal)).ToDictionary(file => file, file => file.Text[..(file.Text.Length / 2)])));
        }

        yield return ("all empty", whole.WithTexts(bare.ToDictionary(file => file, _ => "")));
        yield return ("one node", new Repo([.. bare.Where(file => file.Node is "node1")]));
        yield return ("one node, broken", new Repo([.. bare.Where(file => file.Node is "node1").Select(file => new ConfigFile(file.Path, file.Kind, "{ [ " + file.Text) { Node = file.Node, InstalledPath = file.InstalledPath, IsInstalledPathKnown = true })]));
    }

    private static IEnumerable<ConfigFile> Bare(Repo repo) => repo.Files.Where(file => file.Kind != Generate.Manifest.Kind);

    private static Cluster Of(string version) => Three with { TheHive = Three.TheHive with { Version = ProductVersion.Parse(version) } };
}
