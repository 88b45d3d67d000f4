using System.Linq;

namespace HiveConfig.Text;

/// <summary>A container on the way from the root to the value being resolved.</summary>
internal sealed record HoconTrail(HoconValue Container, HoconTrail? Above);

/// <summary>
/// Where substitutions look for values. While one value of a stack is resolved, substitutions see the stack without it and
/// without what came later: so a key can build on its own earlier value.
/// </summary>
internal sealed class HoconSource(HoconObject root, HoconTrail? trail = null)
{
    internal HoconObject Root => root;

    /// <summary>The same source, one container further down. Away from the root there is no trail to keep.</summary>
    internal HoconSource Below(HoconValue container)
        => trail is not null || container == root ? new HoconSource(root, new HoconTrail(container, trail)) : this;

    /// <summary>A source in which a value of the last container is replaced by another, or gone.</summary>
    internal HoconSource Replacing(HoconValue value, HoconValue? replacement, HoconBudget budget)
    {
        if (trail is null)
        {
            return this;
        }

        for (var at = trail; at is not null; at = at.Above)
        {
            (value, replacement) = (at.Container, Replace(at.Container, value, replacement, budget));
        }

        return new HoconSource(replacement as HoconObject ?? new HoconObject(root.Place, key: null));
    }

    private static HoconValue? Replace(HoconValue container, HoconValue value, HoconValue? replacement, HoconBudget budget)
    {
        switch (container)
        {
            case HoconObject owner:
                budget.Spend(owner.Keys.Count);
                if (owner.Keys.FirstOrDefault(key => owner[key] == value) is not { } found)
                {
                    return owner;
                }

                if (replacement is null)
                {
                    return owner.Without(found);
                }

                var copy = owner.Copy();
                copy.Set(found, replacement);
                return copy;
            case HoconList list:
                return new HoconList(list.Place, list.Key, Items(list.Items));
            case HoconConcatenation concatenation:
                return new HoconConcatenation(concatenation.Place, concatenation.Key, Items(concatenation.Pieces));
            case HoconStack stack:
                return Items(stack.Values) is { Count: > 0 } rest ? new HoconStack(rest) : null;
            default:
                return container;
        }

        System.Collections.Generic.List<HoconValue> Items(System.Collections.Generic.IReadOnlyList<HoconValue> items)
        {
            budget.Spend(items.Count);
            return items.Select(item => item == value ? replacement : item).Where(item => item is not null).Select(item => item!).ToList();
        }
    }
}
