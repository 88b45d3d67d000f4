using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Cassandra;

/// <summary>What must hold in CQL scripts.</summary>
internal static class CqlRules
{
    internal static Rule[] All =>
    [
        Syntax,
        CreateRoleSyntax,
        AuthReplicated,
        AuthReplicationStated,
    ];

    /// <summary>Statements are ones that Cassandra takes.</summary>
    public static Rule Syntax { get; } = new(
        "HC1200", "cql-syntax", Error,
        Title: "Statements about roles, keyspaces and permissions parse as Cassandra's grammar says",
        Why: "cqlsh stops, or goes on without the statement: the script is carried out by half.",
        Fix: "Write the statement as Cassandra's grammar has it.",
        EmbeddedCql.FaultsOf("HC1200"))
    {
        Scope = Scope.Single,
        Source = "Observed: the grammar of Cassandra 4.0, 4.1 and 5.0",
    };

    /// <summary>A role is made with a password.</summary>
    public static Rule CreateRoleSyntax { get; } = new(
        "HC1201", "cql-create-role-syntax", Error,
        Title: "A role's password is given as PASSWORD = '…'",
        Why: "Cassandra refuses the statement, so that the role is missing.",
        Fix: "Write WITH PASSWORD = '…', the word once and the password in single quotes.",
        EmbeddedCql.FaultsOf("HC1201"))
    {
        Scope = Scope.Single,
        Source = "Observed: 'mismatched input password expecting =' in Cassandra 4.0, 4.1 and 5.0",
    };

    /// <summary>Logins survive the loss of a node.</summary>
    public static Rule AuthReplicated { get; } = new(
        "HC1202", "cql-auth-rf", Error,
        Title: "system_auth has three replicas in each datacenter, or one for each node, and no more than there are nodes",
        Why: "With fewer, logins fail when one node is down; more than there are nodes can never be written everywhere.",
        Fix: "Set the replication of system_auth to NetworkTopologyStrategy with every datacenter by name, then run 'nodetool repair -full system_auth' on every node.",
        AuthReplication.Check)
    {
        Source = "Apache Cassandra: security, system_auth; replication strategies",
    };

    /// <summary>Somebody thought of system_auth.</summary>
    public static Rule AuthReplicationStated { get; } = new(
        "HC1214", "cql-auth-rf-unstated", Warning,
        Title: "In a cluster with passwords a script sets the replication of system_auth",
        Why: "Cassandra keeps one copy of its roles by default: when that node is down, nobody whose role it holds gets in.",
        Fix: "Add ALTER KEYSPACE system_auth WITH replication = {'class': 'NetworkTopologyStrategy', …} with every datacenter by name, then run 'nodetool repair -full system_auth' on every node.",
        AuthReplication.Unstated)
    {
        Source = "Apache Cassandra: security, system_auth",
    };
}
