using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace HiveConfig.Analyzers.CodeFixes;

/// <summary>HCA1011: writes more than half in place of another number of members.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MinimumMembersFix)), Shared]
internal sealed class MinimumMembersFix : CodeFixProvider
{
    private const string Key = "HiveConfig.MinimumMembers";

    public override ImmutableArray<string> FixableDiagnosticIds => [CodeIds.MinimumMembers];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // Where the number is no part of one literal, the whole text is marked: there is nothing to replace.
            var span = diagnostic.Location.SourceSpan;
            if (diagnostic.Properties.TryGetValue(MinimumMembersCheck.Expected, out var expected) && expected is not null && text.ToString(span).All(char.IsDigit))
            {
                context.RegisterCodeFix(
                    CodeAction.Create($"State {expected}", _ => Task.FromResult(context.Document.WithText(text.WithChanges(new TextChange(span, expected)))), Key),
                    diagnostic);
            }
        }
    }
}
