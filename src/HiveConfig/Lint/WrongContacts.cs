using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>Lists of hosts to ask that lead nowhere, or to another service, whatever the repo may lack.</summary>
internal static class WrongContacts
{
    /// <summary>Entries that are no host, and lists whose numeric addresses are all those of machines that do something else.</summary>
    /// <param name="repo">The repo.</param>
    /// <param name="lists">The lists.</param>
    /// <param name="role">What the hosts should be.</param>
    /// <param name="isOpen">Whether an address that no file names may be one of them too.</param>
    internal static IEnumerable<Violation> Of(Repo repo, IReadOnlyList<Given<IReadOnlyList<string>>> lists, Role role, bool isOpen)
        => Malformed(lists).Concat(Elsewhere(repo, lists, role, isOpen));

    private static IEnumerable<Violation> Malformed(IReadOnlyList<Given<IReadOnlyList<string>>> lists)
    {
        var entries = from given in lists
                      from entry in Entries.Of(given.Setting!.Value, given.Value!)
                      let fault = FaultOf(entry.Text)
                      where fault is not null
                      select new { given, entry, fault };
        return from same in entries.GroupBy(found => found.entry.Text, StringComparer.Ordinal)
               let first = same.First()
               select new Violation(first.given.Place, first.entry.Span, $"'{first.given.Setting!.Key}' lists {Wording.Quote(same.Key)}, {first.fault}")
               {
                   Setting = first.given.Setting!.Key,
                   Related = [.. same.Skip(1).Select(again => new RelatedPlace(again.given.Place, again.entry.Span, Wording.AlsoHere))],
                   Fix = "Write hosts alone, each an entry of its own in a list.",
               };
    }

    private static string? FaultOf(string text)
        => text.IndexOf("://", StringComparison.Ordinal) >= 0 ? "which is a URL, expected a host"
            : text.Trim().IndexOfAny([' ', '\t', ';']) > 0 ? "which is one text, expected a list or commas between the hosts"
            : null;

    private static IEnumerable<Violation> Elsewhere(Repo repo, IReadOnlyList<Given<IReadOnlyList<string>>> lists, Role role, bool isOpen)
    {
        // A node whose address nobody knows may have that of a machine with other services.
        var nodes = repo.Inventory.With(role);
        if (nodes.Count < 2 || nodes.Any(node => node.Addresses.Count == 0))
        {
            return [];
        }

        return from same in lists.Where(given => LeadsElsewhere(repo, given.Value!, role, isOpen)).GroupBy(given => string.Join(",", given.Value!), StringComparer.Ordinal)
               let first = same.First()
               let other = first.Value!.Select(host => repo.Inventory.Find(HostPort.Of(host).Host)).First(node => node is not null)
               select new Violation(first.Place, first.Span, $"'{first.Setting!.Key}' lists no {Name(role)} node: {Wording.Quote(first.Value!.First(host => repo.Inventory.Find(HostPort.Of(host).Host) is not null))} is {other.Name}, which has no {Name(role)}")
               {
                   Setting = first.Setting!.Key,
                   Related = [.. same.Skip(1).Select(again => new RelatedPlace(again.Place, again.Span, Wording.AlsoHere))],
               };
    }

    // A balancer may hand over to any service.
    private static bool LeadsElsewhere(Repo repo, IReadOnlyList<string> hosts, Role role, bool isOpen)
    {
        var others = 0;
        foreach (var text in hosts)
        {
            var host = HostPort.Of(text).Host;
            if (!HostText.IsAddress(host) || HostText.IsLocal(host))
            {
                return false;
            }

            var node = repo.Inventory.Find(host);
            if (node is null ? isOpen : node.Has(role) || node.Has(Role.LoadBalancer))
            {
                return false;
            }

            others += node is null ? 0 : 1;
        }

        return others > 0;
    }

    private static string Name(Role role) => role is Role.Cassandra ? "Cassandra" : "Elasticsearch";
}
