using System.Collections.Immutable;
using System.Linq;
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
        if (call.TargetMethod is { IsStatic: true, Name: "Parse" or "FromEnvironment" or "FromVault" } method && ModelTypes.Is(method.ContainingType, types.Secret) && SecretReferences.SecretIn(call, types.Known) is { } secret
            && SecretReferences.WeaknessOf(SecretReferences.TargetOf(call, types), secret) is null && !IntendedFault.Holds(call))
        {
            context.ReportDiagnostic(At(call.Syntax.GetLocation(), "a secret stands in the code, expected " + Secret.What, FactsOf(call, types)));
        }
    }

    /// <summary>
    /// What the fix needs to know: a variable is named after the secret, else after what holds the reference. Nothing where that
    /// has no name, or where the secret stands elsewhere: it would stay there, and nobody would see it any more.
    /// </summary>
    internal static ImmutableDictionary<string, string?> FactsOf(IInvocationOperation call, ModelTypes types)
    {
        var variable = Known.InCapitals(SecretReferences.TargetOf(call, types) ?? NameOf(call) ?? "");
        return Secret.TryParse("env:" + variable, out _, out _) && call.Arguments.All(argument => Known.Plain(argument.Value) is ILiteralOperation)
            ? ImmutableDictionary<string, string?>.Empty.Add(Variable, variable)
            : ImmutableDictionary<string, string?>.Empty;
    }

    private static string? NameOf(IInvocationOperation call)
    {
        var parent = call.Parent;
        while (parent is IConversionOperation or ICoalesceOperation or IConditionalOperation)
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol.Name,
            IFieldInitializerOperation { InitializedFields: { Length: 1 } fields } => fields[0].Name,
            IPropertyInitializerOperation { InitializedProperties: { Length: 1 } properties } => properties[0].Name,
            IAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: { } name } } => name,
            IAssignmentOperation { Target: ILocalReferenceOperation { Local.Name: { } name } } => name,
            IArgumentOperation { Parameter: { IsParams: false, OriginalDefinition.Type.TypeKind: not TypeKind.TypeParameter, Name: { } name } } => name,
            IReturnOperation { SemanticModel: { } model } => model.GetEnclosingSymbol(call.Syntax.SpanStart) switch
            {
                IMethodSymbol { AssociatedSymbol: { } property } => property.Name,
                IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method => method.Name,
                _ => null,
            },
            _ => null,
        };
    }
}
