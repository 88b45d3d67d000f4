using System;
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

    private readonly ImmutableArray<OperationKind> _kinds;

    // Those that look at operations of a kind, in files that name the library and in the others: all operations there are pass by here.
    private readonly CodeCheck[][] _inMentioning;
    private readonly CodeCheck[][] _everywhere;

    /// <summary>Makes one.</summary>
    public CodeAnalyzer()
    {
        SupportedDiagnostics = [.. _checks.Select(check => check.Descriptor)];
        _kinds = [.. _checks.SelectMany(check => check.Kinds).Distinct()];
        _inMentioning = ByKind(namesLibrary: true);
        _everywhere = ByKind(namesLibrary: false);
    }

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
                start.RegisterOperationAction(operation => Look(operation, mentions, types), _kinds);
            }
        });
    }

    private void Look(OperationAnalysisContext context, Mentions mentions, ModelTypes types)
    {
        var checks = mentions.Has(context.Operation.Syntax.SyntaxTree) ? _inMentioning : _everywhere;
        foreach (var check in checks[(int)context.Operation.Kind])
        {
            check.Look(context, types);
        }
    }

    // Loops: a query over numbers would be compiled anew in each compiler.
    private CodeCheck[][] ByKind(bool namesLibrary)
    {
        var last = 0;
        foreach (var kind in _kinds)
        {
            last = Math.Max(last, (int)kind);
        }

        var byKind = new CodeCheck[last + 1][];
        foreach (var kind in _kinds)
        {
            byKind[(int)kind] = _checks.Where(check => check.Kinds.Contains(kind) && (namesLibrary || check.LooksEverywhere)).ToArray();
        }

        return byKind;
    }
}
