using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Cassandra;

/// <summary>What must hold where CQL says how many copies a keyspace has.</summary>
internal static class KeyspaceRules
{
    internal static Rule[] All =>
    [
        Networked,
        DatacentersExist,
        Replicas,
        NoOp,
        RepairFollows,
        SystemKeyspaces,
        DurableWrites,
    ];

    /// <summary>Copies know racks and datacenters.</summary>
    public static Rule Networked { get; } = new(
        "HC1203", "cql-simple-strategy", Warning,
        Title: "In a cluster the keyspaces of TheHive and system_auth have NetworkTopologyStrategy",
        Why: "SimpleStrategy puts copies anywhere, all into one rack if it happens so, and stands in the way of a second datacenter.",
        Fix: "Write 'NetworkTopologyStrategy' with every datacenter by name, then run 'nodetool repair -full' for the keyspace on every node.",
        KeyspaceChecks.Simple)
    {
        Supersedes = ["HC1202"],
        Source = "Apache Cassandra: replication strategies",
    };

    /// <summary>Datacenters are called as the nodes call them.</summary>
    public static Rule DatacentersExist { get; } = new(
        "HC1204", "cql-nts-dc-exists", Error,
        Title: "A datacenter named in CQL is one that cassandra-rackdc.properties names",
        Why: "Cassandra refuses it ('Unrecognized strategy option'), or keeps no copies at all.",
        Fix: "Write the name as the 'dc' line of cassandra-rackdc.properties has it, in the same case.",
        KeyspaceChecks.Datacenters)
    {
        Scope = Scope.Single,
        Source = "Observed: Cassandra 4.0, 4.1 and 5.0, NetworkTopologyStrategy",
    };

    /// <summary>TheHive's data survives the loss of a node.</summary>
    public static Rule Replicas { get; } = new(
        "HC1205", "cql-keyspace-rf", Error,
        Title: "The keyspace of TheHive has three replicas, or one for each node, and no more than there are nodes",
        Why: "With fewer, data is lost or out of reach when one node is down; more than there are nodes can never be written.",
        Fix: "Set the replication to 3, or to the number of nodes where there are fewer, then run 'nodetool repair -full' for the keyspace on every node.",
        KeyspaceChecks.Replicas)
    {
        Source = "Apache Cassandra: replication strategies; TheHive: setting up a cluster, replication factor 3 for three nodes",
    };

    /// <summary>A statement does what it says.</summary>
    public static Rule NoOp { get; } = new(
        "HC1206", "cql-alter-rf-no-op", Warning,
        Title: "Replicas are raised by the name of the datacenter",
        Why: "'replication_factor' gives copies only to datacenters that have no number yet: on a keyspace that has, nothing changes.",
        Fix: "Name the datacenters in place of 'replication_factor'.",
        KeyspaceChecks.NoOps)
    {
        Scope = Scope.Single,
        Source = "Apache Cassandra 4.0: NetworkTopologyStrategy, expansion of replication_factor",
    };

    /// <summary>New copies get their data.</summary>
    public static Rule RepairFollows { get; } = new(
        "HC1207", "cql-repair-after-rf", Warning,
        Title: "A script that changes replication repairs afterwards",
        Why: "New replicas are empty until a repair: reads miss rows, logins fail.",
        Fix: "Run 'nodetool repair -full' with the keyspace on every node after the statement.",
        KeyspaceChecks.Unrepaired)
    {
        Scope = Scope.Single,
        Source = "Apache Cassandra: changing the replication factor; scylladb issue 3766",
    };

    /// <summary>Cassandra's other keyspaces are thought of.</summary>
    public static Rule SystemKeyspaces { get; } = new(
        "HC1208", "cql-system-keyspaces-rf", Info,
        Title: "Where system_auth is raised, system_distributed and system_traces are too",
        Why: "What Cassandra keeps of repairs and traces is lost with a node.",
        Fix: "Add ALTER KEYSPACE statements for system_distributed and system_traces with the same replication.",
        KeyspaceChecks.Forgotten)
    {
        Scope = Scope.Single,
        Source = "Apache Cassandra: SystemDistributedKeyspace, TraceKeyspace",
    };

    /// <summary>Writes are kept.</summary>
    public static Rule DurableWrites { get; } = new(
        "HC1209", "cql-durable-writes", Warning,
        Title: "No keyspace has durable_writes switched off",
        Why: "Writes bypass the commit log: what is not yet in a table file is lost when the node stops.",
        Fix: "Write durable_writes = true, which is the default, or leave it out.",
        KeyspaceChecks.NotDurable)
    {
        Scope = Scope.Single,
        Source = "Apache Cassandra: CREATE KEYSPACE",
    };
}
