using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Whether the Elasticsearch nodes that TheHive asks listen to it.</summary>
internal static class IndexListeners
{
    /// <summary>Nodes that listen to their own machine alone, though TheHive asks them from another; where all do, something else may answer before them.</summary>
    internal static IEnumerable<Violation> Deaf(Repo repo, IReadOnlyList<Given<IReadOnlyList<string>>> lists)
    {
        // Of network.host, by which the other nodes are told of this one too, another rule speaks.
        var listening = repo.Of(ElasticsearchYml.Kind).Where(file => file.Node is not null).Select(file => new { file.Node, Loopback = ListenAddress.Loopback(repo, file) }).ToList();
        if (!listening.Exists(node => IsOfHttp(node.Loopback)))
        {
            return [];
        }

        var asked = (from list in lists
                     from entry in list.Value!
                     let host = HostPort.Of(entry).Host
                     where !HostText.IsLocal(host)
                     let node = repo.Inventory.Find(host)
                     where node is not null
                     select new { node.Name, Entry = entry, List = list })
            .GroupBy(one => one.Name, StringComparer.Ordinal)
            .Select(same => same.First())
            .SelectMany(first => listening.Where(node => string.Equals(node.Node, first.Name, StringComparison.Ordinal)).Select(node => new { first.Name, first.Entry, first.List, node.Loopback }))
            .ToList();
        if (asked.Count > 1 && asked.TrueForAll(one => IsOfHttp(one.Loopback)) && !MayBeForwarded(repo) && asked.Find(one => !string.Equals(one.List.File.Node, one.Name, StringComparison.Ordinal)) is { } deaf)
        {
            return
            [
                new Violation(deaf.Loopback!.Place, deaf.Loopback.Span, $"'{deaf.Loopback.Setting!.Key}' is {Wording.Quote(Variant.Show(deaf.Loopback.Value))} on every node, but TheHive asks the nodes at their addresses, here at {Wording.Quote(deaf.Entry)}")
                {
                    Setting = deaf.Loopback.Setting.Key,
                    Severity = Severity.Warning,
                    Fix = "Let every node listen at its own address too, unless a proxy on it does.",
                    Related = [.. asked.Where(one => one != deaf).Select(one => new RelatedPlace(one.Loopback!.Place, one.Loopback.Span, Wording.AlsoHere)), new RelatedPlace(deaf.List.Place, deaf.List.Span, "asked here")],
                },
            ];
        }

        return from one in asked
               where IsOfHttp(one.Loopback) && asked.Exists(other => other.Loopback is null)
               select new Violation(one.Loopback!.Place, one.Loopback.Span, $"'{one.Loopback!.Setting!.Key}' is {Wording.Quote(Variant.Show(one.Loopback.Value))}, but TheHive asks the node at {Wording.Quote(one.Entry)}")
               {
                   Setting = one.Loopback.Setting.Key,
                   Fix = "Let the node listen at its own address too, or leave it out of index.search.hostname.",
                   Related = [new RelatedPlace(one.List.Place, one.List.Span, "asked here")],
               };
    }

    // What listens at the port of Elasticsearch in its place: nginx, HAProxy, stunnel.
    private static bool MayBeForwarded(Repo repo)
        => repo.Files.Any(file => !ReferenceEquals(file.Kind, ElasticsearchYml.Kind) && !ReferenceEquals(file.Kind, ApplicationConf.Kind) && file.Text.IndexOf("listen ", StringComparison.Ordinal) >= 0 && file.Text.IndexOf("9200", StringComparison.Ordinal) >= 0)
            || repo.Facts.Seen.Any(path => path.IndexOf("nginx", StringComparison.Ordinal) >= 0 || path.IndexOf("stunnel", StringComparison.Ordinal) >= 0 || path.IndexOf("envoy", StringComparison.Ordinal) >= 0 || path.IndexOf("traefik", StringComparison.Ordinal) >= 0);

    private static bool IsOfHttp(Given<IReadOnlyList<string>>? loopback) => loopback?.Setting?.Key.StartsWith("http.", StringComparison.Ordinal) == true;
}
