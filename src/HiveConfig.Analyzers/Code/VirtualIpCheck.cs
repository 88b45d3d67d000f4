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
}
