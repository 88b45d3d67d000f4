using HiveConfig.Generate;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>
/// The kernel setting without which HAProxy cannot bind the virtual IP on a machine that does not hold it at the moment, and so
/// does not even start there.
/// </summary>
public static class LoadBalancerSysctl
{
    private const string Path = "/etc/sysctl.d/60-hiveconfig.conf";

    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("sysctl.d file of the balancer", service: null, Path, SysctlReader.Read)
    {
        FileNames = ["60-hiveconfig.conf"],
        Folder = "/etc/sysctl.d/",
        AfterChange = ["sysctl -p " + Path],
    };

    internal static string Render(RenderContext context) => Banner.Hash + $"""
        # HAProxy binds the virtual IP on the balancers that do not hold it, too.
        net.ipv{(context.Cluster.LoadBalancer.VirtualIp.Address.IsIPv6 ? 6 : 4)}.ip_nonlocal_bind = 1

        """;
}
