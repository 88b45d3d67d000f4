using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>HCA1005: a secret that is put into a text, or into a log.</summary>
internal sealed class SecretShownCheck() : CodeCheck(CodeRules.SecretShown)
{
    /// <summary>The fact that the fix needs: what makes a text of the secret that may be shown.</summary>
    internal const string Behind = "behind";

    // A secret that a method hands out is shown by files that do not know where it comes from.
    internal override bool LooksEverywhere => true;

    internal override ImmutableArray<OperationKind> Kinds => [OperationKind.Interpolation, OperationKind.Binary, OperationKind.CompoundAssignment, OperationKind.Invocation, OperationKind.ObjectCreation];

    internal override void Look(OperationAnalysisContext context, ModelTypes types)
    {
        switch (context.Operation)
        {
            case IInterpolationOperation interpolation:
                Look(context, interpolation.Expression, types);
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                Look(context, sum.LeftOperand, types);
                Look(context, sum.RightOperand, types);
                break;
            case ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum:
                Look(context, sum.Value, types);
                break;
            case IInvocationOperation { Arguments: { Length: > 0 } arguments } call when Shows(call):
                Arguments(context, arguments, types);
                break;
            case IObjectCreationOperation { Arguments: { Length: > 0 } arguments, Type: { } type } when type.Name.EndsWith("Exception", StringComparison.Ordinal):
                Arguments(context, arguments, types);
                break;
        }
    }

    private void Arguments(OperationAnalysisContext context, ImmutableArray<IArgumentOperation> arguments, ModelTypes types)
    {
        // What takes a secret knows that it is one.
        foreach (var argument in arguments.Where(argument => !ModelTypes.Is(argument.Parameter?.Type, types.Secret)))
        {
            var items = Known.Plain(argument.Value) switch
            {
                IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
                ICollectionExpressionOperation collection => collection.Elements,
                _ => [argument.Value],
            };
            foreach (var item in items)
            {
                Look(context, item, types);
            }
        }
    }

    private void Look(OperationAnalysisContext context, IOperation operation, ModelTypes types)
    {
        var value = Plain(operation);
        value = value is ILocalReferenceOperation { Type.SpecialType: SpecialType.System_String } local ? Plain(types.Known.Initial(local, MayBeResolved)) : value;
        if (ModelTypes.Is(value?.Type, types.Secret))
        {
            context.ReportDiagnostic(At(operation.Syntax.GetLocation(), "a secret shows as '(secret)' and nothing else, expected its Reference", FactsOf(operation, types)));
        }
        else if (value is IConditionalOperation { WhenFalse: { } whenFalse } choice)
        {
            Look(context, choice.WhenTrue, types);
            Look(context, whenFalse, types);
        }
        else if (IsResolved(value, types))
        {
            context.ReportDiagnostic(At(operation, "the value of a secret becomes a part of a text that others may see, expected its Reference"));
        }
    }

    // What the fix needs to know: what to write behind the secret itself.
    private static ImmutableDictionary<string, string?> FactsOf(IOperation operation, ModelTypes types)
        => Known.Plain(operation) is { SemanticModel: { } model } secret && ReferenceEquals(secret.Syntax, operation.Syntax) && ModelTypes.Is(secret.Type, types.Secret)
            ? ImmutableDictionary<string, string?>.Empty.Add(Behind, model.GetTypeInfo(secret.Syntax).Nullability.FlowState == NullableFlowState.MaybeNull ? "?.Reference" : ".Reference")
            : ImmutableDictionary<string, string?>.Empty;

    // What becomes a part of a text that people come to see. By name first: this is asked of every call there is.
    private static bool Shows(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke || method.ContainingType is not { } type)
        {
            return false;
        }

        switch (type.Name)
        {
            case "String":
                return method.Name is "Format" or "Concat" or "Join" && type.SpecialType == SpecialType.System_String;
            case "Console" or "AnsiConsole":
                return method.Name.StartsWith("Write", StringComparison.Ordinal) || method.Name.StartsWith("Markup", StringComparison.Ordinal);
            case "Debug" or "Trace":
                return type.ContainingNamespace?.Name is "Diagnostics";
            case "Environment":
                return method.Name is "FailFast";
            case "StringBuilder":
                return method.Name.StartsWith("Append", StringComparison.Ordinal) || method.Name is "Insert";
            case "TextWriter":
                return method.Name.StartsWith("Write", StringComparison.Ordinal) && call.Instance is IPropertyReferenceOperation { Property: { Name: "Out" or "Error", ContainingType.Name: "Console" } };
            case "LoggerExtensions" or "ILogger" or "Log":
                return true;
            default:
                return method.Name is "AppendFormatted" || type.Name.EndsWith("Logger", StringComparison.Ordinal);
        }
    }

    // What the declaration of a variable has to look like: the way back to it is long.
    private static bool MayBeResolved(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case InvocationExpressionSyntax or ConditionalAccessExpressionSyntax:
                    return true;
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case PostfixUnaryExpressionSyntax postfix:
                    expression = postfix.Operand;
                    break;
                case BinaryExpressionSyntax binary:
                    expression = binary.Left;
                    break;
                default:
                    return false;
            }
        }
    }

    private static bool IsResolved(IOperation? operation, ModelTypes types) => operation is IInvocationOperation { TargetMethod: { } method } call
        && ((method.Name is "Resolve" && ModelTypes.Is(method.ContainingType, types.SecretResolver))
            || (method.MethodKind == MethodKind.DelegateInvoke && types.IsResolve(call.Instance?.Type)));

    // A secret in other clothes: with a fallback, in other letters, as a text.
    private static IOperation? Plain(IOperation? operation)
    {
        while (true)
        {
            operation = Known.Plain(operation);
            switch (operation)
            {
                case ICoalesceOperation coalesce:
                    operation = coalesce.Value;
                    break;
                case IConditionalAccessOperation access:
                    operation = access.WhenNotNull is IInvocationOperation { Instance: IConditionalAccessInstanceOperation } ? access.Operation : access.WhenNotNull;
                    break;
                case IInvocationOperation { TargetMethod: { Name: "ToString" or "Trim" or "ToUpperInvariant" or "ToLowerInvariant" or "Substring" or "Replace" }, Instance: { } instance }:
                    operation = instance;
                    break;
                default:
                    return operation;
            }
        }
    }
}
