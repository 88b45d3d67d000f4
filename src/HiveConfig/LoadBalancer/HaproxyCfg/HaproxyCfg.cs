using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>haproxy.cfg: the only file of HAProxy.</summary>
public static class HaproxyCfg
{
    /// <summary>Where HAProxy answers while it works itself, on loopback; Keepalived asks there.</summary>
    internal const string HealthPath = "/healthz";

    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("haproxy.cfg", "haproxy", "/etc/haproxy/haproxy.cfg", read: null)
    {
        FileNames = ["haproxy.cfg"],
        AfterChange = ["reload haproxy"],
        RefusesBom = true,
        NeedsFinalNewline = true,
    };
}
