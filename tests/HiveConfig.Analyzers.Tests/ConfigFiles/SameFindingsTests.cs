using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Xunit;

namespace HiveConfig.Analyzers.Tests.ConfigFiles;

/// <summary>The compiler finds in the case of every rule what the command line finds there, but for rules that need what only a disk shows.</summary>
public sealed class SameFindingsTests
{
    // A cluster.yaml, a manifest and certificates can be AdditionalFiles.
    private static readonly string[] Given = ["spec", "manifest", "certs"];

    private static readonly string Root = Path.GetFullPath(Path.Combine(SourceDirectory(), "..", "..", "HiveConfig.Tests", "Rules"));

    public static TheoryData<string> Cases => new(Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal));

    [Fact]
    public void FewRulesNeedTheDisk()
        => Assert.Equal(["bytes", "git", "listing"], Rules.All.SelectMany(rule => rule.AllNeeds).Except(Given, StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task TheCaseOfARule(string name)
    {
        foreach (var side in new[] { "good", "bad" })
        {
            var folder = Path.Combine(Root, name, side);
            var own = Path.Combine(Root, name, side + ".cluster.yaml");
            var cluster = File.Exists(own) ? own : Path.Combine(Root, name, "cluster.yaml");
            var targets = Path.Combine(Root, name, "targets.txt") is var file && File.Exists(file) ? await File.ReadAllLinesAsync(file) : [];

            var project = Project.Below(folder).And("../hiveconfig.yaml", await File.ReadAllTextAsync(Path.Combine(Root, "hiveconfig.yaml")) + Stated(targets));
            project = File.Exists(cluster) ? project.And("../model.yaml", await File.ReadAllTextAsync(cluster)).With(("HiveConfigCluster", "../model.yaml")) : project;
            string[] arguments = [.. File.Exists(cluster) ? ["--cluster", cluster] : Array.Empty<string>(), .. targets.SelectMany(target => new[] { "--target", target })];
            var sarif = CommandLine.Run(folder, ["lint", ".", "--format", "sarif", .. arguments]);

            var told = await project.LintAsync();
            var expected = Told.PlacesIn(sarif, path => path).Where(one => Rules.Find(one.Split(' ')[2])!.AllNeeds.All(need => Given.Contains(need, StringComparer.Ordinal)));
            Assert.Equal(expected.Order(StringComparer.Ordinal), told.Select(Told.PlacesOf).Order(StringComparer.Ordinal));
        }
    }

    // The command line takes versions as options too; a project states them in hiveconfig.yaml.
    private static string Stated(string[] targets)
        => targets.Length == 0 ? "" : "targets:\n" + string.Concat(targets.Select(line => "  " + line.Replace("=", ": ", StringComparison.Ordinal) + "\n"));

    private static string SourceDirectory([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
