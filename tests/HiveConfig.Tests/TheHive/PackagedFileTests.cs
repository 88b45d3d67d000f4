using System.IO;
using System.Linq;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The files that TheHive's packages bring, retyped in their form, have nothing to report.</summary>
public sealed class PackagedFileTests
{
    [Theory]
    [InlineData("5.3")]
    [InlineData("5.7")]
    public void NothingAboveANoteIsSaid(string version)
    {
        var conf = Text(version, "application.conf");
        var defaults = Text(version, "thehive");
        Assert.Empty(Above(TestTree.One(("application.conf", conf))));
        Assert.Empty(Above(TestTree.One(("node1/etc/thehive/application.conf", conf), ("node1/etc/default/thehive", defaults))));
        Assert.Empty(Above(TestTree.One(("node1/etc/default/thehive", defaults))));
    }

    private static string[] Above(Repo repo) => [.. TestTree.Lint(repo).Where(finding => finding.Severity > Severity.Info).Select(finding => $"{finding.Rule.Id} {finding.Message}")];

    private static string Text(string version, string name) => File.ReadAllText(Path.Combine(Snapshot.SourceDirectory(), "packaged", version, name));
}
