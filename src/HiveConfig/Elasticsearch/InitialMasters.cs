using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>cluster.initial_master_nodes: the one list by which the nodes found their cluster, and only once.</summary>
internal static class InitialMasters
{
    private const int UsualTransportPort = 9300;
    private const string Expected = "node.name of a node of this repo";

    private static readonly Key<IReadOnlyList<string>> Key = ElasticsearchYml.InitialMasterNodes;

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        if (repo.Inventory.CountOf(Role.Elasticsearch).Number < 2)
        {
            return [];
        }

        var lists = repo.Each(ElasticsearchYml.Kind, Key).Where(given => given.Setting is not null).ToList();
        var found = lists.SelectMany(given => Alone(repo, given).Concat(Twice(given))).ToList();
        var rest = lists.Where(given => !Concerns(found, given)).ToList();
        found.AddRange(Islands(rest));
        rest = rest.Where(given => !Concerns(found, given)).ToList();
        var known = new KnownNodes(NamesOf(repo), repo.Inventory.With(Role.Elasticsearch));
        found.AddRange(repo.Match(rest.Select(given => Judge(repo, known, given)), Key.Name, Expected));
        rest = rest.Where(given => !Concerns(found, given)).ToList();
        found.AddRange(Variants.Differences(isSecret: false, rest.Where(given => given.File.Node is not null).Select(given => Variant.OfHosts(given, Key, repo.Inventory, UsualTransportPort)).ToList()));
        found.AddRange(NotEligible(repo, lists.Where(given => !Concerns(found, given))));
        return found.Count > 0 ? found : OnSome(repo, lists);
    }

    /// <summary>What has to be deleted once the cluster has formed.</summary>
    internal static IEnumerable<Violation> Left(Repo repo)
        => repo.Facts.Model is not { Phase: Phase.Running } ? []
            : from given in repo.Each(ElasticsearchYml.Kind, Key)
              where given.Setting is not null
              select new Violation(given.File, given.Setting!.KeySpan, $"'{Key.Name}' is still here though the cluster has formed, expected no such line") { Setting = Key.Name };

    private static bool Concerns(IEnumerable<Violation> violations, Given<IReadOnlyList<string>> given)
        => violations.Any(violation => ReferenceEquals(violation.File, given.File) || violation.Related.Any(related => ReferenceEquals(related.File, given.File) && ReferenceEquals(related.Message, Wording.AlsoHere)));

    // In a repo of several nodes the rule about discovery.type speaks of it.
    private static IEnumerable<Violation> Alone(Repo repo, Given<IReadOnlyList<string>> given)
    {
        if (repo.Inventory.With(Role.Elasticsearch).Count < 2 && repo.Ask(given.File, ElasticsearchYml.DiscoveryType, given.File.Node) is { Value: "single-node" })
        {
            yield return new Violation(given.File, given.Span, $"'{Key.Name}' stands beside 'discovery.type: single-node', which refuses it; expected one of them") { Setting = Key.Name };
        }
    }

    private static IEnumerable<Violation> Twice(Given<IReadOnlyList<string>> given)
        => from same in Entries.Of(given.Setting!.Value, given.Value!).GroupBy(entry => entry.Text, StringComparer.Ordinal)
           where same.Count() > 1
           select new Violation(given.File, same.Last().Span, $"'{Key.Name}' lists {Wording.Quote(same.Key)} twice, expected each node once") { Setting = Key.Name };

    // Each node names only itself: each founds a cluster at once, even if it sees the others.
    private static IEnumerable<Violation> Islands(IReadOnlyList<Given<IReadOnlyList<string>>> lists)
    {
        var islands = lists.Where(given => given.File.Node is not null && given.Value!.Count == 1).ToList();
        if (islands.Count < 2 || islands.Select(given => given.Value![0]).Distinct(StringComparer.Ordinal).Count() != islands.Count)
        {
            yield break;
        }

        var first = islands[0];
        yield return new Violation(
            first.File,
            first.Span,
            $"'{Key.Name}' names only {Wording.Quote(first.Value![0])} here and {string.Join(", ", islands.Skip(1).Select(given => $"only {Wording.Quote(given.Value![0])} on {given.File.Node}"))}: each founds a cluster of its own, expected the same list on all")
        {
            Setting = Key.Name,
            Related = islands.Skip(1).Select(given => new RelatedPlace(given.File, given.Span, Wording.AlsoHere)).ToList(),
        };
    }

    private static Entries Judge(Repo repo, KnownNodes known, Given<IReadOnlyList<string>> given)
        => new(given.File, Entries.Of(given.Setting!.Value, given.Value!).Select(entry => Judge(repo, known, given.Value!, entry.Text, entry.Span)).ToList());

    // An entry is compared as text with node.name, and with the address and port that a node publishes: with nothing else.
    private static Entry Judge(Repo repo, KnownNodes known, IReadOnlyList<string> list, string text, Span span)
    {
        if (known.HasName(text))
        {
            return new Entry(text, span, Membership.Known);
        }

        var host = HostPort.Of(text);
        if (HostText.IsAddress(host.Host))
        {
            return new Entry(text, span, known.HasAddress(host.Host) ? Membership.Known
                : repo.Inventory.With(Role.Elasticsearch).All(node => node.Addresses.Count > 0) ? Membership.Stranger
                : Membership.Unknown);
        }

        // A name with a port, in other capitals, or in the short form of the full name that stands in the file matches nothing. Of
        // any other name, with fewer files than names it is the repo that has a gap, and where two nodes have one name that is the fault.
        return known.IsNearly(host.Host)
            ? new Entry(text, span, Membership.Stranger) { IsCertain = true }
            : new Entry(text, span, known.Count >= list.Count && known.AreStatedAndDistinct ? Membership.Stranger : Membership.Unknown);
    }

    // The vote needs more than half of the nodes listed, and counts those alone that can become master.
    private static IEnumerable<Violation> NotEligible(Repo repo, IEnumerable<Given<IReadOnlyList<string>>> lists)
    {
        var nodes = (from file in repo.Of(ElasticsearchYml.Kind)
                     let name = repo.Ask(file, ElasticsearchYml.NodeName, file.Node)?.Value
                     where name is not null
                     select new { Name = name, File = file }).ToLookup(node => node.Name, node => node.File, StringComparer.Ordinal);
        foreach (var same in lists.GroupBy(given => Variant.Show(given.Value), StringComparer.Ordinal))
        {
            var first = same.First();
            var without = Entries.Of(first.Setting!.Value, first.Value!)
                .Where(entry => nodes[entry.Text].Take(2).ToList() is { Count: 1 } only && NodeRoles.IsMasterEligible(repo, only[0]) == false)
                .ToList();
            var left = first.Value!.Count - without.Count;
            if (without.Count > 0 && left * 2 <= first.Value!.Count)
            {
                yield return new Violation(first.File, without[0].Span, $"'{Key.Name}' lists {string.Join(", ", without.Select(entry => Wording.Quote(entry.Text)))} without the role 'master', expected more than half of the {Wording.Count(first.Value!.Count, "node")} listed to have it: no master is elected")
                {
                    Setting = Key.Name,
                    Fix = "Give the nodes listed 'master' in 'node.roles', or list those alone that have it.",
                    Related =
                    [
                        .. without.Select(entry => nodes[entry.Text].First()).Select(file => new RelatedPlace(file, ElasticsearchYml.NodeRoles.Find(file.Tree)?.Span ?? ElasticsearchYml.NodeMaster.Find(file.Tree)?.Span ?? Span.Start, "cannot become master")),
                        .. same.Skip(1).Select(again => new RelatedPlace(again.File, again.Span, Wording.AlsoHere)),
                    ],
                };
            }
        }
    }

    // A node without a name of its own has that of its machine, for which the directory stands.
    private static List<NodeName> NamesOf(Repo repo)
        => (from file in repo.Of(ElasticsearchYml.Kind)
            let given = repo.Ask(file, ElasticsearchYml.NodeName, file.Node)
            let name = given?.Value ?? file.Node
            where name is not null
            select new NodeName(name, given?.Value is not null)).ToList();

    private static IEnumerable<Violation> OnSome(Repo repo, IReadOnlyList<Given<IReadOnlyList<string>>> lists)
    {
        var masters = repo.Of(ElasticsearchYml.Kind).Where(file => file.Node is not null && NodeRoles.IsMasterEligible(repo, file) == true).ToList();
        var with = lists.Where(given => masters.Contains(given.File)).ToList();
        var without = masters.Where(file => repo.Ask(file, Key, file.Node) is { Setting: null } && !KnownSettings.IsMisspelt(repo, file, Key.Name)).ToList();
        if (with.Count > 0 && without.Count > 0)
        {
            yield return new Violation(with[0].File, with[0].Setting!.KeySpan, $"'{Key.Name}' stands on {Wording.Count(with.Count, "master-eligible node")} and not on {string.Join(", ", without.Select(file => file.Node))}; expected it on all before the first start, on none after it")
            {
                Setting = Key.Name,
                Severity = Severity.Info,
            };
        }
    }

    private sealed record NodeName(string Name, bool IsStated);

    // Every list of a large cluster names all nodes, so none is looked for one by one.
    private sealed class KnownNodes
    {
        private readonly HashSet<string> _names;
        private readonly HashSet<string> _spellings = new(StringComparer.Ordinal);
        private readonly HashSet<string> _short = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<string> _firstLabels = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<string> _addresses;

        internal KnownNodes(IReadOnlyList<NodeName> names, IReadOnlyList<InventoryNode> nodes)
        {
            Count = names.Count;
            _names = new HashSet<string>(names.Select(known => known.Name), StringComparer.Ordinal);
            AreStatedAndDistinct = names.All(known => known.IsStated) && _names.Count == names.Count;
            _addresses = new HashSet<string>(nodes.SelectMany(node => node.Addresses.Select(fact => HostText.Usual(fact.Value))), StringComparer.Ordinal);
            foreach (var known in names.Where(known => known.IsStated))
            {
                _spellings.Add(HostText.Usual(known.Name));
                if (HostText.IsName(known.Name))
                {
                    (known.Name.IndexOf('.') < 0 ? _short : _firstLabels).Add(HostText.FirstLabel(known.Name));
                }
            }
        }

        internal int Count { get; }

        internal bool AreStatedAndDistinct { get; }

        internal bool HasName(string text) => _names.Contains(text);

        internal bool HasAddress(string host) => _addresses.Contains(HostText.Usual(host));

        // As HostText.Same and HostText.SameShort compare two.
        internal bool IsNearly(string host)
            => _spellings.Contains(HostText.Usual(host))
                || (HostText.IsName(host) && (host.IndexOf('.') < 0 ? _firstLabels : _short).Contains(HostText.FirstLabel(host)));
    }
}
