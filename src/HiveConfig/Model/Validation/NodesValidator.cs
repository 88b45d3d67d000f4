using System;
using System.Collections.Generic;
using System.Linq;
using FluentValidation;

namespace HiveConfig.Model;

/// <summary>Names, addresses and roles of the nodes.</summary>
internal sealed class NodesValidator : AbstractValidator<Cluster>
{
    private static readonly (Role Role, string Word)[] Needed =
    [
        (Role.Cassandra, "cassandra"),
        (Role.Elasticsearch, "elasticsearch"),
        (Role.TheHive, "thehive"),
        (Role.LoadBalancer, "loadbalancer"),
    ];

    internal NodesValidator()
    {
        RuleFor(cluster => cluster).Custom((cluster, context) =>
        {
            Distinct(cluster.Nodes, node => node.Name, (node, first) => context.Error(
                "HC0010", "nodes." + node.Name, $"two nodes are called '{node.Name}'", new ClusterPlace("nodes." + first.Name, "first given here")));
            Distinct(cluster.Nodes, node => node.Address, (node, first) => context.Error(
                "HC0011",
                node.Setting("address"),
                $"'{node.Name}' has the address '{node.Address}' of '{first.Name}'",
                new ClusterPlace(first.Setting("address"), "first given here")));
            foreach (var node in cluster.Nodes.Where(node => node.Address.IsOfNoMachine))
            {
                context.Error("HC0012", node.Setting("address"), $"'{node.Address}' is not an address by which other machines reach '{node.Name}'");
            }
        });
        RuleFor(cluster => cluster).Custom((cluster, context) =>
        {
            if (cluster.Nodes.Count == 0)
            {
                context.Error("HC0013", "nodes", "there is no node, expected at least one");
                return;
            }

            foreach (var (_, word) in Needed.Where(needed => cluster.NodesWith(needed.Role).Count == 0))
            {
                context.Error("HC0013", "nodes", $"no node has the role '{word}', expected at least one");
            }
        });
    }

    private static void Distinct<TKey>(IEnumerable<Node> nodes, Func<Node, TKey> keyOf, Action<Node, Node> report)
        where TKey : notnull
    {
        var seen = new Dictionary<TKey, Node>();
        foreach (var node in nodes)
        {
            if (seen.TryGetValue(keyOf(node), out var first))
            {
                report(node, first);
            }
            else
            {
                seen.Add(keyOf(node), node);
            }
        }
    }
}
