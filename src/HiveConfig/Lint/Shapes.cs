using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>The four shapes that most invariants have. They give every rule the same wording, related places and hiding of secrets.</summary>
internal static class Shapes
{
    /// <summary>The same on every node. Lists are compared as sets unless their order counts.</summary>
    internal static IEnumerable<Violation> Agree<T>(this Repo repo, FileKind kind, Key<T> key)
        => Mended(key, Variants.Differences(key.IsSecret, Stated(repo, kind, key)));

    /// <summary>The same on every node, where a node that does not state it has the default; two spellings of one value are one.</summary>
    internal static IEnumerable<Violation> AgreeOrDefault<T>(this Repo repo, FileKind kind, Key<T> key, string usual, Func<string, string>? spelling = null)
        => Mended(key, Variants.Differences(key.IsSecret, repo.OnNodes(kind, key).Select(given => Variant.OrDefault(given, key, usual, spelling)).ToList()));

    /// <summary>
    /// The same list of hosts on every node, whatever their order. A node without the list differs as soon as another has it;
    /// the finding points to the section named by <paramref name="near"/>. An entry without a port has the usual one.
    /// </summary>
    internal static IEnumerable<Violation> AgreeOnHosts(this Repo repo, FileKind kind, Key<IReadOnlyList<string>> key, Func<ConfigFile, int> usualPort, string near)
        => Variants.Differences(key.IsSecret, repo.OnNodes(kind, key)
            .Select(given => given.Setting is null
                ? Variant.Absent(given, key, repo.Effective(given.File), near)
                : Variant.OfHosts(given, key, repo.Inventory, usualPort(given.File)))
            .ToList());

    /// <summary>Another on every node.</summary>
    internal static IEnumerable<Violation> Distinct<T>(this Repo repo, FileKind kind, Key<T> key)
        => from same in Stated(repo, kind, key).GroupBy(variant => variant.Canonical, StringComparer.Ordinal)
           let claims = same.ToList()
           where claims.Count > 1
           let first = Rightful.Of(repo, claims, variant => new Claimed(variant.Node, variant.File, variant.Span, variant.Shown ?? ""))
           from again in claims.Where(variant => !ReferenceEquals(variant, first))
           select new Violation(again.File, again.Span, Wording.Repeated(again.Setting, again.Shown ?? "", first.Node))
           {
               Setting = again.Setting,
               Related = [new RelatedPlace(first.File, first.Span, Wording.GivenHere)],
           };

    /// <summary>A value that is given satisfies a test.</summary>
    internal static IEnumerable<Violation> Must<T>(this Repo repo, FileKind kind, Key<T> key, Func<T, bool> test, string expected)
        => from given in repo.Each(kind, key)
           where given.Setting is not null && !test(given.Value!)
           select new Violation(given.Place, given.Span, Wording.Wrong(given.Setting!.Key, key.IsSecret ? null : Variant.Show(given.Value), expected)) { Setting = given.Setting!.Key, IsSecret = key.IsSecret };

    /// <summary>
    /// Every entry of a list is something known. An entry that is not is an error where the inventory is complete, a warning
    /// where all other entries of its sort (names, or addresses) are known, or all others of the list, and nothing else: there it
    /// is the repo that has a gap.
    /// </summary>
    internal static IEnumerable<Violation> Match(this Repo repo, IEnumerable<Entries> lists, string setting, string expected)
    {
        var strangers = from list in lists
                        let alone = new Lazy<Entry[]>(() => [.. Alone(list.Items), .. Alone([.. list.Items.Where(item => item.IsAddress)]), .. Alone([.. list.Items.Where(item => !item.IsAddress)])])
                        from item in list.Items
                        where item.Membership == Membership.Stranger && (item.IsCertain || repo.Inventory.IsComplete || Array.Exists(alone.Value, one => ReferenceEquals(one, item)))
                        select new { list, item };
        return from same in strangers.GroupBy(stranger => stranger.item.Text, StringComparer.Ordinal)
               let first = same.First()
               let meant = first.item.IsCertain ? null : MistypedHosts.Meant(repo, setting, first.list.Items.Select(item => item.Text), first.item.Text)
               select new Violation(first.list.File, first.item.Span, Wording.Stranger(setting, first.item.Text, expected) + (meant is null ? "" : $"; did you mean '{meant}'?"))
               {
                   Setting = setting,
                   Severity = first.item.IsCertain || repo.Inventory.IsComplete || meant is not null ? null : Severity.Warning,
                   Related = same.Skip(1).Select(again => new RelatedPlace(again.list.File, again.item.Span, Wording.AlsoHere)).ToList(),
               };
    }

    /// <summary>Without what <c>--fix</c> would change: what a node that runs must not change is for people to decide.</summary>
    internal static IEnumerable<Violation> ByHand(this IEnumerable<Violation> violations) => violations.Select(violation => violation with { Edits = [] });

    private static List<Variant> Stated<T>(Repo repo, FileKind kind, Key<T> key)
    {
        var stated = new List<Variant>();
        foreach (var given in repo.OnNodes(kind, key))
        {
            if (given.Setting is not null)
            {
                stated.Add(Variant.Of(given, key));
            }
        }

        return stated;
    }

    private static IEnumerable<Violation> Mended(Key key, IEnumerable<Violation> violations) => key.Change == Consequence.Never ? violations.ByHand() : violations;

    // The only one of several that is not known; none when there are more.
    private static IEnumerable<Entry> Alone(IReadOnlyList<Entry> among)
        => among.Count > 1 && among.Where(item => item.Membership != Membership.Known).Take(2).ToList() is { Count: 1 } only ? only : [];
}
