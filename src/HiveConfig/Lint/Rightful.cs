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
        => claims.FirstOrDefault(claim => Is(repo, read(claim)) == true) ?? claims.FirstOrDefault(claim => Is(repo, read(claim)) is null) ?? claims[0];

    // By name the directory says whose it is; by address what else the files of the machine call it.
    private static bool? Is(Repo repo, Claimed claim)
    {
        if (HostText.IsName(claim.Host) && !HostText.IsAddress(claim.Host))
        {
            return IsName(claim.Host, claim.Node) ? true : repo.Inventory.Nodes.Any(node => IsName(claim.Host, node.Name)) ? false : null;
        }

        var source = $"{claim.Place.Path}:{claim.Span}";
        var others = repo.Inventory.Nodes.FirstOrDefault(node => string.Equals(node.Name, claim.Node, StringComparison.Ordinal))?.Addresses.Where(fact => !string.Equals(fact.Source, source, StringComparison.Ordinal)).Select(fact => fact.Value).Concat(claim.Others.Where(HostText.IsAddress)).ToList();
        return others is not { Count: > 0 } ? null : others.Exists(other => HostText.Same(other, claim.Host));
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
