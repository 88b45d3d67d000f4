using System;
using System.Collections.Generic;

namespace HiveConfig.Lint;

/// <summary>Finds machines by name or address. Large clusters list all of them in each file, so nothing here looks at every machine.</summary>
internal sealed class HostIndex
{
    private readonly Dictionary<string, InventoryNode> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InventoryNode> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InventoryNode> _shortNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, InventoryNode> _firstLabels = new(StringComparer.OrdinalIgnoreCase);

    internal HostIndex(IReadOnlyList<InventoryNode> nodes)
    {
        foreach (var node in nodes)
        {
            foreach (var address in node.Addresses)
            {
                AddFirst(_addresses, HostText.Usual(address.Value), node);
            }

            foreach (var name in node.Names)
            {
                AddFirst(_names, HostText.Usual(name.Value), node);
                if (HostText.IsName(name.Value))
                {
                    AddFirst(HostText.FirstLabel(name.Value) is var label && label.Length == name.Value.Length ? _shortNames : _firstLabels, label, node);
                }
            }
        }
    }

    /// <summary>The machine of that name or address; null when none is known by it.</summary>
    internal InventoryNode? Find(string host)
    {
        if (HostText.IsAddress(host))
        {
            return Get(_addresses, HostText.Usual(host));
        }

        // One side may be the short form of the other's full name.
        var label = HostText.FirstLabel(host);
        return Get(_names, HostText.Usual(host))
            ?? (HostText.IsName(host) ? Get(label.Length == host.Length ? _firstLabels : _shortNames, label) : null);
    }

    private static InventoryNode? Get(Dictionary<string, InventoryNode> nodes, string key) => nodes.TryGetValue(key, out var node) ? node : null;

    private static void AddFirst(Dictionary<string, InventoryNode> nodes, string key, InventoryNode node)
    {
        if (!nodes.ContainsKey(key))
        {
            nodes.Add(key, node);
        }
    }
}
