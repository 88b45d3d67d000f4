using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>The virtual IPs that HAProxy binds, on machines that may not hold them.</summary>
internal static class VirtualBinds
{
    /// <summary>The kernel of every balancer lets HAProxy bind an address that another one holds.</summary>
    internal static IEnumerable<Violation> Refused(Repo repo)
    {
        var vips = VirtualAddress.Of(repo);
        return Balancers(repo) is not { Count: > 1 } balancers || vips.Count == 0 ? [] :
            from key in new[] { "net.ipv4.ip_nonlocal_bind", "net.ipv6.ip_nonlocal_bind" }
            let binding = balancers.Where(balancer => Bind(repo, balancer.Haproxy, key) is not null).ToList()
            where binding.Count > 0
            from violation in Refused(repo, binding, key)
            select violation;
    }

    /// <summary>What TheHive's frontends bind, and the machine does not have itself, is a virtual IP.</summary>
    internal static IEnumerable<Violation> Strangers(Repo repo)
    {
        var vips = VirtualAddress.Of(repo);
        var all = TheHiveProxies.Of(repo).ToList();
        var hasKeepalived = repo.Of(KeepalivedConf.Kind).Concat(repo.Of(KeepalivedPart.Kind)).Any();
        if ((hasKeepalived && vips.Count == 0) || KeepalivedFiles.Of(repo).Any(read => read.Whole.Nodes.Any(VrrpInstance.IsInclude)) || repo.Of(KeepalivedConf.Kind).Concat(repo.Of(KeepalivedPart.Kind)).Any(file => !Repo.IsReadable(file) || ((KeepalivedDocument)file.Document).Instances.Any(instance => instance.Values("virtual_ipaddress").Any(entry => !entry.Keyword.IsKnown || VrrpInstance.IsInclude(entry)))))
        {
            return [];
        }

        var binds = (from proxies in all
                     from section in proxies.Frontends
                     from bind in section.Binds
                     where !bind.Line.IsConditional
                     from address in bind.Addresses
                     where address is { IsSocket: false, IsWildcard: false, Host: { } host } && HostText.IsAddress(host) && !HostText.IsLocal(host)
                     select new { proxies, section, bind, address }).ToList();
        var byTitle = binds.ToLookup(bind => bind.section.Title(), StringComparer.Ordinal);
        var withVip = new HashSet<HaproxySection>(binds.Where(bind => VirtualAddress.Find(repo, bind.address.Host!) is not null).Select(bind => bind.section));
        var expected = vips.Count == 0 ? "one of its own or '*'" : string.Join(" or ", vips.Select(vip => HostText.Usual(vip.Address)).Distinct(StringComparer.Ordinal).Select(Wording.Quote)) + ", the virtual IP of Keepalived";
        var ports = new Dictionary<HaproxySection, HashSet<string>>();
        var isShared = all.Exists(proxies => proxies.File.Node is null) && (Balancers(repo)?.Count ?? 0) > 1;
        var strangers = from found in binds
                        let host = found.address.Host!
                        where VirtualAddress.Find(repo, host) is null && !(found.proxies.File.Node is { } own && BalancerNode.AddressesOf(repo, own).Contains(HostText.Usual(host)))
                        let owner = OwnerOf(repo, found.proxies.File.Node, host)
                        let twins = byTitle[found.section.Title()].Where(other => !ReferenceEquals(other.proxies, found.proxies)).ToList()

                        // An address that only this machine binds may be its own, unless the others bind the virtual IP in its place.
                        where owner is not null ? !MayServeOthers(repo, found.proxies.File, PortsOf(found.proxies.File, found.section), found.bind, found.address)
                            : vips.Count == 0 || repo.Inventory.Find(host) is not null ? false
                            : found.proxies.File.Node is null ? isShared
                            : twins.Exists(other => HostText.Same(other.address.Host!, host))
                                || (twins.Exists(other => VirtualAddress.Find(repo, other.address.Host!) is not null) && !withVip.Contains(found.section))
                                || repo.Inventory.Manifest is not null
                        select new { Bind = found, Owner = owner };

        // One address is one mistake, whether the binds or Keepalived have it, and however many lines bind it.
        return from same in strangers.GroupBy(found => HostText.Usual(found.Bind.address.Host!), StringComparer.Ordinal)
               let first = same.First().Bind
               let owner = same.First().Owner
               select new Violation(first.proxies.File, first.address.Span, $"'{first.section.Title()}' binds '{first.address.Host}', {(owner is null ? "" : $"which {owner} has, ")}expected {expected}")
               {
                   Setting = first.section.Key("bind"),
                   Related = [.. vips.Take(1).Select(vip => new RelatedPlace(vip.File, vip.Span, Wording.GivenHere)), .. same.Skip(1).Select(again => new RelatedPlace(again.Bind.proxies.File, again.Bind.address.Span, Wording.AlsoHere))],
                   Fix = vips.Count == 0 ? "Bind an address that the machine has, or '*' for all of them." : null,
               };

        HashSet<string> PortsOf(ConfigFile haproxy, HaproxySection section)
        {
            if (!ports.TryGetValue(section, out var known))
            {
                ports.Add(section, known = OwnPorts(repo, haproxy, section));
            }

            return known;
        }
    }

