using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using HiveConfig.Disk;
using HiveConfig.Lint;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>
/// A rule's case is a folder here, named after its id: <c>good/</c> and <c>bad/</c> are two config trees that differ in one or two
/// lines, <c>bad.verified.txt</c> is the report of the second. The first has nothing to report. A <c>targets.txt</c> beside them
/// states versions (<c>cassandra=4.0</c>), a <c>tracked.txt</c> names the files that git keeps, a <c>cluster.yaml</c> is the cluster that both are meant for,
/// or the first alone where a <c>bad.cluster.yaml</c> is the one of the second: then the fault is in it.
/// </summary>
public sealed class RuleCaseTests
{
    private static readonly string Root = Snapshot.SourceDirectory();

    private static readonly string[] Names = [.. Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Cases => new(Names);

    [Fact]
    public void EveryRuleHasACase()
        => Assert.Empty(Rules.All.Where(rule => !rule.IsPlanOnly).Select(rule => rule.Id).Except(Names.Select(name => RuleOf(name).Id), StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Cases))]
    public void GoodHasNothingToReport(string name) => Assert.Empty(Findings(name, "good", RulesFor(name)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void BadIsReported(string name)
    {
        var report = TestTree.Report(TestTree.Read(Folder(name, "bad"), Facts(name, "bad")), RulesFor(name));
        Snapshot.MatchFile(report, Path.Combine(Root, name, "bad.verified.txt"), Path.Combine(Root, name, "bad.received.txt"));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void BadIsReportedByThisRuleAlone(string name)
    {
        var rule = RuleOf(name);
        var own = Findings(name, "bad", [rule]).ToList();
        Assert.NotEmpty(own);
        Assert.All(Findings(name, "bad", RulesFor(name)), finding => Assert.Same(rule, finding.Rule));

        // Without it nothing is said, but by rules that are silent for its sake, and of the same setting.
        Assert.DoesNotContain(Findings(name, "bad", RulesFor(name).Where(other => other != rule).ToList()), other => !own.Exists(finding => GivesWay(other, finding)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void GoodAndBadDifferInAtMostTwoLines(string name)
    {
        var good = Lines(name, "good");
        var bad = Lines(name, "bad");

        // Only a rule about which files there are has a case where one is missing or called otherwise.
        var moved = good.Keys.Except(bad.Keys, StringComparer.Ordinal).Concat(bad.Keys.Except(good.Keys, StringComparer.Ordinal)).Count();
        Assert.True(moved == 0 || RuleOf(name).Needs is "listing");
        var clusters = ClusterOf(name, "bad") is var cluster && File.Exists(cluster) ? Different(File.ReadAllLines(ClusterOf(name, "good")), File.ReadAllLines(cluster)) : 0;
        Assert.InRange(clusters + moved + good.Keys.Intersect(bad.Keys, StringComparer.Ordinal).Sum(path => Different(good[path], bad[path])), 1, 2);
    }

    [Fact]
    public void ACaseThatDiffersTooMuchIsSeen()
    {
        Assert.Equal(1, Different(["a", "b"], ["a", "c"]));
        Assert.Equal(1, Different(["a", "b"], ["a"]));
        Assert.Equal(3, Different(["a", "b", "c", "d"], ["x", "y", "z", "d"]));
    }

    private static bool GivesWay(Finding other, Finding finding)
        => string.Equals(other.Setting, finding.Setting, StringComparison.Ordinal)
            && finding.Violation.Related.Select(related => related.File.Path).Append(finding.Path).Contains(other.Path, StringComparer.Ordinal)
            && (finding.Rule.Supersedes.Contains(other.Rule.Id, StringComparer.Ordinal)
                || (other.Rule.GoesLast && !finding.Rule.GoesLast)
                || (finding.Rule.Scope == Scope.Single && finding.Severity == Severity.Error && other.Rule.Scope == Scope.Cluster));

    // A case states of its cluster what its rule asks for, and is no tree that the cluster generates.
    private static List<Rule> RulesFor(string name) => [.. Rules.All.Where(rule => rule.Id is not "HC8040" || name.StartsWith(rule.Id, StringComparison.Ordinal))];

    private static Rule RuleOf(string name) => Rules.All.Single(rule => string.Equals(rule.Id, name.Split('-')[0], StringComparison.Ordinal));

    private static string Folder(string name, string side) => Path.Combine(Root, name, side);

    private static IEnumerable<Finding> Findings(string name, string side, IReadOnlyList<Rule> rules)
        => TestTree.LintAll(TestTree.Read(Folder(name, side), Facts(name, side)), rules);

    private static RepoFacts Facts(string name, string side)
    {
        var targets = Path.Combine(Root, name, "targets.txt");
        var cluster = ClusterOf(name, side);
        return new RepoFacts
        {
            Stated = File.Exists(targets)
                ? [.. File.ReadAllLines(targets).Select(line => line.Split('=')).Select(pair => new Target(pair[0], ProductVersion.Parse(pair[1]), TargetSource.CommandLine))]
                : [],
            Model = File.Exists(cluster) ? ConfigTree.ReadCluster(cluster).Cluster ?? throw new InvalidDataException(cluster) : null,
        };
    }

    private static string ClusterOf(string name, string side)
        => Path.Combine(Root, name, side + ".cluster.yaml") is var own && File.Exists(own) ? own : Path.Combine(Root, name, "cluster.yaml");

    private static Dictionary<string, string[]> Lines(string name, string side)
        => Directory.EnumerateFiles(Folder(name, side), "*", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(Folder(name, side), path), path => Encoding.Latin1.GetString(File.ReadAllBytes(path)).Split('\n'), StringComparer.Ordinal);

    // Lines changed, counting one put in or taken out as one; both texts are short.
    private static int Different(string[] left, string[] right)
    {
        var same = new int[left.Length + 1, right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            for (var j = 1; j <= right.Length; j++)
            {
                same[i, j] = string.Equals(left[i - 1], right[j - 1], StringComparison.Ordinal) ? same[i - 1, j - 1] + 1 : Math.Max(same[i - 1, j], same[i, j - 1]);
            }
        }

        return Math.Max(left.Length, right.Length) - same[left.Length, right.Length];
    }
}
