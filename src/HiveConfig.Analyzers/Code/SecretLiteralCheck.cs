using System.Collections.Immutable;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>HCA1002: a secret where a reference to one belongs.</summary>
internal sealed class SecretLiteralCheck() : CodeCheck(CodeRules.SecretLiteral)
{
    /// <summary>The fact that the fix needs: a name for the environment variable.</summary>
    internal const string Variable = "variable";

    internal override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation];

    internal override void Look(OperationAnalysisContext context, ModelTypes types)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod is { IsStatic: true, Name: "Parse" or "FromEnvironment" or "FromVault" } method && ModelTypes.Is(method.ContainingType, types.Secret) && SecretReferences.SecretIn(call) is { } secret
            && SecretReferences.WeaknessOf(SecretReferences.TargetOf(call, types), secret) is null && !ConstantCheck.IsExpected(call))
        {
            context.ReportDiagnostic(At(call.Syntax.GetLocation(), "a secret stands in the code, expected " + Secret.What, FactsOf(call, types)));
        }
    }

    /// <summary>What the fix needs to know: a variable is named after the secret, else after what holds the reference.</summary>
    internal static ImmutableDictionary<string, string?> FactsOf(IInvocationOperation call, ModelTypes types)
    {
        var name = SecretReferences.TargetOf(call, types)
            ?? call.Parent switch
            {
                IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.Name,
                IFieldInitializerOperation { InitializedFields: { Length: 1 } fields } => fields[0].Name,
                IPropertyInitializerOperation { InitializedProperties: { Length: 1 } properties } => properties[0].Name,
                _ => "secret",
            };
        return ImmutableDictionary<string, string?>.Empty.Add(Variable, Known.InCapitals(name));
    }
}