    private static IEnumerable<Violation> Refused(Repo repo, List<Balancer> binding, string key)
    {
        var states = binding.Select(balancer => new { Balancer = balancer, Assignment = AssignmentOn(repo, balancer.Node, key), Bind = Bind(repo, balancer.Haproxy, key)! }).ToList();
        var isSomewhere = states.Exists(state => state.Assignment is { Entry.Value.Text: "1" or "2" });
        foreach (var state in states.Where(state => state.Assignment is { Entry.Value: { Text: "0", IsKnown: true } }).GroupBy(state => state.Assignment!.File).Select(same => same.First()))
        {
            var (file, entry) = state.Assignment!;
            yield return new Violation(file, entry.Value.Span, $"'{key}' is '0', but HAProxy binds the virtual IP '{state.Bind.Host}', expected '1'")
            {
                Setting = key,
                Related = [new RelatedPlace(state.Balancer.Haproxy, state.Bind.Span, "bound here")],
                Edits = Layout.IsTemplateName(file.Path) ? [] : [new Edit(file, entry.Value.Span, "1")],
            };
        }

        var without = states.Where(state => state.Assignment is null).ToList();
        if (without.Count == 0)
        {
            yield break;
        }

        if (isSomewhere)
        {
            foreach (var state in without)
            {
                var (file, entry) = states.First(other => other.Assignment is { Entry.Value.Text: "1" or "2" }).Assignment!;
                yield return new Violation(state.Balancer.Haproxy, state.Bind.Span, $"HAProxy binds the virtual IP '{state.Bind.Host}', but '{key}' is not set on {state.Balancer.Node} as it is on other balancers")
                {
                    Setting = key,
                    Related = [new RelatedPlace(file, entry.Value.Span, Wording.GivenHere)],
                };
            }
        }
        else if (without.Count == states.Count && OtherFamily(repo, without[0].Balancer, without[0].Bind, key) is { } instead)
        {
            yield return instead;
        }
        else if (without.Count == states.Count)
        {
            var (balancer, bind) = (without[0].Balancer, without[0].Bind);
            yield return new Violation(balancer.Haproxy, bind.Span, $"HAProxy binds the virtual IP '{bind.Host}', and nothing in this repo sets '{key}'")
            {
                Setting = key,
                Severity = Severity.Info,
                Related = [.. without.Skip(1).Where(other => !ReferenceEquals(other.Balancer.Haproxy, balancer.Haproxy)).Select(other => new RelatedPlace(other.Balancer.Haproxy, other.Bind.Span, Wording.AlsoHere))],
            };
        }
    }

    // Somebody thought of it, for the addresses that HAProxy does not bind.
    private static Violation? OtherFamily(Repo repo, Balancer balancer, HaproxyAddress bind, string key)
    {
        var other = key.IndexOf("ipv6", StringComparison.Ordinal) >= 0 ? "net.ipv4.ip_nonlocal_bind" : "net.ipv6.ip_nonlocal_bind";
        return AssignmentOn(repo, balancer.Node, other) is { Entry.Value.Text: "1" or "2" } set && Bind(repo, balancer.Haproxy, other) is null
            ? new Violation(set.File, set.Entry.Value.Span, $"'{other}' is set, but HAProxy binds '{bind.Host}', expected '{key}'")
            {
                Setting = key,
                Related = [new RelatedPlace(balancer.Haproxy, bind.Span, "bound here")],
            }
            : null;
    }

