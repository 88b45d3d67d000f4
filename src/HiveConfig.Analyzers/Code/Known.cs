using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>
/// What the source itself says of a value. Whatever a call, a loop or a parameter decides is null here: unknown, and so no
/// rule speaks of it.
/// </summary>
internal sealed class Known(ModelTypes types)
{
    // A variable that is made from a variable that is made from …: nobody writes more by hand, but a field may be made from itself.
    internal const int MostSteps = 8;

    // Lists that are made of lists.
    private const int MostLists = 3;

    /// <summary>The expression that makes a value: without conversions, and behind variables that are set once.</summary>
    internal IOperation? Source(IOperation? operation)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            operation = Plain(operation);
            var next = operation switch
            {
                ILocalReferenceOperation local => Initial(local, static _ => true),
                IFieldReferenceOperation { Field: { IsReadOnly: true } field } reference => Initial(reference, field, field.Type),
                IPropertyReferenceOperation { Property: { IsStatic: true, IsVirtual: false, SetMethod: null } property } reference => Initial(reference, property, property.Type),
                _ => null,
            };
            if (next is null)
            {
                return operation;
            }

            operation = next;
        }

        return null;
    }

    /// <summary>An expression without the conversions and parentheses around it.</summary>
    internal static IOperation? Plain(IOperation? operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    internal string? Text(IOperation? operation) => Constant(operation) as string;

    internal int? Number(IOperation? operation) => Constant(operation) as int?;

    internal bool? Truth(IOperation? operation) => Constant(operation) as bool?;

    /// <summary>Whether it is the constant null.</summary>
    internal bool IsNull(IOperation? operation) => Source(operation)?.ConstantValue is { HasValue: true, Value: null };

    /// <summary>A value of the model that is made of a constant text: <c>Port.Parse("9000")</c>. Null when it is not known, or none.</summary>
    internal T? Parsed<T>(IOperation? operation, Parsing.Try<T> tryParse)
        where T : class
        => Source(operation) is IInvocationOperation { TargetMethod: { Name: "Parse", IsStatic: true } method, Arguments.Length: 1 } call
            && types.IsOfModel(method.ContainingType) && string.Equals(method.ContainingType.Name, typeof(T).Name, StringComparison.Ordinal)
            && Text(call.Arguments[0].Value) is { } text && tryParse(text, out var value, out _)
                ? value
                : null;

    /// <summary>The members of an enumeration that a list consists of; null when one of them is not known.</summary>
    internal IReadOnlyList<T>? Words<T>(IOperation? operation)
        where T : struct, Enum
    {
        if (Items(operation) is not { IsComplete: true } items)
        {
            return null;
        }

        var words = new List<T>();
        foreach (var item in items.Items)
        {
            if (Constant(item) is not int number)
            {
                return null;
            }

            words.Add((T)Enum.ToObject(typeof(T), number));
        }

        return words;
    }

    /// <summary>The items of a list that is written out; null for one of another form.</summary>
    internal KnownItems? Items(IOperation? operation) => Items(operation, MostLists);

    /// <summary>Every operation below and including one, without what stands in functions inside it.</summary>
    internal static IEnumerable<IOperation> Below(IOperation operation, bool entersFunctions = true)
    {
        var pending = new Stack<IOperation>();
        pending.Push(operation);
        while (pending.Count > 0)
        {
            var next = pending.Pop();
            yield return next;
            foreach (var child in next.ChildOperations.Reverse())
            {
                if (entersFunctions || child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                {
                    pending.Push(child);
                }
            }
        }
    }

    /// <summary>The whole method, property or initialiser that an operation stands in.</summary>
    internal static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>The words of a name in capitals: <c>CassandraAdmin</c> is <c>CASSANDRA_ADMIN</c>.</summary>
    internal static string InCapitals(string name)
    {
        var text = new StringBuilder();
        var last = '_';
        foreach (var c in name)
        {
            text.Append(char.IsUpper(c) && (char.IsLower(last) || char.IsDigit(last)) ? "_" : "").Append(char.ToUpperInvariant(c));
            last = c;
        }

        return text.ToString().Trim('_');
    }

    /// <summary>What a local variable is for as long as it lives: it is set where it is declared and nowhere else. Null when that is not so.</summary>
    /// <param name="reference">Where it is used.</param>
    /// <param name="mayBe">Whether the declaration is worth the look at all that is done with the variable.</param>
    internal IOperation? Initial(ILocalReferenceOperation reference, Func<ExpressionSyntax, bool> mayBe)
    {
        var local = reference.Local;
        if (local.DeclaringSyntaxReferences.Length != 1 || ValueOf(local.DeclaringSyntaxReferences[0].GetSyntax()) is not { } value || !mayBe(value))
        {
            return null;
        }

        var (references, isOnlyRead) = (0, true);
        foreach (var operation in Below(Root(reference)))
        {
            if (operation is ILocalReferenceOperation other && ModelTypes.Is(other.Local, local))
            {
                references++;
                isOnlyRead &= IsOnlyRead(other);
                if (IsChanged(other))
                {
                    return null;
                }
            }
        }

        return IsImmutable(local.Type) || references <= 1 || isOnlyRead ? reference.SemanticModel?.GetOperation(value) : null;
    }

    // var value = …; … is { } value.
    private static ExpressionSyntax? ValueOf(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax { Initializer.Value: { } value } => value,
        SingleVariableDesignationSyntax { Parent: PatternSyntax { Parent: IsPatternExpressionSyntax test } pattern } when pattern is DeclarationPatternSyntax or RecursivePatternSyntax or VarPatternSyntax => test.Expression,
        _ => null,
    };

    private KnownItems? Items(IOperation? operation, int steps)
    {
        switch (steps == 0 ? null : Source(operation))
        {
            case ICollectionExpressionOperation collection:
                return Flat(collection.Elements, steps);
            case IArrayCreationOperation { Initializer: { } initializer }:
                return new KnownItems(initializer.ElementValues, IsComplete: true);
            case IObjectCreationOperation { Initializer: { } initializer } creation when creation.Arguments.All(argument => argument.Value.Type?.SpecialType == SpecialType.System_Int32):
                var added = initializer.Initializers.Select(one => one is IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 } add ? add.Arguments[0].Value : null).ToList();
                return new KnownItems(added.OfType<IOperation>().ToList(), added.All(item => item is not null));
            case IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "ImmutableArray" or "ImmutableList" } } create:
                return create.Arguments.Length == 1 && create.Arguments[0].ArgumentKind != ArgumentKind.Explicit
                    ? Items(create.Arguments[0].Value, steps)
                    : new KnownItems(create.Arguments.Select(argument => argument.Value).ToList(), IsComplete: true);
            case IInvocationOperation { TargetMethod: { Name: "ToList" or "ToArray" or "AsEnumerable" or "AsReadOnly" or "ToImmutableArray" or "ToImmutableList", ContainingType.Name: "Enumerable" or "Array" or "List" or "ImmutableArray" or "ImmutableList" } } copy:
                return Items(copy.Instance ?? copy.Arguments.FirstOrDefault()?.Value, steps - 1);
            default:
                return null;
        }
    }

    private KnownItems Flat(IEnumerable<IOperation> elements, int steps)
    {
        var (all, isComplete) = (new List<IOperation>(), true);
        foreach (var element in elements)
        {
            if (element is not ISpreadOperation spread)
            {
                all.Add(element);
            }
            else if (Items(spread.Operand, steps - 1) is { } inner)
            {
                all.AddRange(inner.Items);
                isComplete &= inner.IsComplete;
            }
            else
            {
                isComplete = false;
            }
        }

        return new KnownItems(all, isComplete);
    }

    private object? Constant(IOperation? operation)
        => Plain(operation) is { ConstantValue: { HasValue: true } own } ? own.Value : Source(operation) is { ConstantValue: { HasValue: true } constant } ? constant.Value : null;

    // Of the file at hand: another file would cost the compiler a second look.
    private IOperation? Initial(IOperation reference, ISymbol symbol, ITypeSymbol type)
    {
        if (!(IsImmutable(type) || type is IArrayTypeSymbol or { TypeKind: TypeKind.Interface, Name: "IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable" or "IReadOnlyDictionary" }) || symbol.DeclaringSyntaxReferences.Length != 1)
        {
            return null;
        }

        var syntax = symbol.DeclaringSyntaxReferences[0].GetSyntax();
        var value = syntax switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };
        return value is not null && reference.SemanticModel is { } model && ReferenceEquals(model.SyntaxTree, syntax.SyntaxTree) && !IsSetByConstructor(symbol) ? model.GetOperation(value) : null;
    }

    // What an initialiser says is then a default, which a constructor may replace.
    private static bool IsSetByConstructor(ISymbol symbol) => symbol.ContainingType.Constructors
        .SelectMany(constructor => constructor.DeclaringSyntaxReferences)
        .Select(declaration => declaration.GetSyntax())
        .OfType<ConstructorDeclarationSyntax>()
        .SelectMany(constructor => constructor.DescendantNodes())
        .Select(node => node switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left,
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => argument.Expression,
            _ => null,
        })
        .Any(target => target is not null && target.DescendantNodesAndSelf().Any(node => node is IdentifierNameSyntax name && string.Equals(name.Identifier.ValueText, symbol.Name, StringComparison.Ordinal)));

    private static bool IsChanged(ILocalReferenceOperation reference) => reference.Parent switch
    {
        IAssignmentOperation assignment => ReferenceEquals(assignment.Target, reference),
        IIncrementOrDecrementOperation or IAddressOfOperation or ITupleOperation { Parent: IDeconstructionAssignmentOperation } => true,
        IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
        _ => false,
    };

    // What neither changes a list nor hands it to somebody who may.
    private static bool IsOnlyRead(ILocalReferenceOperation reference)
    {
        var (value, parent) = ((IOperation)reference, reference.Parent);
        while (parent is IConversionOperation or IParenthesizedOperation)
        {
            (value, parent) = (parent, parent.Parent);
        }

        return parent switch
        {
            ISpreadOperation or IForEachLoopOperation => true,
            IArrayElementReferenceOperation or IPropertyReferenceOperation => parent.Parent is not (IAssignmentOperation or IIncrementOrDecrementOperation or IArgumentOperation { Parameter.RefKind: not RefKind.None }),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.SetMethod.IsInitOnly: true } } assignment => ReferenceEquals(assignment.Value, value),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: { Name: "Enumerable" } or { SpecialType: SpecialType.System_String } } } => true,
            _ => false,
        };
    }

    private bool IsImmutable(ITypeSymbol type)
        => type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 || types.IsOfModel(type) || ModelTypes.Is(type, types.FileSet) || type is { Name: "ImmutableArray" or "ImmutableList" };
}

/// <summary>The items of a list.</summary>
/// <param name="Items">Those that are written out.</param>
/// <param name="IsComplete">Whether there are no others.</param>
internal sealed record KnownItems(IReadOnlyList<IOperation> Items, bool IsComplete);
