using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>What a method does with the result of a validation: which conditions it decides, or nothing that keeps it from going on.</summary>
internal sealed class ValidationUse
{
    private const int MostSteps = 4;

    private readonly IOperation _root;
    private readonly List<IConditionalOperation> _conditions = [];
    private bool _isUnknown;

    private ValidationUse(IOperation root) => _root = root;

    /// <summary>Whether a call is reached, for all that can be seen, also when the validation has found something.</summary>
    internal static bool LetsPass(IInvocationOperation validation, IOperation call, IOperation root)
    {
        var use = new ValidationUse(root);
        use.Follow(validation, MostSteps);
        return !use._isUnknown && use._conditions.TrueForAll(condition => LetsPass(condition, call));
    }

    // A result that only comes out on a console has stopped nobody.
    private void Follow(IOperation value, int steps)
    {
        while (!_isUnknown)
        {
            switch (value.Parent)
            {
                case IConversionOperation or IParenthesizedOperation or IUnaryOperation or IBinaryOperation or IIsPatternOperation or IPropertyReferenceOperation
                    or IArgumentOperation or IInterpolationOperation or IInterpolatedStringOperation or IArrayInitializerOperation or IArrayCreationOperation
                    or ICollectionExpressionOperation or ISpreadOperation:
                    value = value.Parent;
                    break;
                case IInvocationOperation call when IsHarmless(call):
                    if (call.TargetMethod.ReturnsVoid)
                    {
                        return;
                    }

                    value = call;
                    break;
                case IConditionalOperation { Type: null } condition when ReferenceEquals(condition.Condition, value):
                    _conditions.Add(condition);
                    return;
                case IForEachLoopOperation loop when ReferenceEquals(loop.Collection, value) && OnlyShows(loop.Body):
                case IExpressionStatementOperation:
                    return;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } when steps > 0:
                    foreach (var reference in Known.Below(_root).OfType<ILocalReferenceOperation>().Where(reference => ModelTypes.Is(reference.Local, declarator.Symbol)))
                    {
                        Follow(reference, steps - 1);
                    }

                    return;
                default:
                    _isUnknown = true;
                    return;
            }
        }
    }

    private static bool LetsPass(IConditionalOperation condition, IOperation call)
    {
        if (condition.Syntax.SpanStart > call.Syntax.SpanStart)
        {
            return true;
        }

        if (MeansFault(condition.Condition) is not { } meansFault)
        {
            return false;
        }

        var (whenFault, whenClean) = meansFault ? (condition.WhenTrue, condition.WhenFalse) : (condition.WhenFalse, condition.WhenTrue);
        return Holds(whenFault, call) || (!Holds(whenClean, call) && OnlyShows(whenFault) && (whenClean is null || OnlyShows(whenClean)));
    }

    private static bool Holds(IOperation? block, IOperation call) => block?.Syntax.Span.Contains(call.Syntax.Span) == true;

    // Whether a condition holds where there is an error, or where there is none; null when nobody can tell.
    private static bool? MeansFault(IOperation? condition) => Known.Plain(condition) switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => !MeansFault(not.Operand),
        IInvocationOperation { TargetMethod.Name: "Any" or "Exists" } any => AsksForErrors(any, BinaryOperatorKind.Equals, (int)ProblemSeverity.Error) ? true : null,
        IInvocationOperation { TargetMethod.Name: "All" or "TrueForAll" } all => AsksForErrors(all, BinaryOperatorKind.NotEquals, (int)ProblemSeverity.Error) ? false : null,
        IBinaryOperation { LeftOperand: { } left, RightOperand.ConstantValue: { HasValue: true, Value: int number } } comparison when IsCount(left) => (comparison.OperatorKind, number) switch
        {
            (BinaryOperatorKind.GreaterThan or BinaryOperatorKind.NotEquals, 0) or (BinaryOperatorKind.GreaterThanOrEqual, 1) => true,
            (BinaryOperatorKind.Equals, 0) or (BinaryOperatorKind.LessThan, 1) => false,
            _ => null,
        },
        IIsPatternOperation { Pattern: IRecursivePatternOperation { PropertySubpatterns: { Length: 1 } parts } } when IsCount(parts[0].Member) => parts[0].Pattern switch
        {
            IRelationalPatternOperation { OperatorKind: BinaryOperatorKind.GreaterThan, Value.ConstantValue: { HasValue: true, Value: 0 } } => true,
            INegatedPatternOperation { Pattern: IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: 0 } } } => true,
            IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: 0 } } => false,
            _ => null,
        },
        _ => null,
    };

    private static bool IsCount(IOperation operation)
        => Known.Plain(operation) is IPropertyReferenceOperation { Property.Name: "Count" or "Length" }
            || (Known.Plain(operation) is IInvocationOperation { TargetMethod.Name: "Count" } count && AsksForErrors(count, BinaryOperatorKind.Equals, (int)ProblemSeverity.Error));

    // Without a predicate every problem counts.
    private static bool AsksForErrors(IInvocationOperation call, BinaryOperatorKind kind, int severity)
        => call.Arguments.Length == (call.Instance is null ? 1 : 0)
            || Known.Below(call).OfType<IBinaryOperation>().ToList() is { Count: 1 } comparisons && comparisons[0].OperatorKind == kind
                && Known.Plain(comparisons[0].RightOperand) is { ConstantValue: { HasValue: true, Value: int number } } && number == severity
            || kind == BinaryOperatorKind.Equals && Known.Below(call).OfType<IIsPatternOperation>().ToList() is { Count: 1 } tests
                && tests[0].Pattern is IConstantPatternOperation { Value: { } constant } && Known.Plain(constant) is { ConstantValue: { HasValue: true, Value: int one } } && one == severity;

    private static bool OnlyShows(IOperation? block)
        => block is null || Known.Below(block, entersFunctions: false).All(operation => operation switch
        {
            IInvocationOperation call => IsHarmless(call),
            IReturnOperation or IThrowOperation or IBranchOperation or IAssignmentOperation or IIncrementOrDecrementOperation or IAwaitOperation => false,
            _ => true,
        });

    // What the framework does with a list or a console; but for what ends the process.
    private static bool IsHarmless(IInvocationOperation call)
    {
        var type = call.TargetMethod.ContainingType;
        var space = type?.ContainingNamespace;
        while (space is { ContainingNamespace: { IsGlobalNamespace: false } outer })
        {
            space = outer;
        }

        return space?.Name is "System" or "Microsoft" && type!.Name is not ("Environment" or "Process" or "Debug" or "Trace")
            || (call.TargetMethod.Name is "ToString" && type is not null);
    }
}
