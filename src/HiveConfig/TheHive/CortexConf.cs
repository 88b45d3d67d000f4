using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>The application.conf of Cortex, which has the name of TheHive's and nothing else in common with it.</summary>
public static class CortexConf
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("application.conf of Cortex", service: null, "/etc/cortex/application.conf", HoconReader.Read)
    {
        TemplateForm = TemplateForm.Keys,
        FileNames = ["application.conf"],
        Folder = "/etc/cortex/",
    };
}
