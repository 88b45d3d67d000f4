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

            foreach (var sibling in repo.Files.Where(file => file.Node is { } node && !having.Contains(node) && IsOfService(file, kind)).GroupBy(file => file.Node!, StringComparer.Ordinal))
            {
                var here = sibling.First();
                if (!IsListed(listing, here, kind))
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
        return from claim in claims
               where !IsClaimedTwice(claim.Host)
               let owner = OwnerOf(claim)
               where owner is not null
               select new Violation(claim.Given.Place, claim.Given.Span, $"'{claim.Given.Setting!.Key}' is {Wording.Quote(claim.Given.Value!)} in the directory of '{claim.File.Node}', but that is '{owner}'")
               {
                   Setting = claim.Given.Setting!.Key,
               };

        // That is told of one key, and the others of that host are then right or a part of the same fault.
        bool IsClaimedTwice(string host)
            => byHost[host].Any(claim => byHost[host].Any(other => !ReferenceEquals(other.File, claim.File) && ReferenceEquals(other.File.Kind, claim.File.Kind) && string.Equals(other.Given.Setting!.Key, claim.Given.Setting!.Key, StringComparison.Ordinal)));

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

                var named = repo.Inventory.Nodes.Where(node => IsName(given.Value!, node.Name)).Take(2).ToList();
                return named.Count == 1 ? named[0].Name : null;
            }

            var others = byHost[host].Where(other => !ReferenceEquals(other.File, file)).Select(other => other.File.Node!).Distinct(StringComparer.Ordinal).ToList();
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
    internal static bool IsListed(IReadOnlyList<string> listing, ConfigFile here, FileKind kind)
    {
        var name = kind.InstalledPath.Substring(kind.InstalledPath.LastIndexOf('/') + 1);
        var at = ("/" + here.Path).LastIndexOf("/" + here.Node + "/", StringComparison.Ordinal);
        var folder = at < 0 ? "" : here.Path.Substring(0, at + here.Node!.Length + 1);
        return listing.Any(path => path.StartsWith(folder, StringComparison.Ordinal) && path.Substring(path.LastIndexOf('/') + 1).StartsWith(name, StringComparison.Ordinal));
    }
}
