using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Any other file below /etc/thehive that application.conf may include.</summary>
public static class IncludedConf
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("included file of TheHive", "thehive", "/etc/thehive", HoconReader.Read)
    {
        TemplateForm = TemplateForm.Keys,
        FileNames = ["*.conf"],
        Folder = "/etc/thehive/",
        IsOnlyWhenNamed = true,
        SyntaxRule = "HC3002",
        AfterChange = ["restart thehive"],
    };
}
