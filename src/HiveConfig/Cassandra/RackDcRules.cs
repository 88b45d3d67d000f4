using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Cassandra;

/// <summary>Datacenters and racks.</summary>
internal static class RackDcRules
{
    internal static Rule[] All =>
    [
        Complete,
        RackSpread,
        DatacenterSpelling,
        SnitchReads,
        TopologyLeft,
    ];

    /// <summary>Each node says where it is.</summary>
    public static Rule Complete { get; } = new(
        "HC1101", "cassandra-rackdc-complete", Error,
        Title: "cassandra-rackdc.properties gives dc and rack, in lower case and once each, and nothing unknown",
        Why: "Cassandra does not start: 'DC or rack not found in snitch properties'. Of a key given twice the last counts, so that a block with every node's lines puts all nodes into one rack.",
        Fix: "Write one line 'dc=…' and one line 'rack=…' with this node's own.",
        RackDcFiles.Complete)
    {
        Scope = Scope.Single,
        Supersedes = ["HC9003"],
        Source = "Observed: Cassandra 4.0, 4.1 and 5.0 GossipingPropertyFileSnitch, SnitchProperties",
    };

    /// <summary>Racks hold replicas apart.</summary>
    public static Rule RackSpread { get; } = new(
        "HC1102", "cassandra-rack-spread", Warning,
        Title: "A datacenter has one rack, or at least as many as there are replicas",
        Why: "With fewer, two replicas share a rack, and the smaller rack carries more than its part.",
        Fix: "Spread the nodes over as many racks as the replication factor says, or put all into one.",
        RackDcFiles.Spread)
    {
        Source = "Apache Cassandra: NetworkTopologyStrategy",
    };

    /// <summary>One datacenter, one spelling.</summary>
    public static Rule DatacenterSpelling { get; } = new(
        "HC1103", "cassandra-dc-agrees", Warning,
        Title: "No two datacenters differ only in case, blanks, '-' or '_', or by a letter or a remark where the keyspaces name one of them; and no node is missing from its own",
        Why: "Names count as they are written: the second spelling is a second datacenter, with no replicas in it.",
        Fix: "Write the name of the datacenter the same on every node, before its first start.",
        RackDcFiles.Misspelt)
    {
        Source = "Apache Cassandra: NetworkTopologyStrategy, names of datacenters are case-sensitive",
    };

    /// <summary>What is written is read.</summary>
    public static Rule SnitchReads { get; } = new(
        "HC1104", "cassandra-snitch-uses-rackdc", Warning,
        Title: "cassandra-rackdc.properties is there if, and only if, the snitch reads it",
        Why: "With another snitch every node is in the datacenter and rack of that snitch, whatever the file says.",
        Fix: "Set 'endpoint_snitch: GossipingPropertyFileSnitch' on every node before its first start.",
        RackDcFiles.Snitch)
    {
        Source = "bitnami/charts issue 6044; docker-library/cassandra issue 66",
    };

    /// <summary>Nothing of the old snitch is left.</summary>
    public static Rule TopologyLeft { get; } = new(
        "HC1105", "cassandra-topology-file-left", Warning,
        Title: "cassandra-topology.properties is not there beside GossipingPropertyFileSnitch",
        Why: "While it is, the snitch takes from it the place of nodes that it has not yet heard of.",
        Fix: "Delete the file on every node.",
        RackDcFiles.Topology)
    {
        Scope = Scope.Single,
        Needs = "listing",
        Source = "Apache Cassandra: GossipingPropertyFileSnitch; StrangeBee: deploying a cluster",
    };
}
