using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>What one node has, in the form in which nodes are compared.</summary>
/// <param name="Setting">The key, as this file spells it.</param>
/// <param name="Node">The node.</param>
/// <param name="File">The file that the value stands in.</param>
/// <param name="Span">The place in it.</param>
/// <param name="Shown">The value as messages show it; null when it is absent.</param>
/// <param name="Canonical">One text for all spellings of one value.</param>
internal sealed record Variant(string Setting, string Node, ConfigFile File, Span Span, string? Shown, string Canonical)
{
    /// <summary>Whether this and another value, which differ as texts, may still be the same: only then nothing is said.</summary>
    public Func<Variant, bool> MayEqual { get; init; } = _ => false;

    internal static Variant Of<T>(Given<T> given, Key<T> key)
        => new(given.Setting?.Key ?? key.Name, given.File.Node ?? given.File.Path, given.Place, given.Span, Show(given.Value), Canon(given.Value, key.IsOrdered));

    internal static string Show(object? value) => value switch
    {
        null => "",
        IEnumerable<string> list => string.Join(",", list),
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>One text for a set of texts.</summary>
    internal static string Set(IEnumerable<string> items)
        => string.Join("\n", items.Distinct(StringComparer.Ordinal).OrderBy(item => item, StringComparer.Ordinal));

    private static string Canon(object? value, bool isOrdered)
        => value is IEnumerable<string> list ? (isOrdered ? string.Join("\n", list) : Set(list)) : Show(value);
}

/// <summary>Finds what differs between nodes.</summary>
internal static class Variants
{
    /// <summary>
    /// One violation for each node that differs from the majority. Without a majority, one at the first file that differs from
    /// those before it; every other variant is a related place.
    /// </summary>
    internal static IEnumerable<Violation> Differences(bool isSecret, IReadOnlyList<Variant> variants)
    {
        var groups = variants.GroupBy(variant => variant.Canonical, StringComparer.Ordinal).Select(group => group.ToList()).ToList();
        if (groups.Count < 2)
        {
            return [];
        }

        return groups.Find(group => group.Count * 2 > variants.Count) is { } majority
            ? from variant in variants
              where !majority.Contains(variant) && !variant.MayEqual(majority[0])
              select At(variant, Wording.Outlier(variant.Setting, variant.Shown, majority[0].Shown, majority.Count), [majority])
            : NoMajority();

        IEnumerable<Violation> NoMajority()
        {
            var others = groups.Where(group => group != groups[1] && !groups[1][0].MayEqual(group[0])).ToList();
            if (others.Count > 0)
            {
                yield return At(groups[1][0], Wording.NoMajority(groups[1][0].Setting, groups[1][0].Shown, others.Select(group => (group[0].Shown, group.Count))), others);
            }
        }

        Violation At(Variant here, string message, IEnumerable<List<Variant>> others)
        {
            var letters = groups.Select((group, i) => ((char)('A' + Math.Min(i, 25)), group.Select(variant => variant.Node)));
            return new Violation(here.File, here.Span, isSecret ? Wording.Secrets(here.Setting, letters) : message)
            {
                Setting = here.Setting,
                IsSecret = isSecret,
                Related = others.Select(group => new RelatedPlace(group[0].File, group[0].Span, Wording.GivenHere)).ToList(),
            };
        }
    }
}
