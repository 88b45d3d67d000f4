using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using HiveConfig.TheHive;
using HiveConfig.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveConfig.Analyzers;

/// <summary>HCA1011: a stated minimum of members that is no majority of the TheHive nodes.</summary>
internal sealed class MinimumMembersCheck() : ClusterCheck(CodeRules.MinimumMembers)
{
    /// <summary>The fact that the fix needs: the right number.</summary>
    internal const string Expected = "expected";

    private const string Key = "min-nr-of-members";

    private protected override IEnumerable<Diagnostic> Check(ClusterReading cluster)
    {
        if (cluster.Part("Extra") is not { } part || cluster.Model is not { TheHiveNodes.Count: > 0 } model)
        {
            yield break;
        }

        var expected = model.MinimumMembers;
        foreach (var (number, place) in Stated(new ExtraReading(part, cluster.Known)))
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var members) || members == expected)
            {
                continue;
            }

            var nodes = model.TheHiveNodes.Count;
            yield return At(
                ExtraReading.PlaceOf(place, number, after: Key),
                $"'{Key}' is {number} with {(nodes == 1 ? "one TheHive node" : nodes + " TheHive nodes")}, expected {expected}: more than half",
                ImmutableDictionary<string, string?>.Empty.Add(Expected, expected.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private static IEnumerable<(string Number, IOperation Place)> Stated(ExtraReading extra)
    {
        if (extra.Tree("ApplicationConf") is var (settings, text) && ApplicationConf.MinNrOfMembers.Find(settings)?.Value is ScalarValue scalar)
        {
            yield return (scalar.Text, text);
        }

        foreach (var (option, place) in extra.Lines("TheHiveJvm"))
        {
            var equals = option.IndexOf('=');
            if (equals > 0 && option.Substring(0, equals).EndsWith(".cluster." + Key, StringComparison.Ordinal))
            {
                yield return (option.Substring(equals + 1), place);
            }
        }
    }
}
