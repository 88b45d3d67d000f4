using System.Collections.Immutable;
using System.Linq;
using HiveConfig.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveConfig.Analyzers;

/// <summary>Looks for the violations of one rule in C# that builds a cluster; does nothing where the library is not referenced.</summary>
internal abstract class CodeAnalyzer(CodeRule rule) : DiagnosticAnalyzer
{
    private readonly DiagnosticDescriptor _descriptor = CodeDescriptors.Of(rule);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_descriptor];

    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (ModelTypes.Of(start.Compilation) is { } types)
            {
                var mentions = new Mentions(start.Compilation, (tree, provider) => start.TryGetValue(tree, provider, out var answer) && answer);
                start.RegisterOperationBlockStartAction(block =>
                {
                    if (LooksEverywhere || mentions.Has(block.OperationBlocks))
                    {
                        Register(block, types);
                    }
                });
            }
        });
    }

    /// <summary>Whether files too are looked at that name nothing of the library: what they handle may come from others.</summary>
    /// <value>Default false: there may be hundreds of them.</value>
    private protected virtual bool LooksEverywhere => false;

    private protected abstract void Register(OperationBlockStartAnalysisContext context, ModelTypes types);

    /// <summary>What to report at a place.</summary>
    private protected Diagnostic At(IOperation operation, string message, params IOperation[] related) => At(operation.Syntax.GetLocation(), message, related);

    private protected Diagnostic At(Location location, string message, params IOperation[] related)
        => Diagnostic.Create(_descriptor, location, related.Select(other => other.Syntax.GetLocation()), message);

    /// <summary>The same with facts for a fix.</summary>
    private protected Diagnostic At(Location location, string message, ImmutableDictionary<string, string?> properties)
        => Diagnostic.Create(_descriptor, location, properties, message);

    /// <summary>What a check of the model found; it says by itself how much it matters.</summary>
    private protected Diagnostic At(Location location, ClusterFault fault)
        => Diagnostic.Create(
            _descriptor,
            location,
            fault.Severity == ProblemSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
            additionalLocations: null,
            properties: null,
            fault.Message);
}
