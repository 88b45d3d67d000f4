using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>A node in a datacenter of its own by a slip of the pen: CQL names the datacenter that was meant, and not this one.</summary>
/// <param name="Node">The node.</param>
/// <param name="Given">What its cassandra-rackdc.properties says.</param>
/// <param name="Meant">The datacenter that was meant.</param>
internal sealed record StrayDatacenter(string Node, Given<string> Given, string Meant);

/// <summary>Finds them.</summary>
internal static class StrayDatacenters
{
    private static readonly Question<IReadOnlyList<StrayDatacenter>> All = new(repo => [.. Find(repo)]);

    internal static IReadOnlyList<StrayDatacenter> Of(Repo repo) => All.Of(repo);

    internal static IEnumerable<Violation> Judged(Repo repo)
        => from stray in Of(repo)
           let others = With(repo, stray.Meant).ToList()
           select new Violation(stray.Given.Place, stray.Given.Span, $"'{RackDcProperties.Datacenter.Name}' is {Wording.Quote(stray.Given.Value!)} here, which no keyspace names, but {Wording.On(stray.Meant, others.Count)}")
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
        foreach (var alone in given.Where(one => !named.Contains(one.Value!) && given.Count(other => string.Equals(other.Value, one.Value, StringComparison.Ordinal)) == 1))
        {
            if (Nearest.Find(alone.Value!, given.Select(other => other.Value!).Where(name => named.Contains(name) && IsOtherWord(name, alone.Value!))) is { } meant)
            {
                yield return new StrayDatacenter(alone.File.Node!, alone, meant);
            }
        }
    }

    private static IEnumerable<Given<string>> With(Repo repo, string datacenter)
        => repo.OnNodes(RackDcProperties.Kind, RackDcProperties.Datacenter).Where(given => string.Equals(given.Value, datacenter, StringComparison.Ordinal));

    // A number more is another datacenter, and what differs in case only is told as that.
    private static bool IsOtherWord(string left, string right)
        => !string.Equals(Letters(left), Letters(right), StringComparison.Ordinal) && !string.Equals(RackDcFiles.Plain(left), RackDcFiles.Plain(right), StringComparison.Ordinal);

    private static string Letters(string name) => new(name.Where(c => !char.IsDigit(c)).ToArray());
}
