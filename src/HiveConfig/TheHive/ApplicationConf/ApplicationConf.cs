using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>application.conf: the main file of TheHive.</summary>
public static class ApplicationConf
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("application.conf", "thehive", "/etc/thehive/application.conf", HoconReader.Read)
    {
        FileNames = ["application.conf"],
        SyntaxRule = "HC3002",
        Access = new FileAccess("root", "thehive", "0640"),
        AfterChange = ["restart thehive"],
    };
}
