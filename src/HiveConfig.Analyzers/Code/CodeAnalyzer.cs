using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveConfig.Analyzers;

/// <summary>
/// Checks C# that builds a cluster; does nothing where the library is not referenced. One for all rules: what an analyzer costs
/// is mostly that it is asked about each method.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class CodeAnalyzer : DiagnosticAnalyzer
{
    private readonly ImmutableArray<CodeCheck> _checks =
    [
        new ConstantCheck(),
        new SecretLiteralCheck(),
        new SecretValueCheck(),
        new SecretWeakCheck(),
        new SecretShownCheck(),
        new NodeNamesCheck(),
        new NodeAddressesCheck(),
        new NamesNodeCheck(),
        new ReplicationCheck(),
        new QuorumCheck(),
        new MinimumMembersCheck(),
        new VirtualIpCheck(),
        new VersionCheck(),
        new ResultCheck(),
        new WriteCheck(),
        new ClusterFileCheck(),
    ];

    /// <summary>Makes one.</summary>
    public CodeAnalyzer() => SupportedDiagnostics = [.. _checks.Select(check => check.Descriptor)];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; }

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
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
                    var isMentioned = mentions.Has(block.OperationBlocks);
                    foreach (var check in _checks)
                    {
                        if (isMentioned || check.LooksEverywhere)
                        {
                            check.Register(block, types);
                        }
                    }
                });
            }
        });
    }
}
