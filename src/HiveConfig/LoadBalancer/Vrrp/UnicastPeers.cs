using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>That each balancer sends its adverts to exactly the other ones.</summary>
internal static class UnicastPeers
{
    internal static IEnumerable<Violation> Wrong(Repo repo)
        => VrrpGroup.Of(repo).SelectMany(members => Sources(repo, members) is { Count: > 0 } sources ? sources : members.Where(instance => instance.IsUnicast).SelectMany(instance => Peers(repo, members, instance)));

    // Two that send from one address: the lists cannot be judged before that is mended.
    private static List<Violation> Sources(Repo repo, IReadOnlyList<VrrpInstance> members)
    {
        var violations = new List<Violation>();
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i].Source is not { } source)
            {
                continue;
            }

            var owner = repo.Inventory.Find(source.Text)?.Name;
            var twin = members.Take(i).FirstOrDefault(other => other.Source is { } its && HostText.Same(its.Text, source.Text));
            var wrongOwner = owner is not null ? (string.Equals(owner, members[i].Node, StringComparison.Ordinal) ? null : owner) : twin?.Node;
            if (wrongOwner is null && members.Where(other => other != members[i]).ToList() is { Count: > 1 } others && others.TrueForAll(other => Misses(repo, other, members[i])))
            {
                var expected = others[0].Peers!.First(peer => IsOf(repo, peer, members[i]));
                violations.Add(new Violation(members[i].File, source.Span, $"'unicast_src_ip' is '{source.Text}', but the other balancers send to '{expected.Text}', the address of {members[i].Node}")
                {
                    Setting = members[i].Key("unicast_src_ip"),
                    Related = [new RelatedPlace(others[0].File, expected.Span, Wording.GivenHere)],
                });
            }

            else if (wrongOwner is null && Meant(members, members[i]) is { } meant)
            {
                violations.Add(new Violation(members[i].File, source.Span, $"'unicast_src_ip' is '{source.Text}', which no other balancer sends to; they send to '{meant.Peer.Text}', from which none sends")
                {
                    Setting = members[i].Key("unicast_src_ip"),
                    Related = [new RelatedPlace(meant.From.File, meant.Peer.Span, Wording.GivenHere)],
                });
            }

            if (wrongOwner is not null)
            {
                violations.Add(new Violation(members[i].File, source.Span, $"'unicast_src_ip' is '{source.Text}', the address of {wrongOwner}, expected one of {members[i].Node}")
                {
                    Setting = members[i].Key("unicast_src_ip"),
                    Related = twin is null ? [] : [new RelatedPlace(twin.File, twin.Source!.Span, Wording.AlsoHere)],
                });
            }
        }

        return violations;
    }

    // Two lists or more that agree on one address too many, and lack this one's: it is this one that is mistyped.
    private static (VrrpInstance From, Word Peer)? Meant(IReadOnlyList<VrrpInstance> members, VrrpInstance member)
    {
        var others = members.Where(other => other != member).ToList();
        if (others.Count < 2 || others.Exists(other => other.Peers is null || other.Source is null || Lists(other, member.Source!)))
        {
            return null;
        }

        var strangers = others[0].Peers!.Where(peer => !members.Any(other => HostText.Same(other.Source!.Text, peer.Text))).ToList();
        return strangers.Count == 1 && others.TrueForAll(other => Lists(other, strangers[0])) && member.Peers is { } own && !own.Any(peer => HostText.Same(peer.Text, strangers[0].Text)) ? (others[0], strangers[0]) : null;
    }

    private static bool Lists(VrrpInstance from, Word address) => from.Peers!.Any(peer => HostText.Same(peer.Text, address.Text));

    // Whether one balancer sends to another, but not to where that one says it sends from.
    private static bool Misses(Repo repo, VrrpInstance from, VrrpInstance to)
        => from.Peers is { } peers && peers.Any(peer => IsOf(repo, peer, to)) && !peers.Any(peer => HostText.Same(peer.Text, to.Source!.Text));

    private static bool IsOf(Repo repo, Word peer, VrrpInstance instance)
        => repo.Inventory.Find(peer.Text) is { } node && string.Equals(node.Name, instance.Node, StringComparison.Ordinal);

    private static IEnumerable<Violation> Peers(Repo repo, IReadOnlyList<VrrpInstance> members, VrrpInstance instance)
    {
        if (instance.Peers is not { } peers)
        {
            yield break;
        }

        // Each may list thousands: none is looked for among all others.
        var listed = new HashSet<string>(peers.Select(peer => HostText.Usual(peer.Text)), StringComparer.Ordinal);
        var moved = new HashSet<string>(instance.Addresses.Where(address => VirtualIps.Of(repo).Has(address.Address)).Select(address => HostText.Usual(address.Address)), StringComparer.Ordinal);
        var source = SourceOf(repo, instance);
        var twice = peers.GroupBy(peer => HostText.Usual(peer.Text), StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        var self = peers.FirstOrDefault(peer => source is not null && HostText.Same(peer.Text, source));
        var vip = peers.FirstOrDefault(peer => moved.Contains(HostText.Usual(peer.Text)));
        var others = members.Where(other => !ReferenceEquals(other, instance)).Select(other => new { other.Node, Source = SourceOf(repo, other) }).ToList();
        var missing = others.Where(other => other.Source is { } its && !listed.Contains(HostText.Usual(its))).ToList();

        // A peer that is nobody here may be a balancer that the repo does not hold.
        var theirs = new HashSet<string>(others.Select(other => other.Source).OfType<string>().Select(HostText.Usual), StringComparer.Ordinal);
        var strangers = others.TrueForAll(other => other.Source is not null)
            ? peers.Where(peer => !ReferenceEquals(peer, self) && !ReferenceEquals(peer, vip) && !theirs.Contains(HostText.Usual(peer.Text))).ToList()
            : [];
        var stranger = missing.Count > 0 || repo.Inventory.IsComplete ? strangers.FirstOrDefault() : null;
        var isMissing = missing.Count > 0 ? $"; {string.Join(", ", missing.Select(other => $"{other.Node} ('{other.Source}')"))} is missing" : "";
        var (place, message) = self is not null ? (self, $"'unicast_peer' lists '{self.Text}', this balancer itself{isMissing}")
            : vip is not null ? (vip, $"'unicast_peer' lists '{vip.Text}', the virtual IP{isMissing}")
            : stranger is not null ? (stranger, $"'unicast_peer' lists '{stranger.Text}', which is no other balancer{isMissing}")
            : missing.Count > 0 ? (instance.Block.Find("unicast_peer")!.Keyword, $"'unicast_peer' lacks {string.Join(", ", missing.Select(other => $"{other.Node} ('{other.Source}')"))}")
            : twice is not null ? (twice.Last(), $"'unicast_peer' lists '{twice.Last().Text}' twice")
            : (null, "");
        if (place is not null)
        {
            yield return new Violation(instance.File, place.Span, message) { Setting = instance.Key("unicast_peer") };
        }
    }

    // Without one of its own Keepalived takes the interface's first address.
    private static string? SourceOf(Repo repo, VrrpInstance instance)
    {
        if (instance.Block.Find("unicast_src_ip") is { } line)
        {
            return line.Argument is { IsKnown: true } word ? word.Text : null;
        }

        var known = repo.Inventory.Nodes.FirstOrDefault(node => string.Equals(node.Name, instance.Node, StringComparison.Ordinal))?.Addresses.Select(fact => HostText.Usual(fact.Value)).Distinct(StringComparer.Ordinal).ToList();
        return known?.Count == 1 ? known[0] : null;
    }
}
