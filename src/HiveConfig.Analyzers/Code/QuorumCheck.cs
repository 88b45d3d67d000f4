using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveConfig.Analyzers;

/// <summary>HCA1010: an even number of nodes where a majority decides.</summary>
internal sealed class QuorumCheck() : ClusterCheck(CodeRules.QuorumOdd)
{
    private protected override IEnumerable<Diagnostic> Check(ClusterReading cluster)
    {
        if (cluster.Model is not { } model)
        {
            yield break;
        }

        // In two datacenters Cassandra asks the majority of the larger one; a node alone is a choice.
        var groups = new[]
        {
            (What: "TheHive", Number: model.TheHiveNodes.Count, EveryMemberVotes: true),
            (What: "Cassandra", Number: model.Datacenters.Count == 1 ? model.CassandraNodes.Count : 0, EveryMemberVotes: false),
            (What: "master-eligible Elasticsearch", Number: model.MasterEligible.Count, EveryMemberVotes: true),
        };
        foreach (var fault in groups
            .Select(group => (group.What, group.Number, Expected: Quorum.Expected(group.Number, group.EveryMemberVotes)))
            .Where(group => group.Expected is not null)
            .GroupBy(group => (group.Number, group.Expected)))
        {
            yield return At(
                cluster.Initialiser.PlaceOf("Nodes"),
                $"there are {fault.Key.Number} nodes of {string.Join(" and of ", fault.Select(group => group.What))}, expected {fault.Key.Expected}");
        }
    }
}
