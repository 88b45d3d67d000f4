using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HiveConfig.Analyzers;

/// <summary>An object that is made in one expression: <c>new() { … }</c>, <c>other with { … }</c>, or <c>Property = { … }</c> in another.</summary>
internal sealed class Initialiser
{
    private readonly IObjectOrCollectionInitializerOperation? _body;

    private Initialiser(IOperation operation, IObjectOrCollectionInitializerOperation? body, bool isWhole)
    {
        Operation = operation;
        _body = body;
        IsWhole = isWhole;
    }

    internal IOperation Operation { get; }

    /// <summary>Whether what it does not set has its default; otherwise it is unknown.</summary>
    internal bool IsWhole { get; }

    /// <summary>Reads an expression; null for one of another form.</summary>
    internal static Initialiser? Of(IOperation? operation) => operation switch
    {
        IObjectCreationOperation creation => new Initialiser(creation, creation.Initializer, isWhole: true),
        IWithOperation with => new Initialiser(with, with.Initializer, isWhole: false),
        IMemberInitializerOperation member => new Initialiser(member, member.Initializer, isWhole: false),
        _ => null,
    };

    /// <summary>What sets a property; null where nothing does. The last one counts, as when it runs.</summary>
    internal IOperation? Setter(string property)
    {
        IOperation? found = null;
        foreach (var initializer in _body?.Initializers ?? [])
        {
            var member = initializer switch
            {
                ISimpleAssignmentOperation assignment => assignment.Target,
                IMemberInitializerOperation nested => nested.InitializedMember,
                _ => null,
            };
            found = member is IPropertyReferenceOperation reference && string.Equals(reference.Property.Name, property, System.StringComparison.Ordinal) ? initializer : found;
        }

        return found;
    }

    /// <summary>The value of a property as it was written; null where nothing sets it.</summary>
    internal IOperation? this[string property] => Setter(property) is { } setter ? ValueOf(setter) : null;

    /// <summary>The place of a property's name, for what is said of the whole of its value; of the initialiser where nothing sets it.</summary>
    internal Location PlaceOf(string property) => (Setter(property) switch
    {
        ISimpleAssignmentOperation assignment => assignment.Target.Syntax,
        IMemberInitializerOperation nested => nested.InitializedMember.Syntax,
        _ => Operation.Syntax,
    }).GetLocation();

    internal IEnumerable<IOperation> Setters => _body?.Initializers ?? [];

    /// <summary>The initialiser that this one is the value of a property of; null when it stands alone.</summary>
    internal static (Initialiser Outer, string Property)? Around(IOperation operation)
    {
        var (value, parent) = (operation, operation.Parent);
        while (parent is IConversionOperation)
        {
            (value, parent) = (parent, parent.Parent);
        }

        return parent is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target, Parent: IObjectOrCollectionInitializerOperation { Parent: { } creation } } assignment
            && ReferenceEquals(assignment.Value, value) && Of(creation) is { } outer
                ? (outer, target.Property.Name)
                : null;
    }

    private static IOperation? ValueOf(IOperation setter) => setter is ISimpleAssignmentOperation assignment ? assignment.Value : setter;
}
