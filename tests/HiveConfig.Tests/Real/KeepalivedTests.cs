using System;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests.Real;

public sealed class KeepalivedTests
{
    private const string Path = "/etc/keepalived/keepalived.conf";

    public static TheoryData<string, string> Balancers => Machine.With(Role.LoadBalancer);

    [RealTheory("unshare", "ip", "keepalived", "curl", "setpriv")]
    [MemberData(nameof(Balancers))]
    public void KeepalivedHasNothingToSay(string cluster, string node)
    {
        using var machine = Machine.Of(cluster, node);
        Assert.Equal((0, ""), machine.Run(Machine.Network(cluster, node) + "keepalived -t"));
    }

    [RealTheory("unshare", "ip", "keepalived", "curl", "setpriv")]
    [InlineData("priority 250", "prioritty 250", "Unknown keyword 'prioritty'")]
    [InlineData("virtual_router_id 51", "virtual_router_id 0", "VRID '0' not valid")]
    [InlineData("        10.10.1.12\n        10.10.1.13\n", "", "unicast")]
    [InlineData("interface eth0", "interface eth7", "eth7")]
    [InlineData("/usr/bin/setpriv", "/usr/bin/setpriw", "Disabling track script chk_haproxy")]
    public void AMistakeIsSeen(string right, string wrong, string named)
    {
        using var machine = Machine.Of("three nodes", "node1");
        machine.Write(Path, Machine.Text("three nodes", "node1", Path).Replace(right, wrong, StringComparison.Ordinal));
        var (_, output) = machine.Run(Machine.Network("three nodes", "node1") + "keepalived -t");
        Assert.Contains(named, output, StringComparison.Ordinal);
    }

    [RealFact("unshare", "ip", "keepalived", "curl", "setpriv")]
    public void ThePasswordArrivesWhole()
    {
        using var machine = Machine.Of("three nodes", "node1");
        var (_, output) = machine.Run(Machine.Network("three nodes", "node1") + """
            mount -t tmpfs tmpfs /run
            timeout 2 keepalived --vrrp --dont-fork --log-console --dump-conf 2>&1 | grep -o 'Password = .*'
            """);
        Assert.Equal("Password = " + OtherClusters.MadeUp(Secret.FromFile("secrets.yaml", "vrrp")) + "\n", output);
    }
}
