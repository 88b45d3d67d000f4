using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Backup;

/// <summary>What must hold where scripts make and restore snapshots of Elasticsearch.</summary>
internal static class SnapshotRules
{
    internal static Rule[] All =>
    [
        WaitsForSuccess,
        RestoreChecked,
        RepositoryAlone,
        LeavesTheCluster,
        UnderPathRepo,
        Names,
    ];

    /// <summary>A snapshot is one when it is done.</summary>
    public static Rule WaitsForSuccess { get; } = new(
        "HC6001", "backup-wait-for-success", Error,
        Title: "A script that makes a snapshot asks for its state and fails on anything but SUCCESS",
        Why: "'accepted' only says that the work begins: a snapshot that fails, or is still running, is reported as a good backup.",
        Fix: "Ask _snapshot/<repository>/<snapshot> until the state is SUCCESS, and leave with an error on PARTIAL and FAILED.",
        SnapshotChecks.Unverified)
    {
        Scope = Scope.Single,
        Source = "Observed: a script of the vendor's page, whose loop stands behind 'exit 0'",
    };

    /// <summary>A restore is looked at.</summary>
    public static Rule RestoreChecked { get; } = new(
        "HC6002", "backup-restore-checked", Error,
        Title: "A restore deletes nothing before the snapshot is verified, and looks at the answer",
        Why: "The live index is gone and the restore has failed, while the script reports success.",
        Fix: "Check that the snapshot's state is SUCCESS before the index goes, and that the answer of _restore has no failed shards.",
        SnapshotChecks.Restores)
    {
        Scope = Scope.Single,
        Source = "Observed: a script of the vendor's page; Elasticsearch: restore snapshot API",
    };

    /// <summary>Nobody else writes there.</summary>
    public static Rule RepositoryAlone { get; } = new(
        "HC6007", "backup-repo-foreign-files", Warning,
        Title: "Nothing but Elasticsearch writes below a snapshot repository",
        Why: "Elasticsearch takes the directory for its own: foreign files can damage the repository.",
        Fix: "Write the file beside the repository, after the snapshot has succeeded.",
        SnapshotChecks.Strangers)
    {
        Scope = Scope.Single,
        Source = "Elasticsearch: snapshot repositories",
    };

    /// <summary>A copy is elsewhere.</summary>
    public static Rule LeavesTheCluster { get; } = new(
        "HC6010", "backup-es-copied", Warning,
        Title: "The snapshot repository lies on, or is copied to, a machine outside the cluster",
        Why: "What destroys the node destroys the backup with it.",
        Fix: "Mount the repository from a server of its own, or copy it away while no snapshot is running.",
        SnapshotChecks.Stays)
    {
        Scope = Scope.Single,
        Source = "TheHive: hot backup on a cluster",
    };

    /// <summary>The repository is allowed.</summary>
    public static Rule UnderPathRepo { get; } = new(
        "HC6016", "backup-repo-under-path-repo", Error,
        Title: "The location of a snapshot repository lies below path.repo on every node",
        Why: "Elasticsearch refuses it: 'location doesn't match any of the locations specified by path.repo'.",
        Fix: "Add the directory to path.repo on every master and data node and restart them.",
        SnapshotChecks.Outside)
    {
        Scope = Scope.Single,
        Source = "Observed: Elasticsearch 7.17, fs repository",
    };

    /// <summary>Elasticsearch takes the name.</summary>
    public static Rule Names { get; } = new(
        "HC6018", "backup-snapshot-name", Error,
        Title: "The name of a snapshot is in lower case, without blanks, commas or '#', and does not begin with '_'",
        Why: "Elasticsearch refuses it: 'Invalid snapshot name'.",
        Fix: "Make the name of small letters, digits, '-' and '_'.",
        SnapshotNames.Check)
    {
        Scope = Scope.Single,
        Source = "Elasticsearch: create snapshot API",
    };
}
