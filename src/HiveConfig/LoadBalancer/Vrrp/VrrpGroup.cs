using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;

namespace HiveConfig.LoadBalancer;

/// <summary>The instances of several balancers that move the same address: one of each.</summary>
internal static class VrrpGroup
{
    /// <summary>Every group of two or more. Files that serve several machines are in none.</summary>
    internal static IReadOnlyList<IReadOnlyList<VrrpInstance>> Of(Repo repo) => [.. All(repo).Where(group => group.Count > 1)];

    /// <summary>Every group, with those of one balancer alone.</summary>
    internal static IReadOnlyList<IReadOnlyList<VrrpInstance>> All(Repo repo)
    {
        var groups = new List<List<VrrpInstance>>();

        // By address the numbers of the groups that have it: an instance may have thousands of them.
        var having = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var instance in VrrpInstance.Of(repo).Where(instance => instance.Node is not null))
        {
            var addresses = instance.Addresses.Select(address => HostText.Usual(address.Address)).Distinct(StringComparer.Ordinal).ToList();
            var at = groups.Count;
            foreach (var address in addresses)
            {
                foreach (var group in having.TryGetValue(address, out var known) ? known : [])
                {
                    at = group < at && IsFree(groups[group], instance) ? group : at;
                }
            }

            if (at == groups.Count)
            {
                groups.Add([]);
            }

            groups[at].Add(instance);
            foreach (var address in addresses)
            {
                if (!having.TryGetValue(address, out var known))
                {
                    having.Add(address, known = []);
                }

                if (known.Count == 0 || known[known.Count - 1] != at)
                {
                    known.Add(at);
                }
            }
        }

        // An instance that nobody shares an address with: one whose address is mistaken, or one of its own. Name and id tell.
        foreach (var alone in groups.Where(group => group.Count == 1).ToList())
        {
            if (groups.Contains(alone) && groups.Find(group => group != alone && IsFree(group, alone[0]) && IsTwin(group[0], alone[0])) is { } twins)
            {
                twins.Add(alone[0]);
                twins.Sort((left, right) => string.CompareOrdinal(left.File.Path, right.File.Path));
                groups.Remove(alone);
            }
        }

        return groups;
    }

    private static bool IsFree(List<VrrpInstance> group, VrrpInstance instance) => !group.Exists(other => string.Equals(other.Node, instance.Node, StringComparison.Ordinal));

    private static bool IsTwin(VrrpInstance left, VrrpInstance right)
        => left.Name is { } name && string.Equals(name, right.Name, StringComparison.Ordinal)
            && VrrpInstance.Number(left.Block.Find("virtual_router_id")?.Argument) is { } id && id == VrrpInstance.Number(right.Block.Find("virtual_router_id")?.Argument)
            && (left.Addresses.Count == 0 || right.Addresses.Count == 0 || left.IsIPv6 == right.IsIPv6)
            && (!left.IsUnicast || !right.IsUnicast || Names(left, right) || Names(right, left));

    private static bool Names(VrrpInstance left, VrrpInstance right) => right.Source is not { } source || left.Peers is not { } peers || peers.Any(peer => HostText.Same(peer.Text, source.Text));
}
