using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>A script for cqlsh.</summary>
public static class CqlScript
{
    /// <summary>What sets the replication of Cassandra's own keyspaces; the first to run.</summary>
    public const string ReplicationPath = "/etc/cassandra/hiveconfig/10-replication.cql";

    /// <summary>What makes the roles and TheHive's keyspace; runs after a repair of system_auth on every node.</summary>
    public const string RolesPath = "/etc/cassandra/hiveconfig/20-roles.cql";

    /// <summary>What drops the built-in role; runs last, as the administrator.</summary>
    public const string DropDefaultPath = "/etc/cassandra/hiveconfig/30-drop-default.cql";

    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("CQL script", service: null, "/etc/cassandra/hiveconfig", CqlReader.Read)
    {
        FileNames = ["*.cql"],
        SyntaxRule = "HC1200",
        Access = new FileAccess("root", "root", "0600"),
    };
}
