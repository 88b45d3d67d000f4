using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Xunit;

namespace HiveConfig.Tests.Cli;

/// <summary>Who lints a part of a repo, as pre-commit and editors do, is told of that part what a run over the whole tells, and nothing else.</summary>
public sealed class PartialLintTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    public static TheoryData<string> Roots => new("hiveconfig.yaml", ".git/HEAD", "");

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_part_is_told_what_the_whole_tells_of_it(string root)
    {
        WriteNodes(i => i == 3 ? "10.0.0.1,10.0.0.2" : "10.0.0.1,10.0.0.3");
        WriteRoot(root);
        var whole = Findings("nodes");
        Assert.NotEmpty(whole);
        foreach (var file in Directory.EnumerateFiles(_cli["nodes"], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_cli.Directory, file)))
        {
            Assert.Equal(whole.Where(finding => finding.Contains(file, StringComparison.Ordinal)), Findings(file));
        }

        foreach (var node in new[] { "nodes/cass1", "nodes/cass2", "nodes/cass3" })
        {
            Assert.Equal(whole.Where(finding => finding.Contains(node + "/", StringComparison.Ordinal)), Findings(node));
        }

        string[] two = ["nodes/cass1/etc/cassandra/cassandra.yaml", "nodes/cass3/etc/cassandra/cassandra.yaml"];
        Assert.Equal(whole.Where(finding => two.Any(file => finding.Contains(file, StringComparison.Ordinal))), Findings(two));
    }

    [Theory]
    [MemberData(nameof(Roots))]
    public void A_healthy_repo_is_quiet_in_every_part(string root)
    {
        WriteNodes(_ => "10.0.0.1,10.0.0.2");
        WriteRoot(root);
        foreach (var file in Directory.EnumerateFiles(_cli["nodes"], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_cli.Directory, file)))
        {
            Assert.Empty(Findings(file));
        }
    }

    [Fact]
    public void A_generated_tree_is_quiet_file_by_file()
    {
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out", "--init-secrets").Code);
        foreach (var manifest in new[] { true, false })
        {
            if (!manifest)
            {
                File.Delete(_cli["out/manifest.json"]);
            }

            foreach (var file in Directory.EnumerateFiles(_cli["out/node2"], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_cli.Directory, file)))
            {
                Assert.Empty(Findings(file));
            }
        }
    }

    [Fact]
    public void One_file_that_stands_alone_makes_no_strangers_of_the_nodes_it_names()
    {
        WriteNodes(_ => "10.0.0.1,10.0.0.2");
        Directory.Delete(_cli["nodes/cass2"], recursive: true);
        Directory.Delete(_cli["nodes/cass3"], recursive: true);
        Assert.Empty(Findings("nodes/cass1/etc/cassandra/cassandra.yaml"));
    }

    [Fact]
    public void A_fault_that_is_told_in_another_file_is_told_to_whoever_lints_this_one()
    {
        WriteNodes(i => i == 1 ? "10.0.0.1" : "10.0.0.1,10.0.0.2");
        Directory.Delete(_cli["nodes/cass3"], recursive: true);
        var finding = Assert.Single(Findings("nodes/cass1/etc/cassandra/cassandra.yaml"));
        Assert.Contains("no majority", finding, StringComparison.Ordinal);
        Assert.StartsWith("nodes/cass2/", finding, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_settings_ignore_is_still_known_to_the_others()
    {
        WriteNodes(_ => "10.0.0.1,10.0.0.2,10.0.0.3");
        _cli.Write("nodes/cass3/etc/cassandra/cassandra.yaml", CassandraTexts.With("listen_address: 10.0.0.3\nnum_tokens: none\n"));
        _cli.Write("hiveconfig.yaml", "ignore: {\"nodes/cass3/**\": all}\n");
        Assert.Empty(Findings("."));
        _cli.Write("hiveconfig.yaml", "rules: {}\n");
        Assert.All(Findings("."), finding => Assert.StartsWith("nodes/cass3/", finding, StringComparison.Ordinal));
        Assert.NotEmpty(Findings("."));
    }

    [Fact]
    public void An_environment_that_is_ignored_as_a_whole_is_no_part_of_the_repo()
    {
        WriteNodes(_ => "10.0.0.1,10.0.0.2");
        foreach (var file in Directory.EnumerateFiles(_cli["nodes"], "*", SearchOption.AllDirectories).ToList())
        {
            _cli.Write("archive/" + Path.GetRelativePath(_cli["nodes"], file), File.ReadAllText(file).Replace("10.0.0.2", "10.0.0.7", StringComparison.Ordinal));
        }

        _cli.Write("hiveconfig.yaml", "ignore: {\"archive/\": all}\n");
        Assert.Empty(Findings("."));
        Assert.Contains(" 3 nodes, 1 environment", _cli.Run("lint").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_is_mended_alone()
    {
        WriteNodes(i => i == 1 ? "10.0.0.1" : "10.0.0.1,10.0.0.2");
        _cli.Write("nodes/cass4/etc/cassandra/cassandra.yaml", File.ReadAllText(_cli["nodes/cass1/etc/cassandra/cassandra.yaml"]).Replace("listen_address: 10.0.0.1", "listen_address: 10.0.0.4", StringComparison.Ordinal));
        _cli.Write("nodes/cass5/etc/cassandra/cassandra.yaml", File.ReadAllText(_cli["nodes/cass2/etc/cassandra/cassandra.yaml"]).Replace("listen_address: 10.0.0.2", "listen_address: 10.0.0.5", StringComparison.Ordinal));
        var before = File.ReadAllText(_cli["nodes/cass4/etc/cassandra/cassandra.yaml"]);
        Assert.Equal((0, ""), (_cli.Run("lint", "--fix", "nodes/cass1/etc/cassandra/cassandra.yaml") is var run ? run.Code : 0, run.Code is 0 ? "" : run.Out + run.Error));
        Assert.Equal(before, File.ReadAllText(_cli["nodes/cass4/etc/cassandra/cassandra.yaml"]));
        Assert.Contains("10.0.0.1,10.0.0.2", File.ReadAllText(_cli["nodes/cass1/etc/cassandra/cassandra.yaml"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_named_files_are_counted_and_listed()
    {
        WriteNodes(_ => "10.0.0.1,10.0.0.2");
        Assert.Contains(" in 1 file, 1 node, 1 environment", _cli.Run("lint", "nodes/cass1/etc/cassandra/cassandra.yaml").Out, StringComparison.Ordinal);
        Assert.Equal("nodes/cass1/etc/cassandra/cassandra.yaml\tcassandra.yaml\tcass1\t-\n", _cli.Run("lint", "--list-files", "nodes/cass1/etc/cassandra/cassandra.yaml").Out);
    }

    private void WriteNodes(Func<int, string> seeds)
    {
        foreach (var i in Enumerable.Range(1, 3))
        {
            _cli.Write(FormattableString.Invariant($"nodes/cass{i}/etc/cassandra/cassandra.yaml"), CassandraTexts.With(FormattableString.Invariant(
                $"listen_address: 10.0.0.{i}\nseed_provider:\n  - class_name: org.apache.cassandra.locator.SimpleSeedProvider\n    parameters:\n      - seeds: \"{seeds(i)}\"\n")));
            _cli.Write(FormattableString.Invariant($"nodes/cass{i}/etc/cassandra/cassandra-rackdc.properties"), "dc=dc1\nrack=r1\n");
        }
    }

    private void WriteRoot(string name)
    {
        if (name.Length > 0)
        {
            _cli.Write(name, "");
        }
    }

    private List<string> Findings(params string[] paths)
        => [.. _cli.Run(["lint", .. paths]).Out.Split('\n').Where(line => line.Contains(" error HC", StringComparison.Ordinal) || line.Contains(" warning HC", StringComparison.Ordinal))];
}
