using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Backup;

/// <summary>What must hold between scripts and Elasticsearch.</summary>
internal static class IndexBackupRules
{
    internal static Rule[] All =>
    [
        Urls,
        Indices,
        Audits,
    ];

    /// <summary>Asked as it answers.</summary>
    public static Rule Urls { get; } = new(
        "HC8014", "cluster-es-url-scheme", Error,
        Title: "Scripts ask Elasticsearch by the scheme it speaks, and log in where that is asked for",
        Why: "The request fails, and with it the backup, often without a word.",
        Fix: "Use https and the authority's certificate where http.ssl is on, and a netrc file where security is on.",
        IndexBackup.Urls)
    {
        Scope = Scope.Single,
        Source = "TheHive documentation: hot backup on a cluster; Elasticsearch: xpack.security",
    };

    /// <summary>The whole index is saved.</summary>
    public static Rule Indices { get; } = new(
        "HC8015", "cluster-backup-index", Error,
        Title: "A snapshot covers every index of TheHive, and fails when there is none",
        Why: "An index of another name is left out, and an empty snapshot is reported as a good one.",
        Fix: "Snapshot '<index-name>*' with ignore_unavailable false.",
        IndexBackup.Indices)
    {
        Scope = Scope.Single,
        Source = "TheHive documentation: hot backup on a cluster; JanusGraph: names of indices",
    };

    /// <summary>The audit log is saved.</summary>
    public static Rule Audits { get; } = new(
        "HC8016", "cluster-backup-audits", Error,
        Title: "A snapshot covers the audit log where Elasticsearch keeps it",
        Why: "The audit log is nowhere else: with the cluster it is lost.",
        Fix: "Add the index of the audit log to the snapshot, or use '<index-name>*'.",
        IndexBackup.Audits)
    {
        Scope = Scope.Single,
        Source = "TheHive documentation: audit log in Elasticsearch",
    };
}
