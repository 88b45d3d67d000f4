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
    /// <summary>The hosts of a list by their canonical text; empty for other values.</summary>
    public IReadOnlyDictionary<string, HostPort> Hosts { get; init; } = new Dictionary<string, HostPort>(StringComparer.Ordinal);

    /// <summary>The value as it stands; null when it is absent.</summary>
    public ConfigValue? Value { get; init; }

    /// <summary>Whether the file says nothing, not even by a default that counts.</summary>
    internal bool IsAbsent { get; init; }

    /// <summary>Whether two lists that differ may still be the same hosts: where they differ one has names and the other addresses.</summary>
    public bool MayEqual(Variant other)
    {
        var mine = Hosts.Keys.Where(host => !other.Hosts.ContainsKey(host)).Select(host => Hosts[host]).ToList();
        var others = other.Hosts.Keys.Where(host => !Hosts.ContainsKey(host)).Select(host => other.Hosts[host]).ToList();
        return mine.Count > 0 && mine.Count == others.Count && mine.TrueForAll(host => host.IsAddress == mine[0].IsAddress) && others.TrueForAll(host => host.IsAddress != mine[0].IsAddress);
    }

    internal static Variant Of<T>(Given<T> given, Key<T> key)
        => new(given.Setting?.Key ?? key.Name, given.File.Node ?? given.File.Path, given.Place, given.Span, Show(given.Value), Canon(given.Value, key.IsOrdered)) { Value = given.Setting?.Value };

    /// <summary>A list of hosts: two spellings of one machine are one entry, and the usual port may be left out.</summary>
    internal static Variant OfHosts(Given<IReadOnlyList<string>> given, Key key, Inventory inventory, int usualPort)
    {
        var hosts = new Dictionary<string, HostPort>(StringComparer.Ordinal);
        foreach (var entry in given.Value!)
        {
            var host = HostPort.Of(entry);
            hosts[(host with { Host = inventory.Find(host.Host)?.Name ?? host.Host }).Canonical(usualPort)] = host;
        }

        return new Variant(given.Setting?.Key ?? key.Name, given.File.Node ?? given.File.Path, given.Place, given.Span, Show(given.Value), Set(hosts.Keys)) { Hosts = hosts, Value = given.Setting?.Value };
    }

    /// <summary>That a file lacks a setting which others have; it points to the section named by <paramref name="near"/>.</summary>
    internal static Variant Absent<T>(Given<T> given, Key key, TreeDocument document, string near)
    {
        var place = document.Settings.FirstOrDefault(setting => setting.Origin is null && setting.Key.StartsWith(near, StringComparison.Ordinal));
        return new Variant(key.Name, given.File.Node ?? given.File.Path, given.File, place?.KeySpan ?? Span.Start, Shown: null, Canonical: "\0") { IsAbsent = true };
    }

    /// <summary>As <see cref="Of{T}"/>; a file that lacks the setting has its default.</summary>
    internal static Variant OrDefault<T>(Given<T> given, Key<T> key, string usual, Func<string, string>? spelling = null)
    {
        var value = given.Setting is null ? usual : Show(given.Value);
        return new Variant(given.Setting?.Key ?? key.Name, given.File.Node ?? given.File.Path, given.Place, given.Span, given.Setting is null ? null : value, spelling?.Invoke(value) ?? value) { Value = given.Setting?.Value };
    }

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
    /// <summary>Whether more than half are of one value.</summary>
    internal static bool HaveMajority(IReadOnlyList<Variant> variants)
        => variants.GroupBy(variant => variant.Canonical, StringComparer.Ordinal).Any(group => IsMajority(group.Count(), variants));

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

        List<string>? letters = null;
        return groups.Find(group => IsMajority(group.Count, variants)) is { } majority
            ? from variant in variants
              where !string.Equals(variant.Canonical, majority[0].Canonical, StringComparison.Ordinal) && !variant.MayEqual(majority[0])
              select At(variant, Wording.Outlier(variant.Setting, variant.Shown, majority[0].Shown, majority.Count), [majority], majority[0])
            : NoMajority();

        IEnumerable<Violation> NoMajority()
        {
            var others = groups.Where(group => group != groups[1] && !groups[1][0].MayEqual(group[0])).ToList();
            if (others.Count > 0)
            {
                yield return At(groups[1][0], Wording.NoMajority(groups[1][0].Setting, groups[1][0].Shown, others.Select(group => Wording.On(group[0].Shown, group.Count))), others);
            }
        }

        Violation At(Variant here, string message, IEnumerable<List<Variant>> others, Variant? right = null)
        {
            // The same for each that differs.
            letters ??= isSecret ? [.. groups.Select((group, i) => $"value {(char)('A' + Math.Min(i, 25))} on {string.Join(", ", group.Select(variant => variant.Node))}")] : [];
            return new Violation(here.File, here.Span, isSecret ? Wording.Bounded(Wording.Secrets(here.Setting, letters)) : message)
            {
                Setting = here.Setting,
                IsSecret = isSecret,
                IsMutual = right is null,

                // A value under another name may be of another form: a seed of Pekko is none of Akka.
                Edits = right is null || isSecret || !string.Equals(here.Setting, right.Setting, StringComparison.Ordinal) ? []
                    : here.IsAbsent ? Replacement.Add(here.File, right.Setting, right.File, right.Value)
                    : Replacement.Copy(here.File, here.Value, right.File, right.Value),
                Related = others.Select(group => new RelatedPlace(group[0].File, group[0].Span, Wording.GivenHere)).ToList(),
            };
        }
    }

    private static bool IsMajority(int count, IReadOnlyList<Variant> variants) => count * 2 > variants.Count;
}
