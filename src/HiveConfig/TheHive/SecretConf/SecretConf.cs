using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>secret.conf: Play's secret key, included by application.conf.</summary>
public static class SecretConf
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("secret.conf", "thehive", "/etc/thehive/secret.conf", HoconReader.Read)
    {
        FileNames = ["secret.conf"],
        SyntaxRule = "HC3002",
        Access = new FileAccess("thehive", "thehive", "0400"),
        AfterChange = ["restart thehive"],
    };
}
