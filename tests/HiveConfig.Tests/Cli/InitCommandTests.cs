using System;
using System.IO;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Tests.Real;
using Xunit;

namespace HiveConfig.Tests.Cli;

public sealed class InitCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void What_it_writes_generates_and_lints_clean()
    {
        var (code, output, error) = _cli.Run("init", "new");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal("wrote new/cluster.yaml\nwrote new/hiveconfig.yaml\nnext: edit new/cluster.yaml, then hiveconfig generate new/cluster.yaml --out out --init-secrets\n", output);
        var generated = _cli.Run("generate", "new/cluster.yaml", "--out", "out", "--init-secrets");
        Assert.Equal((0, ""), (generated.Code, generated.Error));
        Assert.Equal(0, _cli.Run("lint", "out", "--fail-on", "warning").Code);
    }

    /// <summary>What stands in it as a comment is right too.</summary>
    [Fact]
    public void Its_comments_can_be_used()
    {
        _cli.Run("init", "new");
        var text = File.ReadAllText(_cli["new/cluster.yaml"]);
        var edited = text.Replace("# ramGb:", "ramGb:", StringComparison.Ordinal).Replace("  # node4:", "  node4:", StringComparison.Ordinal);
        Assert.Equal(2, edited.Split('\n').Except(text.Split('\n')).Count());
        var cluster = ClusterFile.Read("cluster.yaml", edited).Cluster!;
        Assert.Equal((4, 16), (cluster.Nodes.Count, (int)(cluster.Memory!.Bytes >> 30)));
        Assert.DoesNotContain(cluster.Validate(), problem => problem.Severity == ProblemSeverity.Error);
    }

    [Fact]
    public void It_replaces_nothing_unless_told_to()
    {
        var mine = File.ReadAllText(_cli["cluster.yaml"]);

        Assert.Equal((2, "", "error: 'cluster.yaml' is there already; --force replaces it\n"), _cli.Run("init"));
        Assert.Equal(mine, File.ReadAllText(_cli["cluster.yaml"]));
        Assert.False(File.Exists(_cli["hiveconfig.yaml"]));

        Assert.Equal(0, _cli.Run("init", "--force").Code);
        Assert.NotEqual(mine, File.ReadAllText(_cli["cluster.yaml"]));
        Assert.True(File.Exists(_cli["hiveconfig.yaml"]));
    }

    [Fact]
    public void It_never_writes_through_a_link()
    {
        var other = _cli.Write("elsewhere/other.yaml", "other");
        Directory.CreateDirectory(_cli["new"]);
        File.CreateSymbolicLink(_cli["new/cluster.yaml"], other);

        Assert.Equal(2, _cli.Run("init", "new").Code);
        Assert.Equal(0, _cli.Run("init", "new", "--force").Code);
        Assert.Equal("other", File.ReadAllText(other));
        Assert.Null(new FileInfo(_cli["new/cluster.yaml"]).LinkTarget);
    }

    [Fact]
    public void A_file_is_no_directory() => Assert.Equal((2, "", "error: 'cluster.yaml' is a file; expected a directory\n"), _cli.Run("init", "cluster.yaml"));

    [Fact]
    public void The_schema_is_the_committed_one()
    {
        var (code, output, error) = _cli.Run("schema", "cluster");

        Assert.Equal((0, ""), (code, error));
        Assert.Equal(File.ReadAllText(Path.Combine(DocFile.Root, "docs/cluster.schema.json")), output);
        Assert.Equal(output, _cli.Run("schema").Out);
        Assert.Equal(2, _cli.Run("schema", "clutser").Code);
    }

    [RealFact(LanguageServer.Program)]
    public void Editors_have_nothing_to_say_of_the_starter()
    {
        _cli.Run("init", "new");
        _cli.Write("new/cluster.schema.json", _cli.Run("schema").Out);
        using var server = new LanguageServer();
        Assert.Empty(server.Diagnostics($"# yaml-language-server: $schema=file://{_cli["new/cluster.schema.json"]}\n" + File.ReadAllText(_cli["new/cluster.yaml"])));
    }
}
