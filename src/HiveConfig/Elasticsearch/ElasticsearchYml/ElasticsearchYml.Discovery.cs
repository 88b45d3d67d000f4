using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

// What decides how nodes find each other, beside the keys that we write: files of others have them.
public static partial class ElasticsearchYml
{
    /// <summary>The address that other nodes and clients are told.</summary>
    public static Key<string> NetworkPublishHost { get; } = new("network.publish_host", "Address that nodes and clients are told; network.host unless stated.", Read.Text);

    /// <summary>The address for other nodes.</summary>
    public static Key<string> TransportHost { get; } = new("transport.host", "Address at which the other nodes reach this one; network.host unless stated.", Read.Text);

    /// <summary>The address that other nodes are told.</summary>
    public static Key<string> TransportPublishHost { get; } = new("transport.publish_host", "Address that the other nodes are told; transport.host unless stated.", Read.Text);

    /// <summary>Further ways to find nodes.</summary>
    public static Key<IReadOnlyList<string>> SeedProviders { get; } = new("discovery.seed_providers", "Further sources of seed hosts, such as a file.", Read.TextList);

    /// <summary>Whether the node looks for others at all.</summary>
    public static Key<string> DiscoveryType { get; } = new("discovery.type", "multi-node, or single-node for a node that looks for no other.", Read.Text)
    {
        Default = "multi-node",
    };

    /// <summary>Whether the node may become master, as before 8.0.</summary>
    public static Key<bool?> NodeMaster { get; } = new("node.master", "Whether the node may become master; node.roles since 7.9.", Read.Flag)
    {
        Default = "true",
        Removed = "8.0",
    };

    /// <summary>The contexts in which scripts may run.</summary>
    public static Key<IReadOnlyList<string>> AllowedContexts { get; } = new("script.allowed_contexts", "Contexts in which scripts may run; all unless stated.", Read.TextList);
}
