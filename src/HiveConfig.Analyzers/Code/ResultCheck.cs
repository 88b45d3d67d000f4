using System.Collections.Immutable;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>HCA1014: a call for the sake of its result, which nobody looks at.</summary>
internal sealed class ResultCheck() : CodeCheck(CodeRules.ResultUsed)
{
    internal override ImmutableArray<OperationKind> Kinds => [OperationKind.ExpressionStatement];

    internal override void Look(OperationAnalysisContext context, ModelTypes types)
    {
        var dropped = ((IExpressionStatementOperation)context.Operation).Operation;
        dropped = dropped is IConditionalAccessOperation access ? access.WhenNotNull : dropped;

        // Another form of the result is dropped with it.
        while (dropped is IInvocationOperation { TargetMethod: { Name: "ToList" or "ToArray" or "Any" or "Count" or "AsEnumerable", ContainingType.Name: "Enumerable" }, Arguments: { Length: 1 } whole })
        {
            dropped = Known.Plain(whole[0].Value);
        }

        if (dropped is IInvocationOperation call && What(call.TargetMethod, types) is { } what && !IntendedFault.Holds(call))
        {
            context.ReportDiagnostic(At(call, $"the result of '{call.TargetMethod.Name}' is dropped, expected a look at {what}"));
        }
    }

    private static string? What(IMethodSymbol method, ModelTypes types)
    {
        var type = method.ContainingType;
        return method.Name switch
        {
            nameof(ClusterValidation.Validate) when ModelTypes.Is(type, types.ClusterValidation) => "what is wrong with the cluster",
            nameof(SecretChecks.Check) when ModelTypes.Is(type, types.SecretChecks) => "what is wrong with the secrets",
            nameof(ExtraChecks.Check) when ModelTypes.Is(type, types.ExtraChecks) => "what is wrong with the extra settings",
            nameof(Linter.Lint) when ModelTypes.Is(type, types.RepoExtensions) || ModelTypes.Is(type, types.Linter) => "the findings",
            nameof(Generator.Generate) when ModelTypes.Is(type, types.ClusterExtensions) || ModelTypes.Is(type, types.Generator) => "the files, which only WriteTo writes",
            _ => null,
        };
    }
}
