using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>What the nodes do: node.roles, and before 8.0 node.master and its like.</summary>
internal static class NodeRoles
{
    private const string Master = "master";
    private const string VotingOnly = "voting_only";

    private static readonly string[] Known =
        [Master, "data", "data_content", "data_hot", "data_warm", "data_cold", "data_frozen", "ingest", "ml", "remote_cluster_client", "transform", VotingOnly];

    // Of the tiers only this one takes an index that asks for none, as TheHive's does.
    private static readonly string[] Data = ["data", "data_content"];

    private static readonly string[] Legacy = ["node.master", "node.data", "node.ingest", "node.ml", "node.transform", "node.voting_only", "node.remote_cluster_client"];

    /// <summary>Whether a node may become master; null when that is unknown.</summary>
    internal static bool? IsMasterEligible(Repo repo, ConfigFile file) => Has(repo, file, [Master], ElasticsearchYml.NodeMaster);

    /// <summary>Whether a node has to reach the repositories of snapshots: it holds data or can become master. Unknown roles are not held against it.</summary>
    internal static bool NeedsRepository(Repo repo, ConfigFile file)
        => IsMasterEligible(repo, file) == true || HoldsData(repo, file) == true;

    /// <summary>Whether a node keeps a part of any index; null when that is unknown.</summary>
    internal static bool? HoldsData(Repo repo, ConfigFile file) => Has(repo, file, Known.Where(role => role.StartsWith("data", StringComparison.Ordinal)).ToArray(), JudgedKeys.NodeData);

    internal static IEnumerable<Violation> Check(Repo repo)
        => Words(repo).Concat(VotingOnlyAlone(repo)).Concat(TwoWays(repo)).Concat(NobodyDoes(repo));

    /// <summary>Two masters are less than one: neither is elected without the other.</summary>
    internal static IEnumerable<Violation> Count(Repo repo)
    {
        if (!SeesAll(repo, out var files))
        {
            yield break;
        }

        var masters = files.Where(file => IsMasterEligible(repo, file) == true).ToList();
        if (masters.Count < 2 || masters.Count % 2 != 0 || files.Exists(file => IsMasterEligible(repo, file) is null) || IsMeant(repo, masters))
        {
            yield break;
        }

        var place = new Key[] { ElasticsearchYml.NodeRoles, ElasticsearchYml.InitialMasterNodes, ElasticsearchYml.SeedHosts }
            .Select(key => key.Find(masters[0].Tree)).FirstOrDefault(setting => setting is not null);
        yield return new Violation(
            masters[0],
            place?.Span ?? Span.Start,
            masters.Count == 2
                ? $"'{Name(masters[0])}' and '{Name(masters[1])}' can become master, expected a third: while either is away no master is elected"
                : $"{masters.Count} nodes can become master, expected an odd number: Elasticsearch leaves one out of the vote by itself")
        {
            Setting = place?.Key,
            Severity = masters.Count == 2 ? null : Severity.Info,
            Related = masters.Skip(1).Select(other => new RelatedPlace(other, Span.Start, Wording.AlsoHere)).ToList(),
        };
    }

    // A generated tree that seeks its masters at as many hosts has them from cluster.yaml, where their number is judged.
    private static bool IsMeant(Repo repo, IReadOnlyList<ConfigFile> masters)
        => repo.Inventory.IsComplete && masters.Any(file => repo.Ask(file, ElasticsearchYml.SeedHosts, file.Node)?.Value?.Count == masters.Count);

    private static string Name(ConfigFile file) => file.Node ?? file.Path;

    private static IEnumerable<Violation> Words(Repo repo)
        => from given in Stated(repo)
           from entry in Entries.Of(given.Setting!.Value, given.Value!)
           where !Known.Contains(entry.Text, StringComparer.Ordinal)
           let right = Known.FirstOrDefault(word => string.Equals(word, entry.Text, StringComparison.OrdinalIgnoreCase))
           select new Violation(given.File, entry.Span, $"'{given.Setting!.Key}' has {Wording.Quote(entry.Text)}, expected {string.Join(", ", Known.Take(Known.Length - 1))} or {Known[Known.Length - 1]}")
           {
               Setting = given.Setting.Key,
               Edits = right is null ? []
                   : given.Setting.Value is ListValue ? [new Edit(given.File, entry.Span, right)]
                   : [new Edit(given.File, given.Span, string.Join(",", given.Value!.Select(word => Known.Contains(word.ToLowerInvariant(), StringComparer.Ordinal) ? word.ToLowerInvariant() : word)))],
           };

