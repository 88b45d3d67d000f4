using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Backup;
using HiveConfig.Lint;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Our own rules, and shellcheck, on our own scripts.</summary>
public sealed class BackupScriptTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Snapshot.SourceDirectory(), "..", "..", "..", "src", "HiveConfig", "Backup", "Scripts"));

    public static TheoryData<string> Scripts => new(Names);

    [RealTheory("shellcheck")]
    [MemberData(nameof(Scripts))]
    public void ShellcheckHasNothingToSay(string name)
    {
        var (code, output, error) = RealProcess.Run("shellcheck", ["-x", "-P", "SCRIPTDIR", name], Folder);
        Assert.Equal((0, "", ""), (code, output, error));
    }

    [RealTheory("bash")]
    [MemberData(nameof(Scripts))]
    public void BashReadsIt(string name) => Assert.Equal((0, "", ""), RealProcess.Run("bash", ["-n", name], Folder));

    // What stops at no failure reports success; a script that is read by others stops with them.
    [Theory]
    [MemberData(nameof(Scripts))]
    public void ItStopsAtTheFirstFailure(string name)
    {
        var text = BackupScripts.Text(name);
        if (text.StartsWith("#!", StringComparison.Ordinal))
        {
            Assert.StartsWith("#!/bin/bash\n", text, StringComparison.Ordinal);
            Assert.Contains("\nset -euo pipefail\numask 077\n", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("/home/", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", text, StringComparison.Ordinal);
    }

    // All in one file, so that nothing is left open because another file is read in.
    [Fact]
    public void OurRulesHaveNothingToSayOfTheWhole() => Assert.Empty(Told(Whole()));

    [Theory]
    [InlineData("success", "finish", "HC6001")]
    [InlineData("'/etc/elasticsearch'", "", "HC6014")]
    [InlineData("\ntrap leave EXIT\n", "\ncurl -X DELETE \"$ELASTIC_URL/thehive_global\"\ncurl -X POST \"$ELASTIC_URL/_snapshot/r/s/_restore\"\n", "HC6002")]
    public void TheyWouldIfItWereWrong(string right, string wrong, string rule)
        => Assert.Equal([rule], Told(Whole().Replace(right, wrong, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal));

    [Fact]
    public void TheTreeOfEveryClusterIsQuiet()
        => Assert.All(
            new[] { BackupClusters.ThreeNodes, BackupClusters.Oldest, BackupClusters.Separate },
            cluster =>
            {
                var repo = cluster.Generate(TestClusters.MadeUp).ToRepo();
                Assert.Contains(Lint.Scripts.Of(repo), script => script.File.Path.EndsWith("cassandra.sh", StringComparison.Ordinal));
                Assert.DoesNotContain(TestTree.Lint(repo), finding => finding.Severity > Severity.Info);
            });

    private static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.sh").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);

    private static string Whole()
        => (BackupClusters.ThreeNodes with { Backup = BackupClusters.ThreeNodes.Backup! with { Recipient = AbsolutePath.Parse("/etc/ssl/backup.pem") } }).TextOf("node1", "/etc/hiveconfig/backup.conf")
            + string.Concat(Names.Where(name => name is not ("part.sh" or "common.sh")).Prepend("common.sh").Select(BackupScripts.Text))
            .Replace("\n. \"", "\n# \"", StringComparison.Ordinal);

    private static List<string> Told(string text)
        => TestTree.Lint(TestTree.One(("node1/usr/local/lib/whole.sh", text))).Select(finding => finding.Rule.Id).Where(id => id.StartsWith("HC6", StringComparison.Ordinal) || id.StartsWith("HC80", StringComparison.Ordinal)).ToList();
}
