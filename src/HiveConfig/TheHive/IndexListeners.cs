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
    /// <summary>Nodes that listen to their own machine alone, where others that are asked do not: before all of them something else may answer.</summary>
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
            .SelectMany(first => listening.Where(node => string.Equals(node.Node, first.Name, StringComparison.Ordinal)).Select(node => new { first.Entry, first.List, node.Loopback }))
            .ToList();
        return from one in asked
               where IsOfHttp(one.Loopback) && asked.Exists(other => other.Loopback is null)
               select new Violation(one.Loopback!.Place, one.Loopback.Span, $"'{one.Loopback!.Setting!.Key}' is {Wording.Quote(Variant.Show(one.Loopback.Value))}, but TheHive asks the node at {Wording.Quote(one.Entry)}")
               {
                   Setting = one.Loopback.Setting.Key,
                   Fix = "Let the node listen at its own address too, or leave it out of index.search.hostname.",
                   Related = [new RelatedPlace(one.List.Place, one.List.Span, "asked here")],
               };
    }

    private static bool IsOfHttp(Given<IReadOnlyList<string>>? loopback) => loopback?.Setting?.Key.StartsWith("http.", StringComparison.Ordinal) == true;
}
