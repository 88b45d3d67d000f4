using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>A systemd unit that mounts on first use what the mount unit of the same name describes. Never written.</summary>
public static class AutomountUnit
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("automount unit", service: null, "/etc/systemd/system", SystemdReader.Read)
    {
        FileNames = ["*.automount"],
        SyntaxRule = Fstab.SyntaxRule,
    };
}
