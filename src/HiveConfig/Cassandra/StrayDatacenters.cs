using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>A node in a datacenter of its own by a slip of the pen: CQL names the datacenter that was meant, and not this one.</summary>
/// <param name="Node">The node.</param>
/// <param name="Given">What its cassandra-rackdc.properties says.</param>
/// <param name="Meant">The datacenter that was meant.</param>
/// <param name="Problem">What is wrong with it.</param>
internal sealed record StrayDatacenter(string Node, Given<string> Given, string Meant, string Problem);

/// <summary>Finds them.</summary>
internal static class StrayDatacenters
{
    private static readonly Question<IReadOnlyList<StrayDatacenter>> All = new(repo => [.. Find(repo)]);

    internal static IReadOnlyList<StrayDatacenter> Of(Repo repo) => All.Of(repo);

    internal static IEnumerable<Violation> Judged(Repo repo)
        => from stray in Of(repo)
           let others = With(repo, stray.Meant).ToList()
           select new Violation(stray.Given.Place, stray.Given.Span, $"'{RackDcProperties.Datacenter.Name}' is {Wording.Quote(stray.Given.Value!)} here, {stray.Problem}, but {Wording.On(stray.Meant, others.Count)}")
           {
               Setting = RackDcProperties.Datacenter.Name,
               Severity = Severity.Error,
               Related = others.Take(1).Select(other => new RelatedPlace(other.Place, other.Span, Wording.GivenHere)).ToList(),
           };

    private static IEnumerable<StrayDatacenter> Find(Repo repo)
    {
        var named = new HashSet<string>(Replication.OfAll(repo).Where(replication => replication.IsNetworked).SelectMany(replication => replication.Factors.Keys), StringComparer.Ordinal);
        if (named.Count == 0)
        {
            yield break;
        }

        var given = repo.OnNodes(RackDcProperties.Kind, RackDcProperties.Datacenter).Where(one => one.Value is not null).ToList();
        var counts = given.GroupBy(one => one.Value!, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Count(), StringComparer.Ordinal);
        var lacking = Lacking(repo, counts).ToList();
        foreach (var alone in given.Where(one => !named.Contains(one.Value!) && counts[one.Value!] == 1))
        {
            var meant = Nearest.Find(alone.Value!, counts.Keys.Where(name => named.Contains(name) && IsOtherWord(name, alone.Value!)))
                ?? counts.Keys.FirstOrDefault(name => named.Contains(name) && HasRemark(alone.Value!, name))
                ?? (lacking.Count == 1 && !string.Equals(RackDcFiles.Plain(lacking[0]), RackDcFiles.Plain(alone.Value!), StringComparison.Ordinal) ? lacking[0] : null);
            if (meant is not null)
            {
                yield return new StrayDatacenter(alone.File.Node!, alone, meant, "which no keyspace names");
            }
        }

        // Each node but one is called after its datacenter, and the one that is not is missing there.
        var called = given.ConvertAll(one => counts.Keys.Where(name => one.File.Node!.StartsWith(name, StringComparison.OrdinalIgnoreCase)).OrderByDescending(name => name.Length).FirstOrDefault());
        var odd = Enumerable.Range(0, given.Count).Where(i => !string.Equals(called[i], given[i].Value, StringComparison.Ordinal)).ToList();
        if (odd.Count == 1 && given.Count > 2 && called[odd[0]] is { } own && lacking.Contains(own, StringComparer.Ordinal) && named.Contains(given[odd[0]].Value!))
        {
            yield return new StrayDatacenter(given[odd[0]].File.Node!, given[odd[0]], own, "where each other node is called after its datacenter");
        }
    }

    // The datacenters that the keyspaces give one replica more than there are nodes to hold them.
    private static IEnumerable<string> Lacking(Repo repo, Dictionary<string, int> counts)
        => repo.Inventory.CountOf(Role.Cassandra) is { IsComplete: true } all && all.Number == counts.Values.Sum()
            ? counts.Keys.Where(name => Replication.OfAll(repo).Where(replication => replication.IsNetworked && replication.Factors.ContainsKey(name)).Select(replication => replication.Factors[name]).DefaultIfEmpty(0).Max() == counts[name] + 1)
            : [];

    // A properties file knows no remark behind a value: it becomes a part of it.
    private static bool HasRemark(string value, string name)
        => value.StartsWith(name, StringComparison.Ordinal) && value.Substring(name.Length).TrimStart() is { Length: > 0 } rest && rest[0] is '#' or '!' or '/';

    private static IEnumerable<Given<string>> With(Repo repo, string datacenter)
        => repo.OnNodes(RackDcProperties.Kind, RackDcProperties.Datacenter).Where(given => string.Equals(given.Value, datacenter, StringComparison.Ordinal));

    // A number more is another datacenter, and what differs in case only is told as that.
    private static bool IsOtherWord(string left, string right)
        => !string.Equals(Letters(left), Letters(right), StringComparison.Ordinal) && !string.Equals(RackDcFiles.Plain(left), RackDcFiles.Plain(right), StringComparison.Ordinal);

    private static string Letters(string name) => new(name.Where(c => !char.IsDigit(c)).ToArray());
}
