using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>
/// The fault of every rule's case in every layout that can hold its files: the same findings at the same lines of the same
/// files, whatever the paths. The cases lie in machines' own trees, and their reports are snapshots.
/// </summary>
public sealed class LayoutFaultTests
{
    private static readonly string Root = Path.Combine(Path.GetDirectoryName(Snapshot.SourceDirectory())!, "Rules");

    private static readonly List<Case> Cases = [.. Directory.GetDirectories(Root).Order(StringComparer.Ordinal).Select(Case.Read).OfType<Case>()];

    // Where each layout has a file; null where it has no place for it. All files of no node keep their folders.
    private static readonly Dictionary<string, Func<ConfigFile, string?>> Layouts = new(StringComparer.Ordinal)
    {
        ["generated tree"] = file => "out/" + file.Path,
        ["host_files"] = file => OnNode(file, "host_files/{0}{1}"),
        ["files"] = file => OnNode(file, "files/{0}{1}"),
        ["environment, node and product"] = file => "envs/berlin/" + (file.Node is { } node ? $"{node}/{Product(file)}/{Name(file)}" : file.Path),
        ["directory per node"] = file => file.Node is { } node ? $"{node}/{Name(file)}" : file.Path,
        ["directory per product"] = file => file.Node is { } node ? $"{Product(file)}/{node}/{Name(file)}" : file.Path,
        ["named after nodes"] = file => file.Node is { } node && file.Kind.Likeness is not null ? $"conf/{node}-{Name(file)}" : null,
        ["files of a role"] = file => $"roles/{Product(file)}/files/{Name(file)}",
        ["templates of a role"] = file => $"roles/{Product(file)}/templates/{Name(file)}.j2",
        ["one file"] = Name,
    };

    private static readonly string[] OffMachines = ["environment, node and product", "directory per node", "directory per product", "named after nodes", "files of a role", "templates of a role", "one file"];

    // The rules that rightly say less in some layouts, and why.
    private static readonly (string Rule, string[] Layouts, string Reason)[] Exceptions =
    [
        ("HC1026", ["templates of a role"], "whoever fills a template in may know the reference"),
        ("HC2020", OffMachines, "only a path on the machine says which installation it is"),
        ("HC2030", OffMachines, "only a path on the machine says which installation it is"),
        ("HC8026", ["directory per node", "named after nodes"], "it stands in the later of two files by path"),
        ("HC8026", ["files of a role", "templates of a role", "one file"], "only a machine has ports"),
        ("HC4017", ["files of a role", "templates of a role"], "a role may install a unit under another name"),
        ("HC7001", ["templates of a role"], "a template is there to hold placeholders"),
    ];

