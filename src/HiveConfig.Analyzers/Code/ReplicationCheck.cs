using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>HCA1009: more replicas than nodes, or too few to lose one.</summary>
internal sealed class ReplicationCheck() : ClusterCheck(CodeRules.ReplicationFits)
{
    private protected override IEnumerable<Diagnostic> Check(ClusterReading cluster)
    {
        if (cluster.Model is not { } model)
        {
            yield break;
        }

        if (cluster.Part("Cassandra") is { } cassandra && With(model.Cassandra, cassandra, cluster.Known) is { } stated)
        {
            var place = cassandra.PlaceOf(cassandra.Setter("ReplicationFactors") is null ? "ReplicationFactor" : "ReplicationFactors");
            var judged = model with { Cassandra = stated };
            foreach (var fault in ReplicationChecks.Keyspace(judged).Concat(ReplicationChecks.Names(judged)))
            {
                yield return At(place, fault);
            }
        }

        if (cluster.Part("Elasticsearch") is { } elasticsearch && cluster.Known.Number(elasticsearch["Replicas"]) is { } replicas)
        {
            foreach (var fault in ReplicationChecks.Index(model with { Elasticsearch = new() { Replicas = replicas } }))
            {
                yield return At(elasticsearch.PlaceOf("Replicas"), fault);
            }
        }
    }

    // The numbers that are stated; null where there is none, or one that is unknown.
    private static Model.Cassandra? With(Model.Cassandra cassandra, Initialiser initialiser, Known known)
    {
        if (initialiser["ReplicationFactor"] is { } stated && known.Number(stated) is null)
        {
            return null;
        }

        var factor = known.Number(initialiser["ReplicationFactor"]);
        if (initialiser["ReplicationFactors"] is not { } each)
        {
            return factor is null ? null : cassandra with { ReplicationFactor = factor };
        }

        return Factors(each, known) is { } factors ? cassandra with { ReplicationFactor = factor, ReplicationFactors = factors } : null;
    }

    private static Dictionary<DatacenterName, int>? Factors(IOperation operation, Known known)
    {
        if (known.Source(operation) is not IObjectCreationOperation { Initializer.Initializers: { } entries, Arguments.Length: 0 })
        {
            return null;
        }

        var factors = new Dictionary<DatacenterName, int>();
        foreach (var entry in entries)
        {
            var (key, value) = entry switch
            {
                IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 2 } arguments } => (arguments[0].Value, arguments[1].Value),
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } index } } assignment => (index[0].Value, assignment.Value),
                _ => ((IOperation?)null, (IOperation?)null),
            };
            if (known.Parsed<DatacenterName>(key, DatacenterName.TryParse) is not { } name || known.Number(value) is not { } number)
            {
                return null;
            }

            factors[name] = number;
        }

        return factors;
    }
}
