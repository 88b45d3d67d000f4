using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Plan;

/// <summary>A machine in the place of another: of another name, or of the same with another address.</summary>
/// <param name="From">The machine that goes.</param>
/// <param name="To">The machine that comes; the same name when only the address is another.</param>
internal sealed record Move(string From, string To)
{
    internal bool IsSameName => string.Equals(From, To, StringComparison.Ordinal);

    /// <summary>One that goes and one that comes, with the same roles, in the same datacenter.</summary>
    internal static IReadOnlyList<Move> Of(Site before, Site after, Work work)
    {
        var moves = work.Staying
            .Where(node => before.Tree.Node(node)!.Addresses.Count > 0 && after.Tree.Node(node)!.Addresses.Count > 0 && !string.Equals(before.AddressOf(node), after.AddressOf(node), StringComparison.Ordinal))
            .Select(node => new Move(node, node)).ToList();
        if (work.Leaving.Count == 1 && work.Joining.Count == 1
            && before.Tree.Node(work.Leaving[0])!.Roles.OrderBy(role => role).SequenceEqual(after.Tree.Node(work.Joining[0])!.Roles.OrderBy(role => role))
            && string.Equals(Datacenter(before, work.Leaving[0]), Datacenter(after, work.Joining[0]), StringComparison.Ordinal))
        {
            moves.Add(new Move(work.Leaving[0], work.Joining[0]));
        }

        return moves;
    }

    private static string? Datacenter(Site site, string node) => site.Tree.PlaceOf(node) is { } place ? place.Substring(0, place.LastIndexOf('/')) : null;
}
