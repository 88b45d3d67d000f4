using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>
/// A drop-in for thehive.service: TheHive starts when the attachments are mounted and stops with the mount. Without it, it may
/// start first and write below the mount point, where the mount then hides it.
/// </summary>
public static class TheHiveDropIn
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("thehive.service drop-in", "thehive", "/etc/systemd/system/thehive.service.d/hiveconfig.conf", SystemdReader.Read)
    {
        FileNames = ["thehive.service.d/*.conf", "thehive.service"],
        AfterChange = ["daemon-reload"],
    };

    /// <summary>That it goes with the mount: TheHive would wait for what no longer comes.</summary>
    internal static Absence Absence { get; } = new(Role.TheHive, Kind.InstalledPath, Kind.AfterChange) { When = (cluster, _) => cluster.Storage is not NfsStorage };

    internal static string? Render(RenderContext context)
        => context.Cluster.Storage is NfsStorage nfs ? Banner.Hash + $"[Unit]\nRequiresMountsFor={nfs.MountPoint}\n" : null;
}
