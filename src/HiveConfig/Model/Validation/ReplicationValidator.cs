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
        RuleFor(cluster => cluster).Custom(LocalDatacenter);
        RuleFor(cluster => cluster).Custom((cluster, context) =>
        {
            var (replicas, nodes) = (cluster.Elasticsearch.Replicas, cluster.ElasticsearchNodes.Count);
            if (nodes > 0 && (replicas < 0 || replicas >= nodes))
            {
                context.Error("HC0015", "elasticsearch.replicas", $"'replicas' is {replicas} with {Counted(nodes, "Elasticsearch node")}, expected {(nodes == 1 ? "" : "0-")}{nodes - 1}");
            }
        });
    }

    // Below min(3, nodes) the loss of one node loses data, and the generated files would not pass their own rules.
    private static void Keyspace(Cluster cluster, ValidationContext<Cluster> context)
    {
        foreach (var datacenter in cluster.Datacenters)
        {
            var (factor, nodes) = (cluster.ReplicationFactorOf(datacenter), cluster.CassandraNodesOf(datacenter).Count);
            var least = Math.Min(3, nodes);
            if (factor < least || factor > nodes)
            {
                context.Error(
                    "HC1205",
                    "cassandra.replication",
                    $"'replication' is {factor} with {Counted(nodes, "Cassandra node")} in '{datacenter}', expected {(least == nodes ? "" : least + "-")}{nodes}");
            }
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

    private static void LocalDatacenter(Cluster cluster, ValidationContext<Cluster> context)
    {
        var datacenters = cluster.Datacenters;
        foreach (var node in cluster.TheHiveNodes.Where(node => datacenters.Count > 0 && !datacenters.Contains(node.Datacenter)))
        {
            context.Error("HC8006", node.Setting("dc"), $"'{node.Name}' runs TheHive in '{node.Datacenter}', where no node runs Cassandra; expected {string.Join(" or ", datacenters)}");
        }
    }

    private static string Counted(int number, string what) => number == 1 ? $"one {what}" : $"{number} {what}s";
}
