using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Tests;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace HiveConfig.Package.Tests;

/// <summary>What a program can name of the library: nothing of it changes unseen.</summary>
[Collection("feed")]
public sealed class PublicSurfaceTests(Feed feed)
{
    private static readonly SymbolDisplayFormat Form = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameOnly,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeConstantValue | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    [Fact]
    public void Net100() => Snapshot.Match(Text(Surface("net10.0")));

    /// <summary>The other build has less, and nothing of its own.</summary>
    [Fact]
    public void NetStandard20()
    {
        var all = Surface("net10.0");
        var here = Surface("netstandard2.0");
        Assert.Empty(here.Except(all, StringComparer.Ordinal));
        Snapshot.Match("Not in it:\n" + Text(all.Except(here, StringComparer.Ordinal)));
    }

    private static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private List<string> Surface(string framework)
    {
        var library = MetadataReference.CreateFromImage(feed.Read("HiveConfig.0.1.0.nupkg", $"lib/{framework}/HiveConfig.dll"));
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(System.IO.Path.PathSeparator)
            .Where(path => System.IO.Path.GetFileName(path).StartsWith("System", StringComparison.Ordinal) || System.IO.Path.GetFileName(path) is "netstandard.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("reader", references: [library, .. platform]);
        var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(library)!;
        return [.. TypesOf(assembly.GlobalNamespace).Where(type => type.DeclaredAccessibility == Accessibility.Public).SelectMany(Lines).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceSymbol space)
        => space.GetTypeMembers().SelectMany(type => type.GetTypeMembers().Prepend(type)).Concat(space.GetNamespaceMembers().SelectMany(TypesOf));

    // What a record makes by itself is known.
    private static IEnumerable<string> Lines(INamedTypeSymbol type)
    {
        var name = type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
        yield return $"{name} ({(type.IsRecord ? "record" : type.IsStatic ? "static class" : type.TypeKind.ToString().ToLowerInvariant())})";
        foreach (var member in type.GetMembers().Where(member => member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected && !member.IsImplicitlyDeclared && !IsMadeByRecord(type, member)))
        {
            if (member is not (INamedTypeSymbol or IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove }))
            {
                yield return $"{name}: {member.ToDisplayString(Form)}";
            }
        }
    }

    private static bool IsMadeByRecord(INamedTypeSymbol type, ISymbol member)
        => member.Name is "ToString" or "GetHashCode" or "Equals" or "op_Equality" or "op_Inequality" or "<Clone>$" or "Deconstruct" or "PrintMembers" or "EqualityContract"
            || (type.IsRecord && member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters: [{ Type: var only }] } && SymbolEqualityComparer.Default.Equals(only, type));
}
