using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

// The node: what it does, where it is reached, where it keeps its data, how it is protected.
public static partial class ElasticsearchYml
{
    /// <summary>What the node does.</summary>
    public static Key<IReadOnlyList<string>> NodeRoles { get; } = new("node.roles", "What the node does; a stated list takes away every role it does not name.", Read.TextList)
    {
        Default = "every role",
        Since = "7.9",
        Source = "8.0 removed node.master, node.data and their like",
    };

    /// <summary>The node's datacenter, for <see cref="AwarenessAttributes"/>.</summary>
    public static Key<string> NodeDatacenter { get; } = new("node.attr.datacenter", "The node's datacenter.", Read.Text);

    /// <summary>By which attributes of nodes copies of a shard are kept apart.</summary>
    public static Key<IReadOnlyList<string>> AwarenessAttributes { get; } = new("cluster.routing.allocation.awareness.attributes", "Copies of a shard go to nodes that differ in these attributes.", Read.TextList)
    {
        Default = "none",
    };

    /// <summary>Where data is kept.</summary>
    public static Key<string> PathData { get; } = new("path.data", "Directory of the data.", Read.Text)
    {
        Change = Consequence.Never,
        ChangeRule = "HC8106",
    };

    /// <summary>Where logs are kept.</summary>
    public static Key<string> PathLogs { get; } = new("path.logs", "Directory of the logs.", Read.Text);

    /// <summary>Where snapshots may be kept.</summary>
    public static Key<IReadOnlyList<string>> PathRepo { get; } = new("path.repo", "Directories in which a file-system repository of snapshots may lie; the same shared ones on every node.", Read.TextList)
    {
        Source = "'location [...] doesn't match any of the locations specified by path.repo because this setting is empty'",
    };

    /// <summary>Whether the heap is locked into memory.</summary>
    public static Key<bool?> MemoryLock { get; } = new("bootstrap.memory_lock", "Whether the heap is locked into memory, so that none of it is ever swapped out.", Read.Flag)
    {
        Default = "false",
        Source = "a bootstrap check stops a node that asks for it and is not allowed to (LimitMEMLOCK)",
    };

    /// <summary>The node's address.</summary>
    public static Key<string> NetworkHost { get; } = new("network.host", "Address at which clients and other nodes reach this one.", Read.Text)
    {
        Default = "_local_",
    };

    /// <summary>The port for clients.</summary>
    public static Key<int?> HttpPort { get; } = new("http.port", "Port for clients.", Read.WholeNumber)
    {
        Default = "9200-9300",
        Change = Consequence.FullStop,
    };

    /// <summary>The port between nodes.</summary>
    public static Key<int?> TransportPort { get; } = new("transport.port", "Port between nodes.", Read.WholeNumber)
    {
        Default = "9300-9400",
        Change = Consequence.FullStop,
    };

    /// <summary>Whether users have to log in.</summary>
    public static Key<bool?> SecurityEnabled { get; } = new("xpack.security.enabled", "Whether users have to log in and may do only what their roles allow.", Read.Flag)
    {
        Default = "true",
        Change = Consequence.FullStop,
        Source = "since 8.0; before, off unless stated",
    };

    /// <summary>Whether connections from clients are encrypted.</summary>
    public static Key<bool?> HttpTlsEnabled { get; } = new("xpack.security.http.ssl.enabled", "Whether connections from clients are encrypted.", Read.Flag) { Default = "false", Change = Consequence.FullStop };

    /// <summary>The node's key for clients.</summary>
    public static Key<string> HttpTlsKey { get; } = new("xpack.security.http.ssl.key", "PEM file of the node's key, below the configuration directory.", Read.Text);

    /// <summary>The node's certificate for clients.</summary>
    public static Key<string> HttpTlsCertificate { get; } = new("xpack.security.http.ssl.certificate", "PEM file of the node's certificate chain.", Read.Text);

    /// <summary>The authorities that clients' certificates would be checked against.</summary>
    public static Key<IReadOnlyList<string>> HttpTlsAuthorities { get; } = new("xpack.security.http.ssl.certificate_authorities", "PEM files of the certificate authorities.", Read.TextList);

    /// <summary>Whether connections between nodes are encrypted.</summary>
    public static Key<bool?> TransportTlsEnabled { get; } = new("xpack.security.transport.ssl.enabled", "Whether connections between nodes are encrypted.", Read.Flag)
    {
        Default = "false",
        Change = Consequence.FullStop,
        Source = "'Transport SSL must be enabled if security is enabled'",
    };

    /// <summary>How nodes check each other's certificates.</summary>
    public static Key<string> TransportTlsVerificationMode { get; } = new(
        "xpack.security.transport.ssl.verification_mode", "How nodes check each other's certificates: full (with the address), certificate or none.", Read.Text)
    {
        Default = "full",
    };

    /// <summary>The node's key for other nodes.</summary>
    public static Key<string> TransportTlsKey { get; } = new("xpack.security.transport.ssl.key", "PEM file of the node's key, below the configuration directory.", Read.Text);

    /// <summary>The node's certificate for other nodes.</summary>
    public static Key<string> TransportTlsCertificate { get; } = new("xpack.security.transport.ssl.certificate", "PEM file of the node's certificate chain.", Read.Text);

    /// <summary>The authorities that sign nodes' certificates.</summary>
    public static Key<IReadOnlyList<string>> TransportTlsAuthorities { get; } = new("xpack.security.transport.ssl.certificate_authorities", "PEM files of the certificate authorities.", Read.TextList);
}
