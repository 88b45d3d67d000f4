using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Security;

/// <summary>What must hold of who may reach what, and with which rights.</summary>
internal static class ExposureRules
{
    private const string Documented = "TheHive: configuration, SSL settings";

    internal static Rule[] All =>
    [
        CsrfProtection,
        StrictTls,
        OwnPrincipals,
        NativeRealm,
        StrongCiphers,
        MetricsNotForAll,
        ArteryTls,
        CertificatePurpose,
    ];

    /// <summary>Requests of other pages are refused.</summary>
    public static Rule CsrfProtection { get; } = new(
        "HC7006", "security-csrf-off", Warning,
        Title: "TheHive refuses requests that another page makes in a user's name",
        Why: "Any page that a user visits can act in TheHive with the user's rights.",
        Fix: "Take ignoreCSRFProtection out; use an API key where a program needs access.",
        Exposure.CsrfOff)
    {
        Scope = Scope.Single,
        Source = "TheHive: release notes 5.2 to 5.5",
    };

    /// <summary>Certificates are checked.</summary>
    public static Rule StrictTls { get; } = new(
        "HC7007", "security-loose-tls", Warning,
        Title: "TheHive checks the certificates of what it connects to",
        Why: "Whoever stands in between can show any certificate, and reads the passwords.",
        Fix: "Put the authority into the truststore and the names into the certificates, and take the setting out.",
        Exposure.LooseTls)
    {
        Scope = Scope.Single,
        Source = Documented,
    };

    /// <summary>Accounts with no more rights than they need.</summary>
    public static Rule OwnPrincipals { get; } = new(
        "HC7008", "security-default-principals", Warning,
        Title: "TheHive logs in to Cassandra and Elasticsearch as a role of its own that is no superuser",
        Why: "A fault in TheHive, or its leaked password, then opens the whole database.",
        Fix: "Make a role that may use TheHive's keyspace or indices alone, and log in with it.",
        Principals.Find)
    {
        Scope = Scope.Single,
        Source = "TheHive: deploying a cluster, roles of Cassandra and Elasticsearch",
    };

    /// <summary>Users of the cluster, not of one machine.</summary>
    public static Rule NativeRealm { get; } = new(
        "HC7009", "security-es-file-realm", Warning,
        Title: "No script makes a superuser in the file realm of one Elasticsearch node",
        Why: "Such a user is known to one node only, may do anything there, and goes before the restricted one of the same name.",
        Fix: "Make the user with PUT _security/user, with a role for TheHive's indices.",
        Principals.FileRealm)
    {
        Scope = Scope.Single,
        Source = "Elasticsearch: elasticsearch-users works on the file realm, which each node has for itself",
    };

    /// <summary>Nothing that is broken.</summary>
    public static Rule StrongCiphers { get; } = new(
        "HC7010", "security-weak-ciphers", Warning,
        Title: "No cipher suite without forward secrecy, in CBC mode with SHA-1, or broken, and no TLS below 1.2",
        Why: "What is recorded today can be read once the key is known; current Java refuses most of these.",
        Fix: "Take the list out, or name suites that begin with TLS_ECDHE and end in GCM.",
        WeakTls.Find)
    {
        Scope = Scope.Single,
        Source = "RFC 8996 and RFC 9325; the list in Cassandra's commented defaults",
    };

    /// <summary>Metrics are not for everybody.</summary>
    public static Rule MetricsNotForAll { get; } = new(
        "HC7011", "security-kamon-open", Info,
        Title: "TheHive's metrics are offered on one address, not on all",
        Why: "Nobody has to log in to read them.",
        Fix: "Set kamon.prometheus.embedded-server.hostname to the address at which Prometheus comes in.",
        Exposure.OpenMetrics)
    {
        Scope = Scope.Single,
        Source = "TheHive: operations, monitoring",
    };

    /// <summary>TheHive nodes know each other by certificate.</summary>
    public static Rule ArteryTls { get; } = new(
        "HC7012", "security-artery-plain", Info,
        Title: "TheHive nodes speak TLS with each other",
        Why: "Whoever reaches the port can join the cluster and read what is sent.",
        Fix: "Set the transport to tls-tcp with a key store and a truststore on every node, or let a firewall keep the port to the nodes.",
        Exposure.PlainArtery)
    {
        Scope = Scope.Single,
        Source = "Pekko: remote security",
    };

    /// <summary>Certificates are good for both sides.</summary>
    public static Rule CertificatePurpose { get; } = new(
        "HC7013", "security-cert-eku", Warning,
        Title: "A node's certificate is for servers and clients, and names the node and its address",
        Why: "Nodes are each other's clients: one side of the connection refuses the certificate.",
        Fix: "Have it made again with serverAuth and clientAuth, with the node's name and address as alternative names.",
        NodeCertificates.Find)
    {
        Scope = Scope.Single,
        Needs = "certs",
        Source = "TheHive: SSL settings, key usage; RFC 5280",
    };
}
