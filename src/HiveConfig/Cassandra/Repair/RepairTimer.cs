using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>The systemd timer that repairs a node's part of the ring once a week, each node at a time of its own.</summary>
public static class RepairTimer
{
    /// <summary>The unit's name.</summary>
    internal const string Unit = RepairService.Name + ".timer";

    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new(Unit, service: null, "/etc/systemd/system/" + Unit, SystemdReader.Read)
    {
        FileNames = [Unit],
        AfterChange = ["daemon-reload", "enable " + Unit, "restart " + Unit],
    };

    /// <summary>That it must not be there when nothing repairs: a timer that runs goes on without its file.</summary>
    internal static Absence Absence { get; } = new(Role.Cassandra, Kind.InstalledPath, ["systemctl stop " + Unit, "rm -f /etc/systemd/system/timers.target.wants/" + Unit, "daemon-reload"])
    {
        When = (cluster, node) => cluster.RepairTimeOf(node) is null,
    };

    // Persistent: a node that was off at its time repairs when it is back, and not a week later.
    internal static string? Render(RenderContext context) => context.Cluster.RepairTimeOf(context.Node) is not { } time ? null : Banner.Hash + $"""
        [Unit]
        Description=Weekly repair of this node's part of the Cassandra ring

        # In UTC, so that machines of several time zones keep their distance. Once a week is inside gc_grace_seconds, ten days.
        [Timer]
        OnCalendar={time.Day} *-*-* {time.Time}:00 UTC
        Persistent=true

        [Install]
        WantedBy=timers.target

        """;
}
