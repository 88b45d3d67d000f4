using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;

namespace HiveConfig.Model;

/// <summary>One machine.</summary>
public sealed record Node
{
    /// <summary>A machine to be filled by an initialiser.</summary>
    public Node()
    {
    }

    /// <summary>A machine by name and address.</summary>
    /// <exception cref="FormatException">The name or the address is none.</exception>
    [SetsRequiredMembers]
    public Node(string name, string address)
    {
        Name = NodeName.Parse(name);
        Address = HostAddress.Parse(address);
    }

    /// <summary>Its name: node.name of Elasticsearch, server name of HAProxy, directory of the generated tree.</summary>
    public required NodeName Name { get; init; }

    /// <summary>Where the other machines reach it.</summary>
    public required HostAddress Address { get; init; }

    /// <summary>What it does; null for the default, see <see cref="Cluster.RolesOf"/>.</summary>
    public IReadOnlyList<Role>? Roles { get; init; }

    /// <summary>Its Cassandra datacenter.</summary>
    /// <value>Default <c>datacenter1</c>: what Cassandra's drivers, and so TheHive, assume when nobody says otherwise.</value>
    public DatacenterName Datacenter { get; init; } = DatacenterName.Parse("datacenter1");

    /// <summary>Its Cassandra rack; null for <c>rack1</c>, <c>rack2</c>, … in the order of the Cassandra nodes of its datacenter, see <see cref="Cluster.RackOf"/>.</summary>
    public DatacenterName? Rack { get; init; }

    /// <summary>Its memory; null when the cluster's <see cref="Cluster.Memory"/> holds for it.</summary>
    public DataSize? Memory { get; init; }

    /// <summary>Its network interface towards the clients, for the virtual IP; null when <see cref="Cluster.Interface"/> holds for it.</summary>
    public InterfaceName? Interface { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name.Value;
}
