using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>/etc/fstab: never written, for it is not ours; read for the mounts that attachments and snapshots lie on.</summary>
public static class Fstab
{
    /// <summary>The rule about the form of mounts, wherever they are stated.</summary>
    internal const string SyntaxRule = "HC4017";

    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("fstab", service: null, "/etc/fstab", FstabReader.Read)
    {
        FileNames = ["fstab"],
        SyntaxRule = SyntaxRule,
    };
}
