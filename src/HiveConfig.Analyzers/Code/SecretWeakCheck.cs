using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>HCA1004: a secret in the code that is too short, or that everybody knows.</summary>
internal sealed class SecretWeakCheck() : CodeCheck(CodeRules.SecretWeak)
{
    internal override void Register(OperationBlockStartAnalysisContext context, ModelTypes types)
    {
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (call.TargetMethod is not { IsStatic: true, Name: "Parse" or "FromEnvironment" or "FromVault" } method || !ModelTypes.Is(method.ContainingType, types.Secret) || SecretReferences.SecretIn(call) is not { } secret)
                {
                    return;
                }

                var name = SecretReferences.TargetOf(call, types);
                if (SecretReferences.WeaknessOf(name, secret) is { } weakness && !ConstantCheck.IsExpected(call))
                {
                    operation.ReportDiagnostic(At(call.Syntax.GetLocation(), MessageOf(name, weakness), SecretLiteralCheck.FactsOf(call, types)));
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            operation =>
            {
                foreach (var value in ResolvedValue.In((IDelegateCreationOperation)operation.Operation, types))
                {
                    if (SecretReferences.WeaknessOf(value.Name, value.Text) is { } weakness)
                    {
                        operation.ReportDiagnostic(At(value.Place.Syntax.GetLocation(), MessageOf(value.Name, weakness), ImmutableDictionary<string, string?>.Empty));
                    }
                }
            },
            OperationKind.DelegateCreation);
    }

    private static string MessageOf(string? name, string weakness) => $"the secret {(name is null ? "" : $"'{name}' ")}stands in the code and {weakness}";
}
