using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>What the repo says about a machine that balances.</summary>
internal static class BalancerNode
{
    /// <summary>The machines with HAProxy or Keepalived, by name.</summary>
    internal static IEnumerable<string> Names(Repo repo)
        => repo.Of(HaproxyCfg.Kind).Concat(repo.Of(KeepalivedConf.Kind)).Select(file => file.Node).OfType<string>().Distinct(StringComparer.Ordinal).OrderBy(node => node, StringComparer.Ordinal);

    /// <summary>Its own addresses, as far as the repo shows them: the inventory's, and the one that its Keepalived sends from.</summary>
    internal static HashSet<string> AddressesOf(Repo repo, string node) => Known.Of(repo).GetOrAdd(node, name => Find(repo, name));

    // Asked for each of the thousands of addresses that a balancer may bind.
    private static readonly Question<ConcurrentDictionary<string, HashSet<string>>> Known = new(_ => new ConcurrentDictionary<string, HashSet<string>>(StringComparer.Ordinal));

    private static HashSet<string> Find(Repo repo, string node)
        => new(
            repo.Inventory.Nodes.Where(known => string.Equals(known.Name, node, StringComparison.Ordinal)).SelectMany(known => known.Addresses.Select(fact => fact.Value))
                .Concat(repo.Of(KeepalivedConf.Kind).Concat(repo.Of(KeepalivedPart.Kind)).Where(file => string.Equals(file.Node, node, StringComparison.Ordinal)).SelectMany(Sources))
                .Select(HostText.Usual),
            StringComparer.Ordinal);

    /// <summary>The addresses that a Keepalived file sends from.</summary>
    internal static IEnumerable<string> Sources(ConfigFile file)
        => file.Document is KeepalivedDocument document
            ? document.Instances.Select(instance => instance.Find("unicast_src_ip")?.Argument).Where(word => word is { IsKnown: true } && HostText.IsAddress(word.Text)).Select(word => word!.Text)
            : [];
}
