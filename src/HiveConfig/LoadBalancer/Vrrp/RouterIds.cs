using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;

namespace HiveConfig.LoadBalancer;

/// <summary>That two virtual IPs of one network have two router ids.</summary>
internal static class RouterIds
{
    // A network has 255 ids, and its adverts name few addresses: more of either is no balancer's file.
    private const int MostGroups = 300;
    private const int MostAddresses = 10;

    internal static IEnumerable<Violation> Shared(Repo repo)
    {
        var groups = VrrpGroup.All(repo).Where(members => members[0].KnowsAddresses && Id(members[0]) is not null).Take(MostGroups).ToList();
        return from second in groups.Select((members, i) => new { Group = members, Index = i })
               let first = groups.Take(second.Index).FirstOrDefault(members => Id(members[0]) == Id(second.Group[0]) && Collide(members[0], second.Group[0]))
               where first is not null
               let here = second.Group[0]
               select new Violation(here.File, here.Place("virtual_router_id"), $"'virtual_router_id' is '{Id(here)}' for '{here.Addresses[0].Address}' here and for '{first[0].Addresses[0].Address}' on {first[0].Node}, in one network")
               {
                   Setting = here.Key("virtual_router_id"),

                   // Those that only speak to named peers do not hear each other yet.
                   Severity = here.IsUnicast && first[0].IsUnicast && !string.Equals(here.Node, first[0].Node, StringComparison.Ordinal) ? Severity.Warning : null,
                   Related = [new RelatedPlace(first[0].File, first[0].Place("virtual_router_id"), Wording.GivenHere)],
               };
    }

    private static bool Collide(VrrpInstance left, VrrpInstance right)
        => left.IsIPv6 == right.IsIPv6
            && (!string.Equals(left.Node, right.Node, StringComparison.Ordinal) || string.Equals(left.Block.Find("interface")?.Argument?.Text, right.Block.Find("interface")?.Argument?.Text, StringComparison.Ordinal))
            && left.Addresses.Take(MostAddresses).Any(address => right.Addresses.Take(MostAddresses).Any(address.SharesNetwork));

    private static int? Id(VrrpInstance instance) => VrrpInstance.Number(instance.Block.Find("virtual_router_id")?.Argument);
}
