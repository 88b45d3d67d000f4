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
            var known = cluster.Nodes.SelectMany(node => node.Addresses.Select(address => (Node: node, Address: address))).ToList();
            Distinct(known, pair => pair.Address, (pair, first) => context.Error(
                "HC0011",
                pair.Node.Setting(pair.Address),
                $"'{pair.Node.Name}' has the address '{pair.Address}' of '{first.Node.Name}'",
                new ClusterPlace(first.Node.Setting(first.Address), "first given here")));
            foreach (var (node, address) in known.Where(pair => pair.Address.IsOfNoMachine))
            {
                context.Error("HC0012", node.Setting(address), $"'{address}' is not an address by which other machines reach '{node.Name}'");
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

    private static void Distinct<TItem, TKey>(IEnumerable<TItem> items, Func<TItem, TKey> keyOf, Action<TItem, TItem> report)
        where TKey : notnull
    {
        var seen = new Dictionary<TKey, TItem>();
        foreach (var item in items)
        {
            if (seen.TryGetValue(keyOf(item), out var first))
            {
                report(item, first);
            }
            else
            {
                seen.Add(keyOf(item), item);
            }
        }
    }
}
