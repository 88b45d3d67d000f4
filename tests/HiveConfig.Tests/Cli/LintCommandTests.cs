using System;
using System.IO;
using System.Text.Json;
using Xunit;

namespace HiveConfig.Tests.Cli;

public sealed class LintCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    public LintCommandTests()
    {
        _cli.Write("good/node1/etc/cassandra/cassandra-rackdc.properties", "dc=dc1\nrack=r1\n");
        _cli.Write("bad/node1/etc/elasticsearch/elasticsearch.yml", "cluster.name: [\n");
    }

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Text_ends_with_how_much_was_read()
    {
        var (code, output, error) = _cli.Run("lint", "good");

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("0 errors, 0 warnings in 1 file, 1 node, 1 environment", output, StringComparison.Ordinal);
        Assert.EndsWith("\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_tree_is_generated_from_is_known()
    {
        foreach (var environment in new[] { "envs/prod", "envs/test" })
        {
            _cli.Write(environment + "/cluster.yaml", File.ReadAllText(CliRun.Sample));
            Assert.Equal(0, _cli.Run("generate", environment + "/cluster.yaml", "--out", environment + "/out", "--init-secrets").Code);
        }

        Assert.DoesNotContain("not recognised", _cli.Run("lint", "envs").Out, StringComparison.Ordinal);
        _cli.Write("envs/prod/other/secrets.yaml", "a: b\n");
        _cli.Write("envs/prod/other/cluster.yaml", "a: b\n");
        Assert.Contains("2 files not recognised", _cli.Run("lint", "envs").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_does_not_parse_is_a_finding_at_its_path()
    {
        var (code, output, error) = _cli.Run("lint", "bad");

        Assert.Equal((1, ""), (code, error));
        Assert.StartsWith("bad/node1/etc/elasticsearch/elasticsearch.yml:", output, StringComparison.Ordinal);
        Assert.Contains(" error HC2002: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_relative_paths()
    {
        var (code, output, _) = _cli.Run("lint", "bad", "--format", "json");

        Assert.Equal(1, code);
        using var json = JsonDocument.Parse(output);
        Assert.Equal("bad/node1/etc/elasticsearch/elasticsearch.yml", json.RootElement.GetProperty("findings")[0].GetProperty("path").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("summary").GetProperty("errors").GetInt32());
    }

    [Theory]
    [InlineData(0, "lint", "good")]
    [InlineData(1, "lint", "bad")]
    [InlineData(1, "lint", "good", "bad")]
    [InlineData(1, "lint")]
    [InlineData(0, "lint", "bad", "--fail-on", "never")]
    [InlineData(1, "lint", "bad", "--fail-on", "info")]
    [InlineData(3, "lint", "absent")]
    [InlineData(3, "lint", "absent", "bad")]
    [InlineData(2, "lint", "absent", "--no-such-option")]
    [InlineData(2, "lint", "good", "--format", "xml")]
    [InlineData(2, "lint", "good", "--fail-on", "fatal")]
    [InlineData(2, "lint", "good", "--format", "json", "--format", "text")]
    [InlineData(5, "lint", "empty")]
    [InlineData(0, "lint", "empty", "--allow-empty")]
    [InlineData(5, "lint", "cluster.yaml")]
    [InlineData(0, "lint", "good/node1/etc/cassandra/cassandra-rackdc.properties")]
    public void Exit_code(int expected, params string[] arguments)
    {
        Directory.CreateDirectory(_cli["empty"]);

        Assert.Equal(expected, _cli.Run(arguments).Code);
    }

    [Fact]
    public void A_path_that_cannot_be_opened_does_not_keep_the_others_from_being_linted()
    {
        var (code, output, error) = _cli.Run("lint", "absent", "bad");

        Assert.Equal(3, code);
        Assert.Equal("error: 'absent' cannot be opened\n", error);
        Assert.Contains("HC2002", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_a_finding_with_a_fitting_advice_and_the_others_are_linted()
    {
        File.CreateSymbolicLink(_cli["bad/cassandra.yaml"], "cassandra.yaml");

        var (code, output, error) = _cli.Run("lint", "bad");

        Assert.Equal((1, ""), (code, error));
        Assert.Contains("bad/cassandra.yaml:1:1: error HC9001: the file cannot be opened\n", output, StringComparison.Ordinal);
        Assert.Contains("fix: Put the file there; where a link stands, let it lead to a file.\n", output, StringComparison.Ordinal);
        Assert.Contains("HC2002", output, StringComparison.Ordinal);
        Assert.DoesNotContain("UTF-8", output, StringComparison.Ordinal);
    }

    [RealFact("mkfifo")]
    public void A_pipe_is_a_finding_and_not_an_empty_file()
    {
        _cli.Run("generate", "cluster.yaml", "--out", "t", "--init-secrets");
        File.Delete(_cli["t/node2/etc/cassandra/cassandra.yaml"]);
        Assert.Equal(0, RealProcess.Run("mkfifo", ["t/node2/etc/cassandra/cassandra.yaml", "ff.yaml"], _cli.Directory).ExitCode);

        var linted = _cli.Run("lint", "t").Out;

        Assert.Contains("t/node2/etc/cassandra/cassandra.yaml:1:1: error HC9001: this is a pipe, a socket or a device", linted, StringComparison.Ordinal);
        Assert.DoesNotContain("HC1006", linted, StringComparison.Ordinal);
        Assert.Equal((3, "error: 'ff.yaml' cannot be opened\n"), (_cli.Run("lint", "ff.yaml") is var one ? one.Code : 0, one.Error));
        Assert.Equal((2, "ff.yaml:1:1: error HC9001: this is a pipe, a socket or a device, expected a regular file\n"), (_cli.Run("generate", "ff.yaml", "--out", "o") is var made ? made.Code : 0, made.Error));
        Assert.Equal((3, "ff.yaml:1:1: error: this is a pipe, a socket or a device, expected a regular file\n"), (_cli.Run("show", "ff.yaml") is var shown ? shown.Code : 0, shown.Error));
        File.Delete(_cli["secrets.yaml"]);
        RealProcess.Run("mkfifo", ["secrets.yaml"], _cli.Directory);
        Assert.Equal(2, _cli.Run("generate", "cluster.yaml", "--out", "o").Code);
    }

    [Fact]
    public void Quiet_says_nothing_when_all_is_well()
    {
        Assert.Equal((0, "", ""), _cli.Run("lint", "good", "--quiet"));
        Assert.Contains("HC2002", _cli.Run("lint", "bad", "--quiet").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_on_a_terminal_or_when_asked_for()
    {
        Assert.False(IsColoured("lint", "bad"));
        Assert.True(IsColoured("lint", "bad", "--color"));
        _cli.IsTerminal = true;
        Assert.True(IsColoured("lint", "bad"));
        _cli.Environment["NO_COLOR"] = "1";
        Assert.False(IsColoured("lint", "bad"));
        Assert.True(IsColoured("lint", "bad", "--color"));

        bool IsColoured(params string[] arguments) => _cli.Run(arguments).Out.Contains('\u001b', StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_tree_gives_the_same_output_every_time()
        => Assert.Equal(_cli.Run("lint", "."), _cli.Run("lint", "."));
}
