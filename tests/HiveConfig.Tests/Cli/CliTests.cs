using System;
using System.IO;
using System.Linq;
using HiveConfig.Cli;
using Xunit;

namespace HiveConfig.Tests.Cli;

public sealed class CliTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Version_is_one_line()
    {
        var (code, output, error) = _cli.Run("--version");

        Assert.Equal((0, ""), (code, error));
        Assert.Matches(@"^hiveconfig \d+\.\d+\.\d+\n$", output);
    }

    [Fact]
    public void A_command_is_found_by_the_name_it_has()
        => Assert.All(HiveConfig.Cli.Cli.Commands, command => Assert.Equal(command.Name, command.Create(new Session(TextWriter.Null, TextWriter.Null, _cli.Directory)).Name));

    [Theory]
    [InlineData("--help")]
    [InlineData("generate", "--help")]
    [InlineData("lint", "-h")]
    [InlineData("show", "--help")]
    [InlineData("init", "--help")]
    [InlineData("schema", "--help")]
    [InlineData("explain", "--help")]
    [InlineData("rules", "--help")]
    [InlineData("plan", "--help")]
    [InlineData("import", "--help")]
    public void Help_is_one_screen_with_an_example(params string[] arguments)
    {
        var (code, output, error) = _cli.Run(arguments);

        Assert.Equal((0, ""), (code, error));
        Assert.Contains("  hiveconfig " + (arguments.Length > 1 ? arguments[0] : "["), output, StringComparison.Ordinal);
        Assert.Contains("\nExample:\n  hiveconfig ", output, StringComparison.Ordinal);
        Assert.InRange(output.Count(c => c == '\n'), 5, 24);
    }

    [Theory]
    [InlineData("lnt")]
    [InlineData("--lint")]
    [InlineData("lint", "--fali-on", "error")]
    [InlineData("@lint")]
    public void A_command_line_that_is_not_understood_says_where_help_is(params string[] arguments)
    {
        var (code, output, error) = _cli.Run(arguments);

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains("see: hiveconfig ", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_command_the_help_is_an_error()
    {
        var (code, output, error) = _cli.Run();

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("Usage:", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_behind_two_dashes_may_look_like_an_option()
    {
        _cli.Write("--conf/node1/etc/cassandra/cassandra-rackdc.properties", "dc=dc1\nrack=r1\n");

        Assert.Equal(0, _cli.Run("lint", "--", "--conf").Code);
    }

    [Theory]
    [InlineData("init")]
    [InlineData("generate")]
    [InlineData("lint")]
    [InlineData("show")]
    [InlineData("explain")]
    [InlineData("rules")]
    [InlineData("schema")]
    public void Help_fits_a_screen(string command)
    {
        using var cli = new CliRun();
        Assert.All(cli.Run(command, "--help").Out.Split('\n'), line => Assert.InRange(line.Length, 0, 160));
    }
}
