using HiveConfig.Lint;
using HiveConfig.TheHive;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Backup;

/// <summary>What must hold where scripts back up and restore Cassandra.</summary>
internal static class CassandraBackupRules
{
    internal static Rule[] All =>
    [
        CqlshArguments,
        LocalNodetool,
        GrantsAgain,
        Placement,
        Encrypted,
        CoversTheRing,
        KeyspaceEqual,
    ];

    /// <summary>cqlsh is called as it wants to be.</summary>
    public static Rule CqlshArguments { get; } = new(
        "HC6005", "backup-cqlsh-args", Error,
        Title: "cqlsh gets a host and at most a port; a user stands behind -u or in cqlshrc",
        Why: "cqlsh takes the second word for the port and stops.",
        Fix: "Write the user behind -u, or better user and password into a cqlshrc of mode 0600.",
        CassandraBackup.Arguments)
    {
        Scope = Scope.Single,
        Source = "Apache Cassandra: cqlsh [options] [host [port]]; the vendor's page has the user as second word",
    };

    /// <summary>What is snapshot is what is read.</summary>
    public static Rule LocalNodetool { get; } = new(
        "HC6006", "backup-local-nodetool", Error,
        Title: "The node that is snapshot is the node whose data directory is read",
        Why: "The snapshot lies on another machine: nothing is copied.",
        Fix: "Run nodetool without -h on the node whose data directory the script reads.",
        CassandraBackup.Elsewhere)
    {
        Scope = Scope.Single,
        Needs = "spec",
        Source = "Apache Cassandra: nodetool snapshot; TheHive: hot backup on a cluster",
    };

    /// <summary>A new keyspace has its rights again.</summary>
    public static Rule GrantsAgain { get; } = new(
        "HC6008", "backup-regrant", Error,
        Title: "A script that drops a keyspace grants TheHive's role its rights again",
        Why: "The rights on a keyspace go with it: TheHive is then Unauthorized.",
        Fix: "Run GRANT ALL PERMISSIONS ON KEYSPACE … TO the role of TheHive after the keyspace is made again.",
        CassandraBackup.NoGrant)
    {
        Scope = Scope.Single,
        Source = "Apache Cassandra: DROP KEYSPACE; the vendor's script has GRANT in a comment",
    };

    /// <summary>What it talks to runs there.</summary>
    public static Rule Placement { get; } = new(
        "HC6011", "backup-script-placement", Error,
        Title: "A backup script runs on a node that has the services it talks to",
        Why: "nodetool reads the node's own data, and localhost has no Elasticsearch: the backup cannot run.",
        Fix: "Put the script on a node with both services, or split it.",
        CassandraBackup.Misplaced)
    {
        Scope = Scope.Single,
        Needs = "spec",
        Source = "Follows from TheHive's hot backup: native installations, one node with both services",
    };

    /// <summary>Tools speak TLS where the server does.</summary>
    public static Rule Encrypted { get; } = new(
        "HC6013", "backup-tls-tools", Error,
        Title: "Where Cassandra wants client TLS, sstableloader is told of a truststore and cqlsh to encrypt",
        Why: "The connection is refused: nothing is saved or restored.",
        Fix: "Give sstableloader -f with a cassandra.yaml that has client_encryption_options, or --truststore and its password; give cqlsh --ssl and a cqlshrc with certfile.",
        CassandraBackup.WithoutTls)
    {
        Scope = Scope.Single,
        Source = "Apache Cassandra: sstableloader and cqlsh, SSL options",
    };

    /// <summary>Every row is in it.</summary>
    public static Rule CoversTheRing { get; } = new(
        "HC6019", "backup-covers-the-ring", Error,
        Title: "A snapshot of one node is a backup only where that node holds every row",
        Why: "With fewer replicas than nodes, a part of the rows is on other nodes alone: the archive silently lacks them.",
        Fix: "Run the script on every node of the datacenter at the same time, or raise the replication to the number of nodes.",
        RingCoverage.Check)
    {
        Source = "Follows from replication: a node holds RF/n of the rows",
    };

    /// <summary>One keyspace.</summary>
    public static Rule KeyspaceEqual { get; } = new(
        "HC8003", "cluster-keyspace-equal", Error,
        Title: "The keyspace of TheHive is one that the repo's CQL creates and grants, and the one that scripts snapshot",
        Why: "JanusGraph creates a missing keyspace by itself, with one copy of everything; a snapshot of another keyspace holds nothing of TheHive's.",
        Fix: "Use one name in storage.cql.keyspace, CREATE KEYSPACE, GRANT and nodetool snapshot.",
        repo => [.. CassandraAccount.Keyspace(repo), .. SavedKeyspaces.Check(repo)])
    {
        Source = "JanusGraph 1.1: storage.cql.keyspace, replication-factor; Apache Cassandra: nodetool snapshot",
    };
}
