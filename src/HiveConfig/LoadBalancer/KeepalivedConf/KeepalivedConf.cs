using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>keepalived.conf: who of the balancers holds the virtual IP.</summary>
public static class KeepalivedConf
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("keepalived.conf", "keepalived", "/etc/keepalived/keepalived.conf", KeepalivedReader.Read)
    {
        FileNames = ["keepalived.conf"],
        Likeness = _ => Likeness.Own,
        IsEssential = true,
        SyntaxRule = "HC5101",
        RefusesBom = true,

        // It holds the VRRP password.
        Access = new FileAccess("root", "root", "0600"),
        AfterChange = ["reload keepalived"],
    };
}
