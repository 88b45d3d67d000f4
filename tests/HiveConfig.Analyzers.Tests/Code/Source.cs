using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using HiveConfig.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace HiveConfig.Analyzers.Tests;

/// <summary>C# in a workspace: what every analyzer says of it, and what a fix makes of it.</summary>
internal static class Source
{
    internal const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using HiveConfig;
        using HiveConfig.Disk;
        using HiveConfig.Generate;
        using HiveConfig.Lint;
        using HiveConfig.Model;

        """;

    internal static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [new CodeAnalyzer()];

    /// <summary>The root of the repository.</summary>
    internal static readonly string Root = Fact("Root");

    private static readonly string Library = Fact("HiveConfig");

    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is "netstandard.dll" or "System.Private.CoreLib.dll" || Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal))
            .Append(Library)
            .Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>Statements in a method that has a cluster, a resolver of secrets and a path.</summary>
    internal static string Method(string statements) => $$"""
        {{Usings}}
        internal static class Sample
        {
            internal static void Run(Cluster cluster, SecretResolver secrets, string directory)
            {
        {{statements}}
            }
        }

        """;

    internal static Document Document(string text, bool hasLibrary = true)
    {
        var project = new AdhocWorkspace().AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(),
            VersionStamp.Default,
            "Test",
            "Test",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            metadataReferences: hasLibrary ? References : References.Remove(References[^1])));
        return project.AddDocument("Sample.cs", SourceText.From(text));
    }

    /// <summary>What the analyzers report, in order; an exception in one of them fails the test.</summary>
    internal static Task<ImmutableArray<Diagnostic>> Diagnose(Document document, params AdditionalText[] files) => Diagnose(document, Analyzers, files);

    internal static async Task<ImmutableArray<Diagnostic>> Diagnose(Document document, ImmutableArray<DiagnosticAnalyzer> analyzers, params AdditionalText[] files)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([.. files]), (exception, _, _) => thrown = exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = await new CompilationWithAnalyzers(compilation, analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.Null(thrown);
        return [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan)];
    }

    /// <summary>The findings in statements that compile: <c>HCA1001 '10.0.0.300': message</c>, each with the text that it marks.</summary>
    internal static async Task<string[]> Lint(string statements, params AdditionalText[] files) => await LintFile(Method(statements), files);

    internal static async Task<string[]> LintFile(string text, params AdditionalText[] files)
    {
        var document = Document(text);
        Assert.Empty((await document.Project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return [.. (await Diagnose(document, files)).Select(diagnostic => $"{diagnostic.Id} {Marked(diagnostic)}: {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}")];
    }

    /// <summary>Ids of the findings in statements.</summary>
    internal static async Task<string> Ids(string statements) => string.Join(' ', (await Lint(statements)).Select(finding => finding[..7]));

    /// <summary>The text after one fix of the first finding.</summary>
    internal static async Task<string> Fix(string text)
    {
        var document = Document(text);
        var diagnostic = (await Diagnose(document)).First(diagnostic => Fixer(diagnostic.Id) is not null);
        return await Applied(document, (await ActionsFor(document, diagnostic)).First());
    }

    /// <summary>The text after one fix of everything of its kind in the document.</summary>
    internal static async Task<string> FixAll(string text)
    {
        var document = Document(text);
        var diagnostics = (await Diagnose(document)).Where(diagnostic => Fixer(diagnostic.Id) is not null).ToList();
        var (id, fixer) = (diagnostics[0].Id, Fixer(diagnostics[0].Id)!);
        var action = (await ActionsFor(document, diagnostics[0])).First();
        var context = new FixAllContext(document, fixer, FixAllScope.Document, action.EquivalenceKey!, [id], new Known([.. diagnostics.Where(diagnostic => diagnostic.Id == id)]), CancellationToken.None);
        return await Applied(document, (await fixer.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    internal static CodeFixProvider? Fixer(string id)
        => typeof(SecretLiteralFix).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(CodeFixProvider)))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type, nonPublic: true)!).SingleOrDefault(fixer => fixer.FixableDiagnosticIds.Contains(id));

    internal static async Task<List<CodeAction>> ActionsFor(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await Fixer(diagnostic.Id)!.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<string> Applied(Document document, CodeAction action)
    {
        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        Assert.Empty((await changed.Project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return (await changed.GetTextAsync()).ToString();
    }

    private static string Fact(string name) => typeof(Source).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == name).Value!;

    private static string Marked(Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);

    private sealed class Known(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}

/// <summary>A file of the project that is no source.</summary>
internal sealed class OtherFile(string path) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From("");
}
