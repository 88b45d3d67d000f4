using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveConfig.Analyzers;

/// <summary>HCA1012: a virtual IP that no other balancer can take over.</summary>
internal sealed class VirtualIpCheck() : CodeCheck(CodeRules.VirtualIpPasses)
{
    internal override ImmutableArray<OperationKind> Kinds => [OperationKind.ObjectCreation, OperationKind.With];

    internal override void Look(OperationAnalysisContext context, ModelTypes types)
    {
        var found = ClusterReading.Of(context.Operation, types) is { } cluster ? Beside(cluster)
            : ModelTypes.Is(context.Operation.Type, types.LoadBalancer) && Initialiser.Of(context.Operation) is { } balancer ? Alone(balancer, types.Known)
            : [];
        foreach (var diagnostic in found)
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    // What is wrong whatever nodes there are.
    private IEnumerable<Diagnostic> Alone(Initialiser balancer, Known known)
    {
        if (known.Number(balancer["VirtualRouterId"]) is { } router)
        {
            foreach (var fault in BalancerChecks.RouterId(router))
            {
                yield return At(balancer.PlaceOf("VirtualRouterId"), fault);
            }
        }

        if (known.Number(balancer["VrrpWeight"]) is { } weight)
        {
            foreach (var fault in BalancerChecks.Weight(weight))
            {
                yield return At(balancer.PlaceOf("VrrpWeight"), fault);
            }
        }

        if (known.Parsed<Cidr>(balancer["VirtualIp"], Cidr.TryParse) is { } vip)
        {
            foreach (var fault in BalancerChecks.Address(vip))
            {
                yield return At(balancer.PlaceOf("VirtualIp"), fault);
            }
        }
    }

    private IEnumerable<Diagnostic> Beside(ClusterReading cluster)
    {
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

        // That it is the address of a node is said by another rule, and that no machine can have it was said alone.
        if (cluster.Part("LoadBalancer") is { } balancer
            && cluster.Nodes.All(node => node.HasKnownAddresses)
            && cluster.Known.Parsed<Cidr>(balancer["VirtualIp"], Cidr.TryParse) is { } vip
            && !model.Nodes.Any(node => node.Addresses.Contains(vip.Address)) && !BalancerChecks.Address(vip).Any())
        {
            foreach (var fault in BalancerChecks.Networks(model with { LoadBalancer = new() { VirtualIp = vip } }))
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
