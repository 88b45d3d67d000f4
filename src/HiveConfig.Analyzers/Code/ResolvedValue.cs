using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>A constant that a function returns for a secret.</summary>
/// <param name="Name">The name of the secret; null for any.</param>
/// <param name="Text">The constant.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record ResolvedValue(string? Name, string Text, IOperation Place)
{
    /// <summary>The constants that a function returns which resolves secrets, or which a resolver asks for variables of the environment.</summary>
    internal static IEnumerable<ResolvedValue> In(IDelegateCreationOperation creation, ModelTypes types)
    {
        if (!types.IsResolve(creation.Type) && !IsEnvironment(creation, types))
        {
            return [];
        }

        var body = creation.Target switch
        {
            IAnonymousFunctionOperation function => function.Body,
            IMethodReferenceOperation reference => BodyOf(reference),
            _ => null,
        };
        return body is null ? [] : Known.Below(body, entersFunctions: false)
            .OfType<IReturnOperation>()
            .SelectMany(returned => Values(name: null, returned.ReturnedValue, types.Known, Known.MostSteps))
            .Where(value => value.Text.Length > 0 && (KnownSecrets.Contains(value.Text) || !Placeholder.IsIn(value.Text)));
    }

    private static bool IsEnvironment(IDelegateCreationOperation creation, ModelTypes types)
    {
        var parent = creation.Parent is IConversionOperation conversion ? conversion.Parent : creation.Parent;
        return parent is IArgumentOperation { Parent: IObjectCreationOperation outer } && ModelTypes.Is(outer.Type, types.SecretResolver);
    }

    private static IOperation? BodyOf(IMethodReferenceOperation reference)
        => reference.Method.DeclaringSyntaxReferences is { Length: 1 } declared && declared[0].GetSyntax() is var syntax && ReferenceEquals(syntax.SyntaxTree, reference.Syntax.SyntaxTree)
            ? reference.SemanticModel?.GetOperation(syntax) switch
            {
                ILocalFunctionOperation local => local.Body,
                IMethodBodyOperation method => method.BlockBody ?? method.ExpressionBody,
                _ => null,
            }
            : null;

    private static IEnumerable<ResolvedValue> Values(string? name, IOperation? operation, Known known, int steps) => steps == 0 ? [] : known.Source(operation) switch
    {
        { ConstantValue: { HasValue: true, Value: string text } } constant => [new ResolvedValue(name, text, constant)],
        IConditionalOperation conditional => Values(name, conditional.WhenTrue, known, steps - 1).Concat(Values(name, conditional.WhenFalse, known, steps - 1)),
        ICoalesceOperation coalesce => Values(name, coalesce.Value, known, steps - 1).Concat(Values(name, coalesce.WhenNull, known, steps - 1)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Values(NameIn(arm.Pattern) ?? name, arm.Value, known, steps - 1)),
        IPropertyReferenceOperation { Arguments.Length: 1, Instance: { } table } => Entries(table, known, steps - 1),
        IInvocationOperation { TargetMethod.Name: "GetValueOrDefault", Arguments.Length: > 0 } call => Entries(call.Instance ?? call.Arguments[0].Value, known, steps - 1),
        _ => [],
    };

    // A table of secrets by their names: each entry is returned for one of them.
    private static IEnumerable<ResolvedValue> Entries(IOperation table, Known known, int steps)
    {
        foreach (var entry in known.Source(table) is IObjectCreationOperation { Initializer.Initializers: { } entries } ? entries : [])
        {
            var (key, value) = entry switch
            {
                IInvocationOperation { TargetMethod.Name: "Add", Arguments: { Length: 2 } arguments } => (arguments[0].Value, arguments[1].Value),
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } index } } assignment => (index[0].Value, assignment.Value),
                _ => ((IOperation?)null, (IOperation?)null),
            };
            foreach (var found in Values(SecretReferences.NameOf(known.Text(key)), value, known, steps))
            {
                yield return found;
            }
        }
    }

    private static string? NameIn(IPatternOperation pattern)
        => pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: string text } } ? SecretReferences.NameOf(text) : null;
}
