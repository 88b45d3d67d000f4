using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>/etc/default/thehive: the environment that systemd gives TheHive.</summary>
public static class TheHiveDefault
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("default/thehive", "thehive", "/etc/default/thehive", EnvironmentFileReader.Read)
    {
        FileNames = ["thehive"],
        Folder = "/etc/default/",
        SyntaxRule = "HC3050",
        AfterChange = ["restart thehive"],
    };
}
