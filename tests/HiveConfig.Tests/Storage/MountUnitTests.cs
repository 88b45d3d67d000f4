using Xunit;

namespace HiveConfig.Tests;

public sealed class MountUnitTests
{
    private const string DropIn = "/etc/systemd/system/thehive.service.d/hiveconfig.conf";

    [Fact]
    public void ThreeNodes() => Snapshot.Match(TestClusters.ThreeNodes().TextOf("node1", "/etc/systemd/system/opt-thp-thehive-files.mount"), extension: "mount");

    [Fact]
    public void IPv6() => Snapshot.Match(OtherClusters.IPv6.TextOf("node1", "/etc/systemd/system/opt-thp-thehive-files.mount"), extension: "mount");

    [Fact]
    public void TheHiveDropIn() => Snapshot.Match(TestClusters.ThreeNodes().TextOf("node1", DropIn), extension: "conf");

    [Fact]
    public void TheNameFollowsFromTheMountPoint()
    {
        var file = OtherClusters.Spread.FileOf("hive1", "/etc/systemd/system/srv-thehive.mount")!;
        Assert.Equal(["daemon-reload", "enable srv-thehive.mount", "restart srv-thehive.mount"], file.AfterChange);
        Assert.Contains("What=nfs.example.org:/srv/hive-files\nWhere=/srv/thehive\n", file.Text, System.StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyTheHiveNodesMount()
    {
        Assert.Null(OtherClusters.Spread.FileOf("cass1", "/etc/systemd/system/srv-thehive.mount"));
        Assert.Null(OtherClusters.Spread.FileOf("cass1", DropIn));
    }
}
