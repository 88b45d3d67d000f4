using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>Whether each machine of a repo has its files, and no other machine's.</summary>
internal static class NodeFiles
{
    internal static IEnumerable<Violation> Missing(Repo repo)
    {
        if (repo.Facts.Listing is not { } listing)
        {
            yield break;
        }

        foreach (var kind in repo.Files.Select(file => file.Kind).Where(kind => kind.IsEssential).Distinct())
        {
            var files = repo.Of(kind).ToList();
            var having = new HashSet<string>(files.Select(file => file.Node ?? ""), StringComparer.Ordinal);

            // A file without a node is for all of them.
            if (having.Count < 2 || having.Contains(""))
            {
                continue;
            }

            var listed = new ListedNames(listing, kind);
            foreach (var sibling in repo.Files.Where(file => file.Node is { } node && !having.Contains(node) && IsOfService(file, kind)).GroupBy(file => file.Node!, StringComparer.Ordinal))
            {
                var here = sibling.First();
                if (!listed.Has(here))
                {
                    yield return new Violation(here, Span.Start, $"'{sibling.Key}' has no {kind.Name}, which {Wording.Count(having.Count, "other node")} of its role {(having.Count == 1 ? "has" : "have")}")
                    {
                        Related = [new RelatedPlace(files[0], Span.Start, Wording.GivenHere)],
                    };
                }
            }
        }
    }

    /// <summary>Only what is one node's alone is told here: two files of one name or address are another rule's.</summary>
    internal static IEnumerable<Violation> OfAnotherNode(Repo repo)
    {
        if (repo.Facts.Listing is null)
        {
            return [];
        }

        var claims = (from file in repo.Files
                      where file.Node is not null
                      from key in file.Kind.Facts is { } facts ? facts().Names.Concat(facts().Addresses) : []
                      let given = repo.Ask(file, key, file.Node)
                      where given?.Setting is not null && !HostText.IsLocal(given.Value!)
                      select new Claim(file, given!, HostText.Usual(given!.Value!))).ToList();
        var byHost = claims.ToLookup(claim => claim.Host, StringComparer.Ordinal);
        var twice = new HashSet<string>(
            claims.GroupBy(claim => new { claim.Host, claim.File.Kind, claim.Given.Setting!.Key }).Where(same => same.Select(claim => claim.File).Distinct().Skip(1).Any()).Select(same => same.Key.Host),
            StringComparer.Ordinal);
        var named = new NamedNodes(repo.Inventory);
        return from claim in claims
               where !IsClaimedTwice(claim.Host)
               let owner = OwnerOf(claim)
               where owner is not null
               select new Violation(claim.Given.Place, claim.Given.Span, $"'{claim.Given.Setting!.Key}' is {Wording.Quote(claim.Given.Value!)} in the directory of '{claim.File.Node}', but that is '{owner}'")
               {
                   Setting = claim.Given.Setting!.Key,
               };

        // That is told of one key, and the others of that host are then right or a part of the same fault.
        bool IsClaimedTwice(string host) => twice.Contains(host);

        // By name the directory says whose it is, by address another file of that node.
        string? OwnerOf(Claim claim)
        {
            var (file, given, host) = claim;
            if (!HostText.IsAddress(host))
            {
                if (IsName(given.Value!, file.Node!))
                {
                    return null;
                }

                return named.Only(given.Value!);
            }

            var others = byHost[host].Where(other => !ReferenceEquals(other.File, file)).Select(other => other.File.Node!).Distinct(StringComparer.Ordinal).Take(2).ToList();
            return others.Count == 1 && !string.Equals(others[0], file.Node, StringComparison.Ordinal) ? others[0] : null;
        }
    }

    /// <summary>What a file of a machine calls it.</summary>
    /// <param name="File">The file.</param>
    /// <param name="Given">The name or address.</param>
    /// <param name="Host">The same in its usual spelling.</param>
    private sealed record Claim(ConfigFile File, Given<string> Given, string Host);

    private static bool IsName(string host, string directory) => HostText.Same(host, directory) || HostText.SameShort(host, directory);

    private static bool IsOfService(ConfigFile file, FileKind kind)
        => kind.Service is { } service && (string.Equals(file.Kind.Service, service, StringComparison.Ordinal) || IsBalancer(file.Kind.Service, service));

    // A balancer runs both.
    private static bool IsBalancer(string? one, string other) => one is "haproxy" or "keepalived" && other is "haproxy" or "keepalived";

    /// <summary>Whether a node has a file of a kind although it was not read: encrypted, or put aside under another name.</summary>
    internal static bool IsListed(IReadOnlyList<string> listing, ConfigFile here, FileKind kind) => new ListedNames(listing, kind).Has(here);

    // Of a listing, which may be long, the few paths that are called like a kind.
    private sealed class ListedNames
    {
        private readonly List<string> _paths;

        internal ListedNames(IReadOnlyList<string> listing, FileKind kind)
        {
            var name = kind.InstalledPath.Substring(kind.InstalledPath.LastIndexOf('/') + 1);
            _paths = [.. listing.Where(path => string.CompareOrdinal(path, path.LastIndexOf('/') + 1, name, 0, name.Length) == 0 && IsAside(path, path.LastIndexOf('/') + 1 + name.Length))];
            _paths.Sort(StringComparer.Ordinal);
        }

        // application.conf.bak is that file put aside; application.config is another, which nobody reads.
        private static bool IsAside(string path, int behind) => behind == path.Length || !char.IsLetterOrDigit(path[behind]);

        internal bool Has(ConfigFile here)
        {
            var at = ("/" + here.Path).LastIndexOf("/" + here.Node + "/", StringComparison.Ordinal);
            var folder = at < 0 ? "" : here.Path.Substring(0, at + here.Node!.Length + 1);
            var place = _paths.BinarySearch(folder, StringComparer.Ordinal);
            place = place < 0 ? ~place : place;
            return place < _paths.Count && _paths[place].StartsWith(folder, StringComparison.Ordinal);
        }
    }

    // The machines by what may be their short or their full name.
    private sealed class NamedNodes
    {
        private readonly ILookup<string, string> _names;
        private readonly ILookup<string, string> _short;
        private readonly ILookup<string, string> _firstLabels;

        internal NamedNodes(Inventory inventory)
        {
            var names = inventory.Nodes.Select(node => node.Name).ToList();
            _names = names.ToLookup(HostText.Usual, StringComparer.Ordinal);
            _short = names.Where(name => name.IndexOf('.') < 0 && HostText.IsName(name)).ToLookup(name => name, StringComparer.OrdinalIgnoreCase);
            _firstLabels = names.Where(name => name.IndexOf('.') >= 0 && HostText.IsName(name)).ToLookup(HostText.FirstLabel, StringComparer.OrdinalIgnoreCase);
        }

        /// <summary>The only machine of that name, in short or in full; null when there are several or none.</summary>
        internal string? Only(string host)
        {
            var shorts = HostText.IsName(host) ? (host.IndexOf('.') < 0 ? _firstLabels : _short)[HostText.FirstLabel(host)] : [];
            var found = _names[HostText.Usual(host)].Concat(shorts).Take(2).ToList();
            return found.Count == 1 ? found[0] : null;
        }
    }
}
