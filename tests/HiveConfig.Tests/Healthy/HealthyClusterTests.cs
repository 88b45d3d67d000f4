using System;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Five clusters that are in order, unlike each other and unlike what we write: nothing above a note is said of them.</summary>
public sealed class HealthyClusterTests
{
    private static readonly string Root = Snapshot.SourceDirectory();

    // What packages install stands beside them, for tests of its own.
    private static readonly string[] Names = [.. Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Where(name => name is not "packaged").Order(StringComparer.Ordinal)];

    public static TheoryData<string> Clusters => new(Names);

    [Fact]
    public void ThereAreFive() => Assert.Equal(["ansible-managed", "coordinating-only", "multi-dc", "shared-haproxy", "vaulted"], Names);

    [Theory]
    [MemberData(nameof(Clusters))]
    public void NothingAboveANoteIsSaid(string cluster)
    {
        var reading = ConfigTree.Read([cluster], Root);
        Assert.True(reading.Environments.Sum(repo => repo.Files.Count) > 5, "hardly a file was recognised");
        Assert.Single(reading.Environments);
        Assert.Empty(reading.Environments.SelectMany(repo => TestTree.Lint(repo)).Where(finding => finding.Severity > Severity.Info).Select(finding => $"{finding.Path}:{finding.Span}: {finding.Rule.Id}: {finding.Message}"));
    }
}
