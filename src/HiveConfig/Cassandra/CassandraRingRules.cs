using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Cassandra;

/// <summary>What makes nodes members of one ring.</summary>
internal static class CassandraRingRules
{
    internal static Rule[] All =>
    [
        SeedsAgree,
        ClusterNameAgrees,
        SeedIsMember,
        SeedCount,
        NumTokens,
        SnitchAgrees,
        SeedPort,
        AutoBootstrap,
    ];

    /// <summary>One seed list everywhere.</summary>
    public static Rule SeedsAgree { get; } = new(
        "HC1006", "cassandra-seeds-agree", Error,
        Title: "Every Cassandra node lists the same seeds",
        Why: "Nodes that start from different seeds can form separate rings.",
        Fix: "Copy one seed list to every cassandra.yaml.",
        CassandraSeeds.Agree)
    {
        Source = "Apache Cassandra: seed_provider; observed with SimpleSeedProvider",
    };

    /// <summary>One name everywhere.</summary>
    public static Rule ClusterNameAgrees { get; } = new(
        "HC1007", "cassandra-cluster-name-agrees", Error,
        Title: "cluster_name is the same on every Cassandra node, and not the packaged 'Test Cluster'",
        Why: "Nodes refuse the gossip of a node of another name; under the packaged name a stray node gets in.",
        Fix: "Give every node the one name of the cluster, before its first start.",
        CassandraMembership.ClusterName)
    {
        Source = "Apache Cassandra: cluster_name; 'Saved cluster name A != configured name B'",
    };

    /// <summary>Seeds are nodes.</summary>
    public static Rule SeedIsMember { get; } = new(
        "HC1011", "cassandra-seed-is-member", Error,
        Title: "Each seed is the address of a Cassandra node, and each node listens where the others look for it",
        Why: "A node that reaches no seed does not join; a node whose seed is itself forms a ring of its own.",
        Fix: "List addresses at which other nodes listen.",
        CassandraSeeds.AreMembers)
    {
        Source = "Apache Cassandra: seed_provider",
    };

    /// <summary>More than one seed, and not all.</summary>
    public static Rule SeedCount { get; } = new(
        "HC1012", "cassandra-seed-count", Warning,
        Title: "A cluster has two or three seeds in each datacenter",
        Why: "While the only seed is down no node can join, or start for the first time; many seeds slow gossip down.",
        Fix: "List two or three nodes of each datacenter as seeds, the same on every node.",
        CassandraSeeds.Count)
    {
        Source = "Apache Cassandra: gossip, seed nodes",
    };

    /// <summary>Tokens.</summary>
    public static Rule NumTokens { get; } = new(
        "HC1019", "cassandra-num-tokens-equal", Error,
        Title: "num_tokens is 1 to 1536, as many as there are in initial_token, and the same within a datacenter; no two nodes have one token",
        Why: "Cassandra refuses the numbers; nodes with different ones own unequal parts of the ring, and none can change its own later. A second node of one token is not let in: 'Bootstrapping to existing token'.",
        Fix: "Give every node of a datacenter one num_tokens, 16 unless there is a reason, before its first start.",
        Tokens.Check)
    {
        Scope = Scope.Single,
        Source = "Observed: 'A maximum number of 1536 tokens per node is supported'; Apache Cassandra: num_tokens",
    };

    /// <summary>One snitch everywhere.</summary>
    public static Rule SnitchAgrees { get; } = new(
        "HC1020", "cassandra-snitch-equal", Error,
        Title: "endpoint_snitch and partitioner are the same on every Cassandra node, and the snitch knows datacenters",
        Why: "Nodes that place each other differently put replicas in the wrong places; SimpleSnitch knows neither datacenters nor racks. A node of another partitioner is not let in.",
        Fix: "Set 'endpoint_snitch: GossipingPropertyFileSnitch' on every node, with cassandra-rackdc.properties.",
        CassandraMembership.Placing)
    {
        Source = "Apache Cassandra: endpoint_snitch, partitioner",
    };

    /// <summary>Seeds are asked at the port of the ring.</summary>
    public static Rule SeedPort { get; } = new(
        "HC1035", "cassandra-seed-port", Error,
        Title: "A seed has the storage port or none",
        Why: "Nodes gossip at storage_port; at any other port nobody answers them.",
        Fix: "Leave the port of the seed away, or write storage_port.",
        CassandraSeeds.Ports)
    {
        Scope = Scope.Single,
        Source = "Apache Cassandra: seed_provider, storage_port",
    };

    /// <summary>A new node fetches its data.</summary>
    public static Rule AutoBootstrap { get; } = new(
        "HC1036", "cassandra-auto-bootstrap-off", Warning,
        Title: "auto_bootstrap is not off",
        Why: "A new node joins without the data it is to answer for, and reads miss what is there.",
        Fix: "Delete the line once the restore that needed it is done.",
        repo => repo.Must(CassandraYaml.Kind, CassandraYaml.AutoBootstrap, isOn => isOn == true, "true, or no such line"))
    {
        Scope = Scope.Single,
        Source = "Apache Cassandra: auto_bootstrap",
    };
}
