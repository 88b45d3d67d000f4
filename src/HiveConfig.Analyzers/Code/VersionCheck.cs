using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>HCA1013: a version outside the support table, or not beside that TheHive.</summary>
internal sealed class VersionCheck() : CodeCheck(CodeRules.VersionSupported)
{
    internal override ImmutableArray<OperationKind> Kinds => [OperationKind.ObjectCreation, OperationKind.With];

    internal override void Look(OperationAnalysisContext context, ModelTypes types)
    {
        foreach (var (place, fault) in Check(context.Operation, types, types.Known))
        {
            context.ReportDiagnostic(At(place.Syntax.GetLocation(), fault));
        }
    }

    private static IEnumerable<(IOperation Place, ClusterFault Fault)> Check(IOperation operation, ModelTypes types, Known known)
    {
        if (ClusterReading.Of(operation, types) is { } cluster)
        {
            return Beside(cluster, types, known);
        }

        // A part of a cluster is judged with that.
        var isPart = ModelTypes.Is(operation.Type, types.Cassandra) || ModelTypes.Is(operation.Type, types.Elasticsearch) || ModelTypes.Is(operation.Type, types.TheHive);
        return !isPart || Initialiser.Of(operation) is not { } initialiser || (Initialiser.Around(operation) is { } around && TheHiveOf(around.Outer, known) is not null && !ModelTypes.Is(operation.Type, types.TheHive))
            ? []
            : Alone(initialiser, types, known);
    }

    private static IEnumerable<(IOperation Place, ClusterFault Fault)> Beside(ClusterReading cluster, ModelTypes types, Known known)
    {
        if (TheHiveOf(cluster.Initialiser, known) is not { } theHive)
        {
            yield break;
        }

        foreach (var part in new[] { cluster.Part("Cassandra"), cluster.Part("Elasticsearch") })
        {
            // What is made elsewhere and is in no row of the table is reported there.
            var isReported = part is not null && Initialiser.Around(part.Operation) is null && Alone(part, types, known).Any();
            foreach (var fault in part is null || isReported ? [] : Faults(part, theHive, types, known))
            {
                yield return (part!["Version"]!, fault);
            }
        }
    }

    // Beside an unknown TheHive only what no row of the table has is wrong.
    private static IEnumerable<(IOperation Place, ClusterFault Fault)> Alone(Initialiser part, ModelTypes types, Known known)
    {
        if (known.Parsed<ProductVersion>(part["Version"], ProductVersion.TryParse) is not { } version)
        {
            return [];
        }

        var faults = ModelTypes.Is(part.Operation.Type, types.TheHive)
            ? VersionChecks.TheHive(version).ToList()
            : SupportTable.Rows.Select(row => Faults(part, row.TheHive.Last, types, known).ToList()).Aggregate((before, next) => before.Count == 0 ? before : next);
        return faults.Select(fault => (part["Version"]!, fault));
    }

    private static IEnumerable<ClusterFault> Faults(Initialiser part, ProductVersion theHive, ModelTypes types, Known known)
        => known.Parsed<ProductVersion>(part["Version"], ProductVersion.TryParse) is not { } version ? []
            : ModelTypes.Is(part.Operation.Type, types.Elasticsearch) ? VersionChecks.Elasticsearch(version, theHive)
            : VersionChecks.Cassandra(version, theHive, MayBeUnsupported(part, known));

    private static ProductVersion? TheHiveOf(Initialiser cluster, Known known)
        => known.Parsed<ProductVersion>(Initialiser.Of(known.Source(cluster["TheHive"]))?["Version"], ProductVersion.TryParse);

    private static bool MayBeUnsupported(Initialiser cassandra, Known known)
        => cassandra["AllowUnsupported"] is { } stated ? known.Truth(stated) ?? true : !cassandra.IsWhole;
}