    // The first bind line of a virtual IP of that family that asks the kernel plainly.
    private static HaproxyAddress? Bind(Repo repo, ConfigFile haproxy, string key)
    {
        var isIPv6 = key.IndexOf("ipv6", StringComparison.Ordinal) >= 0;
        return (from section in ((HaproxyDocument)haproxy.Document).Sections
                where section.IsFrontend
                from bind in section.Binds
                where !bind.Line.IsConditional && bind.Find("transparent") is null
                from address in bind.Addresses
                where address.Host is { } host && HostText.IsIPv6(host) == isIPv6 && VirtualAddress.Find(repo, host) is not null
                select address).FirstOrDefault();
    }

    // The assignment that counts on a machine: the files of sysctl.d by name, the last one wins.
    private static Assignment? AssignmentOn(Repo repo, string? node, string key)
    {
        Assignment? last = null;
        foreach (var file in repo.Files.Where(file => file.Document is SysctlDocument { IsReadable: true } && (file.Node is null || string.Equals(file.Node, node, StringComparison.Ordinal))).OrderBy(file => file.Path.Substring(file.Path.LastIndexOf('/') + 1), StringComparer.Ordinal))
        {
            last = ((SysctlDocument)file.Document).Find(key) is { } entry ? new Assignment(file, entry) : last;
        }

        return last;
    }

    // The other machine that has an address. Two folders may be of one machine, unless both have an haproxy.cfg or addresses.
    private static string? OwnerOf(Repo repo, string? node, string host)
    {
        if (node is null)
        {
            return null;
        }

        var address = HostText.Usual(host);
        var isPlaced = BalancerNode.AddressesOf(repo, node).Count > 0;
        return BalancerNode.Names(repo).Where(other => isPlaced || repo.Of(HaproxyCfg.Kind).Any(file => string.Equals(file.Node, other, StringComparison.Ordinal))).Concat(isPlaced && repo.Inventory.Find(host) is { } known ? [known.Name] : [])
            .FirstOrDefault(other => !string.Equals(other, node, StringComparison.Ordinal) && BalancerNode.AddressesOf(repo, other).Contains(address));
    }

    // The ports at which a section binds what the machine itself has.
    private static HashSet<string> OwnPorts(Repo repo, ConfigFile haproxy, HaproxySection section)
    {
        var own = BalancerNode.AddressesOf(repo, haproxy.Node!);
        return new HashSet<string>(
            section.Binds.SelectMany(bind => bind.Addresses).Where(address => address.IsWildcard || address.Host is null || own.Contains(HostText.Usual(address.Host)) || VirtualAddress.Find(repo, address.Host) is not null).Select(PortOf),
            StringComparer.Ordinal);
    }

    private static string PortOf(HaproxyAddress address) => address.Port?.ToString(CultureInfo.InvariantCulture) ?? "";

    // One text for all balancers binds the address of each; the kernel has to let it.
    private static bool MayServeOthers(Repo repo, ConfigFile haproxy, HashSet<string> ports, HaproxyBind bind, HaproxyAddress stranger)
    {
        var key = HostText.IsIPv6(stranger.Host!) ? "net.ipv6.ip_nonlocal_bind" : "net.ipv4.ip_nonlocal_bind";
        return ports.Contains(PortOf(stranger))
            && (bind.Find("transparent") is not null || AssignmentOn(repo, haproxy.Node, key) is not { Entry.Value: { Text: "0", IsKnown: true } });
    }

    // Every machine with Keepalived or HAProxy, and the haproxy.cfg that it has; null when there is none to look at.
    private static List<Balancer>? Balancers(Repo repo)
    {
        var files = repo.Of(HaproxyCfg.Kind).Where(Repo.IsReadable).ToList();
        var nodes = BalancerNode.Names(repo);
        var shared = files.Find(file => file.Node is null);
        return files.Count == 0 ? null : [.. from node in nodes
                                             let own = files.Find(file => string.Equals(file.Node, node, StringComparison.Ordinal)) ?? shared
                                             where own is not null
                                             select new Balancer(node, own)];
    }

    private sealed record Assignment(ConfigFile File, SysctlEntry Entry);

    private sealed record Balancer(string Node, ConfigFile Haproxy);
}
