using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Plan;

/// <summary>What must not change on a running cluster. A state cannot violate them: <c>plan</c> asks them, <c>lint</c> never does.</summary>
internal static class PlanRules
{
    internal static Rule[] All =>
    [
        CassandraClusterName,
        Tokens,
        Partitioner,
        Place,
        ElasticsearchClusterName,
        DataDirectory,
        Keyspace,
        IndexName,
        Quorum,
        Downgrade,
    ];

    /// <summary>cluster_name.</summary>
    public static Rule CassandraClusterName { get; } = Never(
        "HC8101", "plan-cassandra-cluster-name",
        "The name of a Cassandra cluster does not change",
        "Each node keeps it in its data and does not start with another: 'Saved cluster name A != configured name B'.",
        "Change it back; a cluster of another name is a new one, into which the data are restored.",
        "Cassandra: SystemKeyspace, checkHealth");

    /// <summary>num_tokens.</summary>
    public static Rule Tokens { get; } = Never(
        "HC8102", "plan-cassandra-tokens",
        "The number of a Cassandra node's tokens does not change",
        "A node that has started does not start with another: 'Cannot change the number of tokens from A to B'.",
        "Change it back; add nodes that have the other number, and decommission those that have this one.",
        "Cassandra: StorageService");

    /// <summary>partitioner.</summary>
    public static Rule Partitioner { get; } = Never(
        "HC8103", "plan-cassandra-partitioner",
        "The partitioner does not change",
        "The data lie where the old one put them: a node refuses to start, or finds nothing.",
        "Change it back; a cluster with another one is a new one, into which the data are restored.",
        "Cassandra: cassandra.yaml, partitioner");

    /// <summary>dc, rack and what decides them.</summary>
    public static Rule Place { get; } = Never(
        "HC8104", "plan-cassandra-place",
        "A Cassandra node that has started stays in its datacenter and in its rack",
        "It does not start in another one: \"Cannot start node if snitch's data center (A) differs from previous data center (B)\". A node that comes, goes or changes its datacenter moves the racks of those behind it that state none.",
        "State 'dc' and 'rack' of each node in cluster.yaml as they are; a node that must move leaves by 'nodetool decommission' and comes back empty.",
        "Cassandra: StartupChecks, checkDatacenter and checkRack");

    /// <summary>cluster.name.</summary>
    public static Rule ElasticsearchClusterName { get; } = Never(
        "HC8105", "plan-elasticsearch-cluster-name",
        "The name of an Elasticsearch cluster does not change",
        "A node of another name is refused by the others: one restart after the other, the cluster falls into two.",
        "Change it back; if it must be, stop all nodes, change all, start all.",
        "Elasticsearch: handshake of nodes");

    /// <summary>path.data, data_file_directories.</summary>
    public static Rule DataDirectory { get; } = Never(
        "HC8106", "plan-data-directory",
        "The directory of a database's data does not change",
        "The data do not move by themselves: the node starts empty, under a new identity, and its copies are missing.",
        "Change it back; or stop the node, move the directory with its owners, and start it, one node after the other.",
        "Cassandra: data_file_directories; Elasticsearch: path.data");

    /// <summary>storage.cql.keyspace.</summary>
    public static Rule Keyspace { get; } = Never(
        "HC8107", "plan-thehive-keyspace",
        "TheHive's keyspace does not change",
        "TheHive makes an empty one under the new name, with one copy of each row, and shows no case.",
        "Change it back; a restore is what brings data into another keyspace.",
        "JanusGraph 1.1: configuration reference, storage.cql.keyspace");

    /// <summary>index-name.</summary>
    public static Rule IndexName { get; } = Never(
        "HC8108", "plan-thehive-index-name",
        "The name of TheHive's index does not change",
        "JanusGraph keeps the name in the database and goes on with it, while role, snapshots and scripts follow the new one.",
        "Change it back; TheHive's documentation has a procedure for another index.",
        "JanusGraph 1.1: configuration reference, GLOBAL_OFFLINE; TheHive documentation: change the index");

    /// <summary>Nodes that go.</summary>
    public static Rule Quorum { get; } = Never(
        "HC8109", "plan-majority-leaves",
        "Half of the nodes of a service never leave in one change",
        "What is left is no majority: no master is elected, and reads and writes by quorum fail.",
        "Remove one node, wait until its copies are elsewhere, and make the next plan.",
        "Elasticsearch: quorum-based decision making; Cassandra: consistency levels");

    /// <summary>An older version.</summary>
    public static Rule Downgrade { get; } = Never(
        "HC8110", "plan-downgrade",
        "TheHive, Cassandra and Elasticsearch do not go back to an older version",
        "An older version does not read what a newer one has written: it does not start, and the packages of the newer one are gone by then.",
        "Change it back; the way to an older version is the restore of a backup that this version wrote, into empty databases.",
        "Elasticsearch: upgrade guide, no downgrade of a node; Cassandra: formats of sstables; TheHive: migration of the schema at start");

    private static Rule Never(string id, string name, string title, string why, string fix, string source)
        => new(id, name, Error, title, why, fix, _ => []) { Scope = Scope.Single, IsPlanOnly = true, Source = source };
}
