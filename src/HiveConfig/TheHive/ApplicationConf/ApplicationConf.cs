using System;
using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>application.conf: the main file of TheHive.</summary>
/// <remarks>
/// The actor toolkit is Pekko since TheHive 5.4 and Akka before. Its keys are named here as Pekko has them and found under
/// either root, Pekko's first: TheHive 5.4 and later do not look at the other.
/// </remarks>
public static partial class ApplicationConf
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("application.conf", "thehive", "/etc/thehive/application.conf", HoconReader.Read)
    {
        FileNames = ["application.conf"],
        SyntaxRule = "HC3002",
        Access = new FileAccess("root", "thehive", "0640"),
        AfterChange = ["restart thehive"],
    };

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
    };

    // Finds a key of the actor toolkit under both of its roots.
    private static Key<T> Actor<T>(string name, string summary, Func<ConfigValue, T?> read) => new("pekko." + name, summary, read)
    {
        Finder = document => document.Find("pekko." + name) ?? document.Find("akka." + name),
    };
}
