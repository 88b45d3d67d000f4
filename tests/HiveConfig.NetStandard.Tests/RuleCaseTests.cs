using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.NetStandard.Tests;

/// <summary>The cases of the rules once more, in the netstandard2.0 build: it finds what the other build finds.</summary>
public sealed class RuleCaseTests
{
    // What only the bytes of a file show is attached by HiveConfig.Disk, which this build has not.
    private static readonly string[] NeedBytes = ["HC9001", "HC9005"];

    private static readonly string Root = Path.GetFullPath(Path.Combine(SourceDirectory(), "..", "HiveConfig.Tests", "Rules"));

    public static TheoryData<string> Cases => new(
        Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Where(name => !NeedBytes.Contains(name, StringComparer.Ordinal)).Order(StringComparer.Ordinal));

    [Fact]
    public void ThisIsTheOtherBuild()
        => Assert.Equal(".NETStandard,Version=v2.0", typeof(Rule).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName);

    [Theory]
    [MemberData(nameof(Cases))]
    public void FindsTheSame(string name)
    {
        var report = File.ReadAllLines(Path.Combine(Root, name, "bad.verified.txt"));
        var expected = report.Where(line => Regex.IsMatch(line, @"^\S.*:\d+:\d+: (error|warning|info) HC\d{4}: ", RegexOptions.None, TimeSpan.FromSeconds(1)));
        Assert.Equal(expected, Findings(Path.Combine(Root, name, "bad")));
        Assert.Empty(Findings(Path.Combine(Root, name, "good")));
    }

    private static IEnumerable<string> Findings(string folder)
    {
        var above = Path.GetDirectoryName(folder)!;
        var targets = Path.Combine(above, "targets.txt");
        var own = Path.Combine(above, Path.GetFileName(folder) + ".cluster.yaml");
        var cluster = File.Exists(own) ? own : Path.Combine(above, "cluster.yaml");
        var kept = Path.Combine(above, "tracked.txt");
        var tracked = File.Exists(kept) ? File.ReadAllLines(kept) : null;
        var facts = new RepoFacts
        {
            Stated = File.Exists(targets)
                ? File.ReadAllLines(targets).Select(line => line.Split('=')).Select(pair => new Target(pair[0], ProductVersion.Parse(pair[1]), TargetSource.CommandLine)).ToList()
                : [],
            Model = File.Exists(cluster) ? ClusterFile.Read("cluster.yaml", File.ReadAllText(cluster)).Cluster : null,
        };
        var texts = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);
        var repos = Layout.Recognise(texts.Keys, FileKinds.All)
            .GroupBy(placed => placed.Environment, StringComparer.Ordinal)
            .OrderBy(environment => environment.Key, StringComparer.Ordinal)
            .Select(environment => new Repo(environment.Select(placed => Read(placed, texts[placed.Path], tracked)).ToList(), environment.Key, facts with { Listing = texts.Keys.Order(StringComparer.Ordinal).ToList() }))
            .ToList();
        return Linter.Lint(repos, [.. Rules.All.Where(rule => rule.Id is not "HC8040" || above.EndsWith(rule.Id, StringComparison.Ordinal))]).SelectMany(result => result.Findings)
            .Select(finding => string.Create(
                CultureInfo.InvariantCulture,
                $"{finding.Path}:{finding.Span}: {finding.Severity.ToString().ToLowerInvariant()} {finding.Rule.Id}: {finding.Message}"));
    }

    private static ConfigFile Read(Placed placed, string text, string[]? tracked)
        => new(placed.Path, placed.Kind, text) { Node = placed.Node, InstalledPath = placed.InstalledPath, IsInstalledPathKnown = placed.IsInstalledPathKnown, IsTracked = tracked?.Contains(placed.Path, StringComparer.Ordinal) };

    private static string SourceDirectory([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
