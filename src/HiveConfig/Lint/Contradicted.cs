using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>
/// A machine's own address that is wrong in one file: its other files agree on another one, the others look for it there, and on
/// the other machines the same setting has the address that their other files have. Services with a network of their own, and
/// machines with several addresses, are not of that sort.
/// </summary>
/// <param name="Given">The wrong one.</param>
/// <param name="Expected">The address of the machine's other files.</param>
/// <param name="Contact">A list that has that address.</param>
internal sealed record Contradicted(Given<string> Given, string Expected, RelatedPlace Contact)
{
    // More are a network of their own.
    private const int Most = 2;

    /// <summary>Those of one setting.</summary>
    /// <param name="repo">The repo.</param>
    /// <param name="kind">The files.</param>
    /// <param name="key">The setting.</param>
    /// <param name="service">The service that is reached at it.</param>
    internal static IReadOnlyList<Contradicted> Of(Repo repo, FileKind kind, Key<string> key, string service)
    {
        var given = repo.OnNodes(kind, key).Where(one => one.Value is { } value && HostText.IsAddress(value) && !HostText.IsLocal(value)).ToList();
        if (given.Count < 2)
        {
            return [];
        }

        var nodes = repo.Inventory.Nodes.ToDictionary(node => node.Name, StringComparer.Ordinal);
        var odd = new List<(Given<string> Given, string Expected)>();
        var agreeing = 0;
        foreach (var one in given)
        {
            var source = $"{one.Place.Path}:";
            var own = HostText.Usual(one.Value!);
            var others = !nodes.TryGetValue(one.File.Node!, out var node) ? []
                : node.Addresses.Select(fact => (Host: HostText.Usual(fact.Value), fact.Source)).Where(fact => !string.Equals(fact.Source, source + one.Span, StringComparison.Ordinal) && !(fact.Source.StartsWith(source, StringComparison.Ordinal) && string.Equals(fact.Host, own, StringComparison.Ordinal))).ToList();
            if (others.Count == 0 || others.Exists(fact => !string.Equals(fact.Host, others[0].Host, StringComparison.Ordinal)))
            {
                continue;
            }

            if (string.Equals(others[0].Host, own, StringComparison.Ordinal))
            {
                agreeing++;
            }
            else if (others.Select(fact => fact.Source.Split(new[] { ':' })[0]).Distinct(StringComparer.Ordinal).Count() > 1)
            {
                odd.Add((one, others[0].Host));
            }
        }

        return odd.Count is 0 or > Most || agreeing < odd.Count ? []
            : [.. from one in odd
                  where !VirtualIps.Of(repo).Has(one.Expected) && HostText.IsIPv6(one.Expected) == HostText.IsIPv6(one.Given.Value!) && !IsElsewhere(repo, one.Given)
                  let contact = ContactTo(repo, one.Given.File, service, one.Expected)
                  where contact is not null
                  select new Contradicted(one.Given, one.Expected, contact)];
    }

    /// <summary>The finding.</summary>
    internal Violation ToViolation()
        => new(Given.Place, Given.Span, $"'{Given.Setting!.Key}' is {Wording.Quote(Given.Value!)}, but the other files of {Given.File.Node} have '{Expected}', where the others look for it")
        {
            Setting = Given.Setting.Key,
            Related = [Contact],
            Fix = "Write the machine's own address, as its other files have it.",
        };

    // An address that any other file speaks of is one that somebody knows.
    private static bool IsElsewhere(Repo repo, Given<string> given)
        => repo.Files.Any(file => !ReferenceEquals(file, given.File) && !ReferenceEquals(file, given.Place) && Has(file.Text, given.Value!));

    private static bool Has(string text, string address)
    {
        for (var at = text.IndexOf(address, StringComparison.Ordinal); at >= 0; at = text.IndexOf(address, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !IsPart(text[at - 1])) && (at + address.Length == text.Length || !char.IsLetterOrDigit(text[at + address.Length])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '.' or ':';

    private static RelatedPlace? ContactTo(Repo repo, ConfigFile own, string service, string host)
        => (from file in repo.Files
            where !ReferenceEquals(file, own) && file.Kind.Facts is not null && Repo.IsReadable(file)
            from list in file.Kind.Facts!().Members
            where string.Equals(list.Service, service, StringComparison.Ordinal)
            let given = repo.Ask(file, list.Key, file.Node)
            where given?.Setting is not null
            from entry in Entries.Of(given.Setting!.Value, given.Value!)
            where HostText.Same(MistypedHosts.HostOf(entry.Text), host)
            select new RelatedPlace(given!.Place, entry.Span, "looked for here")).FirstOrDefault();
}
