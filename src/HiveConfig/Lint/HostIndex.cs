using System;
using System.Collections.Generic;

namespace HiveConfig.Lint;

/// <summary>Finds machines by name or address. Large clusters list all of them in each file, so nothing here looks at every machine.</summary>
internal sealed class HostIndex
{
    private readonly Dictionary<string, Claim> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Claim> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, InventoryNode> _shortNames = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<InventoryNode> _withFullNames = [];
    private readonly Dictionary<string, InventoryNode> _firstLabels = new(StringComparer.OrdinalIgnoreCase);

    internal HostIndex(IReadOnlyList<InventoryNode> nodes)
    {
        foreach (var node in nodes)
        {
            foreach (var address in node.Addresses)
            {
                Add(_addresses, HostText.Usual(address.Value), node);
            }

            foreach (var name in node.Names)
            {
                Add(_names, HostText.Usual(name.Value), node);
                if (HostText.IsName(name.Value))
                {
                    var label = HostText.FirstLabel(name.Value);
                    if (label.Length < name.Value.Length)
                    {
                        _withFullNames.Add(node);
                    }

                    AddFirst(label.Length == name.Value.Length ? _shortNames : _firstLabels, label, node);
                }
            }
        }
    }

    /// <summary>The machine of that name or address; null when none is known by it.</summary>
    internal InventoryNode? Find(string host)
    {
        if (HostText.IsAddress(host))
        {
            return Get(_addresses, HostText.Usual(host))?.Owner;
        }

        return Get(_names, HostText.Usual(host))?.Owner ?? (HostText.IsName(host) ? FindShort(host) : null);
    }

    // One side may be the short form of the other's full name. Two full names that differ are two machines: cass1.prod is not cass1.staging.
    private InventoryNode? FindShort(string host)
    {
        var label = HostText.FirstLabel(host);
        return label.Length == host.Length ? Get(_firstLabels, label)
            : Get(_shortNames, label) is { } node && !_withFullNames.Contains(node) ? node
            : null;
    }

    private static T? Get<T>(Dictionary<string, T> nodes, string key)
        where T : class
        => nodes.TryGetValue(key, out var node) ? node : null;

    // A line copied from another machine does not make its address this one's: whom most files know by it has it, else the first.
    private static void Add(Dictionary<string, Claim> claims, string key, InventoryNode node)
    {
        if (!claims.TryGetValue(key, out var claim))
        {
            claims.Add(key, new Claim(node));
            return;
        }

        claim.By(node);
    }

    private static void AddFirst(Dictionary<string, InventoryNode> nodes, string key, InventoryNode node)
    {
        if (!nodes.ContainsKey(key))
        {
            nodes.Add(key, node);
        }
    }

    /// <summary>Who is known by a name or address, machine after machine.</summary>
    private sealed class Claim(InventoryNode first)
    {
        private InventoryNode _last = first;
        private int _times = 1;
        private int _most;

        internal InventoryNode Owner { get; private set; } = first;

        internal void By(InventoryNode node)
        {
            _times = ReferenceEquals(node, _last) ? _times + 1 : 1;
            _last = node;
            if (ReferenceEquals(node, Owner))
            {
                _most = _times;
            }
            else if (_times > Math.Max(_most, 1))
            {
                (Owner, _most) = (node, _times);
            }
        }
    }
}
