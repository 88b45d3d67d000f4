using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>The systemd service that repairs a node's part of the ring; the timer beside it starts it.</summary>
/// <remarks>
/// The vendor says <c>nodetool repair -full</c> weekly. That on every node repairs each range once per replica;
/// <c>--partitioner-range</c> repairs those ranges alone that the node owns first, so that all nodes together repair each range
/// once a week, in every datacenter. Full, not incremental: nothing has to be remembered from one repair to the next.
/// </remarks>
public static class RepairService
{
    /// <summary>The unit's name without its suffix.</summary>
    internal const string Name = "hiveconfig-cassandra-repair";

    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new(Name + ".service", service: null, "/etc/systemd/system/" + Name + ".service", read: null)
    {
        FileNames = [Name + ".service"],
        AfterChange = ["daemon-reload"],
    };

    /// <summary>That it must not be there when nothing repairs.</summary>
    internal static Absence Absence { get; } = new(Role.Cassandra, Kind.InstalledPath, Kind.AfterChange)
    {
        When = RepairTimer.Absence.When,
    };

    // A oneshot has no time limit by itself: a repair takes as long as it takes. It fails, and shows as failed, when Cassandra is down.
    internal static string? Render(RenderContext context) => context.Cluster.RepairTimeOf(context.Node) is null ? null : Banner.Hash + """
        [Unit]
        Description=Repair of this node's part of the Cassandra ring
        After=cassandra.service network-online.target
        Wants=network-online.target

        [Service]
        Type=oneshot
        User=cassandra
        ExecStart=/usr/bin/nodetool repair --full --partitioner-range
        Nice=10

        """;
}
