using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Lint;

/// <summary>A list of hosts with entries that are no machine known here: whether that can be held against them. Found out once for all of them.</summary>
/// <param name="repo">The repo.</param>
/// <param name="nodes">Those that the list is for.</param>
/// <param name="list">The list.</param>
internal sealed class ListedHosts(Repo repo, IReadOnlyList<InventoryNode> nodes, IReadOnlyList<string> list)
{
    private bool _areAddressesAsked;
    private bool _showsAddresses;
    private bool _areNamesAsked;
    private bool _showsNames;

    /// <summary>Whether every machine with an address unknown here stands in the list under its name, so that an unknown address in it is nobody's.</summary>
    internal bool ShowsAddresses
    {
        get
        {
            if (!_areAddressesAsked)
            {
                _showsAddresses = FindAddresses();
                _areAddressesAsked = true;
            }

            return _showsAddresses;
        }
    }

    /// <summary>Whether another name in the list is plainly a machine's own: one that is none is then no alias either.</summary>
    internal bool ShowsNames
    {
        get
        {
            if (!_areNamesAsked)
            {
                _showsNames = Hosts.Any(host => HostText.IsName(host) && repo.Inventory.Find(host) is not null);
                _areNamesAsked = true;
            }

            return _showsNames;
        }
    }

    private IEnumerable<string> Hosts => list.Select(entry => HostPort.Of(entry).Host);

    private bool FindAddresses()
    {
        // Two machines of one address are a fault of another rule, and hide the address that a third is meant to have.
        var addresses = nodes.SelectMany(node => node.Addresses.Select(fact => HostText.Usual(fact.Value)).Distinct(StringComparer.Ordinal)).ToList();
        if (nodes.Count == 0 || addresses.Count == 0 || addresses.Distinct(StringComparer.Ordinal).Count() != addresses.Count)
        {
            return false;
        }

        var without = nodes.Where(node => node.Addresses.Count == 0 || node.MayHaveMore || node.Addresses.Any(fact => VirtualIps.Of(repo).Has(fact.Value))).ToList();
        return without.Count == 0 || without.TrueForAll(new HashSet<InventoryNode>(Hosts.Where(HostText.IsName).Select(repo.Inventory.Find).OfType<InventoryNode>()).Contains);
    }
}
