using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Cassandra;

/// <summary>Directories and the commit log of Cassandra.</summary>
internal static class CassandraDiskRules
{
    internal static Rule[] All =>
    [
        DirectoriesDistinct,
        DirectoryLeftBehind,
        CommitlogSync,
    ];

    /// <summary>One directory for one purpose.</summary>
    public static Rule DirectoriesDistinct { get; } = new(
        "HC1023", "cassandra-directories-distinct", Error,
        Title: "The directories of data, commit log, caches and hints all differ, and data_file_directories is a list",
        Why: "Cassandra does not start: 'must not be the same as'.",
        Fix: "Give each its own directory.",
        CassandraDirectories.Distinct)
    {
        Scope = Scope.Single,
        Source = "Observed: Cassandra 4.0, 4.1 and 5.0 DatabaseDescriptor.applySimpleConfig",
    };

    /// <summary>All moved, or none.</summary>
    public static Rule DirectoryLeftBehind { get; } = new(
        "HC1024", "cassandra-hints-dir", Warning,
        Title: "Where the directories are moved, none is left to its default",
        Why: "The one left behind fills the disk of the system: hints and caches grow while a node is down.",
        Fix: "State every directory, all below the new place.",
        CassandraDirectories.LeftBehind)
    {
        Scope = Scope.Single,
        Source = "Apache Cassandra: cassandra.yaml, directories; CASSANDRA_HOME/data by default",
    };

    /// <summary>The way of flushing and its time.</summary>
    public static Rule CommitlogSync { get; } = new(
        "HC1025", "cassandra-commitlog-sync", Error,
        Title: "commitlog_sync periodic has a period, batch has none, group has a window",
        Why: "Cassandra does not start with the time of another way, or with none.",
        Fix: "Write 'commitlog_sync: periodic' with 'commitlog_sync_period: 10000ms', or the time that the other way takes.",
        CassandraCommitlog.Check)
    {
        Scope = Scope.Single,
        Source = "Observed: 'Batch sync specified, but commitlog_sync_period found', 'Missing value for commitlog_sync_period'",
    };
}
