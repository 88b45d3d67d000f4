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
        var asked = (from list in lists
                     from entry in list.Value!
                     let host = HostPort.Of(entry).Host
                     where !HostText.IsLocal(host)
                     let node = repo.Inventory.Find(host)
                     where node is not null
                     from file in repo.Of(ElasticsearchYml.Kind)
                     where string.Equals(file.Node, node.Name, StringComparison.Ordinal)
                     select new { Entry = entry, List = list, File = file })
            .GroupBy(one => one.File.Path, StringComparer.Ordinal)
            .Select(same => same.First())
            .Select(first => new { first.Entry, first.List, Loopback = ListenAddress.Loopback(repo, first.File) })
            .ToList();

        // Of network.host, by which the other nodes are told of this one too, another rule speaks.
        return from one in asked
               where one.Loopback is not null && one.Loopback.Setting!.Key.StartsWith("http.", StringComparison.Ordinal) && asked.Exists(other => other.Loopback is null)
               select new Violation(one.Loopback.Place, one.Loopback.Span, $"'{one.Loopback.Setting!.Key}' is {Wording.Quote(Variant.Show(one.Loopback.Value))}, but TheHive asks the node at {Wording.Quote(one.Entry)}")
               {
                   Setting = one.Loopback.Setting.Key,
                   Fix = "Let the node listen at its own address too, or leave it out of index.search.hostname.",
                   Related = [new RelatedPlace(one.List.Place, one.List.Span, "asked here")],
               };
    }
}
