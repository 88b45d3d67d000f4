using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>The systemd timer that starts the backup once a day, all its parts together.</summary>
public static class BackupTimer
{
    /// <summary>The unit's name.</summary>
    internal const string Unit = BackupService.Name + ".timer";

    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new(Unit, service: null, "/etc/systemd/system/" + Unit, SystemdReader.Read)
    {
        FileNames = [Unit],
        AfterChange = ["daemon-reload", "enable " + Unit, "restart " + Unit],
    };

    /// <summary>That no other machine has it: a timer that runs goes on without its file.</summary>
    internal static Absence Absence { get; } = new(Role: null, Kind.InstalledPath, ["systemctl stop " + Unit, "rm -f /etc/systemd/system/timers.target.wants/" + Unit, "daemon-reload"]) { When = IsElsewhere };

    // Persistent: a machine that was off at its time makes the backup when it is back.
    internal static string? Render(RenderContext context) => !BackupNodes.IsCoordinator(context.Cluster, context.Node) ? null : Banner.Hash + $"""
        [Unit]
        Description=Daily backup of TheHive's database, index and attachments

        [Timer]
        OnCalendar=*-*-* {context.Cluster.Backup!.Schedule}:00 UTC
        Persistent=true

        [Install]
        WantedBy=timers.target

        """;

    internal static bool IsElsewhere(Cluster cluster, Node node) => !BackupNodes.IsCoordinator(cluster, node);
}
