using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>What one statement makes of a keyspace's copies.</summary>
/// <param name="File">The script.</param>
/// <param name="Span">The statement.</param>
/// <param name="Keyspace">The keyspace.</param>
/// <param name="Strategy">The class, without its package.</param>
/// <param name="Factor">The shortcut 'replication_factor'; null when it is not given.</param>
/// <param name="Factors">The factor of each datacenter named.</param>
internal sealed record Replication(ConfigFile File, Span Span, string Keyspace, string Strategy, int? Factor, IReadOnlyDictionary<string, int> Factors)
{
    /// <summary>Whether datacenters count at all.</summary>
    internal bool IsNetworked => string.Equals(Strategy, "NetworkTopologyStrategy", StringComparison.Ordinal);

    /// <summary>The statements of a script whose values are all known, in order.</summary>
    internal static IEnumerable<Replication> Of(ConfigFile file) => [];

    /// <summary>Copies in a datacenter: its own factor, else the shortcut, which counts for every datacenter; null when there are none.</summary>
    internal int? FactorIn(string datacenter) => Factors.TryGetValue(datacenter, out var own) ? own : Factor;

    /// <inheritdoc/>
    public override string ToString()
        => string.Join(", ", new[] { Strategy }
            .Concat(Factor is { } factor ? [Text("replication_factor", factor)] : [])
            .Concat(Factors.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => Text(entry.Key, entry.Value))));

    private static string Text(string name, int factor) => name + ": " + factor.ToString(CultureInfo.InvariantCulture);
}
