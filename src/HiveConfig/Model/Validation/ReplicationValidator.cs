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
        RuleFor(cluster => cluster).Custom((cluster, context) => context.Report(ReplicationChecks.Keyspace(cluster)));
        RuleFor(cluster => cluster).Custom(Racks);
        RuleFor(cluster => cluster).Custom((cluster, context) => context.Report(ReplicationChecks.Index(cluster)));
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
}
