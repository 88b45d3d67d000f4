using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>A file below /etc/keepalived that keepalived.conf may include.</summary>
internal static class KeepalivedPart
{
    /// <summary>The kind of file. Its faults are told of only where it is included as a whole: within a block other words are right.</summary>
    internal static FileKind Kind { get; } = new("included file of Keepalived", "keepalived", "/etc/keepalived", text => KeepalivedReader.Read(text).AsPart())
    {
        FileNames = ["*.conf"],
        Folder = "/etc/keepalived/",
        IsOnlyWhenNamed = true,
        SyntaxRule = "HC5101",

        // It may hold the VRRP password.
        Access = KeepalivedConf.Kind.Access,
        AfterChange = ["reload keepalived"],
    };
}
