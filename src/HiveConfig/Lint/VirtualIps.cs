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

    private readonly List<Fact> _taken = [];

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
            var count = claims.Count(claim => string.Equals(claim, address, StringComparison.Ordinal));
            var taken = owner is null ? null : Taking(repo, owner, address, count);
            _taken.AddRange(taken is null ? [] : [taken]);
            _owners[address] = owner is null || taken is not null || IsCopied(repo, owner, address, count) ? null : owner;
        }

        Free = [.. _owners.Where(address => address.Value is null).Select(address => address.Key)];
    }

    /// <summary>Those that no machine has.</summary>
    internal IReadOnlyList<string> Free { get; }

    /// <summary>Where Cassandra or Elasticsearch of one machine is given a virtual IP for its own address.</summary>
    internal IReadOnlyList<Fact> Taken => _taken;

    internal static VirtualIps Of(Repo repo) => About.Of(repo);

    /// <summary>Whether an address is moved, and no machine's own.</summary>
    internal bool Has(string host) => _owners.TryGetValue(HostText.Usual(host), out var owner) && owner is null;

    /// <summary>The machine whose own address is to be moved; null for a free one, and for one that is not moved.</summary>
    internal InventoryNode? OwnerOf(string address) => _owners.TryGetValue(HostText.Usual(address), out var owner) ? owner : null;

    // One file alone has it, which everything else knows for a virtual IP only: what a service names elsewhere is a machine.
    private static Fact? Taking(Repo repo, InventoryNode owner, string address, int claims)
    {
        var facts = owner.Addresses.Where(fact => HostText.Same(fact.Value, address)).ToList();
        var file = facts.Count == 0 ? null : repo.Files.FirstOrDefault(file => file.Kind.Service is "cassandra" or "elasticsearch" && facts[0].Source.StartsWith(file.Path + ":", StringComparison.Ordinal));
        return file is not null
            && facts.TrueForAll(fact => fact.Source.StartsWith(file.Path + ":", StringComparison.Ordinal))
            && (claims > 1 || IsBound(repo, address))
            && !repo.Files.Any(other => !ReferenceEquals(other, file) && other.Kind.Service is "cassandra" or "elasticsearch" or "thehive" && Names(other.Text, facts[0].Value)) ? facts[0] : null;
    }

    // '10.0.0.1' is no part of '10.0.0.12'.
    private static bool Names(string text, string address)
    {
        for (var at = text.IndexOf(address, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(address, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + address.Length;
            if ((at == 0 || !IsOfAddress(text[at - 1])) && (end == text.Length || !IsOfAddress(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfAddress(char c) => c is '.' || char.IsLetterOrDigit(c);

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
