using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Cassandra;

/// <summary>Addresses, interfaces and ports of Cassandra.</summary>
internal static class CassandraAddressRules
{
    internal static Rule[] All =>
    [
        ListenLoopback,
        ListenBoth,
        RpcBoth,
        WildcardAddress,
        ListenAddressDistinct,
        Ports,
    ];

    private const string Observed = "Observed: Cassandra 4.0, 4.1 and 5.0 DatabaseDescriptor.applyAddressConfig";

    /// <summary>Others can reach it.</summary>
    public static Rule ListenLoopback { get; } = new(
        "HC1013", "cassandra-listen-loopback", Error,
        Title: "In a cluster Cassandra listens at an address that other machines reach",
        Why: "At a loopback address neither the other nodes nor TheHive can connect.",
        Fix: "Set listen_address and rpc_address to the node's own address in the network of the cluster.",
        CassandraAddresses.Loopback)
    {
        Source = "Apache Cassandra: listen_address, rpc_address",
    };

    /// <summary>Address or interface.</summary>
    public static Rule ListenBoth { get; } = new(
        "HC1014", "cassandra-listen-both", Error,
        Title: "listen_address and listen_interface are not both set",
        Why: "Cassandra does not start: 'Set listen_address OR listen_interface, not both'. The packaged file sets listen_address.",
        Fix: "Keep listen_address with the node's address and delete listen_interface.",
        CassandraAddresses.ListenBoth)
    {
        Scope = Scope.Single,
        Supersedes = ["HC1017"],
        Source = Observed,
    };

    /// <summary>The same for clients.</summary>
    public static Rule RpcBoth { get; } = new(
        "HC1015", "cassandra-rpc-both", Error,
        Title: "rpc_address and rpc_interface are not both set, and a wildcard comes with broadcast_rpc_address",
        Why: "Cassandra does not start. The packaged file sets rpc_address.",
        Fix: "Keep rpc_address with the node's address and delete rpc_interface.",
        CassandraAddresses.Rpc)
    {
        Scope = Scope.Single,
        Supersedes = ["HC1017"],
        Source = Observed,
    };

    /// <summary>An address that leads somewhere.</summary>
    public static Rule WildcardAddress { get; } = new(
        "HC1016", "cassandra-wildcard-address", Error,
        Title: "listen_address, broadcast_address and broadcast_rpc_address are no wildcard",
        Why: "Cassandra does not start: others are told this address, and a wildcard leads nowhere.",
        Fix: "Set the node's own address.",
        CassandraAddresses.Wildcard)
    {
        Scope = Scope.Single,
        Source = Observed,
    };

    /// <summary>One node, one address.</summary>
    public static Rule ListenAddressDistinct { get; } = new(
        "HC1017", "cassandra-listen-address-distinct", Error,
        Title: "No two Cassandra nodes state the same address",
        Why: "One of them cannot bind it, or both claim to be the same member of the ring, or clients are sent to the wrong one.",
        Fix: "Set each node's own address.",
        CassandraAddresses.Distinct)
    {
        Source = "Apache Cassandra: listen_address, broadcast_address, rpc_address, broadcast_rpc_address",
    };

    /// <summary>Ports.</summary>
    public static Rule Ports { get; } = new(
        "HC1018", "cassandra-ports", Error,
        Title: "Cassandra's ports are 1 to 65535, differ from each other and are the same on all nodes",
        Why: "Cassandra does not check them before it binds; nodes look for each other at their own port.",
        Fix: "Leave the ports at 7000, 7001 and 9042, or set the same three everywhere.",
        CassandraPorts.Check)
    {
        Scope = Scope.Single,
        Source = "Observed: Cassandra 4.0, 4.1 and 5.0 load equal ports and 70000 without a word",
    };
}
