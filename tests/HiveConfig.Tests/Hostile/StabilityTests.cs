using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Reports;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The same cluster is the same bytes, and a changed setting changes only what it has to.</summary>
public sealed class StabilityTests
{
    // Beside each form's own examples: words of which one is another right value of every setting.
    private static readonly string[] Others =
        ["10.10.1.14", "10.10.1.60/24", "5.5.15", "4.1.5", "8.18", "other", "1", "2", "8", "32", "7443", "30s", "3m", "6g", "/srv/other", "/etc/elasticsearch/other", "https://other.example.org/hive", "env:OTHER"];

    [Fact]
    public void TheSameClusterIsTheSameBytes()
    {
        foreach (var cluster in OtherClusters.ByName.Values)
        {
            var files = Tree(cluster);
            Assert.Equal(files, Tree(cluster));
            Assert.Equal(files, Tree(cluster with { Origin = default }));
        }
    }

    [Fact]
    public void NeitherCultureNorThreadMatters()
    {
        var expected = OtherClusters.ByName.Values.SelectMany(Tree).ToList();
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (odd.NumberFormat.NumberDecimalSeparator, odd.NumberFormat.NumberGroupSeparator, odd.NumberFormat.NegativeSign) = (",", ".", "~");
        Assert.Equal("~1,5", (-1.5).ToString(odd));
        var found = new List<(string, string)>[4];
        var threads = found.Select((_, i) => new Thread(() => found[i] = OtherClusters.ByName.Values.SelectMany(Tree).ToList()) { CurrentCulture = odd, CurrentUICulture = odd }).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.All(found, files => Assert.Equal(expected, files));
    }

    [Fact]
    public void TheOrderOfKeysInClusterYamlDoesNotMatter()
    {
        var forward = JsonNode.Parse(HostileField.Start)!.AsObject();
        var backward = new JsonObject(forward.Reverse().Select(entry => KeyValuePair.Create(entry.Key, entry.Value?.DeepClone())));
        Assert.NotEqual(forward.ToJsonString(), backward.ToJsonString());
        Assert.Equal(Tree(HostileField.Usual), Tree(ClusterFile.Read("cluster.yaml", backward.ToJsonString()).Cluster!));
    }

    [Fact]
    public void AChangedSettingChangesOnlyWhatItHasTo()
    {
        var usual = Tree(HostileField.Usual).ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        Snapshot.Match(string.Concat(HostileField.All.Select(field => field.Name + ": " + Changes(field, usual) + "\n")));
    }

    [Fact]
    public void ARackChangesItsNodesFileAlone()
        => Assert.Equal(["README.md", "manifest.json", "node2/etc/cassandra/cassandra-rackdc.properties"], ChangedBy(cluster => cluster with
        {
            Nodes = [cluster.Nodes[0], cluster.Nodes[1] with { Rack = DatacenterName.Parse("other") }, cluster.Nodes[2]],
        }));

    [Fact]
    public void TheNameOfAFileOnOneMachineChangesNoOther()
        => Assert.All(
            ChangedBy(cluster => cluster with { Nodes = [cluster.Nodes[0], cluster.Nodes[1], cluster.Nodes[2] with { Interface = InterfaceName.Parse("bond0") }] }),
            path => Assert.True(path is "manifest.json" or "README.md" || path.StartsWith("node3/", StringComparison.Ordinal), path));

    private static IEnumerable<string> ChangedBy(Func<Cluster, Cluster> change)
    {
        var before = Tree(HostileField.Usual);
        return Tree(change(HostileField.Usual)).Except(before).Select(file => file.Path).Order(StringComparer.Ordinal);
    }

    private static List<(string Path, string Text)> Tree(Cluster cluster)
        => cluster.Generate(HostileCluster.Secret).Files.Select(file => (file.TreePath, file.Text)).ToList();

    // The first word that is valid and changes something, and what it changes: of each file, on how many nodes, lines gone and come.
    private static string Changes(HostileField field, Dictionary<string, string> usual)
    {
        foreach (var word in field.Words.Concat(Others))
        {
            if (HostileCluster.Of(field, word, bare: word is "true" or "false").Cluster is not { } cluster)
            {
                continue;
            }

            var now = Tree(cluster).ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
            var changes = usual.Keys.Union(now.Keys, StringComparer.Ordinal)
                .Select(path => (Path: path, Lines: UnifiedDiff.Count(usual.GetValueOrDefault(path, ""), now.GetValueOrDefault(path, ""))))
                .Where(change => change.Lines != (0, 0))
                .ToList();
            if (changes.Count > 0)
            {
                return "'" + word + "'" + string.Concat(changes
                    .GroupBy(change => (File: change.Path.StartsWith("node", StringComparison.Ordinal) ? change.Path[(change.Path.IndexOf('/', StringComparison.Ordinal) + 1)..] : change.Path, change.Lines))
                    .OrderBy(group => group.Key.File, StringComparer.Ordinal)
                    .Select(group => "\n  " + group.Key.File + Lines(group.Key.File, group.Key.Lines, group.Count())));
            }
        }

        return "no word changes a file";
    }

    // How much of the runbook changes is a matter of its wording.
    private static string Lines(string file, (int Removed, int Added) lines, int nodes)
        => file is "README.md" ? "" : string.Create(CultureInfo.InvariantCulture, $" -{lines.Removed} +{lines.Added}{(nodes > 1 ? $" ({nodes} nodes)" : "")}");
}
