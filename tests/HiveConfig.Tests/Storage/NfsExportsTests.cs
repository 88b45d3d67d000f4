using System;
using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class NfsExportsTests
{
    private const string Installed = "/etc/exports.d/hiveconfig.exports";
    private const string Mount = "/etc/systemd/system/opt-thp-thehive-files.mount";

    [Fact]
    public void NodeExports() => Snapshot.Match(OtherClusters.NodeExports.TextOf("node1", Installed), extension: "exports");

    [Fact]
    public void StorageNode() => Snapshot.Match(OtherClusters.StorageNode.TextOf("store1", Installed), extension: "exports");

    [Fact]
    public void WhoExportsDoesNotMount()
    {
        var cluster = OtherClusters.NodeExports;
        Assert.Null(cluster.FileOf("node1", Mount));
        Assert.Contains("What=10.10.1.11:/opt/thp/thehive/files\n", cluster.TextOf("node2", Mount), StringComparison.Ordinal);
        Assert.Null(cluster.FileOf("node2", Installed));
        Assert.Equal(["exportfs -ra"], cluster.FileOf("node1", Installed)!.AfterChange);
        Assert.Contains("location = \"/opt/thp/thehive/files\"", cluster.TextOf("node1", "/etc/thehive/application.conf"), StringComparison.Ordinal);
    }

    [Fact]
    public void AStorageNodeHasNothingElse()
        => Assert.Equal([Installed], OtherClusters.StorageNode.Generate(TestClusters.MadeUp).Files.Where(file => string.Equals(file.Node, "store1", StringComparison.Ordinal)).Select(file => file.InstalledPath));

    [Fact]
    public void OneTheHiveNodeAloneExportsNothing()
    {
        var cluster = OtherClusters.NodeExports with { Nodes = [OtherClusters.NodeExports.Nodes[0]] };
        Assert.Null(cluster.FileOf("node1", Installed));
        Assert.DoesNotContain("exportfs", RunbookTests.Text(cluster), StringComparison.Ordinal);
    }

    [Fact]
    public void AStrangerHasNoFiles() => Assert.DoesNotContain(TestClusters.ThreeNodes().Generate(TestClusters.MadeUp).Files, file => string.Equals(file.InstalledPath, Installed, StringComparison.Ordinal));

    [Fact]
    public void TheRunbookOfANode() => Snapshot.Match(Section(OtherClusters.NodeExports) + "\n---\n" + Section(OtherClusters.StorageNode), extension: "md");

    [Fact]
    public void TheServersPackageIsNamed()
        => Assert.Contains("**nfs-kernel-server** on **store1**; ", RunbookTests.Text(OtherClusters.StorageNode), StringComparison.Ordinal);

    private static string Section(Cluster cluster) => RunbookTests.Text(cluster).Split("\n## ").Single(part => part.Contains(". The NFS server\n", StringComparison.Ordinal));
}
