using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
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
        if (context.Operation is IInvocationOperation { TargetMethod: { IsStatic: true, Name: "Parse" or "Of" or "Mebibytes" or "Gibibytes" or "Seconds" or "FromEnvironment" or "FromFile" or "FromVault" } method } call && types.IsOfModel(method.ContainingType))
        {
            Call(context, call, types);
        }
        else if (context.Operation is IObjectCreationOperation { Arguments.Length: 2 } creation && ModelTypes.Is(creation.Type, types.Node))
        {
            Node(context, creation, types);
        }
    }

    private void Call(OperationAnalysisContext context, IInvocationOperation call, ModelTypes types)
    {
        var (method, arguments) = (call.TargetMethod, call.Arguments);
        if (ModelTypes.Is(method.ContainingType, types.Secret) || ModelTypes.Is(method.ContainingType, types.Secrets))
        {
            Report(context, arguments.Length == 1 ? arguments[0].Value : call, SecretReferences.ProblemOf(call, types.Known));
        }
        else if (arguments.Length == 1)
        {
            foreach (var value in Alternatives(arguments[0].Value, types.Known, Known.MostSteps))
            {
                Report(context, value, types.Known.Text(value) is { } text ? method.Name is "Parse" ? ValueTypes.ProblemOf(method.ContainingType.Name, text) : null
                    : NumberOf(value, types.Known) is { } number ? ValueTypes.ProblemOf(method.ContainingType.Name, method.Name, number)
                    : null);
            }
        }
    }

    private void Node(OperationAnalysisContext context, IObjectCreationOperation creation, ModelTypes types)
    {
        foreach (var argument in creation.Arguments)
        {
            foreach (var value in Alternatives(argument.Value, types.Known, Known.MostSteps))
            {
                Report(context, value, types.Known.Text(value) is { } text ? ValueTypes.ProblemOf(argument.Parameter?.Name is "name" ? nameof(NodeName) : nameof(HostAddress), text) : null);
            }
        }
    }

    private void Report(OperationAnalysisContext context, IOperation place, string? problem)
    {
        if (problem is not null && !IntendedFault.Holds(context.Operation))
        {
            context.ReportDiagnostic(At(place, problem));
        }
    }

    // A conversion to a number is a constant of its own.
    private static int? NumberOf(IOperation value, Known known) => value.ConstantValue is { HasValue: true, Value: int number } ? number : known.Number(value);

    // What may be meant: a default, or one of two.
    private static IEnumerable<IOperation> Alternatives(IOperation? value, Known known, int steps) => steps == 0 || value is null ? [] : Known.Plain(value) switch
    {
        IConditionalOperation choice => Alternatives(choice.WhenTrue, known, steps - 1).Concat(Alternatives(choice.WhenFalse, known, steps - 1)),
        ICoalesceOperation coalesce => Alternatives(coalesce.WhenNull, known, steps - 1),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Alternatives(arm.Value, known, steps - 1)),
        ILocalReferenceOperation when known.Source(value) is IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation => Alternatives(known.Source(value), known, steps - 1),
        _ => [value],
    };
}
