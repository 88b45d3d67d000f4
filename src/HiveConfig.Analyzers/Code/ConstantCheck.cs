using System;
using System.Collections.Immutable;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>HCA1001: a constant that a type of the model refuses.</summary>
internal sealed class ConstantCheck() : CodeCheck(CodeRules.ConstantRefused)
{
    internal override ImmutableArray<OperationKind> Kinds => [OperationKind.Invocation, OperationKind.ObjectCreation];

    internal override void Look(OperationAnalysisContext context, ModelTypes types)
    {
        if (context.Operation is IInvocationOperation { TargetMethod: { IsStatic: true, Name: "Parse" or "Of" or "Mebibytes" or "Gibibytes" or "Seconds" or "FromEnvironment" or "FromFile" or "FromVault" } method } call && types.IsOfModel(method.ContainingType) && !IsExpected(call))
        {
            Call(context, call, types);
        }
        else if (context.Operation is IObjectCreationOperation { Arguments.Length: 2 } creation && ModelTypes.Is(creation.Type, types.Node) && !IsExpected(creation))
        {
            Node(context, creation);
        }
    }

    private void Call(OperationAnalysisContext context, IInvocationOperation call, ModelTypes types)
    {
        var (method, arguments) = (call.TargetMethod, call.Arguments);
        var isReference = ModelTypes.Is(method.ContainingType, types.Secret) || ModelTypes.Is(method.ContainingType, types.Secrets);
        var (problem, place) = arguments.Length switch
        {
            _ when isReference => (SecretReferences.ProblemOf(call), arguments.Length == 1 ? arguments[0].Value : call),
            1 when arguments[0].Value.ConstantValue is { HasValue: true, Value: string text } && method.Name is "Parse" => (ValueTypes.ProblemOf(method.ContainingType.Name, text), arguments[0].Value),
            1 when arguments[0].Value.ConstantValue is { HasValue: true, Value: int number } => (ValueTypes.ProblemOf(method.ContainingType.Name, method.Name, number), arguments[0].Value),
            _ => (null, call),
        };
        if (problem is not null)
        {
            context.ReportDiagnostic(At(place, problem));
        }
    }

    private void Node(OperationAnalysisContext context, IObjectCreationOperation creation)
    {
        foreach (var argument in creation.Arguments)
        {
            if (argument.Value.ConstantValue is { HasValue: true, Value: string text }
                && ValueTypes.ProblemOf(argument.Parameter?.Name is "name" ? nameof(NodeName) : nameof(HostAddress), text) is { } problem)
            {
                context.ReportDiagnostic(At(argument.Value, problem));
            }
        }
    }

    // A test that wants the exception: Assert.Throws<FormatException>(() => Port.Parse("0")).
    internal static bool IsExpected(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation function)
            {
                for (var outer = function.Parent; outer is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IInvocationOperation; outer = outer.Parent)
                {
                    if (outer is IInvocationOperation { TargetMethod.Name: { } name } && (name.IndexOf("Throw", StringComparison.Ordinal) >= 0 || name.IndexOf("Exception", StringComparison.Ordinal) >= 0))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
