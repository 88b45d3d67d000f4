using System.Collections.Immutable;
using System.Linq;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveConfig.Analyzers;

/// <summary>Looks for the violations of one rule in C# that builds a cluster.</summary>
internal abstract class CodeCheck(CodeRule rule)
{
    /// <summary>The rule as the compiler knows it.</summary>
    internal DiagnosticDescriptor Descriptor { get; } = CodeDescriptors.Of(rule);

    /// <summary>Whether files too are looked at that name nothing of the library: what they handle may come from others.</summary>
    /// <value>Default false: there may be hundreds of them.</value>
    internal virtual bool LooksEverywhere => false;

    /// <summary>What it looks at.</summary>
    internal abstract ImmutableArray<OperationKind> Kinds { get; }

    /// <summary>Looks at one operation of these kinds.</summary>
    internal abstract void Look(OperationAnalysisContext context, ModelTypes types);

    /// <summary>What to report at a place.</summary>
    private protected Diagnostic At(IOperation operation, string message, params IOperation[] related) => At(operation.Syntax.GetLocation(), message, related);

    private protected Diagnostic At(Location location, string message, params IOperation[] related)
        => Diagnostic.Create(Descriptor, location, related.Select(other => other.Syntax.GetLocation()), message);

    /// <summary>The same with facts for a fix.</summary>
    private protected Diagnostic At(Location location, string message, ImmutableDictionary<string, string?> properties)
        => Diagnostic.Create(Descriptor, location, properties, message);

    /// <summary>What a check of the model found; it says by itself how much it matters.</summary>
    private protected Diagnostic At(Location location, ClusterFault fault)
        => Diagnostic.Create(
            Descriptor,
            location,
            fault.Severity == ProblemSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            additionalLocations: null,
            properties: null,
            fault.Message);
}
