using System.Linq;
using FluentValidation;

namespace HiveConfig.Model;

/// <summary>What Elasticsearch nodes do, and by which addresses TheHive reaches them.</summary>
internal sealed class ElasticsearchNodesValidator : AbstractValidator<Cluster>
{
    internal ElasticsearchNodesValidator()
    {
        RuleFor(cluster => cluster).Custom((cluster, context) =>
        {
            foreach (var node in cluster.Nodes.Where(node => node.ElasticsearchRoles is not null))
            {
                RolesOf(cluster, node, context);
            }
        });
        RuleFor(cluster => cluster).Custom(Sum);
        RuleFor(cluster => cluster).Custom(Addresses);
    }

    private static void RolesOf(Cluster cluster, Node node, ValidationContext<Cluster> context)
    {
        var (roles, setting) = (node.ElasticsearchRoles!, node.Setting("elasticsearchRoles"));
        if (!cluster.RolesOf(node).Contains(Role.Elasticsearch))
        {
            context.Error("HC2017", setting, $"'{node.Name}' has 'elasticsearchRoles' but not the role 'elasticsearch'");
        }
        else if (roles.Contains(ElasticsearchRole.Coordinating) && roles.Count > 1)
        {
            context.Error("HC2017", setting, $"'{node.Name}' is 'coordinating', which means no other role; expected that word alone");
        }
        else if (roles.Contains(ElasticsearchRole.VotingOnly) && !roles.Contains(ElasticsearchRole.Master))
        {
            context.Error("HC2017", setting, $"'{node.Name}' is 'voting_only', expected 'master' beside it");
        }
    }

    private static void Sum(Cluster cluster, ValidationContext<Cluster> context)
    {
        if (cluster.ElasticsearchNodes.Count == 0)
        {
            return;
        }

        var masters = cluster.MasterEligible;
        if (masters.All(node => node.ElasticsearchRoles?.Contains(ElasticsearchRole.VotingOnly) == true))
        {
            context.Error("HC2017", "nodes", "no Elasticsearch node can become master, expected 'master' in the 'elasticsearchRoles' of one");
        }
        else if (masters.Count == 2)
        {
            context.Warning("HC2015", "nodes", $"two Elasticsearch nodes are master-eligible ({masters[0]} and {masters[1]}): the loss of either stops both; expected three, or one");
        }

        if (cluster.ElasticsearchDataNodes.Count == 0)
        {
            context.Error("HC2017", "nodes", "no Elasticsearch node holds data, expected 'data' in the 'elasticsearchRoles' of one");
        }
    }

    private static void Addresses(Cluster cluster, ValidationContext<Cluster> context)
    {
        foreach (var node in cluster.IndexNodes.Where(node => node.Address.IsIPv6 && node.Dns is null))
        {
            context.Error("HC0052", node.Setting("address"), $"'{node.Name}' runs Elasticsearch at '{node.Address}', which TheHive would cut at the first colon; expected a name beside it ('dns: {node.Name}.example.org') or in its place");
        }
    }
}
