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
