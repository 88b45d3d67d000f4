using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What we write has nothing to report, and one changed line of it has: the five invariants on clusters of several sizes.</summary>
public sealed class GeneratedTreeTests
{
    private static readonly string[] Wrongs =
    [
        "HC1006 /etc/cassandra/cassandra.yaml",
        "HC2014 /etc/elasticsearch/elasticsearch.yml",
        "HC3008 /etc/thehive/application.conf",
        "HC1202 /etc/cassandra/hiveconfig/10-replication.cql",
        "HC3001 /etc/thehive/application.conf",
        "HC8001 /etc/thehive/secret.conf",
        "HC2001 /etc/elasticsearch/elasticsearch.yml",
    ];

    public static TheoryData<string> Clusters => new(OtherClusters.ByName.Keys);

    public static TheoryData<string, int, int> Changes
    {
        get
        {
            var data = new TheoryData<string, int, int>();
            foreach (var wrong in Wrongs)
            {
                foreach (var nodes in new[] { 2, 3, 5, 7 })
                {
                    // The scripts are written for the first node only: they run once.
                    foreach (var at in wrong.EndsWith(".cql", StringComparison.Ordinal) ? [0] : new[] { 0, nodes / 2, nodes - 1 }.Distinct())
                    {
                        data.Add(wrong, nodes, at);
                    }
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public void EveryClusterIsQuiet(string name) => Assert.Empty(TestTree.Lint(OtherClusters.ByName[name].Generate(OtherClusters.MadeUp).ToRepo()));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    public void EverySizeIsQuiet(int nodes) => Assert.Empty(TestTree.Lint(Of(nodes).Generate(TestClusters.MadeUp).ToRepo()));

    [Theory]
    [MemberData(nameof(Changes))]
    public void OneChangedLineIsOneFinding(string wrong, int nodes, int at)
    {
        var (rule, path) = (wrong.Split(' ')[0], wrong.Split(' ')[1]);
        var node = Of(nodes).Nodes[at].Name.Value;
        var repo = Of(nodes).Generate(TestClusters.MadeUp).ToRepo();
        var files = repo.Files.Select(file => string.Equals(file.Path, node + path, StringComparison.Ordinal) ? Changed(file, rule, at) : file).ToList();
        Assert.Single(files.Except(repo.Files));

        var finding = Assert.Single(TestTree.Lint(new Repo(files)));
        Assert.Equal(rule, finding.Rule.Id);
        Assert.True(
            string.Equals(finding.Node, node, StringComparison.Ordinal) || finding.Related.Any(related => string.Equals(related.File.Node, node, StringComparison.Ordinal)),
            finding.ToString());
        Assert.DoesNotContain("not-real", TestTree.Report([new Repo(files)]), StringComparison.Ordinal);
    }

    private static ConfigFile Changed(ConfigFile file, string rule, int at)
    {
        var lines = file.Text.Split('\n');
        var i = Array.FindIndex(lines, line => line.Contains(Mark(rule), StringComparison.Ordinal));
        lines[i] = rule switch
        {
            "HC1006" => lines[i].Replace("10.10.1.11", "10.10.1.99", StringComparison.Ordinal),
            "HC2014" => lines[i].Replace("discovery.seed_hosts: [", "discovery.seed_hosts: [10.10.1.99, ", StringComparison.Ordinal),
            "HC3008" => lines[i].Replace("10.10.1.12", "10.10.1.99", StringComparison.Ordinal),
            "HC1202" => lines[i].Replace("': 3", "': 1", StringComparison.Ordinal).Replace("': 2", "': 1", StringComparison.Ordinal),
            "HC3001" => lines[i][..lines[i].LastIndexOf(' ')] + " 1",
            "HC8001" => lines[i].Replace("not-real", "not-real-" + at.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            _ => lines[i].Replace(",stored", "", StringComparison.Ordinal).Replace(", stored", "", StringComparison.Ordinal),
        };
        return new ConfigFile(file.Path, file.Kind, string.Join('\n', lines)) { Node = file.Node, InstalledPath = file.InstalledPath };
    }

    private static string Mark(string rule) => rule switch
    {
        "HC1006" => "seeds:",
        "HC2014" => "discovery.seed_hosts",
        "HC3008" => "application@10.10.1.12",
        "HC1202" => "KEYSPACE system_auth",
        "HC3001" => "min-nr-of-members",
        "HC8001" => "play.http.secret.key",
        _ => "script.allowed_types",
    };

    private static Cluster Of(int nodes) => TestClusters.ThreeNodes() with
    {
        Nodes = [.. Enumerable.Range(1, nodes).Select(i => new Node("node" + i.ToString(CultureInfo.InvariantCulture), "10.10.1.1" + i.ToString(CultureInfo.InvariantCulture)))],
    };
}
