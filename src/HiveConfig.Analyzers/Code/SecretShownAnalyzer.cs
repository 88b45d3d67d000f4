using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>HCA1005: a secret that is put into a text, or into a log.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SecretShownAnalyzer() : CodeAnalyzer(CodeRules.SecretShown)
{
    private protected override void Register(CompilationStartAnalysisContext context, ModelTypes types)
    {
        var known = new Known(types);
        context.RegisterOperationAction(
            operation =>
            {
                foreach (var value in Shown(operation.Operation))
                {
                    if (MessageOf(value, types, known) is { } message)
                    {
                        operation.ReportDiagnostic(At(value, message));
                    }
                }
            },
            OperationKind.Interpolation,
            OperationKind.Binary,
            OperationKind.Invocation);
    }

    // What becomes a part of a text that people come to see.
    private static IEnumerable<IOperation> Shown(IOperation operation) => operation switch
    {
        IInterpolationOperation interpolation => [interpolation.Expression],
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => [sum.LeftOperand, sum.RightOperand],
        IInvocationOperation call when Shows(call) => call.Arguments.SelectMany(argument => Items(argument.Value)),
        _ => [],
    };

    private static IEnumerable<IOperation> Items(IOperation argument)
        => Known.Plain(argument) switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            _ => [argument],
        };

    private static bool Shows(IInvocationOperation call)
    {
        var (method, type) = (call.TargetMethod, call.TargetMethod.ContainingType);
        if (type is null || method.MethodKind == MethodKind.DelegateInvoke)
        {
            return false;
        }

        return type.Name switch
        {
            "String" => type.SpecialType == SpecialType.System_String && method.Name is "Format" or "Concat" or "Join",
            "Console" or "Debug" or "Trace" => method.Name.StartsWith("Write", StringComparison.Ordinal) || method.Name.StartsWith("Trace", StringComparison.Ordinal),
            "TextWriter" => method.Name.StartsWith("Write", StringComparison.Ordinal) && call.Instance is IPropertyReferenceOperation { Property: { Name: "Out" or "Error", ContainingType.Name: "Console" } },
            "LoggerExtensions" or "ILogger" or "Log" => true,
            _ => type.AllInterfaces.Any(one => one.Name is "ILogger"),
        };
    }

    private static string? MessageOf(IOperation operation, ModelTypes types, Known known)
    {
        var value = Plain(operation);
        if (ModelTypes.Is(value?.Type, types.Secret))
        {
            return "a secret shows as '(secret)' and nothing else, expected its Reference";
        }

        // Only what may hold one is worth the way back to its source.
        return value is { Type.SpecialType: SpecialType.System_String } && value is ILocalReferenceOperation or IInvocationOperation && IsResolved(Plain(known.Source(value)), types)
            ? "the value of a secret becomes a part of a text that others may see, expected its Reference"
            : null;
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
