using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace HiveConfig.Analyzers.ConfigFiles;

/// <summary>
/// Lints the config files among the AdditionalFiles of a project with the rules of <c>hiveconfig lint</c>: what one file shows by
/// itself as one types, what several show together when the compilation ends.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigFileAnalyzer : DiagnosticAnalyzer
{
    // An editor asks again after every key: a text that did not change is not read again. The texts themselves keep what was read.
    private readonly SourceTextValueProvider<ReadText> _texts = new(text => new ReadText(text), SameBytes.Comparer);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ConfigDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        if (ProjectOptions.Of(context.Options) is not { IsOn: true } project)
        {
            return;
        }

        var lint = new Lazy<ProjectLint>(() => new ProjectLint(project, text => context.TryGetValue(text, _texts, out var read) ? read : new ReadText(text)), LazyThreadSafetyMode.ExecutionAndPublication);
        context.RegisterAdditionalFileAction(file => Report(lint.Value.OfFile(file.AdditionalFile.Path), file.ReportDiagnostic));
        context.RegisterCompilationEndAction(end => Report(lint.Value.OfAll(), end.ReportDiagnostic));
    }

    private static void Report(IEnumerable<Diagnostic> diagnostics, Action<Diagnostic> report)
    {
        foreach (var diagnostic in diagnostics)
        {
            report(diagnostic);
        }
    }
}
