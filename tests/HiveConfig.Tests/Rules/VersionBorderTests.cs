using System;
using System.IO;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>A rule that holds for some versions only speaks in the first of them and the last, and is silent just outside.</summary>
public sealed class VersionBorderTests
{
    // A case, its product, a version that it is found in, and one that it is not.
    private static readonly (string Name, string Product, string Inside, string Outside)[] Borders =
    [
        ("HC1004-new-name-on-4.0", "cassandra", "4.0", "4.1"),
        ("HC1008", "cassandra", "4.1", "4.0"),
        ("HC1008", "cassandra", "5.0", "4.0"),
        ("HC1009", "cassandra", "4.1", "4.0"),
        ("HC1009", "cassandra", "5.0", "4.0"),
        ("HC2004-later-version", "elasticsearch", "7.17", "8.19"),
        ("HC2005", "elasticsearch", "8.0", "7.17"),
        ("HC2005", "elasticsearch", "9.1", "7.17"),
        ("HC2005-renamed", "elasticsearch", "8.0", "7.17"),
        ("HC2036", "elasticsearch", "8.0", "7.17"),
        ("HC2036", "elasticsearch", "9.1", "7.17"),
        ("HC2041-unbounded", "elasticsearch", "7.17", "8.0"),
        ("HC3003", "thehive", "5.3", "5.4"),
        ("HC3032", "thehive", "5.1", "5.0"),
        ("HC3032", "thehive", "5.7", "5.0"),
    ];

    public static TheoryData<string, string, string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var (name, product, inside, outside) in Borders)
            {
                data.Add(name, product, inside, outside);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ARuleSpeaksInItsVersionsAndInNoOther(string name, string product, string inside, string outside)
    {
        Assert.Contains(Of(name, product, inside), id => string.Equals(id, name[..6], StringComparison.Ordinal));
        Assert.DoesNotContain(Of(name, product, outside), id => string.Equals(id, name[..6], StringComparison.Ordinal));
    }

    // 5.0 lets a pair pass that 4.1 refuses; 8.0 refuses what 7.17 only warns of.
    [Theory]
    [InlineData("HC1021", "cassandra", "4.1", "error")]
    [InlineData("HC2035", "elasticsearch", "7.17", "warning")]
    [InlineData("HC2035", "elasticsearch", "8.0", "error")]
    public void ARuleIsAsSevereAsItsVersion(string name, string product, string version, string severity)
        => Assert.Contains(Findings(name, product, version), finding => string.Equals(finding.Rule.Id, name, StringComparison.Ordinal) && string.Equals(finding.Severity.ToString(), severity, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void EveryRuleOfSomeVersionsIsHere()
    {
        var here = Borders.Select(border => border.Name[..6]).ToHashSet(StringComparer.Ordinal);
        Assert.Contains(Rules.All, rule => rule.Versions is not null);
        Assert.All(Rules.All.Where(rule => rule.Versions is not null), rule => Assert.Contains(rule.Id, here));
    }

    private static string[] Of(string name, string product, string version) => [.. Findings(name, product, version).Select(finding => finding.Rule.Id)];

    private static Finding[] Findings(string name, string product, string version)
        => [.. TestTree.Read(Path.Combine(Snapshot.SourceDirectory(), name, "bad"), new RepoFacts { Stated = [new Target(product, ProductVersion.Parse(version), TargetSource.CommandLine)] }).SelectMany(repo => TestTree.Lint(repo))];
}
