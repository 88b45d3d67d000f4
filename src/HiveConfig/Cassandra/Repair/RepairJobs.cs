using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Timers and cron files by which others repair Cassandra. Read, never written.</summary>
public static class RepairJobs
{
    /// <summary>A timer of systemd.</summary>
    public static FileKind Timer { get; } = new("repair timer", service: null, "/etc/systemd/system", SystemdReader.Read)
    {
        FileNames = ["*repair.timer", "cassandra-repair*.timer"],
    };

    /// <summary>A file of cron.</summary>
    public static FileKind Cron { get; } = new("repair cron file", service: null, "/etc/cron.d", CrontabReader.Read)
    {
        FileNames = ["cron.d/*repair", "cron.d/*cassandra", "cron.d/cassandra*", "cron.daily/*repair", "cron.weekly/*repair", "cron.monthly/*repair"],
    };
}
