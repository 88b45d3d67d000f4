using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HiveConfig.Analyzers.CodeFixes;

/// <summary>HCA1002 and HCA1004: names an environment variable where the secret stood.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretLiteralFix)), Shared]
internal sealed class SecretLiteralFix : CodeFixProvider
{
    private const string Key = "HiveConfig.SecretFromEnvironment";

    public override ImmutableArray<string> FixableDiagnosticIds => [CodeIds.SecretLiteral, CodeIds.SecretWeak];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(SecretLiteralCheck.Variable, out var variable) && variable is not null
                && root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call && NameOf(call.Expression) is { } method)
            {
                var mended = call
                    .WithExpression(call.Expression.ReplaceNode(method, SyntaxFactory.IdentifierName("FromEnvironment").WithTriviaFrom(method)))
                    .WithArgumentList(call.ArgumentList.WithArguments(arguments.Replace(arguments[0], Named(variable, arguments[0]))));
                context.RegisterCodeFix(
                    CodeAction.Create($"Take the secret from the environment variable {variable}", _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(call, mended))), Key),
                    diagnostic);
            }
        }
    }

    // Secret.Parse; Parse alone after 'using static'.
    private static SimpleNameSyntax? NameOf(ExpressionSyntax called) => called is MemberAccessExpressionSyntax access ? access.Name : called as SimpleNameSyntax;

    // The parameter has another name, but what was noted beside it stays.
    private static ArgumentSyntax Named(string variable, ArgumentSyntax before)
    {
        var literal = SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(variable)).WithTriviaFrom(before.Expression);
        var named = before.WithNameColon(null).WithExpression(literal);
        return named.WithLeadingTrivia((before.NameColon?.DescendantTrivia() ?? []).SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Concat(literal.GetLeadingTrivia()));
    }
}
