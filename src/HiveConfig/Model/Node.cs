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

    /// <summary>Where the other machines reach it: what stands in their files.</summary>
    public required HostAddress Address { get; init; }

    /// <summary>Its numeric address where <see cref="Address"/> is a DNS name; a balancer needs one, for Keepalived takes no names. Null for none beside <see cref="Address"/>.</summary>
    public HostAddress? Ip { get; init; }

    /// <summary>Its DNS name where <see cref="Address"/> is numeric; an Elasticsearch node at an IPv6 address needs one. Null for none beside <see cref="Address"/>.</summary>
    public HostAddress? Dns { get; init; }

    /// <summary>What it does; null for cassandra, elasticsearch and thehive, and loadbalancer on the first three nodes of the first node's datacenter, see <see cref="Cluster.RolesOf"/>.</summary>
    public IReadOnlyList<Role>? Roles { get; init; }

    /// <summary>What it does for Elasticsearch, when it does; null for data and ingest, and, unless other nodes state master, master on the first three, or in three or more datacenters on the first of each of three, see <see cref="Cluster.ElasticsearchRolesOf"/>.</summary>
    public IReadOnlyList<ElasticsearchRole>? ElasticsearchRoles { get; init; }

    /// <summary>Its datacenter, for a node that runs TheHive the one whose Cassandra it asks; null for <c>datacenter1</c>, on a node without Cassandra for the only one there is, see <see cref="Cluster.DatacenterOf"/>.</summary>
    public DatacenterName? Datacenter { get; init; }

    /// <summary>Its Cassandra rack; null for <c>rack1</c>, <c>rack2</c>, … in the order of the Cassandra nodes of its datacenter, see <see cref="Cluster.RackOf"/>.</summary>
    public DatacenterName? Rack { get; init; }

    /// <summary>Its memory; null for the cluster's <see cref="Cluster.Memory"/>.</summary>
    public DataSize? Memory { get; init; }

    /// <summary>Its network interface towards the clients, for the virtual IP; null for the cluster's <see cref="Cluster.Interface"/>.</summary>
    public InterfaceName? Interface { get; init; }

    /// <summary>Its VRRP priority as a balancer: of those whose HAProxy answers, the highest gets the virtual IP. See <see cref="Cluster.VrrpPriorityOf"/>.</summary>
    /// <value>1-254, no two alike, default 250, 240, 230, … in the order of the balancers.</value>
    public int? VrrpPriority { get; init; }

    /// <summary>Its numeric address; null when only names are known.</summary>
    public HostAddress? NumericAddress => Ip ?? (Address.IsName ? null : Address);

    /// <summary>Its DNS name; null when only numeric addresses are known.</summary>
    public HostAddress? DnsName => Dns ?? (Address.IsName ? Address : null);

    /// <summary>Every address of it that is known.</summary>
    internal IEnumerable<HostAddress> Addresses
    {
        get
        {
            yield return Address;
            if (Ip is not null)
            {
                yield return Ip;
            }

            if (Dns is not null)
            {
                yield return Dns;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name.Value;
}
