using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Elasticsearch;

/// <summary>What must hold of Elasticsearch's logins and encryption.</summary>
internal static class ElasticsearchTlsRules
{
    internal static Rule[] All =>
    [
        PathsInConfigDirectory,
        PemAndKeystore,
        TransportTlsRequired,
        SecurityEqual,
        SecurityOff,
        TlsWithoutCertificate,
        AutoConfigurationBlock,
    ];

    /// <summary>Java may read the files.</summary>
    public static Rule PathsInConfigDirectory { get; } = new(
        "HC2030", "elasticsearch-tls-paths-in-config-dir", Error,
        Title: "Keys, certificates and stores lie in Elasticsearch's configuration directory",
        Why: "'access to read the file is blocked': Elasticsearch may read no file elsewhere, and does not start.",
        Fix: "Copy the files below /etc/elasticsearch, and name them relative to it.",
        TlsMaterial.Places)
    {
        Scope = Scope.Single,
        Source = "Elastic: 'SSL resources should be placed in the [config] directory'",
    };

    /// <summary>One form of key material.</summary>
    public static Rule PemAndKeystore { get; } = new(
        "HC2031", "elasticsearch-pem-and-keystore", Error,
        Title: "A connection has PEM files or stores, never both, and a key has its certificate",
        Why: "'you cannot specify a keystore and key file': the node does not start.",
        Fix: "Keep the PEM files or the store, and delete the lines of the other.",
        TlsMaterial.Pairs)
    {
        Scope = Scope.Single,
        Source = "Observed with the TLS loader of Elasticsearch 7.17; Elastic: SslConfigurationLoader",
    };

    /// <summary>Nodes talk encrypted.</summary>
    public static Rule TransportTlsRequired { get; } = new(
        "HC2032", "elasticsearch-transport-tls-required", Error,
        Title: "Nodes with security on encrypt what they say to each other",
        Why: "'Transport SSL must be enabled if security is enabled': a bootstrap check stops the node.",
        Fix: "Set xpack.security.transport.ssl.enabled with a key and a certificate on every node.",
        TlsAcrossNodes.Required)
    {
        Source = "Elastic: bootstrap checks; the log of Elasticsearch 8",
    };

    /// <summary>The same switches everywhere.</summary>
    public static Rule SecurityEqual { get; } = new(
        "HC2033", "elasticsearch-security-equal", Error,
        Title: "Security and encryption are on, or off, on all nodes alike, and each knows the authority of the others' certificates",
        Why: "A node that encrypts and one that does not cannot talk to each other, nor can one that trusts no certificate of the others.",
        Fix: "Write the same switches on every node.",
        TlsAcrossNodes.Equal)
    {
        Source = "Follows from xpack.security of Elastic's manual",
    };

    /// <summary>Users log in.</summary>
    public static Rule SecurityOff { get; } = new(
        "HC2034", "elasticsearch-security-off", Warning,
        Title: "Security is not switched off",
        Why: "Whoever reaches the port reads, changes and deletes the index.",
        Fix: "Set 'xpack.security.enabled: true' with TLS between the nodes, or let only TheHive's machines reach the port.",
        TlsAcrossNodes.Off)
    {
        Scope = Scope.Single,
        Source = "Elastic: security settings",
    };

    /// <summary>What is switched on has a key.</summary>
    public static Rule TlsWithoutCertificate { get; } = new(
        "HC2035", "elasticsearch-http-tls-without-cert", Error,
        Title: "TLS that is switched on has a key, and TLS that is set up says whether it is on",
        Why: "Elasticsearch 8 and 9 do not start; 7.17 warns, and no connection comes about.",
        Fix: "Name the key and the certificate, or the keystore; write 'enabled' beside them.",
        TlsMaterial.Material)
    {
        Scope = Scope.Single,
        Source = "Elastic: migrating to 8.0; observed with the TLS loader of Elasticsearch 7.17",
    };

    /// <summary>The package's block stands alone or not at all.</summary>
    public static Rule AutoConfigurationBlock { get; } = new(
        "HC2036", "elasticsearch-auto-configuration-block", Error,
        Title: "The block that the package wrote at its installation does not stand beside settings of one's own",
        Why: "A keystore beside a key is refused, and of two lists of initial masters one is silently overridden.",
        Fix: "Delete the block between BEGIN and END SECURITY AUTO CONFIGURATION, or the own lines.",
        TlsMaterial.AutoConfiguration)
    {
        Scope = Scope.Single,
        Supersedes = ["HC2012", "HC2031"],
        Versions = "Elasticsearch 8 and later",
        Source = "Files that the packages of Elasticsearch 8 wrote; Elastic: SslConfigurationLoader",
    };
}
