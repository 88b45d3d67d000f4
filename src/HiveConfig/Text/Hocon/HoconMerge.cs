using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>What becomes of two values of one key.</summary>
internal static class HoconMerge
{
    /// <summary>The later value over the earlier one.</summary>
    /// <param name="later">What the text says later.</param>
    /// <param name="earlier">What it said before.</param>
    /// <param name="budget">Who pays for copies.</param>
    /// <param name="inPlace">Whether the earlier value may be changed, because nobody else holds it.</param>
    internal static HoconValue Over(HoconValue later, HoconValue earlier, HoconBudget budget, bool inPlace = false)
    {
        if (later.IgnoresEarlier || earlier is HoconAbsent || !budget.Spend(1))
        {
            return later;
        }

        if (later is HoconAbsent)
        {
            return earlier;
        }

        if (later is HoconObject laterObject)
        {
            if (earlier is HoconObject earlierObject)
            {
                return Objects(laterObject, earlierObject, budget, inPlace);
            }

            if (!IsOpen(earlier) && later.IsResolved)
            {
                return laterObject.IgnoringEarlier();
            }
        }

        // Which of them counts, and whether they merge, shows only when their substitutions are resolved.
        var values = new List<HoconValue>();
        Add(later);
        Add(earlier);
        budget.Spend(values.Count);
        return new HoconStack(values);

        void Add(HoconValue value)
        {
            if (value is HoconStack stack)
            {
                values.AddRange(stack.Values);
            }
            else
            {
                values.Add(value);
            }
        }
    }

    /// <summary>Whether a value can still become anything.</summary>
    internal static bool IsOpen(HoconValue value) => value is HoconReference or HoconConcatenation or HoconStack;

    private static HoconObject Objects(HoconObject later, HoconObject earlier, HoconBudget budget, bool inPlace)
    {
        budget.Spend(inPlace ? later.Keys.Count : later.Keys.Count + earlier.Keys.Count);
        var merged = inPlace ? (HoconObject)earlier.At(later.Place, later.Key) : earlier.Copy(later.Place, later.Key);
        foreach (var key in later.Keys)
        {
            var value = later[key]!;
            merged.Set(key, earlier[key] is { } before ? Over(value, before, budget, inPlace) : value);
        }

        return merged;
    }
}
