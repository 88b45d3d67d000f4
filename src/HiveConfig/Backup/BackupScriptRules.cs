using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Backup;

/// <summary>What must hold in any script of a backup.</summary>
internal static class BackupScriptRules
{
    internal static Rule[] All =>
    [
        Redirection,
        FilesChecked,
        UnsetVariable,
        ClientName,
        Configuration,
        Retention,
        Together,
    ];

    /// <summary>What is redirected is the command.</summary>
    public static Rule Redirection { get; } = new(
        "HC6003", "backup-or-true-redirect", Error,
        Title: "The output of a command is redirected, not that of '|| true' behind it",
        Why: "The file is always empty: in the vendor's script the keyspace is then always dropped, even when it has not changed.",
        Fix: "Write the redirection before '|| true'.",
        BackupChecks.Redirections)
    {
        Scope = Scope.Single,
        Source = "POSIX: shell grammar; observed with the vendor's script",
    };

    /// <summary>A copy of attachments is a copy.</summary>
    public static Rule FilesChecked { get; } = new(
        "HC6004", "backup-file-backup-checked", Error,
        Title: "A script that saves stops at the first failure, above all before it deletes, keeps the owners of attachments, and empties no directory whose name may be empty",
        Why: "A source that is missing or a snapshot that failed gives an empty archive and the word 'done', and the last good one is deleted; restored files belong to root; 'rm -rf /*' wipes the machine.",
        Fix: "Begin with 'set -euo pipefail', check that the source holds files, write no '|| true' behind nodetool snapshot, copy with 'cp -a' or 'rsync -a', write \"${VAR:?}\" before '/*'.",
        BackupFailures.Check)
    {
        Scope = Scope.Single,
        Source = "Observed: the vendor's scripts with a source that is missing",
    };

    /// <summary>What is tested has been set.</summary>
    public static Rule UnsetVariable { get; } = new(
        "HC6009", "backup-unset-variable", Error,
        Title: "A variable that is tested for being empty is set somewhere",
        Why: "The test is always true: the script stops though everything is there.",
        Fix: "Write the name of the variable that is set.",
        BackupChecks.Unset)
    {
        Scope = Scope.Single,
        Source = "Observed: a restore script of the vendor's",
    };

    /// <summary>One client, one name.</summary>
    public static Rule ClientName { get; } = new(
        "HC6012", "backup-client-name", Warning,
        Title: "The client of the object store is called by one name",
        Why: "The program is installed as 'mc' or as 'mcli': by the other name it is not found.",
        Fix: "Write the name that the machine has, everywhere.",
        BackupChecks.Clients)
    {
        Scope = Scope.Single,
        Source = "TheHive: hot backup, whose page installs the one and calls the other",
    };

    /// <summary>The machine can be made again.</summary>
    public static Rule Configuration { get; } = new(
        "HC6014", "backup-config-in-backup", Warning,
        Title: "The backup holds the configuration of TheHive, Cassandra and Elasticsearch",
        Why: "Without secret.conf, certificates and the cluster's names the data cannot be brought up again.",
        Fix: "Archive /etc/thehive, /etc/cassandra and /etc/elasticsearch too, encrypted, for they hold secrets.",
        BackupChecks.Configuration)
    {
        Scope = Scope.Single,
        Source = "Follows from TheHive's hot backup, which saves data alone",
    };

    /// <summary>Backups do not fill the disk.</summary>
    public static Rule Retention { get; } = new(
        "HC6015", "backup-retention", Warning,
        Title: "A backup looks at the free space before, and removes what is too old",
        Why: "A full disk stops Elasticsearch and Cassandra.",
        Fix: "Check 'df' before the snapshot and delete archives and snapshots beyond a number of days.",
        BackupChecks.Retention)
    {
        Scope = Scope.Single,
        Source = "Follows from Elasticsearch's flood-stage watermark and Cassandra's disk failure policy",
    };

    /// <summary>One moment for all parts.</summary>
    public static Rule Together { get; } = new(
        "HC6017", "backup-schedule-together", Warning,
        Title: "Database, index and attachments are backed up by one timer",
        Why: "Parts of different times do not fit together when they are restored.",
        Fix: "Start one script that does all three, under a lock, with one time stamp.",
        BackupSchedules.Check)
    {
        Scope = Scope.Single,
        Source = "TheHive: backup and restore, all three parts together",
    };
}
