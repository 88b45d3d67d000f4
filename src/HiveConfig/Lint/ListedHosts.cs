using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Lint;

/// <summary>Entries of a list of hosts that are no machine known here: whether that can be held against them.</summary>
internal static class ListedHosts
{
    /// <summary>Whether every machine with an address unknown here stands in the list under its name, so that an unknown address in it is nobody's.</summary>
    internal static bool ShowsAddresses(Inventory inventory, IReadOnlyList<InventoryNode> nodes, IReadOnlyList<string> list)
    {
        // Two machines of one address are a fault of another rule, and hide the address that a third is meant to have.
        var addresses = nodes.SelectMany(node => node.Addresses.Select(fact => HostText.Usual(fact.Value)).Distinct(StringComparer.Ordinal)).ToList();
        if (nodes.Count == 0 || addresses.Count == 0 || addresses.Distinct(StringComparer.Ordinal).Count() != addresses.Count)
        {
            return false;
        }

        var without = nodes.Where(node => node.Addresses.Count == 0 || node.MayHaveMore).ToList();
        return without.Count == 0 || without.All(list.Select(entry => HostPort.Of(entry).Host).Where(HostText.IsName).Select(inventory.Find).Contains);
    }

    /// <summary>Whether another name in the list is plainly a machine's own: one that is none is then no alias either.</summary>
    internal static bool ShowsNames(Inventory inventory, IReadOnlyList<string> list)
        => list.Select(entry => HostPort.Of(entry).Host).Any(host => HostText.IsName(host) && inventory.Find(host) is not null);
}
