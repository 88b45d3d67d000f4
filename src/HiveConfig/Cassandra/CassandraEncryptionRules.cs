using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Cassandra;

/// <summary>Encryption between nodes and with clients.</summary>
internal static class CassandraEncryptionRules
{
    internal static Rule[] All =>
    [
        InternodeAgrees,
        StorePaths,
        InternodeClientAuth,
        EnabledWithoutEffect,
        StoreType,
        TlsPorts,
        ClientEncryptionAgrees,
        OptionalStated,
    ];

    private const string Page = "Apache Cassandra: security, TLS/SSL encryption";

    /// <summary>One way between nodes.</summary>
    public static Rule InternodeAgrees { get; } = new(
        "HC1027", "cassandra-internode-encryption-agrees", Error,
        Title: "internode_encryption is the same on every node",
        Why: "A node that encrypts and one that does not cannot talk to each other.",
        Fix: "Set one internode_encryption everywhere; on a running cluster by way of 'optional: true'.",
        repo => repo.AgreeOrDefault(CassandraYaml.Kind, CassandraYaml.InternodeEncryption, "none"))
    {
        Source = Page,
    };

    /// <summary>There is a store to read.</summary>
    public static Rule StorePaths { get; } = new(
        "HC1028", "cassandra-enc-store-paths", Error,
        Title: "Where encryption is on, the paths of its stores are set and real",
        Why: "Cassandra does not start: 'Failed to initialize SSL'.",
        Fix: "Set keystore, and truststore where peers are verified, to files of the machine.",
        CassandraStores.Paths)
    {
        Scope = Scope.Single,
        Source = "Observed: 'Failed to initialize SSL', NoSuchFileException; Cassandra EncryptionOptions",
    };

    /// <summary>Certificates where they are asked for.</summary>
    public static Rule InternodeClientAuth { get; } = new(
        "HC1029", "cassandra-internode-client-auth", Warning,
        Title: "Certificates between nodes are asked for only where all connections are encrypted",
        Why: "With dc or rack a stranger claims to be near and connects without a certificate; Cassandra warns of it.",
        Fix: "Set 'internode_encryption: all'.",
        CassandraEncryption.ClientAuth)
    {
        Scope = Scope.Single,
        Source = Page + "; Cassandra 4.1 warns at start",
    };

    /// <summary>No switch that does nothing.</summary>
    public static Rule EnabledWithoutEffect { get; } = new(
        "HC1030", "cassandra-server-enc-enabled-noop", Info,
        Title: "server_encryption_options has no 'enabled'",
        Why: "It has no effect: internode_encryption decides.",
        Fix: "Delete the line and set internode_encryption.",
        CassandraEncryption.ServerEnabled)
    {
        Scope = Scope.Single,
        Source = "Cassandra EncryptionOptions.ServerEncryptionOptions",
    };

    /// <summary>Stores are what they are called.</summary>
    public static Rule StoreType { get; } = new(
        "HC1031", "cassandra-store-type", Warning,
        Title: "store_type fits the ending of the keystore",
        Why: "A store of another type than stated cannot be read by every Java.",
        Fix: "Set 'store_type: PKCS12' for .p12 and .pfx, 'store_type: JKS' for .jks.",
        CassandraStores.Type)
    {
        Scope = Scope.Single,
        Source = "Java: KeyStore types; Apache Cassandra: store_type, JKS by default",
    };

    /// <summary>Ports that need encryption.</summary>
    public static Rule TlsPorts { get; } = new(
        "HC1032", "cassandra-tls-ports", Error,
        Title: "A port for encrypted connections is open only where there is encryption",
        Why: "Cassandra does not start.",
        Fix: "Turn the encryption on, or delete the line.",
        CassandraEncryption.Ports)
    {
        Scope = Scope.Single,
        Source = "Observed: 'legacy_ssl_storage_port_enabled is true (enabled) with internode encryption disabled'; Cassandra DatabaseDescriptor",
    };

    /// <summary>One way for clients.</summary>
    public static Rule ClientEncryptionAgrees { get; } = new(
        "HC1033", "cassandra-client-encryption-agrees", Error,
        Title: "enabled, optional and require_client_auth of client_encryption_options are the same on every node",
        Why: "TheHive connects to every node in one way, and fails on those that want another.",
        Fix: "Set the three alike everywhere.",
        ClientAgrees)
    {
        Source = "Follows from the CQL driver: one set of TLS options for all contact points",
    };

    /// <summary>No chance in it.</summary>
    public static Rule OptionalStated { get; } = new(
        "HC1034", "cassandra-optional-explicit", Warning,
        Title: "Where encryption is off and a keystore is named, 'optional' is stated",
        Why: "Unset, it is true as soon as the keystore's file is there: merely copying the file changes what the node accepts.",
        Fix: "Add 'optional: false', or 'true' on the way to encryption.",
        CassandraEncryption.Optional)
    {
        Scope = Scope.Single,
        Source = "Cassandra EncryptionOptions: optional is computed from the presence of the keystore",
    };

    // What 'optional' is when unset depends on the machine, so only what is stated is compared.
    private static IEnumerable<Violation> ClientAgrees(Repo repo)
        => repo.AgreeOrDefault(CassandraYaml.Kind, CassandraYaml.ClientEnabled, "false")
            .Concat(repo.Agree(CassandraYaml.Kind, CassandraYaml.ClientOptional))
            .Concat(repo.AgreeOrDefault(CassandraYaml.Kind, CassandraYaml.ClientRequireClientAuth, "false"));
}
