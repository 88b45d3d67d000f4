using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>haproxy.cfg: the only file of HAProxy.</summary>
public static class HaproxyCfg
{
    /// <summary>Where HAProxy answers while it works itself, on loopback; Keepalived asks there.</summary>
    internal const string HealthPath = "/healthz";

    /// <summary>The socket by which HAProxy is administered. Debian's unit makes the directory, the rpm's has but the home directory.</summary>
    internal static string AdminSocket(Cluster cluster) => cluster.Package == PackageFormat.Rpm ? "/var/lib/haproxy/stats" : "/run/haproxy/admin.sock";

    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("haproxy.cfg", "haproxy", "/etc/haproxy/haproxy.cfg", HaproxyReader.Read)
    {
        FileNames = ["haproxy.cfg"],
        Likeness = _ => Likeness.Own,
        IsEssential = true,
        SyntaxRule = "HC5001",
        AfterChange = ["reload haproxy"],
        RefusesBom = true,
    };
}
