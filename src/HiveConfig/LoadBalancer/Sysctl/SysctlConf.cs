using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>Any other file of kernel settings: sysctl.conf, or one of sysctl.d.</summary>
public static class SysctlConf
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("sysctl file", service: null, "/etc/sysctl.d", SysctlReader.Read)
    {
        FileNames = ["sysctl.d/*.conf", "*sysctl.conf"],
        AfterChange = ["sysctl --system"],
    };
}
