using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using HiveConfig.Analyzers.ConfigFiles;
using HiveConfig.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace HiveConfig.Analyzers.Tests.ConfigFiles;

/// <summary>How the config files of a project are linted.</summary>
public sealed class ConfigFileAnalyzerTests
{
    private const string Seeds = "cluster_name: thp\nnum_tokens: 16\nseed_provider:\n  - class_name: org.apache.cassandra.locator.SimpleSeedProvider\n    parameters:\n      - seeds: ";

    // Across files: node2 lacks a seed. By itself: a key twice in node3.
    private static readonly (string Path, string Text)[] Tree =
    [
        ("nodes/node1/etc/cassandra/cassandra.yaml", Seeds + "10.0.0.1,10.0.0.2\n"),
        ("nodes/node2/etc/cassandra/cassandra.yaml", Seeds + "10.0.0.1\n"),
        ("nodes/node3/etc/cassandra/cassandra.yaml", Seeds + "10.0.0.1,10.0.0.2\nnum_tokens: 16\n"),
    ];

    [Fact]
    public async Task WhatOneFileShowsIsToldAsOneTypes()
    {
        var project = Project.Of(Tree);
        var all = await project.LintAsync();
        Assert.Contains("HC1006", all.Select(one => one.Id));
        Assert.Contains("HC9003", all.Select(one => one.Id));

        var typed = await project.LintAsync("nodes/node3/etc/cassandra/cassandra.yaml");
        Assert.Contains("HC9003", typed.Select(one => one.Id));
        Assert.All(typed, one => Assert.EndsWith("node3/etc/cassandra/cassandra.yaml", one.Location.GetLineSpan().Path, StringComparison.Ordinal));
        Assert.DoesNotContain("HC1006", (await project.LintAsync("nodes/node2/etc/cassandra/cassandra.yaml")).Select(one => one.Id));
        Assert.Equal(all.Select(Told.By).Distinct(), all.Select(Told.By));
    }

    [Fact]
    public async Task AFindingHasPlaceHelpAndRelatedPlaces()
    {
        var finding = (await Project.Of(Tree).LintAsync()).Single(one => one.Id is "HC1006");
        Assert.Equal("nodes/node2/etc/cassandra/cassandra.yaml:6:16-6:24 Error HC1006 [nodes/node1/etc/cassandra/cassandra.yaml:6:16-6:33]: 'seeds' is '10.0.0.1' here but '10.0.0.1,10.0.0.2' on 2 other nodes", Told.By(finding));
        Assert.EndsWith("/RULES.md#hc1006-cassandra-seeds-agree", finding.Descriptor.HelpLinkUri, StringComparison.Ordinal);
        Assert.Equal("10.0.0.1", Tree[1].Text.Substring(finding.Location.SourceSpan.Start, finding.Location.SourceSpan.Length));
        Assert.Contains(WellKnownDiagnosticTags.CompilationEnd, finding.Descriptor.CustomTags);
        Assert.Contains("separate rings", finding.Descriptor.Description.ToString(null), StringComparison.Ordinal);
        Assert.Contains("Copy one seed list", finding.Descriptor.Description.ToString(null), StringComparison.Ordinal);
    }

