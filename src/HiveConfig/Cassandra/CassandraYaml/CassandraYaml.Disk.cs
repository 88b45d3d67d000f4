using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

// Directories and what happens when a disk fails. The directories must differ pairwise.
public static partial class CassandraYaml
{
    /// <summary>Where data is kept.</summary>
    public static Key<IReadOnlyList<string>> DataFileDirectories { get; } = new("data_file_directories", "Directories of the data; a list even of one.", Read.TextList)
    {
        Change = Consequence.Never,
        ChangeRule = "HC8106",
    };

    /// <summary>Where the commit log is kept.</summary>
    public static Key<string> CommitlogDirectory { get; } = new("commitlog_directory", "Directory of the commit log.", Read.Text)
    {
        Change = Consequence.Data,
        Source = "it holds writes that are in no data file yet; 'nodetool drain' empties it",
    };

    /// <summary>Where caches are kept.</summary>
    public static Key<string> SavedCachesDirectory { get; } = new("saved_caches_directory", "Directory of the saved caches.", Read.Text);

    /// <summary>Where hints are kept.</summary>
    public static Key<string> HintsDirectory { get; } = new("hints_directory", "Directory of the writes kept for nodes that are down.", Read.Text)
    {
        Change = Consequence.Data,
    };

    /// <summary>When a write counts as logged.</summary>
    public static Key<string> CommitlogSync { get; } = new("commitlog_sync", "When a write counts as logged: periodic, batch or group.", Read.Text)
    {
        Source = "'Missing required directive CommitLogSync'; there is no built-in default",
    };

    /// <summary>How often the commit log is flushed.</summary>
    public static Key<string> CommitlogSyncPeriod { get; } = new("commitlog_sync_period", "How often the commit log is flushed when it is periodic.", Read.Text)
    {
        Since = "4.1",
        Source = "'Missing value for commitlog_sync_period'",
    };

    /// <summary>How often the commit log is flushed, as 4.0 spells it.</summary>
    public static Key<int?> CommitlogSyncPeriodInMs { get; } = new("commitlog_sync_period_in_ms", "How often the commit log is flushed when it is periodic, in milliseconds.", JavaNumber.Of)
    {
        Superseded = "4.1",
        Source = "4.0 does not know the new name; 4.1 calls the old one deprecated",
    };

    /// <summary>What a node does when its disk fails.</summary>
    public static Key<string> DiskFailurePolicy { get; } = new("disk_failure_policy", "What a node does when its disk fails: die, stop, stop_paranoid, best_effort or ignore.", Read.Text)
    {
        Default = "ignore",
    };

    /// <summary>What a node does when its commit log fails.</summary>
    public static Key<string> CommitFailurePolicy { get; } = new("commit_failure_policy", "What a node does when its commit log fails: die, stop, stop_commit or ignore.", Read.Text)
    {
        Default = "stop",
    };
}
