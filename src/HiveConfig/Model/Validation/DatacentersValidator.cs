using System.Linq;
using FluentValidation;

namespace HiveConfig.Model;

/// <summary>Datacenters: every node in the one it is meant to be in.</summary>
internal sealed class DatacentersValidator : AbstractValidator<Cluster>
{
    internal DatacentersValidator()
    {
        RuleFor(cluster => cluster).Custom(Stated);
        RuleFor(cluster => cluster).Custom(OfTheHive);
        RuleFor(cluster => cluster).Custom((cluster, context) => context.Report(ReplicationChecks.Names(cluster)));
    }

    // A forgotten one would be a datacenter of its own, for ever: no node changes it after its first start.
    private static void Stated(Cluster cluster, ValidationContext<Cluster> context)
    {
        var nodes = cluster.CassandraNodes;
        if (nodes.FirstOrDefault(node => node.Datacenter is not null) is { } first)
        {
            foreach (var node in nodes.Where(node => node.Datacenter is null))
            {
                context.Error("HC0050", node.Setting("dc"), $"'{node.Name}' runs Cassandra and states no 'dc' but '{first.Name}' does, expected one on all or on none", new ClusterPlace(first.Setting("dc"), "given here"));
            }
        }
    }

    private static void OfTheHive(Cluster cluster, ValidationContext<Cluster> context)
    {
        var datacenters = cluster.Datacenters;
        foreach (var node in cluster.TheHiveNodes.Where(node => datacenters.Count > 0 && !datacenters.Contains(cluster.DatacenterOf(node))))
        {
            var problem = node.Datacenter is null ? "and states no 'dc'" : $"in '{node.Datacenter}', where no node runs Cassandra";
            var expected = string.Join(" or ", datacenters) + (datacenters.Count > 1 ? ", whichever is nearest" : "");
            context.Error("HC8006", node.Setting("dc"), $"'{node.Name}' runs TheHive {problem}; expected {expected}");
        }
    }
}
