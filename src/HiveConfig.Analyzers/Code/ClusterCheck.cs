using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveConfig.Analyzers;

/// <summary>Looks at every initialiser of a cluster.</summary>
internal abstract class ClusterCheck(CodeRule rule) : CodeCheck(rule)
{
    internal sealed override void Register(OperationBlockStartAnalysisContext context, ModelTypes types)
        => context.RegisterOperationAction(
            operation =>
            {
                if (ClusterReading.Of(operation.Operation, types) is { } reading)
                {
                    foreach (var diagnostic in Check(reading))
                    {
                        operation.ReportDiagnostic(diagnostic);
                    }
                }
            },
            OperationKind.ObjectCreation,
            OperationKind.With);

    private protected abstract IEnumerable<Diagnostic> Check(ClusterReading cluster);
}
