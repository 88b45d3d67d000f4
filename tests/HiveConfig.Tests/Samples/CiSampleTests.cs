using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Tests.Cli;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The command lines that samples/ci give to other people's machines do what they say.</summary>
public sealed class CiSampleTests
{
    private static readonly string Folder = Path.Combine(DocFile.Root, "samples", "ci");

    private static readonly string[] Names = [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Files => new(Names);

    [Fact]
    public void There_are_three() => Assert.Equal(["github-actions.yml", "gitlab-ci.yml", "pre-commit-config.yaml"], Names);

    [Theory]
    [MemberData(nameof(Files))]
    public void Its_command_finds_a_fault_and_passes_a_good_repo(string file)
    {
        var document = YamlReader.Read(File.ReadAllText(Path.Combine(Folder, file)));
        Assert.True(document.IsReadable);
        var arguments = Assert.Single(Texts(document.Root!), text => text.StartsWith("hiveconfig ", StringComparison.Ordinal)).Split(' ')[1..];
        using var cli = new CliRun();
        cli.Write("n1/elasticsearch.yml", "cluster.name: x\n");
        Assert.Equal((0, ""), (cli.Run(arguments) is var good ? good.Code : 0, good.Error));
        cli.Write("n1/elasticsearch.yml", "script.allowed_types: inline\n");
        var bad = cli.Run(arguments);
        Assert.Equal(1, bad.Code);
        Assert.Contains("HC2001", bad.Out, StringComparison.Ordinal);
        foreach (var report in arguments.Where(argument => argument.Contains('=', StringComparison.Ordinal)).Select(argument => argument.Split('=')[1]))
        {
            Assert.Contains("script.allowed_types", File.ReadAllText(cli[report]), StringComparison.Ordinal);

            // The file that is written is the one that the service is told to pick up.
            Assert.True(Texts(document.Root!).Count(text => text.Contains(report, StringComparison.Ordinal)) > 1, report);
        }
    }

    private static IEnumerable<string> Texts(ConfigValue value) => value switch
    {
        MapValue map => map.Entries.SelectMany(entry => Texts(entry.Value)),
        ListValue list => list.Items.SelectMany(Texts),
        ScalarValue scalar => [scalar.Text],
        _ => [],
    };
}
