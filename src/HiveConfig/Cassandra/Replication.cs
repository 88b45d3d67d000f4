using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>What one statement makes of a keyspace's copies.</summary>
/// <param name="File">The file the statement stands in.</param>
/// <param name="Span">The map of class and factors.</param>
/// <param name="Keyspace">The keyspace.</param>
/// <param name="Strategy">The class, without its package.</param>
/// <param name="Factor">The shortcut 'replication_factor'; null when it is not given.</param>
/// <param name="Factors">The factor of each datacenter named.</param>
internal sealed record Replication(ConfigFile File, Span Span, string Keyspace, string Strategy, int? Factor, IReadOnlyDictionary<string, int> Factors)
{
    private const string Shortcut = "replication_factor";

    private static readonly Question<IReadOnlyList<Replication>> Plain = new(repo => [.. Of(CqlStatements.Of(repo))]);
    private static readonly Question<IReadOnlyList<Replication>> All = new(repo => [.. Of(CqlStatements.OfAll(repo))]);

    /// <summary>Whether datacenters count at all.</summary>
    internal bool IsNetworked => string.Equals(Strategy, "NetworkTopologyStrategy", StringComparison.Ordinal);

    /// <summary>What a script leaves each keyspace with: its last statement about it counts, and one with a placeholder says nothing.</summary>
    internal static IReadOnlyList<Replication> Of(Repo repo) => Plain.Of(repo);

    /// <summary>As above, of scripts with a statement that cannot be read too.</summary>
    internal static IReadOnlyList<Replication> OfAll(Repo repo) => All.Of(repo);

    private static IEnumerable<Replication> Of(IEnumerable<PlacedStatement> statements)
        => statements
            .Where(placed => placed.Statement is CqlKeyspaceStatement { Replication: not null } statement && statement.Verb != CqlVerb.Drop)
            .GroupBy(placed => new { placed.File, ((CqlKeyspaceStatement)placed.Statement).Name.Text })
            .Select(statements => Read(statements.Last()))
            .OfType<Replication>();

    /// <summary>Copies in a datacenter: its own factor, else the shortcut, which counts for every datacenter; null when there are none.</summary>
    internal int? FactorIn(string datacenter) => Factors.TryGetValue(datacenter, out var own) ? own : Factor;

    /// <summary>The factor of the one datacenter there seems to be, whatever its name.</summary>
    internal int OnlyFactor
    {
        get
        {
            foreach (var factor in Factors.Values)
            {
                return factor;
            }

            return Factor ?? 0;
        }
    }

    /// <summary>The least and the most copies that it gives a datacenter; one where it says nothing of copies.</summary>
    internal (int Least, int Most) Range
    {
        get
        {
            var (least, most) = (Factor, Factor);
            foreach (var factor in Factors.Values)
            {
                least = factor > least ? least : factor;
                most = factor < most ? most : factor;
            }

            return (least ?? 1, most ?? 1);
        }
    }

    /// <inheritdoc/>
    public override string ToString()
        => string.Join(", ", new[] { Strategy }
            .Concat(Factor is { } factor ? [Text(Shortcut, factor)] : [])
            .Concat(Factors.Keys.OrderBy(name => name, StringComparer.Ordinal).Select(name => Text(name, Factors[name]))));

    /// <summary>Whether it is about a keyspace.</summary>
    internal bool IsOf(string keyspace) => string.Equals(Keyspace, keyspace, StringComparison.Ordinal);

    /// <summary>What a statement says; null when it says nothing of copies, or a template says it.</summary>
    internal static Replication? Read(PlacedStatement placed)
    {
        if (placed.Statement is not CqlKeyspaceStatement { Replication: { Class: { } strategy } replication } statement)
        {
            return null;
        }

        int? shortcut = null;
        var factors = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in replication.Factors)
        {
            if (Placeholder.IsIn(entry.Key) || !int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var factor))
            {
                return null;
            }

            if (string.Equals(entry.Key, Shortcut, StringComparison.Ordinal))
            {
                shortcut = factor;
            }
            else
            {
                factors[entry.Key] = factor;
            }
        }

        return new Replication(placed.File, placed.Place(replication.Span), statement.Name.Text, strategy, shortcut, factors);
    }

    private static string Text(string name, int factor) => name + ": " + factor.ToString(CultureInfo.InvariantCulture);
}
