using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>A script by which Keepalived learns whether HAProxy works. Read for how it can end, and for nothing else.</summary>
public static class CheckScript
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("check script of Keepalived", service: null, "/etc/keepalived", ShellReader.Read)
    {
        FileNames = ["keepalived/*.sh", "keepalived/chk*", "keepalived/check*", "chk_*.sh", "*haproxy.sh"],

        // Without a first line that names its shell Keepalived cannot run it.
        Carries = [["#!"]],
    };
}