    private static IEnumerable<Violation> VotingOnlyAlone(Repo repo)
        => from given in Stated(repo)
           where SeesSeveral(repo) && given.Value!.Contains(VotingOnly, StringComparer.Ordinal) && !given.Value!.Contains(Master, StringComparer.Ordinal)
           select new Violation(given.File, given.Span, $"'{given.Setting!.Key}' has '{VotingOnly}' without '{Master}', expected both: such a node votes for a master, and so has to be able to become one") { Setting = given.Setting.Key };

    private static IEnumerable<Violation> TwoWays(Repo repo)
        => from given in Stated(repo)
           where repo.Targets.Elasticsearch.Major < 8
           from key in Legacy
           let setting = given.File.Tree.Find(key)
           where setting is not null
           select new Violation(given.File, setting.KeySpan, $"'{key}' stands beside '{given.Setting!.Key}', expected one of the two ways: Elasticsearch takes the second or refuses both") { Setting = key, Severity = Severity.Warning };

    // A master and a place for data: only a repo that shows every node can say that there is none.
    private static IEnumerable<Violation> NobodyDoes(Repo repo)
    {
        if (!SeesAll(repo, out var files))
        {
            yield break;
        }

        foreach (var (roles, legacy, what) in new[] { (new[] { Master }, ElasticsearchYml.NodeMaster, "can become master"), (Data, JudgedKeys.NodeData, "holds data") })
        {
            if (files.TrueForAll(file => Has(repo, file, roles, legacy) == false))
            {
                var place = ElasticsearchYml.NodeRoles.Find(files[0].Tree) ?? legacy.Find(files[0].Tree);
                yield return new Violation(files[0], place?.Span ?? Span.Start, $"no node {what}, expected one with {string.Join(" or ", roles.Select(Wording.Quote))} in 'node.roles'")
                {
                    Setting = place?.Key,
                    Related = files.Skip(1).Select(other => new RelatedPlace(other, ElasticsearchYml.NodeRoles.Find(other.Tree)?.Span ?? Span.Start, Wording.AlsoHere)).ToList(),
                };
            }
        }
    }

    private static IEnumerable<Given<IReadOnlyList<string>>> Stated(Repo repo) => repo.Each(ElasticsearchYml.Kind, ElasticsearchYml.NodeRoles).Where(given => given.Setting is not null);

    private static bool SeesSeveral(Repo repo) => repo.Inventory.CountOf(Role.Elasticsearch).Number > 1;

    // Every node that there is, two or more, has a file of its own here.
    private static bool SeesAll(Repo repo, out List<ConfigFile> files)
    {
        files = repo.Of(ElasticsearchYml.Kind).Where(file => file.Node is not null).ToList();
        var count = repo.Inventory.CountOf(Role.Elasticsearch);
        return files.Count > 1 && count.IsComplete && count.Number == files.Count;
    }

    // Of a node whose roles are refused nobody knows what it is meant to do.
    private static bool AreRoles(IReadOnlyList<string> words)
        => words.All(word => Known.Contains(word, StringComparer.Ordinal)) && (!words.Contains(VotingOnly, StringComparer.Ordinal) || words.Contains(Master, StringComparer.Ordinal));

    private static bool? Has(Repo repo, ConfigFile file, string[] roles, Key<bool?> legacy)
        => repo.Ask(file, ElasticsearchYml.NodeRoles, file.Node) is not { } given ? null
            : given.Setting is not null ? (AreRoles(given.Value!) ? given.Value!.Any(role => roles.Contains(role, StringComparer.Ordinal)) : null)
            : repo.Ask(file, legacy, file.Node) is { } old ? old.Value != false
            : null;
}
