using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveConfig.Analyzers;

/// <summary>Looks at every initialiser of a cluster.</summary>
internal abstract class ClusterCheck(CodeRule rule) : CodeCheck(rule)
{
    internal sealed override ImmutableArray<OperationKind> Kinds => [OperationKind.ObjectCreation, OperationKind.With];

    internal sealed override void Look(OperationAnalysisContext context, ModelTypes types)
    {
        if (ClusterReading.Of(context.Operation, types) is { } reading)
        {
            foreach (var diagnostic in Check(reading))
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }

    private protected abstract IEnumerable<Diagnostic> Check(ClusterReading cluster);
}
