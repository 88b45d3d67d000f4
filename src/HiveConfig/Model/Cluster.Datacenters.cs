using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HiveConfig.Model;

// What follows for datacenters, and so for Cassandra.
public sealed partial record Cluster
{
    private static readonly DatacenterName UsualDatacenter = DatacenterName.Parse("datacenter1");

    /// <summary>Cassandra datacenters, in the order of their first node.</summary>
    public IReadOnlyList<DatacenterName> Datacenters => CassandraNodes.Select(node => node.Datacenter ?? UsualDatacenter).Distinct().ToList();

    /// <summary>
    /// Cassandra's seed list: the first three Cassandra nodes of each datacenter. Three survive the loss of one; more only
    /// slow gossip down.
    /// </summary>
    public IReadOnlyList<Node> Seeds => Datacenters.SelectMany(dc => CassandraNodesOf(dc).Take(3)).ToList();

    /// <summary>
    /// Whether TheHive asks a majority of the replicas of its own datacenter and not of all: only where TheHive runs in one of
    /// several, for JanusGraph's locks and ids are safe only as long as all who write ask majorities that overlap.
    /// </summary>
    public bool IsConsistencyLocal => Datacenters.Count > 1 && TheHiveNodes.Select(DatacenterOf).Distinct().Count() == 1;

    /// <summary>
    /// A node's datacenter: what it states; else <c>datacenter1</c>, what Cassandra's drivers, and so TheHive, assume when nobody
    /// says otherwise; for a node without Cassandra the only one there is.
    /// </summary>
    /// <exception cref="ArgumentException">The node states neither datacenter nor roles and is none of this cluster's.</exception>
    public DatacenterName DatacenterOf(Node node)
        => node.Datacenter ?? (!RolesOf(node).Contains(Role.Cassandra) && Datacenters.Count == 1 ? Datacenters[0] : UsualDatacenter);

    /// <summary>Cassandra nodes of a datacenter, in order.</summary>
    public IReadOnlyList<Node> CassandraNodesOf(DatacenterName datacenter)
        => CassandraNodes.Where(node => (node.Datacenter ?? UsualDatacenter) == datacenter).ToList();

    /// <summary>Replication factor in a datacenter: what is stated, else three, or as many as there are nodes.</summary>
    public int ReplicationFactorOf(DatacenterName datacenter)
        => Cassandra.ReplicationFactors.TryGetValue(datacenter, out var factor)
            ? factor
            : Cassandra.ReplicationFactor ?? Math.Min(3, CassandraNodesOf(datacenter).Count);

    /// <summary>A node's rack: what it states, else one rack per node in the order of its datacenter, so that no two replicas share one.</summary>
    /// <remarks>
    /// A node that changes its datacenter, or leaves, moves the unstated racks behind it in the datacenter that it leaves and in
    /// the one that it joins, and in no other. A node that has started refuses another rack: state the racks before that.
    /// </remarks>
    /// <exception cref="ArgumentException">The node states no rack and is none of this cluster's Cassandra nodes.</exception>
    public DatacenterName RackOf(Node node)
        => node.Rack ?? DatacenterName.Parse(
            "rack" + (IndexOf(CassandraNodesOf(DatacenterOf(node)), node) + 1).ToString(CultureInfo.InvariantCulture));
}
