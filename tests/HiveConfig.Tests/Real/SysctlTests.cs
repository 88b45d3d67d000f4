using System;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests.Real;

public sealed class SysctlTests
{
    private const string Path = "/etc/sysctl.d/60-hiveconfig.conf";

    public static TheoryData<string, string> Balancers => Machine.With(Role.LoadBalancer);

    [RealTheory("unshare", "sysctl")]
    [MemberData(nameof(Balancers))]
    public void TheKernelHasTheKey(string cluster, string node)
    {
        using var machine = Machine.Of(cluster, node);
        var (code, output) = machine.Run("sysctl --dry-run -p " + Path);
        Assert.Equal(0, code);
        Assert.Matches("^net\\.ipv[46]\\.ip_nonlocal_bind = 1\n$", output);
    }

    [RealFact("unshare", "sysctl")]
    public void AMisspeltKeyIsSeen()
    {
        using var machine = Machine.Of("three nodes", "node1");
        machine.Write(Path, Machine.Text("three nodes", "node1", Path).Replace("nonlocal", "non_local", StringComparison.Ordinal));
        var (code, output) = machine.Run("sysctl --dry-run -p " + Path);
        Assert.NotEqual(0, code);
        Assert.Contains("ip_non_local_bind", output, StringComparison.Ordinal);
    }
}
