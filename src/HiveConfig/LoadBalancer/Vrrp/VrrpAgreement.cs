using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>What the balancers of one virtual IP must have in common, or apart, to hear each other and to settle on one owner.</summary>
internal static class VrrpAgreement
{
    // Keepalived reads no more of a password.
    private const int ReadOfPassword = 8;

    /// <summary>What adverts are compared by.</summary>
    internal static IEnumerable<Violation> Adverts(Repo repo) => VrrpGroup.Of(repo).SelectMany(members => Adverts(repo, members));

    /// <summary>Priorities differ.</summary>
    internal static IEnumerable<Violation> Priorities(Repo repo)
    {
        foreach (var members in VrrpGroup.Of(repo))
        {
            foreach (var same in members.Where(instance => instance.Priority is not null).GroupBy(instance => Text(instance.Priority!.Value), StringComparer.Ordinal))
            {
                var first = same.First();
                foreach (var again in same.Skip(1))
                {
                    yield return new Violation(again.File, again.Place("priority"), $"'priority' is {(again.Block.Find("priority") is null ? "absent, which means" : "")} '{same.Key}' here and on {first.Node}, but every balancer needs its own".Replace("  ", " "))
                    {
                        Setting = again.Key("priority"),
                        Related = [new RelatedPlace(first.File, first.Place("priority"), Wording.GivenHere)],
                    };
                }
            }

            foreach (var owner in members.Where(instance => instance.Priority == 255 && instance.Block.Find("nopreempt") is not null))
            {
                yield return new Violation(owner.File, owner.Place("priority"), "'priority' is '255', which always takes the address back: 'nopreempt' has no effect") { Setting = owner.Key("priority") };
            }
        }
    }

    /// <summary>At most one starts as master.</summary>
    internal static IEnumerable<Violation> Masters(Repo repo)
        => from members in VrrpGroup.Of(repo)
           let masters = members.Where(instance => instance.IsMaster is true).ToList()
           from again in masters.Skip(1)
           select new Violation(again.File, again.Place("state"), $"'state' is 'MASTER' here and on {masters[0].Node}, expected 'BACKUP' on all but one")
           {
               Setting = again.Key("state"),
               Related = [new RelatedPlace(masters[0].File, masters[0].Place("state"), Wording.GivenHere)],
           };

    private static IEnumerable<Violation> Adverts(Repo repo, IReadOnlyList<VrrpInstance> members)
    {
        // Without the others' id nothing else is compared by anybody.
        var ids = Compare(members, "virtual_router_id", Id, isSecret: false, hasOneAnswer: true);
        if (ids.Count > 0)
        {
            return ids;
        }

        var types = Compare(members, "auth_type", AuthType, isSecret: false, hasOneAnswer: true);
        return
        [
            .. types,
            .. types.Count > 0 ? [] : Compare(members, "auth_pass", AuthPass, isSecret: true),
            .. Compare(members, "advert_int", Interval, isSecret: false, hasOneAnswer: true),
            .. Compare(members, "unicast_peer", Way),
            .. Compare(members, "version", Version),
            .. Compare(members, "virtual_ipaddress", instance => IsAnyOwned(repo, instance) ? null : Addresses(instance)),
        ];
    }

    private static List<Violation> Compare(IReadOnlyList<VrrpInstance> members, string keyword, Func<VrrpInstance, Variant?> read, bool isSecret = false, bool hasOneAnswer = false)
    {
        var variants = members.Where(instance => instance.IsWhole).Select(read).OfType<Variant>().ToList();
        var majority = variants.GroupBy(variant => variant.Canonical, StringComparer.Ordinal).FirstOrDefault(same => same.Count() * 2 > variants.Count)?.First();
        return
        [
            .. from violation in Variants.Differences(isSecret, variants)
               let instance = members.First(instance => ReferenceEquals(instance.File, violation.File))
               let word = Argument(instance, keyword)
               select violation with
               {
                   Setting = instance.Key(keyword),
                   Edits = hasOneAnswer && majority?.Shown is { } text && word is { IsKnown: true } && !Layout.IsTemplateName(violation.File.Path) ? [new Edit(violation.File, word.Span, text)] : [],
               },
        ];
    }

    private static Variant Of(VrrpInstance instance, string keyword, Word? word, string canonical, string? shown)
        => new(keyword, instance.Node!, instance.File, word?.Span ?? instance.Place(keyword), shown, canonical);

    private static Word? Argument(VrrpInstance instance, string keyword)
        => (keyword is "auth_type" or "auth_pass" ? instance.Block.Find("authentication")?.Find(keyword) : instance.Block.Find(keyword))?.Argument;

    private static Variant? Id(VrrpInstance instance)
        => Argument(instance, "virtual_router_id") is { } word && VrrpInstance.Number(word) is { } id ? Of(instance, "virtual_router_id", word, Text(id), word.Text) : null;

    private static Variant? AuthType(VrrpInstance instance)
        => instance.Version == 3 ? null
            : Argument(instance, "auth_type") is not { } word ? Of(instance, "auth_type", instance.Block.Find("authentication")?.Keyword, "", shown: null)
            : word.IsKnown ? Of(instance, "auth_type", word, word.Text, word.Text) : null;

    private static Variant? AuthPass(VrrpInstance instance)
        => instance.Version == 3 ? null
            : Argument(instance, "auth_pass") is { IsKnown: true } word && !Placeholder.IsAll(word.Text)
                ? Of(instance, "auth_pass", word, word.Text.Substring(0, Math.Min(ReadOfPassword, word.Text.Length)), shown: null)
                : null;

    private static Variant? Interval(VrrpInstance instance)
        => instance.Block.Find("advert_int") is not { } line ? Of(instance, "advert_int", word: null, "1", "1")
            : line.Argument is { IsKnown: true } word && decimal.TryParse(word.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                ? Of(instance, "advert_int", word, seconds.ToString("0.##", CultureInfo.InvariantCulture), word.Text)
                : null;

    private static Variant? Way(VrrpInstance instance)
        => Of(instance, "unicast_peer", word: null, instance.IsUnicast ? "unicast" : "multicast", instance.IsUnicast ? "a list of peers" : null);

    private static Variant? Version(VrrpInstance instance)
        => instance.Version is { } version ? Of(instance, "version", Argument(instance, "version"), Text(version), Text(version)) : null;

    // A machine's own address is a fault by itself.
    private static bool IsAnyOwned(Repo repo, VrrpInstance instance) => instance.Addresses.Any(address => VirtualIps.Of(repo).OwnerOf(address.Address) is not null);

    private static Variant? Addresses(VrrpInstance instance)
        => instance.KnowsAddresses
            ? new Variant("virtual_ipaddress", instance.Node!, instance.File, instance.Addresses[0].Span, Variant.Show(instance.Addresses.Select(address => address.Address)), Variant.Set(instance.Addresses.Select(address => HostText.Usual(address.Address))))
            : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
