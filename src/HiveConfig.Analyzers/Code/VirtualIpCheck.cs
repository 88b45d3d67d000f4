using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveConfig.Analyzers;

/// <summary>HCA1012: a virtual IP that no other balancer can take over.</summary>
internal sealed class VirtualIpCheck() : ClusterCheck(CodeRules.VirtualIpPasses)
{
    private protected override IEnumerable<Diagnostic> Check(ClusterReading cluster)
    {
        if (cluster.Part("LoadBalancer") is { } stated && cluster.Known.Number(stated["VirtualRouterId"]) is { } router)
        {
            foreach (var fault in BalancerChecks.RouterId(router))
            {
                yield return At(stated.PlaceOf("VirtualRouterId"), fault);
            }
        }

        foreach (var diagnostic in Ranks(cluster))
        {
            yield return diagnostic;
        }

        if (cluster.Model is not { } model)
        {
            yield break;
        }

        foreach (var fault in BalancerChecks.Count(model))
        {
            yield return At(cluster.Initialiser.PlaceOf("Nodes"), fault);
        }

        // That it is the address of a node is said by another rule.
        if (cluster.Part("LoadBalancer") is { } balancer
            && cluster.Nodes.All(node => node.HasKnownAddresses)
            && cluster.Known.Parsed<Cidr>(balancer["VirtualIp"], Cidr.TryParse) is { } vip
            && !model.Nodes.Any(node => node.Addresses.Contains(vip.Address)))
        {
            foreach (var fault in BalancerChecks.VirtualIp(model with { LoadBalancer = new() { VirtualIp = vip } }))
            {
                yield return At(balancer.PlaceOf("VirtualIp"), fault);
            }
        }
    }

    // Of one that is out of range, or of a node that is no balancer, nothing further is said.
    private IEnumerable<Diagnostic> Ranks(ClusterReading cluster)
    {
        var balancer = cluster.Part("LoadBalancer");
        var weight = balancer is null ? null : balancer["VrrpWeight"] is { } stated ? cluster.Known.Number(stated) : balancer.IsWhole ? 0 : null;
        foreach (var fault in weight is { } number ? BalancerChecks.Weight(number) : [])
        {
            yield return At(balancer!.PlaceOf("VrrpWeight"), fault);
        }

        // Of an unknown list of nodes it is still known who states the same as another.
        var nodes = cluster.Model is null ? cluster.Nodes.Where(node => node.Priority is not null).ToList() : cluster.Nodes;
        var model = cluster.Model ?? ClusterReading.With(nodes.Select((node, index) => node.ToNode(index) with { Roles = [Role.LoadBalancer] }));
        for (var i = 0; i < nodes.Count; i++)
        {
            foreach (var fault in BalancerChecks.Priority(model, model.Nodes[i]))
            {
                yield return At(nodes[i].Priority!.Value.Place.Syntax.GetLocation(), fault);
            }
        }

        if (nodes.All(node => node.HasKnownPriority))
        {
            foreach (var fault in BalancerChecks.Priorities(model with { LoadBalancer = model.LoadBalancer with { VrrpWeight = cluster.Model is null ? 0 : weight ?? 0 } }))
            {
                var at = model.Nodes.Select((node, index) => string.Equals(fault.Setting, node.Setting("vrrpPriority"), StringComparison.Ordinal) ? nodes[index].Priority?.Place : null).FirstOrDefault(place => place is not null);
                yield return At(at?.Syntax.GetLocation() ?? balancer?.PlaceOf("VrrpWeight") ?? cluster.Initialiser.PlaceOf("Nodes"), fault);
            }
        }
    }
}
