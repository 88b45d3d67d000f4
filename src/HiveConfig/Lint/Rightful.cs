using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>Two machines claim one name or address: the copied line is wrong, not the one that it was copied from.</summary>
internal static class Rightful
{
    /// <summary>Whose it plainly is; else the first of whom nothing says that it is not theirs; else the first.</summary>
    internal static T Of<T>(Repo repo, IReadOnlyList<T> claims, Func<T, Claimed> read)
        where T : class
    {
        T? open = null;
        string? asked = null;
        var isNode = false;
        foreach (var claim in claims)
        {
            var claimed = read(claim);
            if (HostText.IsName(claimed.Host) && !HostText.IsAddress(claimed.Host))
            {
                // By name the directory says whose it is. All claim the same: the machines are looked through once.
                if (IsName(claimed.Host, claimed.Node))
                {
                    return claim;
                }

                if (!string.Equals(asked, claimed.Host, StringComparison.Ordinal))
                {
                    asked = claimed.Host;
                    isNode = repo.Inventory.Nodes.Any(node => IsName(claimed.Host, node.Name));
                }

                open ??= isNode ? null : claim;
                continue;
            }

            // By address what else the files of the machine call it.
            var source = $"{claimed.Place.Path}:{claimed.Span}";
            var others = repo.Inventory.Nodes.FirstOrDefault(node => string.Equals(node.Name, claimed.Node, StringComparison.Ordinal))?.Addresses.Where(fact => !string.Equals(fact.Source, source, StringComparison.Ordinal)).Select(fact => fact.Value).Concat(claimed.Others.Where(HostText.IsAddress)).ToList();
            if (others is not { Count: > 0 })
            {
                open ??= claim;
            }
            else if (others.Exists(other => HostText.Same(other, claimed.Host)))
            {
                return claim;
            }
        }

        return open ?? claims[0];
    }

    /// <summary>Whether a machine is called so, in short or in full.</summary>
    internal static bool IsName(string host, string node) => HostText.Same(host, node) || HostText.SameShort(host, node);
}

/// <summary>A machine's claim to a name or address.</summary>
/// <param name="Node">The machine.</param>
/// <param name="Place">The file that says so.</param>
/// <param name="Span">Where.</param>
/// <param name="Host">The name or address.</param>
internal sealed record Claimed(string Node, ConfigFile Place, Span Span, string Host)
{
    /// <summary>What else the machine says of itself, beside what every rule knows it by.</summary>
    internal IReadOnlyList<string> Others { get; init; } = [];
}
