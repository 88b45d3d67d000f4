using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.TheHive;

/// <summary>What must hold between Elasticsearch's snapshots and the mounts of its machines.</summary>
internal static class SnapshotMountRules
{
    internal static Rule[] All =>
    [
        PathRepoShared,
    ];

    /// <summary>All nodes write to one directory.</summary>
    public static Rule PathRepoShared { get; } = new(
        "HC2043", "elasticsearch-path-repo-shared", Error,
        Title: "path.repo lies on the same shared file system on every Elasticsearch node",
        Why: "'a file written by master cannot be accessed on the node': the repository is not verified, and snapshots are partial.",
        Fix: "Mount the same export at the same path on every node that holds data or can become master.",
        SnapshotMounts.Check)
    {
        Source = "Elastic: shared file system repository",
    };
}
