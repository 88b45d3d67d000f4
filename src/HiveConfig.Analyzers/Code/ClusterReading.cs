using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;

namespace HiveConfig.Analyzers;

/// <summary>What one initialiser says of a cluster.</summary>
internal sealed class ClusterReading
{
    private ClusterReading(Initialiser initialiser, Known known, ModelTypes types)
    {
        Initialiser = initialiser;
        Known = known;
        Types = types;
        if (known.Items(initialiser["Nodes"]) is { } items)
        {
            Nodes = items.Items.Select(item => NodeReading.Of(item, known, types)).ToList();
            HasAllNodes = items.IsComplete;
        }
    }

    internal Initialiser Initialiser { get; }

    internal Known Known { get; }

    internal ModelTypes Types { get; }

    /// <summary>The nodes that are written out; none where a method or a loop makes them.</summary>
    internal IReadOnlyList<NodeReading> Nodes { get; } = [];

    /// <summary>Whether there are no others.</summary>
    internal bool HasAllNodes { get; }

    /// <summary>Reads an expression; null for one that makes no cluster.</summary>
    internal static ClusterReading? Of(IOperation operation, ModelTypes types)
        => ModelTypes.Is(operation.Type, types.Cluster) && Initialiser.Of(operation) is { } initialiser ? new ClusterReading(initialiser, types.Known, types) : null;

    /// <summary>A part of the cluster that is made in the same expression; null where that is unknown.</summary>
    internal Initialiser? Part(string property) => Initialiser.Of(Known.Source(Initialiser[property]));

    /// <summary>
    /// The cluster as far as its nodes decide what is asked of it; null where one of them, or what it does, is unknown. All else
    /// is such that nothing is wrong with it.
    /// </summary>
    internal Cluster? Model => !HasAllNodes || Nodes.Count == 0 || Nodes.Any(node => !node.HasKnownRoles) ? null : With(Nodes.Select((node, index) => node.ToNode(index)));

    /// <summary>A cluster of some nodes, with which nothing else is wrong.</summary>
    internal static Cluster With(IEnumerable<Node> nodes) => new()
    {
        Name = ClusterName.Parse("unknown"),
        Phase = Phase.Running,
        Nodes = nodes.ToList(),
        TheHive = new() { Version = SupportTable.NewestTheHive, Url = PublicUrl.Parse("https://unknown.invalid") },
        LoadBalancer = new() { VirtualIp = Cidr.Parse("192.0.2.1/24") },
        Storage = new NfsStorage { Server = HostAddress.Parse("unknown.invalid"), Export = AbsolutePath.Parse("/unknown") },
        Secrets = new(),
    };
}
