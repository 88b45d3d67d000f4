using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>
/// The addresses that Keepalived is told to move, and which of them is a machine's own by mistake: what all other rules would
/// make of that one is no fault of theirs.
/// </summary>
internal sealed class VirtualIps
{
    private static readonly Question<VirtualIps> About = new(repo => new VirtualIps(repo));

    // By address; null for one that is free.
    private readonly Dictionary<string, InventoryNode?> _owners = new(StringComparer.Ordinal);

    private VirtualIps(Repo repo)
    {
        var claims = (from file in repo.Files
                      where string.Equals(file.Kind.Service, "keepalived", StringComparison.Ordinal) && file.Document is KeepalivedDocument
                      from instance in ((KeepalivedDocument)file.Document).Instances
                      from entry in instance.Values("virtual_ipaddress").Concat(instance.Values("virtual_ipaddress_excluded"))
                      where entry.Keyword.IsKnown
                      let address = entry.Keyword.Text.Split('/')[0]
                      where HostText.IsAddress(address)
                      select HostText.Usual(address)).ToList();
        foreach (var address in claims.Distinct(StringComparer.Ordinal))
        {
            var owner = repo.Inventory.Find(address);
            _owners[address] = owner is null || IsCopied(repo, owner, address, claims.Count(claim => string.Equals(claim, address, StringComparison.Ordinal))) ? null : owner;
        }

        Free = [.. _owners.Where(address => address.Value is null).Select(address => address.Key)];
    }

    /// <summary>Those that no machine has.</summary>
    internal IReadOnlyList<string> Free { get; }

    internal static VirtualIps Of(Repo repo) => About.Of(repo);

    /// <summary>Whether an address is moved, and no machine's own.</summary>
    internal bool Has(string host) => _owners.TryGetValue(HostText.Usual(host), out var owner) && owner is null;

    /// <summary>The machine whose own address is to be moved; null for a free one, and for one that is not moved.</summary>
    internal InventoryNode? OwnerOf(string address) => _owners.TryGetValue(HostText.Usual(address), out var owner) ? owner : null;

    // One line of TheHive has the virtual IP for the machine's address, and everything else knows the machine by another, or the
    // address for the virtual IP: then that line is the mistake, and rules about TheHive tell it.
    private static bool IsCopied(Repo repo, InventoryNode owner, string address, int claims)
    {
        var facts = owner.Addresses.Where(fact => HostText.Same(fact.Value, address)).ToList();
        return facts.Count == 1
            && repo.Files.Any(file => string.Equals(file.Kind.Service, "thehive", StringComparison.Ordinal) && facts[0].Source.StartsWith(file.Path + ":", StringComparison.Ordinal))
            && (claims > 1 || owner.Addresses.Count > 1 || IsBound(repo, address));
    }

    private static bool IsBound(Repo repo, string address)
        => repo.Files.Any(file => file.Document is HaproxyDocument haproxy
            && haproxy.Sections.Any(section => section.IsFrontend && section.Binds.Any(bind => bind.Addresses.Any(bound => bound.Host is { } host && HostText.Same(host, address)))));
}
