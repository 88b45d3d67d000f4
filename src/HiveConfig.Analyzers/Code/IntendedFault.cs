using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>Tests that want the exception: <c>Assert.Throws&lt;FormatException&gt;(() => Port.Parse("0"))</c>.</summary>
internal static class IntendedFault
{
    /// <summary>Whether an operation stands in a function that is handed to what expects an exception, or in a test that does.</summary>
    internal static bool Holds(IOperation operation)
    {
        for (var around = operation; around is not null; around = around.Parent)
        {
            if (around switch
            {
                IAnonymousFunctionOperation => IsHandedToSuch(around) || LocalOf(around) is { } local && Uses(around, reference => reference is ILocalReferenceOperation used && ModelTypes.Is(used.Local, local)),
                ILocalFunctionOperation function => Uses(around, reference => reference is IMethodReferenceOperation used && ModelTypes.Is(used.Method, function.Symbol)),
                _ => false,
            })
            {
                return true;
            }
        }

        return operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart) is { } member && member.GetAttributes().Any(attribute => IsName(attribute.AttributeClass?.Name));
    }

    private static bool Uses(IOperation function, Func<IOperation, bool> isUse) => Known.Below(Known.Root(function)).Any(operation => isUse(operation) && IsHandedToSuch(operation));

    private static ILocalSymbol? LocalOf(IOperation function)
    {
        var outer = function.Parent;
        while (outer is IDelegateCreationOperation or IConversionOperation)
        {
            outer = outer.Parent;
        }

        return (outer as IVariableInitializerOperation)?.Parent is IVariableDeclaratorOperation declarator ? declarator.Symbol : null;
    }

    // Throws(act), act.Should().Throw(), That(act, Throws.Exception).
    private static bool IsHandedToSuch(IOperation function)
    {
        for (var outer = function.Parent; outer is IDelegateCreationOperation or IConversionOperation or IArgumentOperation or IInvocationOperation or IAwaitOperation; outer = outer.Parent)
        {
            if (outer is IInvocationOperation call && (IsName(call.TargetMethod.Name)
                || call.Arguments.Any(argument => Known.Below(argument.Value, entersFunctions: false).Any(part => part is IInvocationOperation { TargetMethod.ContainingType.Name: "Throws" } or IPropertyReferenceOperation { Property.ContainingType.Name: "Throws" }))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsName(string? name) => name is not null && (name.IndexOf("Throw", StringComparison.Ordinal) >= 0 || name.IndexOf("Exception", StringComparison.Ordinal) >= 0);
}
