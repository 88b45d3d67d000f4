using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using HiveConfig.Analyzers.ConfigFiles;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace HiveConfig.Analyzers.Tests.ConfigFiles;

/// <summary>A project with config files and a line of C#, as the compiler sees it.</summary>
internal sealed record Project(IReadOnlyList<AdditionalText> Files)
{
    internal const string Directory = "/repo/project";

    /// <summary>The analyzer; one of its own for each project, but the same for a project that was edited.</summary>
    internal ConfigFileAnalyzer Analyzer { get; init; } = new();

    internal string Source { get; init; } = "";

    /// <summary>The properties that the build hands over.</summary>
    internal ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty.Add("ProjectDir", Directory + "/");

    internal ImmutableDictionary<string, ReportDiagnostic> Severities { get; init; } = ImmutableDictionary<string, ReportDiagnostic>.Empty;

    /// <summary>Files by their paths below the project.</summary>
    internal static Project Of(params (string Path, string Text)[] files)
        => new([.. files.Select(file => new StatedText(Directory + "/" + file.Path, SourceText.From(file.Text, Encoding.UTF8)))]);

    /// <summary>Everything below a directory, decoded as the compiler does.</summary>
    internal static Project Below(string folder)
        => new([.. System.IO.Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new StatedText(Directory + "/" + Path.GetRelativePath(folder, path).Replace('\\', '/'), Decode(File.ReadAllBytes(path))))]);

    internal Project With(params (string Name, string Value)[] properties)
        => this with { Properties = Properties.SetItems(properties.Select(property => KeyValuePair.Create(property.Name, property.Value))) };

    internal Project And(string path, string text)
        => this with { Files = [.. Files, new StatedText(Directory + "/" + path, SourceText.From(text, Encoding.UTF8))] };

    internal async Task<IReadOnlyList<Diagnostic>> LintAsync() => Ordered((await RunAsync()).GetAllDiagnostics());

    /// <summary>What is told of one file while it is edited.</summary>
    internal async Task<IReadOnlyList<Diagnostic>> LintAsync(string path)
        => Ordered((await With().AnalysisOf().GetAnalysisResultAsync(Files.Single(file => file.Path == Directory + "/" + path), CancellationToken.None)).GetAllDiagnostics());

    private Task<AnalysisResult> RunAsync() => AnalysisOf().GetAnalysisResultAsync(CancellationToken.None);

    private CompilationWithAnalyzers AnalysisOf()
    {
        var compilation = CSharpCompilation.Create(
            "consumer",
            [CSharpSyntaxTree.ParseText(Source, path: Directory + "/Program.cs")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, specificDiagnosticOptions: Severities));
        var options = new AnalyzerOptions([.. Files], new Options(Properties));
        return compilation.WithAnalyzers([Analyzer], new CompilationWithAnalyzersOptions(options, onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
    }

    private static List<Diagnostic> Ordered(IEnumerable<Diagnostic> diagnostics)
        => [.. diagnostics.OrderBy(one => one.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(one => one.Location.GetLineSpan().StartLinePosition).ThenBy(one => one.Id, StringComparer.Ordinal)];

    private static SourceText Decode(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        try
        {
            return SourceText.From(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException)
        {
            return SourceText.From(stream, Encoding.Latin1);
        }
    }

    /// <summary>A file of which the test says the text; null for one that cannot be read.</summary>
    internal sealed class StatedText(string path, SourceText? text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => text;
    }

    private sealed class Options(ImmutableDictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(properties.ToImmutableDictionary(pair => "build_property." + pair.Key, pair => pair.Value, AnalyzerConfigOptions.KeyComparer));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        // The attribute that the signature has is seen twice here: the engine's build for old frameworks brings its own.
#pragma warning disable CS8765
        public override bool TryGetValue(string key, out string? value) => values.TryGetValue(key, out value);
#pragma warning restore CS8765
    }
}
