using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>logback.xml: what TheHive logs, and where. Written only when cluster.yaml states a level.</summary>
public static class Logback
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("logback.xml", "thehive", "/etc/thehive/logback.xml", read: null)
    {
        FileNames = ["logback.xml"],
        Folder = "/etc/thehive/",
        Access = new FileAccess("root", "thehive", "0640"),
        AfterChange = ["restart thehive"],
    };
}
