using System;
using System.Linq;
using FluentValidation;

namespace HiveConfig.Model;

/// <summary>Copies of the data, and the nodes that keep them.</summary>
internal sealed class ReplicationValidator : AbstractValidator<Cluster>
{
    internal ReplicationValidator()
    {
        RuleFor(cluster => cluster.Cassandra.NumTokens)
            .InclusiveBetween(1, 1536)
            .OverridePropertyName("cassandra.numTokens")
            .WithErrorCode("HC1019")
            .WithMessage("'numTokens' is {PropertyValue}, expected 1-1536");
        RuleFor(cluster => cluster).Custom(Keyspace);
        RuleFor(cluster => cluster).Custom(Racks);
        RuleFor(cluster => cluster).Custom((cluster, context) =>
        {
            var (replicas, nodes) = (cluster.IndexReplicas, cluster.ElasticsearchDataNodes.Count);
            if (nodes > 0 && (replicas < 0 || replicas >= nodes))
            {
                context.Error("HC0015", "elasticsearch.replicas", $"'replicas' is {replicas} with {Counted(nodes, "Elasticsearch node")} that {(nodes == 1 ? "holds" : "hold")} data, expected {(nodes == 1 ? "" : "0-")}{nodes - 1}");
            }
            else if (nodes > 1 && replicas == 0)
            {
                context.Warning("HC0018", "elasticsearch.replicas", $"'replicas' is 0 with {Counted(nodes, "Elasticsearch node")} that hold data: each keeps a part of the index that nobody else has; expected {(nodes == 2 ? "" : "1-")}{nodes - 1}");
            }
        });
    }

    // Below min(3, nodes) the loss of one node loses data; where another datacenter has enough, that is a choice.
    private static void Keyspace(Cluster cluster, ValidationContext<Cluster> context)
    {
        var all = cluster.Datacenters.Select(datacenter =>
        {
            var nodes = cluster.CassandraNodesOf(datacenter).Count;
            return (Datacenter: datacenter, Factor: cluster.ReplicationFactorOf(datacenter), Least: Math.Min(3, nodes), Nodes: nodes);
        }).ToList();
        var isEnoughSomewhere = all.Exists(one => one.Factor >= one.Least);
        foreach (var (datacenter, factor, least, nodes) in all.Where(one => one.Factor < one.Least || one.Factor > one.Nodes))
        {
            Action<string, string, string, ClusterPlace?> report = factor > nodes || factor < 1 || !isEnoughSomewhere ? context.Error : context.Warning;
            report(
                "HC1205",
                cluster.Cassandra.ReplicationFactors.ContainsKey(datacenter) ? "cassandra.replication." + datacenter : "cassandra.replication",
                $"'replication' is {factor} with {Counted(nodes, "Cassandra node")} in '{datacenter}', expected {(least == nodes ? "" : least + "-")}{nodes}",
                null);
        }
    }

    private static void Racks(Cluster cluster, ValidationContext<Cluster> context)
    {
        foreach (var datacenter in cluster.Datacenters)
        {
            var nodes = cluster.CassandraNodesOf(datacenter);
            var racks = nodes.Select(cluster.RackOf).Distinct().Count();
            var factor = cluster.ReplicationFactorOf(datacenter);
            if (racks > 1 && racks < factor && factor <= nodes.Count)
            {
                var place = nodes.FirstOrDefault(node => node.Rack is not null);
                context.Warning(
                    "HC1102",
                    place?.Setting("rack") ?? "nodes",
                    $"'{datacenter}' has {racks} racks for {factor} replicas, expected one rack or at least {factor}: else one rack keeps more than its share");
            }
        }
    }

    private static string Counted(int number, string what) => number == 1 ? $"one {what}" : $"{number} {what}s";
}
