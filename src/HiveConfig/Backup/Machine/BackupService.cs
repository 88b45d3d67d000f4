using HiveConfig.Generate;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>The systemd service that makes a backup; the timer beside it starts it.</summary>
public static class BackupService
{
    /// <summary>The unit's name without its suffix.</summary>
    internal const string Name = "hiveconfig-backup";

    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new(Name + ".service", service: null, "/etc/systemd/system/" + Name + ".service", read: null)
    {
        FileNames = [Name + ".service"],
        AfterChange = ["daemon-reload"],
    };

    /// <summary>That no other machine has it.</summary>
    internal static Absence Absence { get; } = new(Role: null, Kind.InstalledPath, Kind.AfterChange) { When = BackupTimer.IsElsewhere };

    // A oneshot has no time limit by itself; the script has limits of its own. What it starts is ended with it.
    internal static string? Render(RenderContext context) => !BackupNodes.IsCoordinator(context.Cluster, context.Node) ? null : Banner.Hash + """
        [Unit]
        Description=Backup of TheHive's database, index and attachments
        After=network-online.target
        Wants=network-online.target

        [Service]
        Type=oneshot
        ExecStart=/usr/local/sbin/hiveconfig-backup
        TimeoutStopSec=15min
        UMask=0077
        Nice=10

        """;
}
