using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>HCA1004: a secret in the code that is too short, or that everybody knows.</summary>
internal sealed class SecretWeakCheck() : CodeCheck(CodeRules.SecretWeak)
{
    internal override ImmutableArray<OperationKind> Kinds => [OperationKind.DelegateCreation, OperationKind.Invocation];

    internal override void Look(OperationAnalysisContext context, ModelTypes types)
    {
        if (context.Operation is IDelegateCreationOperation creation)
        {
            foreach (var value in ResolvedValue.In(creation, types))
            {
                if (SecretReferences.WeaknessOf(value.Name, value.Text) is { } weakness)
                {
                    context.ReportDiagnostic(At(value.Place.Syntax.GetLocation(), MessageOf(value.Name, weakness), ImmutableDictionary<string, string?>.Empty));
                }
            }
        }
        else if (context.Operation is IInvocationOperation { TargetMethod: { IsStatic: true, Name: "Parse" or "FromEnvironment" or "FromVault" } method } call && ModelTypes.Is(method.ContainingType, types.Secret)
            && SecretReferences.SecretIn(call, types.Known) is { } secret)
        {
            var name = SecretReferences.TargetOf(call, types);
            if (SecretReferences.WeaknessOf(name, secret) is { } weakness && !IntendedFault.Holds(call))
            {
                context.ReportDiagnostic(At(call.Syntax.GetLocation(), MessageOf(name, weakness), SecretLiteralCheck.FactsOf(call, types)));
            }
        }
    }

    private static string MessageOf(string? name, string weakness) => $"the secret {(name is null ? "" : $"'{name}' ")}stands in the code and {weakness}";
}
