using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using HiveConfig.Tests.Cli;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What README.md says is so.</summary>
public sealed class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(DocFile.Root, "README.md"));

    [Fact]
    public void TheFindingIsOneThatIsPrinted()
    {
        using var cli = new CliRun();
        Assert.Equal(0, cli.Run("generate", "cluster.yaml", "--out", "out", "--init-secrets").Code);
        Assert.DoesNotContain("HC1006", cli.Run("lint", "out").Out, StringComparison.Ordinal);

        var path = cli["out/node2/etc/cassandra/cassandra.yaml"];
        var text = File.ReadAllText(path);
        File.Delete(path);
        File.WriteAllText(path, text.Replace("10.10.1.12,10.10.1.13", "10.10.1.12", StringComparison.Ordinal));

        Assert.StartsWith(Fence("text finding"), cli.Run("lint", "out").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryRuleThatIsNamedIsThere()
    {
        var named = Regex.Matches(Text, @"\bHC\d{4}\b", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(named.Count > 10);
        Assert.Empty(named.Except(Rules.All.Select(rule => rule.Id), StringComparer.Ordinal));
    }

    [Fact]
    public void TheSettingsAreRight()
        => Assert.Empty(HiveConfig.Lint.LintSettingsFile.Read("hiveconfig.yaml", Fence("yaml settings"), Rules.All).Problems);

    [Fact]
    public void EverySampleIsNamed()
        => Assert.All(
            Directory.GetFiles(Path.Combine(DocFile.Root, "samples"), "cluster.yaml", SearchOption.AllDirectories),
            path => Assert.Contains("(" + Path.GetRelativePath(DocFile.Root, path).Replace('\\', '/') + ")", Text, StringComparison.Ordinal));

    /// <summary>Drop-ins and the mount unit are described; what has a name of its own is named.</summary>
    [Fact]
    public void EveryFileThatIsWrittenIsNamed()
        => Assert.All(
            FileKinds.Renderers.Select(renderer => renderer.Kind.InstalledPath).Where(path => path.StartsWith("/etc/", StringComparison.Ordinal)
                && !path.EndsWith(".service.d/hiveconfig.conf", StringComparison.Ordinal) && !path.EndsWith(".mount", StringComparison.Ordinal)
                && !path.EndsWith(".json", StringComparison.Ordinal) && !path.EndsWith(".cql", StringComparison.Ordinal) && !path.EndsWith(".timer", StringComparison.Ordinal)),
            path => Assert.Contains(Path.GetFileName(path), Text, StringComparison.Ordinal));

    [Fact]
    public void TheMinimalSampleHasTwelveLines()
        => Assert.Equal(12, File.ReadLines(Path.Combine(DocFile.Root, "samples", "minimal", "cluster.yaml")).Count());

    private static string Fence(string name)
    {
        var start = Text.IndexOf("```" + name + "\n", StringComparison.Ordinal) + name.Length + 4;
        return Text[start..Text.IndexOf("```\n", start, StringComparison.Ordinal)];
    }
}
