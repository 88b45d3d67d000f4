using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Model;

/// <summary>Copies of the data against the nodes that keep them.</summary>
internal static class ReplicationChecks
{
    // Below min(3, nodes) the loss of one node loses data; where another datacenter has enough, that is a choice.
    internal static IEnumerable<ClusterFault> Keyspace(Cluster cluster)
    {
        var all = cluster.Datacenters.Select(datacenter =>
        {
            var nodes = cluster.CassandraNodesOf(datacenter).Count;
            return (Datacenter: datacenter, Factor: cluster.ReplicationFactorOf(datacenter), Least: Math.Min(3, nodes), Nodes: nodes);
        }).ToList();
        var isEnoughSomewhere = all.Exists(one => one.Factor >= one.Least);
        return from one in all
               where one.Factor < one.Least || one.Factor > one.Nodes
               select new ClusterFault(
                   one.Factor > one.Nodes || one.Factor < 1 || !isEnoughSomewhere ? ProblemSeverity.Error : ProblemSeverity.Warning,
                   "HC1205",
                   cluster.Cassandra.ReplicationFactors.ContainsKey(one.Datacenter) ? "cassandra.replication." + one.Datacenter : "cassandra.replication",
                   $"'replication' is {one.Factor} with {Counted(one.Nodes, "Cassandra node")} in '{one.Datacenter}', expected {(one.Least == one.Nodes ? "" : one.Least + "-")}{one.Nodes}");
    }

    internal static IEnumerable<ClusterFault> Index(Cluster cluster)
    {
        const string Setting = "elasticsearch.replicas";
        var (replicas, nodes) = (cluster.IndexReplicas, cluster.ElasticsearchDataNodes.Count);
        if (nodes > 0 && (replicas < 0 || replicas >= nodes))
        {
            yield return ClusterFault.Error("HC0015", Setting, $"'replicas' is {replicas} with {Counted(nodes, "Elasticsearch node")} that {(nodes == 1 ? "holds" : "hold")} data, expected {(nodes == 1 ? "" : "0-")}{nodes - 1}");
        }
        else if (nodes > 1 && replicas == 0)
        {
            yield return ClusterFault.Warning("HC0018", Setting, $"'replicas' is 0 with {Counted(nodes, "Elasticsearch node")} that hold data: each keeps a part of the index that nobody else has; expected {(nodes == 2 ? "" : "1-")}{nodes - 1}");
        }
    }

    /// <summary>Datacenters that the stated replication names and no node is in, and those that it forgets.</summary>
    internal static IEnumerable<ClusterFault> Names(Cluster cluster)
    {
        const string Setting = "cassandra.replication";
        var (stated, datacenters) = (cluster.Cassandra.ReplicationFactors, cluster.Datacenters);
        foreach (var name in stated.Keys.Where(name => !datacenters.Contains(name)))
        {
            yield return ClusterFault.Error("HC1204", Setting + "." + name, $"'replication' names '{name}', where no node runs Cassandra; expected {string.Join(", ", datacenters)}");
        }

        foreach (var name in datacenters.Where(name => stated.Count > 0 && !stated.ContainsKey(name)))
        {
            yield return ClusterFault.Error("HC1204", Setting, $"'replication' does not name '{name}', expected a number for every datacenter");
        }
    }

    private static string Counted(int number, string what) => number == 1 ? $"one {what}" : $"{number} {what}s";
}
