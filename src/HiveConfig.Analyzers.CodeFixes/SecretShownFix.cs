using System.Collections.Immutable;
using System.Composition;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HiveConfig.Analyzers.CodeFixes;

/// <summary>HCA1005: shows the reference of a secret where the secret itself would show as nothing. What its value is good for nobody knows here.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretShownFix)), Shared]
internal sealed class SecretShownFix : CodeFixProvider
{
    private const string Key = "HiveConfig.SecretReference";

    public override ImmutableArray<string> FixableDiagnosticIds => [CodeIds.SecretShown];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var span = diagnostic.Location.SourceSpan;
            if (diagnostic.Properties.TryGetValue(SecretShownCheck.Behind, out var behind) && behind is not null && root?.FindNode(span, getInnermostNodeForTie: true) is ExpressionSyntax secret)
            {
                var changes = BindsTightly(secret)
                    ? new[] { new TextChange(new TextSpan(span.End, 0), behind) }
                    : new[] { new TextChange(new TextSpan(span.Start, 0), "("), new TextChange(new TextSpan(span.End, 0), ")" + behind) };
                context.RegisterCodeFix(CodeAction.Create("Show the reference of the secret", _ => Task.FromResult(context.Document.WithText(text.WithChanges(changes))), Key), diagnostic);
            }
        }
    }

    private static bool BindsTightly(ExpressionSyntax secret)
        => secret is NameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or ConditionalAccessExpressionSyntax;
}
