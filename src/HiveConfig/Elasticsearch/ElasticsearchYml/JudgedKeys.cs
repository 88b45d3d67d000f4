using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>Keys of elasticsearch.yml as rules ask for them, beside those that we write: as lists, ranges, or of old versions.</summary>
internal static class JudgedKeys
{
    /// <summary>By which address the other nodes are told to reach a node: the first of these that is stated.</summary>
    internal static Key<IReadOnlyList<string>>[] PublishHosts { get; } =
    [
        new("transport.publish_host", "Addresses that the other nodes are told.", Read.TextList),
        new("transport.host", "Addresses at which the other nodes reach this one.", Read.TextList),
        new("network.publish_host", "Addresses that nodes and clients are told.", Read.TextList),
        new("network.host", "Addresses at which clients and other nodes reach this one.", Read.TextList),
    ];

    /// <summary>At which address a node listens for clients: the first of these that is stated.</summary>
    internal static Key<IReadOnlyList<string>>[] ListenHosts { get; } =
    [
        new("http.bind_host", "Addresses at which the node listens for clients.", Read.TextList),
        new("http.host", "Addresses at which clients reach the node.", Read.TextList),
        new("network.bind_host", "Addresses at which the node listens.", Read.TextList),
        new("network.host", "Addresses at which clients and other nodes reach this one.", Read.TextList),
    ];

    /// <summary>The port between nodes, or a range of which the first free one is taken: the first of these that is stated.</summary>
    internal static Key<string>[] TransportPorts { get; } =
    [
        new("transport.publish_port", "Port that the other nodes are told.", Read.Text),
        new("transport.profiles.default.port", "Port between nodes.", Read.Text),
        new("transport.port", "Port between nodes.", Read.Text),
        new("transport.tcp.port", "Port between nodes, before 8.0.", Read.Text),
    ];

    /// <summary>The port for clients, or a range.</summary>
    internal static Key<string> HttpPorts { get; } = new("http.port", "Port for clients.", Read.Text);

    /// <summary>Whether the node may hold data, as before 8.0.</summary>
    internal static Key<bool?> NodeData { get; } = new("node.data", "Whether the node may hold data; node.roles since 7.9.", Read.Flag);

    /// <summary>Where data is kept: one directory, several before 8.0.</summary>
    internal static Key<IReadOnlyList<string>> PathsOfData { get; } = new("path.data", "Directories of the data.", Read.TextList);

    /// <summary>Where logs are kept.</summary>
    internal static Key<IReadOnlyList<string>> PathsOfLogs { get; } = new("path.logs", "Directory of the logs.", Read.TextList);
}
