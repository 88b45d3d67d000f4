using System;
using System.Collections.Generic;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

// The actor system, by which the TheHive nodes know each other.
public static partial class ApplicationConf
{
    /// <summary>The actor toolkit of a version: the root of its settings, and the scheme of its URIs.</summary>
    internal static string ToolkitOf(ProductVersion version) => ActorProvider.NameIn(version).Split('.')[0];

    /// <summary>The TheHive nodes that a starting node joins.</summary>
    /// <remarks>Not ordered: only the first entry may join itself, so the order matters for the first start, but two orders make no wrong cluster.</remarks>
    public static Key<IReadOnlyList<string>> SeedNodes { get; } = Actor("cluster.seed-nodes", "URIs of the TheHive nodes that a starting node joins.", Read.TextList) with
    {
        Default = "[]",
    };

    /// <summary>Members that must be there before any counts as up.</summary>
    public static Key<int?> MinNrOfMembers { get; } = Actor<int?>("cluster.min-nr-of-members", "Members that must have joined before any of them counts as up.", Read.WholeNumber) with
    {
        Default = "1",
    };

    /// <summary>Whether there is a cluster at all.</summary>
    public static Key<string> ActorProvider { get; } = Actor("actor.provider", "cluster, or local for a single node.", Read.Text) with
    {
        Default = "local",
    };

    /// <summary>The name under which the other nodes know this one.</summary>
    public static Key<string> CanonicalHostname { get; } = Actor("remote.artery.canonical.hostname", "Address of this node, spelt as in its entry of seed-nodes.", Read.Text) with
    {
        Default = "the address that the machine resolves its own name to",
        Source = "Pekko compares addresses as text",
    };

    /// <summary>The port under which the other nodes know this one.</summary>
    public static Key<int?> CanonicalPort { get; } = Actor<int?>("remote.artery.canonical.port", "Port of this node, as in its entry of seed-nodes.", Read.WholeNumber) with
    {
        Default = "25520",
        Change = Consequence.FullStop,
    };

    /// <summary>How nodes talk to each other.</summary>
    public static Key<string> ArteryTransport { get; } = Actor("remote.artery.transport", "tcp, tls-tcp or aeron-udp; the same on all nodes.", Read.Text) with
    {
        Default = "tcp",
        Change = Consequence.FullStop,
    };

    /// <summary>The node's key and certificate for other nodes.</summary>
    public static Key<string> ArteryKeyStore { get; } = Engine("key-store", "File with the node's key and certificate.", Read.Text);

    /// <summary>Password of <see cref="ArteryKeyStore"/>.</summary>
    public static Key<string> ArteryKeyStorePassword { get; } = Engine("key-store-password", "Password of the key store.", Read.Text) with { Default = "changeme", IsSecret = true };

    /// <summary>Password of the key in <see cref="ArteryKeyStore"/>.</summary>
    public static Key<string> ArteryKeyPassword { get; } = Engine("key-password", "Password of the key in the key store.", Read.Text) with { Default = "changeme", IsSecret = true };

    /// <summary>The authorities that sign nodes' certificates.</summary>
    public static Key<string> ArteryTrustStore { get; } = Engine("trust-store", "File with the authorities that sign nodes' certificates.", Read.Text);

    /// <summary>Password of <see cref="ArteryTrustStore"/>.</summary>
    public static Key<string> ArteryTrustStorePassword { get; } = Engine("trust-store-password", "Password of the trust store.", Read.Text) with { Default = "changeme", IsSecret = true };

    /// <summary>The version of TLS.</summary>
    public static Key<string> ArteryProtocol { get; } = Engine("protocol", "Version of TLS; the algorithms have to fit it.", Read.Text) with { Default = "TLSv1.2" };

    /// <summary>The cipher suites.</summary>
    public static Key<IReadOnlyList<string>> ArteryAlgorithms { get; } = Engine("enabled-algorithms", "Cipher suites.", Read.TextList) with
    {
        Default = "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384, TLS_RSA_WITH_AES_128_CBC_SHA: RSA keys only",
    };

    /// <summary>Whether nodes have to show each other a certificate.</summary>
    public static Key<bool?> ArteryMutualAuthentication { get; } = Engine<bool?>("require-mutual-authentication", "Whether nodes have to show each other a certificate.", Read.Flag) with
    {
        Default = "on",
    };

    private static Key<T> Engine<T>(string name, string summary, Func<ConfigValue, T?> read) => Actor("remote.artery.ssl.config-ssl-engine." + name, summary, read);

    private static Key<T> Actor<T>(string name, string summary, Func<ConfigValue, T?> read) => new("pekko." + name, summary, read)
    {
        Former = new("akka." + name, Until: "5.4"),
    };
}
