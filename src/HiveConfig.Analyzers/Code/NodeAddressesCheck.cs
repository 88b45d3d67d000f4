using System.Collections.Generic;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveConfig.Analyzers;

/// <summary>HCA1007: two machines at one address.</summary>
internal sealed class NodeAddressesCheck() : ClusterCheck(CodeRules.NodeAddressesDistinct)
{
    private protected override IEnumerable<Diagnostic> Check(ClusterReading cluster)
    {
        var seen = new Dictionary<HostAddress, (string Owner, IOperation Place)>();
        foreach (var node in cluster.Nodes)
        {
            var owner = node.Name is { } name ? $"'{name.Value}'" : "a node";
            foreach (var (address, place) in node.Addresses)
            {
                if (seen.TryGetValue(address, out var first))
                {
                    // The same node twice is one fault, and another rule's.
                    if (node.Name is not null && string.Equals(first.Owner, owner, System.StringComparison.Ordinal))
                    {
                        continue;
                    }

                    yield return At(place, $"{owner} has the address '{address}' of {first.Owner}", first.Place);
                }
                else
                {
                    seen.Add(address, (owner, place));
                }
            }
        }

        if (cluster.Part("Storage")?["Server"] is { } server && cluster.Known.Parsed<HostAddress>(server, HostAddress.TryParse) is { } storage && !seen.ContainsKey(storage))
        {
            // One of the nodes may well be the NFS server.
            seen.Add(storage, ("the NFS server", server));
        }

        if (cluster.Part("LoadBalancer")?["VirtualIp"] is { } stated && cluster.Known.Parsed<Cidr>(stated, Cidr.TryParse) is { } vip && seen.TryGetValue(vip.Address, out var machine))
        {
            yield return At(stated, $"the virtual IP '{vip}' is the address of {machine.Owner}, expected one of its own", machine.Place);
        }
    }
}
