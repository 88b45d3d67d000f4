using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using HiveConfig.Disk;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Analyzers.Tests.ConfigFiles;

/// <summary>The compiler finds in the case of every rule what the command line finds there, but for rules that need what only a disk shows.</summary>
public sealed class SameFindingsTests
{
    // A cluster.yaml, a manifest and certificates can be AdditionalFiles.
    private static readonly string?[] Given = [null, "spec", "manifest", "certs"];

    private static readonly string Root = Path.GetFullPath(Path.Combine(SourceDirectory(), "..", "..", "HiveConfig.Tests", "Rules"));

    public static TheoryData<string> Cases => new(Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal));

    [Fact]
    public void FewRulesNeedTheDisk()
        => Assert.Equal(["bytes", "git", "listing"], Rules.All.Select(rule => rule.Needs).Except(Given, StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task TheCaseOfARule(string name)
    {
        foreach (var side in new[] { "good", "bad" })
        {
            var folder = Path.Combine(Root, name, side);
            var settings = SettingsOf(name);
            var own = Path.Combine(Root, name, side + ".cluster.yaml");
            var cluster = File.Exists(own) ? own : Path.Combine(Root, name, "cluster.yaml");
            var project = Project.Below(folder);
            project = settings.Length == 0 ? project : project.And("hiveconfig.yaml", settings);
            project = File.Exists(cluster) ? project.And("../model.yaml", await File.ReadAllTextAsync(cluster)).With(("HiveConfigCluster", "../model.yaml")) : project;

            var told = await project.LintAsync();
            Assert.DoesNotContain(told, diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal));
            Assert.Equal(CommandLine(folder, settings, cluster).Where(finding => Given.Contains(finding.Rule.Needs, StringComparer.Ordinal)).Select(Told.By), told.Select(Told.By));
        }
    }

    // The command line takes versions as options too; a project states them in hiveconfig.yaml.
    private static string SettingsOf(string name)
        => Path.Combine(Root, name, "targets.txt") is var targets && File.Exists(targets)
            ? "targets:\n" + string.Concat(File.ReadAllLines(targets).Select(line => "  " + line.Replace("=", ": ", StringComparison.Ordinal) + "\n"))
            : "";

    private static IEnumerable<Finding> CommandLine(string folder, string settings, string cluster)
    {
        var read = LintSettingsFile.Read("hiveconfig.yaml", settings, Rules.All).Settings;
        var model = File.Exists(cluster) ? ConfigTree.ReadCluster(cluster).Cluster! : null;
        var facts = new RepoFacts { Stated = [.. model is null ? [] : Targets.StatedBy(model), .. read.Targets], Model = model };
        var environments = ConfigTree.Read([folder], new TreeOptions(folder) { Settings = read, SettingsDirectory = folder, Facts = facts }).Environments;
        return Linter.Lint(environments, Rules.All).SelectMany(result => result.Findings).Order(FindingOrder.Instance);
    }

    private static string SourceDirectory([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
