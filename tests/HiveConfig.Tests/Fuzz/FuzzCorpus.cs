using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Tests;

/// <summary>What the fuzzer starts from: every sample's tree, every rule's cases, the healthy clusters, and the cases of the readers.</summary>
internal static class FuzzCorpus
{
    // Packaged files are their comments mostly.
    private const int LongestSeed = 12_000;

    private static readonly string Tests = Path.GetFullPath(Path.Combine(Snapshot.SourceDirectory(), ".."));

    private static readonly string Samples = Path.GetFullPath(Path.Combine(Tests, "..", "..", "samples"));

    /// <summary>Trees of a few files: good and bad of every rule.</summary>
    public static IReadOnlyList<Repo> Cases { get; } = [.. Side("good"), .. Side("bad")];

    /// <summary>Those of them that have nothing to report.</summary>
    public static IEnumerable<Repo> GoodCases => Side("good");

    /// <summary>What is generated for every sample, by the name of the sample.</summary>
    public static IReadOnlyList<(string Name, Repo Repo)> Generated { get; } = Directory.EnumerateFiles(Samples, "cluster.yaml", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => (Path.GetFileName(Path.GetDirectoryName(path)!), ConfigTree.ReadCluster(path).Cluster!.Generate(TestClusters.MadeUp).ToRepo()))
        .ToList();

    /// <summary>Whole clusters: generated ones and those that others keep in their own way.</summary>
    public static IReadOnlyList<Repo> Clusters { get; } =
    [
        .. Generated.Select(sample => sample.Repo),
        .. Directory.EnumerateDirectories(Path.Combine(Tests, "Healthy")).Order(StringComparer.Ordinal).SelectMany(folder => TestTree.Read(folder)),
    ];

    /// <summary>Every reader by name, with texts of its own.</summary>
    public static IReadOnlyList<FuzzReader> Readers { get; } = [.. OfKinds(), .. OfOurOwn()];

    private static IEnumerable<Repo> Side(string side) => Directory.EnumerateDirectories(Path.Combine(Tests, "Rules"))
        .Order(StringComparer.Ordinal)
        .Select(rule => Path.Combine(rule, side))
        .Where(Directory.Exists)
        .SelectMany(folder => TestTree.Read(folder))
        .Where(repo => repo.Files.Count is > 0 and < 40);

    private static IEnumerable<FuzzReader> OfKinds()
    {
        var texts = Cases.Concat(Clusters).SelectMany(repo => repo.Files)
            .Where(file => file.Text.Length is > 0 and < LongestSeed)
            .GroupBy(file => file.Kind)
            .ToDictionary(group => group.Key, group => group.Select(file => file.Text).Distinct(StringComparer.Ordinal).ToList());
        var yaml = YamlCase.All.Select(one => one.Yaml).ToList();
        var hocon = HoconCase.All.Select(one => one.Text).ToList();
        foreach (var kind in FileKinds.All.Where(kind => kind.Read is not null))
        {
            List<string> own =
            [
                .. texts.GetValueOrDefault(kind, []),
                .. kind.Name is "cassandra.yaml" or "elasticsearch.yml" or "manifest.json" ? yaml : [],
                .. kind.Name is "application.conf" ? hocon : [],
            ];

            // A kind of which no case has a file is read as a script of no command.
            yield return new FuzzReader(kind.Name, kind, own.Count == 0 ? ["a = b\n# c\n"] : own, text => new ConfigFile("x", kind, text).Document);
        }
    }

    private static IEnumerable<FuzzReader> OfOurOwn()
    {
        var settings = new[]
        {
            File.ReadAllText(Path.Combine(Tests, "Rules", "hiveconfig.yaml")),
            "targets:\n  cassandra: 4.1\nlayout: \"envs/{environment}/{node}/**\"\nrules:\n  HC1006: warning\nignore:\n  \"old/**\": all\n  \"*.sh\": [HC1001]\npaths:\n  /etc/thehive/a.conf: \"x/{node}/a.conf\"\n",
        };
        yield return new FuzzReader("hiveconfig.yaml", Kind: null, settings, text => Faulty(LintSettingsFile.Read("hiveconfig.yaml", text, Rules.All).Problems));

        var baselines = new[] { "{\"version\": 1, \"findings\": [\n  {\"rule\": \"HC1006\", \"path\": \"a/b.yaml\", \"setting\": \"seeds\", \"count\": 2},\n  {\"rule\": \"HC1001\", \"path\": \"c\"}\n]}\n" };
        yield return new FuzzReader("baseline", Kind: null, baselines, text => Faulty(Baseline.Read(text, path => path).Problems));

        var clusters = Directory.EnumerateFiles(Samples, "cluster.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        yield return new FuzzReader("cluster.yaml", Kind: null, clusters, text =>
        {
            var result = Model.ClusterFile.Read("cluster.yaml", text);
            return Faulty(result.Problems.Select(problem => new Fault(FaultKind.Syntax, problem.Span ?? Span.Start, problem.Message, problem.Related.Count > 0 ? problem.Related[0].Span : null)));
        });

        yield return new FuzzReader("variables", Kind: null, ["a: 1\nb: \"{{ a }}\"\nc: [x]\n"], text => Faulty(TemplateVariables.Read(text).Problems));
        yield return new FuzzReader("masked template", Kind: null, Cases.SelectMany(repo => repo.Files).Select(file => file.Text).Where(text => text.Contains("{{", StringComparison.Ordinal) && text.Length < LongestSeed).Distinct(StringComparer.Ordinal).Append("a: {{ b }}\n").ToList(), text =>
        {
            var masked = TemplateMask.Mask(text);
            return masked.Length == text.Length ? Faulty([]) : throw new InvalidOperationException("a mask has another length than its text");
        });
    }

    private static TreeDocument Faulty(IEnumerable<Fault> faults) => new(root: null, [.. faults]);
}

/// <summary>One reader and texts for it.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Kind">The kind of file that it reads; null for what is not linted.</param>
/// <param name="Seeds">Texts that it is for.</param>
/// <param name="Read">Reads one.</param>
internal sealed record FuzzReader(string Name, FileKind? Kind, IReadOnlyList<string> Seeds, Func<string, Document> Read);
