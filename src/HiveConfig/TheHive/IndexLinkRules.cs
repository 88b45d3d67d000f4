using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.TheHive;

/// <summary>What must hold between TheHive and Elasticsearch.</summary>
internal static class IndexLinkRules
{
    private const string Guide = "TheHive documentation: connection to Elasticsearch; JanusGraph 1.1: index.search";

    internal static Rule[] All =>
    [
        Tls,
        Names,
        Hosts,
        Credentials,
        Replicas,
        Port,
        OwnIndex,
    ];

    /// <summary>Both sides encrypt, or none.</summary>
    public static Rule Tls { get; } = new(
        "HC8011", "cluster-es-tls", Error,
        Title: "TheHive speaks TLS with Elasticsearch exactly when Elasticsearch does",
        Why: "One side waits for a handshake that the other does not know: TheHive does not start.",
        Fix: "Set index.search.elasticsearch.ssl.enabled as xpack.security.http.ssl.enabled is, with a truststore that has the authority.",
        IndexLink.Tls)
    {
        Scope = Scope.Single,
        Source = Guide,
    };

    /// <summary>Certificates have the names that are used.</summary>
    public static Rule Names { get; } = new(
        "HC8012", "cluster-es-san", Error,
        Title: "Elasticsearch's certificates name the hosts by which TheHive looks for the nodes",
        Why: "TheHive compares the names and refuses the connection.",
        Fix: "List the names that the certificates have, or have the certificates made again.",
        IndexLink.Names)
    {
        Scope = Scope.Single,
        Needs = "certs",
        Source = "RFC 9110, section 4.3.4",
    };

    /// <summary>The nodes that are there.</summary>
    public static Rule Hosts { get; } = new(
        "HC8013", "cluster-es-hosts", Error,
        Title: "index.search.hostname lists addresses at which Elasticsearch nodes answer clients, several of them in a cluster",
        Why: "Requests go to each host in turn: one that is not there fails them, and one alone is a single point of failure.",
        Fix: "List the HTTP address of every Elasticsearch node that clients may ask.",
        IndexLink.Hosts)
    {
        Source = Guide,
    };

    /// <summary>A login where one is asked for.</summary>
    public static Rule Credentials { get; } = new(
        "HC8017", "cluster-es-creds", Error,
        Title: "TheHive logs in to Elasticsearch where that is asked for, with a name, a password and a role for its indices",
        Why: "Elasticsearch answers 401 or 403, and TheHive does not start.",
        Fix: "Set index.search.elasticsearch.http.auth to basic with user and password, and give its role the indices '<index-name>*'.",
        IndexLink.Credentials)
    {
        Scope = Scope.Single,
        Source = Guide,
    };

    /// <summary>A copy on another node.</summary>
    public static Rule Replicas { get; } = new(
        "HC8018", "cluster-audits-replicas", Warning,
        Title: "Where there are several Elasticsearch nodes, every index has a copy",
        Why: "With the loss of one node a part of the index is gone, and TheHive stops.",
        Fix: "Set number_of_replicas to 1; of an index that is there already, by PUT <index>/_settings.",
        IndexLink.Replicas)
    {
        Source = "Elasticsearch: index.number_of_replicas",
    };

    /// <summary>The port that is open.</summary>
    public static Rule Port { get; } = new(
        "HC8032", "cluster-es-port", Error,
        Title: "TheHive asks Elasticsearch at its http.port",
        Why: "Nobody answers there, or another service does.",
        Fix: "Set index.search.port to the http.port of elasticsearch.yml.",
        IndexLink.Port)
    {
        Scope = Scope.Single,
        Source = Guide,
    };

    /// <summary>Elasticsearch for TheHive alone.</summary>
    public static Rule OwnIndex { get; } = new(
        "HC8034", "cluster-cortex-shares-index", Warning,
        Title: "Cortex and TheHive have an Elasticsearch each",
        Why: "The vendor advises against one for both: each supports other versions of it, so neither can be upgraded by itself.",
        Fix: "Give Cortex an Elasticsearch of its own.",
        IndexLink.SharedWithCortex)
    {
        Scope = Scope.Single,
        Source = "TheHive documentation: software requirements",
    };
}
