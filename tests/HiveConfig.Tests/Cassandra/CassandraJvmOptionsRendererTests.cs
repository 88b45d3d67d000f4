using System;
using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class CassandraJvmOptionsRendererTests
{
    private const string Installed = "/etc/cassandra/jvm-server.options";

    [Fact]
    public void Stated() => Snapshot.Match(OtherClusters.NodeExports.TextOf("node1", Installed), extension: "options");

    [Fact]
    public void IPv6() => Snapshot.Match(OtherClusters.StorageNode.TextOf("node1", Installed), extension: "options");

    // The shipped file keeps the JVM off the address; the heap stays Cassandra's.
    [Fact]
    public void IPv6WithoutAHeap()
    {
        var text = OtherClusters.IPv6.TextOf("node1", Installed);
        Assert.DoesNotContain("\n-Djava.net.preferIPv4Stack", text, StringComparison.Ordinal);
        Assert.DoesNotContain("-Xm", text, StringComparison.Ordinal);
        Assert.Contains("-Xss256k\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAHeapTheFileStaysThePackages()
    {
        Assert.Null(TestClusters.ThreeNodes().FileOf("node1", Installed));
        Assert.Null(OtherClusters.StorageNode.FileOf("store1", Installed));
    }

    [Fact]
    public void FromFiveOnThereIsNoBiasedLockingAndALibraryIsKeptQuiet()
    {
        Assert.DoesNotContain("BiasedLocking", Of("5.0"), StringComparison.Ordinal);
        Assert.Contains("-XX:-UseBiasedLocking\n", Of("4.0.19"), StringComparison.Ordinal);
        Assert.Contains("-Dchronicle.analytics.disable=true\n", Of("5.0"), StringComparison.Ordinal);
        Assert.DoesNotContain("chronicle", Of("4.1.6"), StringComparison.Ordinal);
        Assert.Contains("# As Cassandra 4.0 ships it.\n", Of("4.0.19"), StringComparison.Ordinal);
    }

    // cassandra.in.sh takes every line that begins with a dash, and splits it at blanks.
    [RealTheory("java")]
    [InlineData("4.1")]
    [InlineData("5.0")]
    public void JavaTakesTheOptions(string version)
    {
        var options = Of(version).Split('\n').Where(line => line.StartsWith('-')).ToArray();
        Assert.Contains("-Xmx4000m", options);
        Assert.All(options, option => Assert.DoesNotContain(' ', option));

        // A touched heap of the whole size may be more than a build machine has.
        var (code, output, error) = RealProcess.Run("java", [.. options.Where(option => option is not "-XX:+AlwaysPreTouch"), "-version"], "/");
        Assert.True(code == 0, output + error);
        Assert.NotEqual(0, RealProcess.Run("java", [.. options.Select(option => option.Replace("UseTLAB", "UseTLAP", StringComparison.Ordinal)), "-version"], "/").ExitCode);
    }

    private static string Of(string version)
        => (OtherClusters.NodeExports with { Cassandra = new() { Version = ProductVersion.Parse(version), Heap = DataSize.Mebibytes(4000) } }).TextOf("node1", Installed);
}