    [Fact]
    public void EveryRuleHasOneDescriptorWithAHeadingInRulesMd()
    {
        var page = File.ReadAllText(Path.Combine(Root, "RULES.md"));
        var descriptors = new ConfigFileAnalyzer().SupportedDiagnostics;
        Assert.Equal(Rules.All.Where(rule => !rule.IsPlanOnly).Select(rule => rule.Id), descriptors.Select(one => one.Id).Except(["HC9090", "HC9099"], StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(Rules.All.Where(rule => !rule.IsPlanOnly), rule => Assert.Contains($"\n### {rule.Id} {rule.Name}\n", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SettingsCountAsOnTheCommandLine()
    {
        Assert.Equal([DiagnosticSeverity.Info], await SeveritiesOf(Project.Of(Tree).And("hiveconfig.yaml", "rules: {HC1006: info}\n")));
        Assert.Empty(await SeveritiesOf(Project.Of(Tree).And("hiveconfig.yaml", "rules: {HC1006: off}\n")));
        Assert.Empty(await SeveritiesOf(Project.Of(Tree).And("hiveconfig.yaml", "ignore: {\"nodes/node2/**\": [HC1006]}\n")));
        Assert.Empty(await SeveritiesOf(Project.Of(Tree).And("hiveconfig.yaml", "ignore: {\"nodes/node2/**\": all}\n")));

        // Above the project, as its nearest; not below it.
        Assert.Equal([DiagnosticSeverity.Warning], await SeveritiesOf(Project.Of(Tree).And("../hiveconfig.yaml", "rules: {HC1006: warning}\n")));
        Assert.Equal([DiagnosticSeverity.Error], await SeveritiesOf(Project.Of(Tree).And("nodes/hiveconfig.yaml", "rules: {HC1006: warning}\n")));
        Assert.Equal([DiagnosticSeverity.Warning], await SeveritiesOf(Project.Of(Tree).And("lint.yaml", "rules: {HC1006: warning}\n").With(("HiveConfigSettings", "lint.yaml"))));

        // What the compiler is told counts last.
        Assert.Equal([DiagnosticSeverity.Warning], await SeveritiesOf(Project.Of(Tree) with { Severities = Project.Of().Severities.Add("HC1006", ReportDiagnostic.Warn) }));
        Assert.Empty(await SeveritiesOf(Project.Of(Tree) with { Severities = Project.Of().Severities.Add("HC1006", ReportDiagnostic.Suppress) }));
    }

    [Fact]
    public async Task LayoutsAndTargetsCount()
    {
        (string, string)[] files = [.. Tree.Select((file, i) => ($"deploy/a/m{i}/cass/thing.txt", file.Text))];
        var project = Project.Of(files).And("hiveconfig.yaml", "layout: \"deploy/{environment}/{node}/**\"\npaths: {/etc/cassandra/cassandra.yaml: \"deploy/{environment}/{node}/cass/thing.txt\"}\n");
        Assert.Equal([DiagnosticSeverity.Error], await SeveritiesOf(project));
    }

    [Fact]
    public async Task SettingsThatAreWrongAreToldAndNothingElse()
    {
        var told = await Project.Of(Tree).And("hiveconfig.yaml", "rulez: {HC1006: off}\n").LintAsync();
        Assert.Equal(["hiveconfig.yaml:1:1-1:6 Error HC9090: 'rulez' is no key here; did you mean 'rules'?"], told.Select(Told.By));
        told = await Project.Of(Tree).With(("HiveConfigBaseline", "known.json")).LintAsync();
        Assert.Equal("HC9090", Assert.Single(told).Id);
        told = await Project.Of(Tree).And("known.json", "[]").With(("HiveConfigBaseline", "known.json")).LintAsync();
        Assert.Equal("known.json:1:1-1:1 Error HC9090: this is no baseline, expected what '--write-baseline' writes", Told.By(Assert.Single(told)));
        told = await Project.Of(Tree).And("cluster.yaml", "name: 1.2.3.4/5\n").With(("HiveConfigCluster", "cluster.yaml")).LintAsync();
        Assert.NotEmpty(told);
        Assert.All(told, one => Assert.Equal("HC9090", one.Id));
    }

    [Fact]
    public async Task CommentsAndABaselineSilence()
    {
        var (path, text) = Tree[1];
        var commented = Project.Of(Tree[0], (path, text.Replace("\n      - seeds", "\n      # hiveconfig: ignore HC1006 -- meant so\n      - seeds", StringComparison.Ordinal)), Tree[2]);
        Assert.Empty(await SeveritiesOf(commented));
        Assert.DoesNotContain("HC9004", (await commented.LintAsync()).Select(one => one.Id));

        var idle = await Project.Of(Tree[0], (path, text + "# hiveconfig: ignore HC9003 -- no\n")).LintAsync();
        Assert.Single(idle, one => one.Id is "HC9004");

        var known = Project.Of(Tree).And("ci/known.json", "{\"version\": 1, \"findings\": [{\"rule\": \"HC1006\", \"path\": \"../nodes/node2/etc/cassandra/cassandra.yaml\", \"setting\": \"seeds\"}]}");
        Assert.Empty(await SeveritiesOf(known.With(("HiveConfigBaseline", "ci/known.json"))));
        Assert.Equal([DiagnosticSeverity.Error], await SeveritiesOf(known));
    }

    [Fact]
    public async Task ItCanBeSwitchedOff() => Assert.Empty(await Project.Of(Tree).With(("HiveConfigLint", "false")).LintAsync());

    [Fact]
    public async Task OtherFilesAreNoneOfItsBusiness() => Assert.Empty(await Project.Of(("stylecop.json", "{"), ("a/b.txt", "\0")).LintAsync());

    [Fact]
    public async Task SeveralEnvironmentsAreSeveral()
    {
        // Nothing is wrong in either, and together they would differ.
        (string, string)[] files = [.. new[] { "prod", "test" }.SelectMany(name => Tree[..2].Select(file => ("envs/" + name + "/" + file.Path, Seeds + (name is "prod" ? "10.0.0.1,10.0.0.2\n" : "10.9.0.1,10.9.0.2\n"))))];
        Assert.DoesNotContain("HC1006", (await Project.Of(files).LintAsync()).Select(one => one.Id));
    }

    [Fact]
    public async Task WhatStandsBesideTheProjectCounts()
    {
        (string, string)[] files = [.. Tree.Select(file => ("../shared/" + file.Path, file.Text))];
        var project = new Project([.. files.Select(file => new Project.StatedText("/repo/" + file.Item1[3..], SourceText.From(file.Item2)))]);
        Assert.Equal("/repo/shared/nodes/node2/etc/cassandra/cassandra.yaml", (await project.LintAsync()).Single(one => one.Id is "HC1006").Location.GetLineSpan().Path);
    }

    [Fact]
    public async Task DirectoriesMayBeCalledAnything()
    {
        const string Folder = "/repo/C# 100%;x/project";
        var files = Tree.Append(("../hiveconfig.yaml", "rules: {HC1006: warning}\n")).Select(file => new Project.StatedText(Folder + "/" + file.Item1, SourceText.From(file.Item2)));

        // What is left of the plain ones when the compiler has read them.
        var project = new Project([.. files]).With(
            ("ProjectDir", "/repo/C"),
            ("ProjectDirEscaped", Uri.EscapeDataString(Folder + "/")),
            ("HiveConfigSettings", "/repo/C"),
            ("HiveConfigSettingsEscaped", Uri.EscapeDataString("/repo/C# 100%;x/hiveconfig.yaml")));
        Assert.Equal([DiagnosticSeverity.Warning], await SeveritiesOf(project));
    }

    [Fact]
    public async Task TheDirectoryOfAMachineSaysWhichFileIsWhich()
    {
        foreach (var (directory, expected) in new[] { ("/repo/node1/etc/sysctl.d", 1), ("/repo/node1/other", 0) })
        {
            var project = new Project([new Project.StatedText(directory + "/60-hiveconfig.conf", SourceText.From("# hiveconfig: ignore HC1 -- no rule\n"))]).With(("ProjectDir", directory + "/"));
            Assert.Equal(expected, (await project.LintAsync()).Count);
        }
    }

    [Theory]
    [InlineData("null")]
    [InlineData("throws")]
    [InlineData("long")]
    [InlineData("deep")]
    [InlineData("nul")]
    [InlineData("latin")]
    [InlineData("replaced")]
    public async Task AFileThatCannotBeReadIsADiagnostic(string how)
    {
        var path = Project.Directory + "/nodes/node2/etc/cassandra/cassandra.yaml";
        AdditionalText file = how switch
        {
            "null" => new Project.StatedText(path, text: null),
            "throws" => new Throwing(path),
            "long" => new Project.StatedText(path, SourceText.From(new string('#', 5 * 1024 * 1024))),
            "deep" => new Project.StatedText(path, SourceText.From(new string('[', 200_000))),
            "nul" => new Project.StatedText(path, SourceText.From(Seeds + "1\0\n")),
            "latin" => new Project.StatedText(path, SourceText.From("cluster_name: caf\u00e9\n", System.Text.Encoding.Latin1)),
            _ => new Project.StatedText(path, SourceText.From(new MemoryStream([.. "cluster_name: caf"u8, 0xE9, .. "\n"u8]), System.Text.Encoding.UTF8)),
        };
        var told = await new Project([.. Project.Of(Tree[0], Tree[2]).Files, file]).LintAsync();
        Assert.DoesNotContain(told, one => one.Id.StartsWith("AD", StringComparison.Ordinal) || one.Id is "HC9099");
        var found = Assert.Single(told, one => one.Location.GetLineSpan().Path == path);
        Assert.Contains(found.Id, new[] { "HC9001", "HC1001" });
        if (how is "latin" or "replaced")
        {
            Assert.Equal("nodes/node2/etc/cassandra/cassandra.yaml:1:18-1:18 Error HC9001: the byte here is not UTF-8", Told.By(found));
        }
    }

    [Fact]
    public async Task TheSameLettersInAnotherEncodingAreAnotherFile()
    {
        var files = Tree.Select((file, i) => new Project.StatedText(Project.Directory + "/" + file.Path, SourceText.From(Tree[0].Text, i == 1 ? System.Text.Encoding.Unicode : System.Text.Encoding.UTF8)));
        var told = await new Project([.. files]).LintAsync();
        Assert.Equal("nodes/node2/etc/cassandra/cassandra.yaml:1:1-1:1 Error HC9001: the file is UTF-16; expected UTF-8", Told.By(Assert.Single(told, one => one.Id is "HC9001")));
    }

    [Fact]
    public async Task AMarkThatStandsInTheFileIsNoFault()
    {
        var path = Project.Directory + "/nodes/node2/etc/cassandra/cassandra.yaml";
        foreach (var text in new[] { SourceText.From(new MemoryStream([.. "# caf\uFFFD\n"u8]), System.Text.Encoding.UTF8), SourceText.From("# caf\uFFFD\n", System.Text.Encoding.UTF8) })
        {
            Assert.DoesNotContain("HC9001", (await new Project([new Project.StatedText(path, text)]).LintAsync()).Select(one => one.Id));
        }
    }

    [Fact]
    public async Task AnEditOfCSharpReadsNoConfigFileAgain()
    {
        // Its own mark, for tests run side by side.
        const string Mark = "# counted\n";
        var count = 0;
        var field = typeof(FileKind).GetField("<Read>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)!;
        foreach (var kind in FileKinds.All.Where(kind => kind.Read is not null))
        {
            var read = kind.Read!;
            field.SetValue(kind, (string text) =>
            {
                _ = text.Contains(Mark, StringComparison.Ordinal) ? Interlocked.Increment(ref count) : 0;
                return read(text);
            });
        }

        var project = Project.Of([.. Tree.Select(file => (file.Path, file.Text + Mark)), ("two/cass1-cassandra.yaml", Tree[0].Text + Mark), ("two/cass2-cassandra.yaml", Tree[0].Text + Mark)]);
        var first = await project.LintAsync();
        var once = count;
        Assert.InRange(once, 5, 5);

        var edited = await (project with { Source = "class C;" }).LintAsync();
        Assert.Equal(once, count);
        Assert.Equal(first.Select(Told.By), edited.Select(Told.By));

        // The file that was edited, and no other.
        _ = await (project with { Files = [.. project.Files.Skip(1), .. Project.Of((Tree[0].Path, Tree[0].Text + "# edited\n" + Mark)).Files] }).LintAsync();
        Assert.Equal(once + 1, count);
    }

    private static async Task<IEnumerable<DiagnosticSeverity>> SeveritiesOf(Project project)
    {
        var told = await project.LintAsync();
        Assert.DoesNotContain(told, one => one.Id is "HC9090" or "HC9099" or "AD0001");
        return told.Where(one => one.Id is "HC1006").Select(one => one.Severity);
    }

    private static string Root => Path.GetFullPath(Path.Combine(Source(), "..", "..", ".."));

    private static string Source([System.Runtime.CompilerServices.CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    private sealed class Throwing(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => throw new IOException("gone");
    }
}
