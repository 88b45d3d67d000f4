using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.TheHive;

/// <summary>What must hold between TheHive and Cassandra.</summary>
internal static class CassandraLinkRules
{
    internal static Rule[] All =>
    [
        Hosts,
        Credentials,
        LocalDatacenter,
        Port,
        OwnReplication,
        MutualTls,
        Tls,
    ];

    /// <summary>The nodes that are there.</summary>
    public static Rule Hosts { get; } = new(
        "HC8002", "cluster-cassandra-hosts", Error,
        Title: "storage.hostname lists addresses at which Cassandra nodes answer clients, several of them in a cluster, and each node answers at its own",
        Why: "TheHive tries a host that is not there, or finds another cluster; with one host it cannot start while that is down.",
        Fix: "List the rpc_address of every Cassandra node, or its broadcast_rpc_address where it has one.",
        CassandraLink.Hosts)
    {
        Source = "JanusGraph 1.1: storage.hostname; Cassandra: rpc_address, broadcast_rpc_address",
    };

    // Credentials that nobody asks for are no fault: Cassandra without authentication never sees them.

    /// <summary>One account.</summary>
    public static Rule Credentials { get; } = new(
        "HC8004", "cluster-cassandra-creds", Error,
        Title: "TheHive logs in to Cassandra as a role that the repo's CQL creates, with its password, where Cassandra asks for a login",
        Why: "With another role or password Cassandra refuses the connection and TheHive does not start.",
        Fix: "Use one role name and one password in storage.username, storage.password and CREATE ROLE.",
        CassandraAccount.Credentials)
    {
        Scope = Scope.Single,
        Source = "Cassandra: authenticator, CREATE ROLE; JanusGraph 1.1: storage.username, storage.password",
    };

    /// <summary>A datacenter that is there.</summary>
    public static Rule LocalDatacenter { get; } = new(
        "HC8006", "cluster-local-dc", Error,
        Title: "storage.cql.local-datacenter, or its default datacenter1, is a datacenter of Cassandra",
        Why: "The driver talks to nodes of that datacenter only: with another name no node is available.",
        Fix: "Set storage.cql.local-datacenter to the dc of cassandra-rackdc.properties, in the same case.",
        CassandraLink.LocalDatacenter)
    {
        Source = "JanusGraph 1.1: storage.cql.local-datacenter, mandatory since 0.6",
    };

    /// <summary>One port.</summary>
    public static Rule Port { get; } = new(
        "HC8007", "cluster-cql-port", Error,
        Title: "storage.port is Cassandra's native_transport_port, or the encrypted one where there is one",
        Why: "At another port the connection is refused.",
        Fix: "Set storage.port to native_transport_port, or to native_transport_port_ssl where that is set and TheHive encrypts.",
        CassandraLink.Port)
    {
        Scope = Scope.Single,
        Source = "JanusGraph 1.1: storage.port; Cassandra: native_transport_port",
    };

    // A repo without any CQL may leave the keyspace to somebody else; only a number that is stated is judged.

    /// <summary>Copies of what JanusGraph creates.</summary>
    public static Rule OwnReplication { get; } = new(
        "HC8008", "cluster-auto-keyspace-rf", Warning,
        Title: "Where no script creates the keyspace, storage.cql.replication-factor is enough for the cluster",
        Why: "JanusGraph creates a missing keyspace with that many copies: with too few the loss of one node loses a part of the graph.",
        Fix: "Create the keyspace by a script with NetworkTopologyStrategy, or raise storage.cql.replication-factor before the first start.",
        CassandraAccount.OwnReplication)
    {
        Scope = Scope.Single,
        Source = "JanusGraph 1.1: storage.cql.replication-factor",
    };

    /// <summary>A certificate for who asks.</summary>
    public static Rule MutualTls { get; } = new(
        "HC8009", "cluster-cassandra-mtls", Error,
        Title: "Where Cassandra asks clients for a certificate, TheHive shows one; and where TheHive is to show one, it has one",
        Why: "Without a certificate Cassandra breaks the handshake off.",
        Fix: "Set storage.cql.ssl.client-authentication-enabled with keystore.location, keystore.storepassword and keystore.keypassword, or require_client_auth to false.",
        CassandraLink.MutualTls)
    {
        Scope = Scope.Single,
        Source = "Cassandra: client_encryption_options.require_client_auth; JanusGraph 1.1: storage.cql.ssl",
    };

    /// <summary>Both encrypt or neither.</summary>
    public static Rule Tls { get; } = new(
        "HC8010", "cluster-cassandra-tls", Error,
        Title: "TheHive encrypts its connections to Cassandra exactly where Cassandra does, and says whom it trusts",
        Why: "In clear to an encrypted port, or the reverse, no connection comes about.",
        Fix: "Set storage.cql.ssl.enabled to what client_encryption_options has, and truststore.location to the authorities of Cassandra's certificates.",
        CassandraLink.Tls)
    {
        Scope = Scope.Single,
        Source = "Cassandra: client_encryption_options; JanusGraph 1.1: storage.cql.ssl",
    };
}
