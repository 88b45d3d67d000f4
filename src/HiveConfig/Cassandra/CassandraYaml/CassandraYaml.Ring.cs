using HiveConfig.Text;

namespace HiveConfig.Cassandra;

// What makes a node a member of its ring.
public static partial class CassandraYaml
{
    /// <summary>Tokens of the node.</summary>
    public static Key<int?> NumTokens { get; } = new("num_tokens", "Tokens of the node: into how many pieces its share of the ring is cut.", JavaNumber.Of)
    {
        Default = "1",
        Change = Consequence.Never,
        ChangeRule = "HC8102",
        Source = "'Cannot change the number of tokens from A to B'",
    };

    /// <summary>The replication factor that the allocation of tokens levels.</summary>
    public static Key<int?> AllocateTokensForLocalReplicationFactor { get; } = new(
        "allocate_tokens_for_local_replication_factor", "Replication factor for which a new node chooses its tokens, so that all nodes own about the same.", JavaNumber.Of)
    {
        Change = Consequence.FirstStartOnly,
    };

    /// <summary>How keys become tokens.</summary>
    public static Key<string> Partitioner { get; } = new("partitioner", "How keys become tokens.", Read.Text)
    {
        Change = Consequence.Never,
        ChangeRule = "HC8103",
        Source = "'Missing directive: partitioner'; there is no built-in default",
    };

    /// <summary>Where a node learns its datacenter and rack.</summary>
    public static Key<string> EndpointSnitch { get; } = new("endpoint_snitch", "Where a node learns its own and the others' datacenter and rack.", Read.Text)
    {
        Change = Consequence.Never,
        ChangeRule = "HC8104",
        Source = "'Missing endpoint_snitch directive'; there is no built-in default",
    };

    /// <summary>The class that reads the seeds.</summary>
    /// <remarks>Named relative to its item of <c>seed_provider</c>, as <see cref="Seeds"/> is.</remarks>
    public static Key<string> SeedProviderClass { get; } = new("class_name", "Class that reads the seeds; its full name.", Read.Text);

    /// <summary>The address for the other nodes.</summary>
    public static Key<string> ListenAddress { get; } = new("listen_address", "Address at which the other nodes reach this one.", Read.Text)
    {
        Default = "the address that the machine resolves its own name to",
        Source = "'Set listen_address OR listen_interface, not both'",
    };

    /// <summary>The address that other nodes are told.</summary>
    public static Key<string> BroadcastAddress { get; } = new("broadcast_address", "Address that the other nodes are told; listen_address unless stated.", Read.Text);

    /// <summary>The address for clients.</summary>
    public static Key<string> RpcAddress { get; } = new("rpc_address", "Address at which clients reach this node.", Read.Text)
    {
        Default = "the address that the machine resolves its own name to",
        Source = "rpc_address and rpc_interface exclude each other",
    };

    /// <summary>The port between nodes.</summary>
    public static Key<int?> StoragePort { get; } = new("storage_port", "Port between nodes, in clear or encrypted.", JavaNumber.Of)
    {
        Default = "7000",
        Change = Consequence.FullStop,
    };

    /// <summary>The port for clients.</summary>
    public static Key<int?> NativeTransportPort { get; } = new("native_transport_port", "Port for clients, in clear or encrypted.", JavaNumber.Of)
    {
        Default = "9042",
        Change = Consequence.FullStop,
    };

    /// <summary>Which traffic between nodes is compressed.</summary>
    public static Key<string> InternodeCompression { get; } = new("internode_compression", "Which traffic between nodes is compressed: all, dc (between datacenters) or none.", Read.Text)
    {
        Default = "none",
    };
}
