using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using HiveConfig.Generate;
using Xunit;

namespace HiveConfig.Tests.Real;

/// <summary>The schema, judged by the language server that editors run.</summary>
public sealed class LanguageServerTests : IDisposable
{
    private const string Start = """
        cluster: thp
        phase: bootstrap
        nodes: { node1: 10.10.1.11 }
        vip: 10.10.1.50/24
        thehive: { version: 5.5.16, url: https://thehive.example.org }
        storage: { nfs: "10.10.1.20:/srv/hive/files" }
        secrets: file:secrets.yaml

        """;

    private readonly TempDirectory _directory = new();
    private readonly string _modeline;

    public LanguageServerTests()
        => _modeline = "# yaml-language-server: $schema=file://" + _directory.Write("cluster.schema.json", ClusterSchema.Write()) + "\n";

    [RealFact(LanguageServer.Program)]
    public void ItHasNothingToSayOfTheSamples()
    {
        using var server = new LanguageServer();
        var samples = Directory.GetFiles(Path.Combine(DocFile.Root, "samples"), "cluster.yaml", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}broken{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(samples);
        Assert.All(samples, path => Assert.Empty(server.Diagnostics(_modeline + File.ReadAllText(path))));
        Assert.Empty(server.Diagnostics(_modeline + Yaml12(ClusterFileTests.Everything)));
    }

    [RealFact(LanguageServer.Program)]
    public void ItSeesWhatIsWrong()
    {
        using var server = new LanguageServer();
        Assert.Empty(server.Diagnostics(_modeline + Start));
        Snapshot.Match(string.Concat(Wrong.Select(wrong =>
        {
            Assert.Contains(wrong.Right, Start, StringComparison.Ordinal);
            var said = server.Diagnostics(_modeline + Start.Replace(wrong.Right, wrong.Typed, StringComparison.Ordinal));
            Assert.NotEmpty(said);
            return wrong.Right.TrimEnd() + " -> " + wrong.Typed.Replace("\n", "; ", StringComparison.Ordinal) + string.Concat(said.Select(line => "\n  " + line)) + "\n";
        })));
    }

    [RealFact(LanguageServer.Program)]
    public void ItCompletes()
    {
        using var server = new LanguageServer();
        Assert.Superset(
            new[] { "cluster", "phase", "nodes", "thehive", "loadBalancer", "secrets" }.ToHashSet(StringComparer.Ordinal),
            server.Completions(_modeline).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(["bootstrap", "running"], server.Completions(_modeline + "phase: ").Order(StringComparer.Ordinal));
        Assert.Superset(
            new[] { "version", "url", "heap", "artery" }.ToHashSet(StringComparer.Ordinal),
            server.Completions(_modeline + "thehive:\n  ").ToHashSet(StringComparer.Ordinal));
        Assert.Contains("rack", server.Completions(_modeline + "nodes:\n  node1:\n    "));
        Assert.DoesNotContain("rack", server.Completions(_modeline + "thehive:\n  "));
    }

    public void Dispose() => _directory.Dispose();

    // Editors read YAML 1.2, to which yes and no are texts.
    private static string Yaml12(string text)
        => Regex.Replace(Regex.Replace(text, @": (yes|on)\b", ": true", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)), @": (no|off)\b", ": false", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static (string Right, string Typed)[] Wrong =>
    [
        ("cluster: thp", "clutser: thp"),
        ("phase: bootstrap\n", ""),
        ("phase: bootstrap", "phase: bootstarp"),
        ("vip: 10.10.1.50/24\n", ""),
        ("vip: 10.10.1.50/24", "vip: [10.10.1.50/24]"),
        ("node1: 10.10.1.11", "Node1: 10.10.1.11"),
        ("node1: 10.10.1.11", "node1: { address: 10.10.1.11, rak: r1 }"),
        ("node1: 10.10.1.11", "node1: { rack: r1 }"),
        ("url: https", "http: { port: 90000 }, url: https"),
        ("version: 5.5.16", "version: five"),
        ("secrets: file:secrets.yaml", "secrets: { play: hunter2 }"),
        ("secrets: file:secrets.yaml", "secrets: file:secrets.yaml\ntls: 1"),
    ];
}