    public static TheoryData<string> Names => new(Layouts.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void TheSameFaultIsFoundInEveryLayout(string layout)
    {
        var wrong = new List<string>();
        var held = 0;
        foreach (var one in Cases)
        {
            if (one.Bad.In(Layouts[layout]) is not { } bad || one.Good.In(Layouts[layout]) is not { } good)
            {
                continue;
            }

            var id = one.Name.Split('-')[0];
            if (Exceptions.Any(exception => string.Equals(exception.Rule, id, StringComparison.Ordinal) && exception.Layouts.Contains(layout, StringComparer.Ordinal)))
            {
                continue;
            }

            held++;
            var isShared = bad.SelectMany(repo => repo.Files).All(file => file.Node is null);
            var expected = Found(one.Bad.Repos, isShared);
            var found = Found(bad, isShared);
            if (!Of(found, id).SequenceEqual(Of(expected, id), StringComparer.Ordinal))
            {
                wrong.Add($"{one.Name}: {string.Join(", ", Of(found, id))} instead of {string.Join(", ", Of(expected, id))}");
            }

            // The layout itself makes no other rule speak up, with the fault or without.
            wrong.AddRange(found.Except(expected, StringComparer.Ordinal).Union(Found(good, isShared).Except(Found(one.Good.Repos, isShared), StringComparer.Ordinal), StringComparer.Ordinal)
                .Where(text => !text.StartsWith("info", StringComparison.Ordinal))
                .Select(text => $"{one.Name}: {text} beside"));
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(held >= Least(layout), $"only {held} cases have a place in it");
    }

    // What a layout is for; without it the test could pass by holding nothing.
    private static int Least(string layout) => layout switch { "one file" or "named after nodes" or "files of a role" or "templates of a role" => 20, _ => 80 };

    private static IEnumerable<string> Of(List<string> found, string id) => found.Where(text => text.Contains(id, StringComparison.Ordinal));

    private static List<string> Found(IReadOnlyList<Repo> repos, bool isShared)
        => [.. TestTree.LintAll(repos, Rules.All)
            .Where(finding => finding.Rule.Needs is null && finding.Rule.Id is not "HC9002")
            .Select(finding => $"{(finding.Severity is Severity.Info ? "info " : "")}{finding.Rule.Id} in {(isShared ? "" : finding.File.Node + ":")}{finding.File.InstalledPath}:{finding.Span.Line}")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Places(IEnumerable<ConfigFile> files, bool isShared)
        => files.Select(file => $"{(isShared ? "" : file.Node)}:{file.InstalledPath}: {file.Kind.Name}").Order(StringComparer.Ordinal);

    private static string? OnNode(ConfigFile file, string form)
        => file.Node is { } node ? string.Format(System.Globalization.CultureInfo.InvariantCulture, form, node, file.InstalledPath) : file.Path;

    private static string Name(ConfigFile file) => Path.GetFileName(file.InstalledPath)!;

    private static string Product(ConfigFile file) => file.InstalledPath!.Split('/') is [.., var folder, _] ? folder : "";

    private sealed record Case(string Name, Tree Good, Tree Bad)
    {
        // Of one environment, and of a rule that needs nothing but files.
        internal static Case? Read(string folder)
        {
            var name = Path.GetFileName(folder);
            var targets = Path.Combine(folder, "targets.txt");
            var rule = Rules.All.FirstOrDefault(rule => string.Equals(rule.Id, name.Split('-')[0], StringComparison.Ordinal));
            if (rule is null or { Needs: not null } or { Id: "HC9002" } || File.Exists(Path.Combine(folder, "cluster.yaml")) || File.Exists(Path.Combine(folder, "tracked.txt")))
            {
                return null;
            }

            var facts = new RepoFacts
            {
                Stated = File.Exists(targets) ? [.. File.ReadAllLines(targets).Select(line => line.Split('=')).Select(pair => new Target(pair[0], ProductVersion.Parse(pair[1]), TargetSource.CommandLine))] : [],
            };
            var (good, bad) = (Tree.Read(Path.Combine(folder, "good"), facts), Tree.Read(Path.Combine(folder, "bad"), facts));
            return good.Repos.Count == 1 && bad.Repos.Count == 1 ? new Case(name, good, bad) : null;
        }
    }

    private sealed record Tree(IReadOnlyList<Repo> Repos, Dictionary<string, DecodedText> Texts, RepoFacts Facts)
    {
        internal static Tree Read(string folder, RepoFacts facts)
        {
            var texts = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), path => DecodedText.Of(File.ReadAllBytes(path)), StringComparer.Ordinal);
            return new Tree(TestTree.Of(facts, texts.Select(file => (file.Key, file.Value))), texts, facts);
        }

        // This tree in a layout; null unless all its files are there what they are here, and of the same nodes.
        internal IReadOnlyList<Repo>? In(Func<ConfigFile, string?> layout)
        {
            var here = Repos[0].Files.ToList();
            var paths = here.ConvertAll(file => file.Kind == Generate.Manifest.Kind && layout != Layouts["generated tree"] ? null : layout(file));
            if (paths.Contains(null, StringComparer.Ordinal) || paths.Distinct(StringComparer.Ordinal).Count() < paths.Count)
            {
                return null;
            }

            var repos = TestTree.Of(Facts, paths.Zip(here, (path, file) => (path!, Texts[file.Path])));
            var files = repos.SelectMany(repo => repo.Files).ToList();
            var isShared = files.TrueForAll(file => file.Node is null);
            return isShared && here.Select(file => file.Node).Distinct(StringComparer.Ordinal).Count() > 1 ? null
                : Places(files, isShared).SequenceEqual(Places(here, isShared), StringComparer.Ordinal) ? repos
                : null;
        }
    }
}
