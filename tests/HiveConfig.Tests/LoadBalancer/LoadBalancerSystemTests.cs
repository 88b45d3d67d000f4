using Xunit;

namespace HiveConfig.Tests;

public sealed class LoadBalancerSystemTests
{
    [Fact]
    public void KeepalivedDropIn() => Snapshot.Match(TestClusters.ThreeNodes().TextOf("node1", "/etc/systemd/system/keepalived.service.d/hiveconfig.conf"), extension: "conf");

    [Fact]
    public void Sysctl() => Snapshot.Match(TestClusters.ThreeNodes().TextOf("node1", "/etc/sysctl.d/60-hiveconfig.conf"), extension: "conf");

    [Fact]
    public void SysctlForIPv6() => Snapshot.Match(OtherClusters.IPv6.TextOf("node1", "/etc/sysctl.d/60-hiveconfig.conf"), extension: "conf");
}
