using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Lint;
using HiveConfig.Reports;
using HiveConfig.Text;

namespace HiveConfig.Tests;

/// <summary>Config trees for tests: from a folder of the test sources, or from texts.</summary>
internal static class TestTree
{
    /// <summary>Every environment below a folder; paths are relative to it. A <c>tracked.txt</c> beside the folder names the files that git keeps.</summary>
    public static IReadOnlyList<Repo> Read(string folder, RepoFacts? facts = null)
        => Of(facts, TrackedBeside(folder), Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => (Path.GetRelativePath(folder, path).Replace('\\', '/'), DecodedText.Of(File.ReadAllBytes(path)))));

    /// <summary>The only environment of some texts.</summary>
    public static Repo One(params (string Path, string Text)[] files) => Of(facts: null, tracked: null, files.Select(file => (file.Path, new DecodedText(file.Text, [])))).Single();

    /// <summary>The only environment of some texts, with what they do not say themselves.</summary>
    public static Repo With(RepoFacts facts, params (string Path, string Text)[] files) => Of(facts, tracked: null, files.Select(file => (file.Path, new DecodedText(file.Text, [])))).Single();

    private static string[]? TrackedBeside(string folder)
        => Path.Combine(Path.GetDirectoryName(folder)!, "tracked.txt") is var list && File.Exists(list) ? File.ReadAllLines(list) : null;

    /// <summary>Every environment of some texts.</summary>
    public static IReadOnlyList<Repo> Of(RepoFacts? facts, IEnumerable<(string Path, DecodedText Text)> files) => Of(facts, tracked: null, files);

    private static IReadOnlyList<Repo> Of(RepoFacts? facts, string[]? tracked, IEnumerable<(string Path, DecodedText Text)> files)
    {
        var texts = files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        return Contents.Settle(Layout.Recognise(texts.Keys, FileKinds.All), place => texts[place.Path].Text)
            .GroupBy(placed => placed.Environment, StringComparer.Ordinal)
            .OrderBy(environment => environment.Key, StringComparer.Ordinal)
            .Select(environment => new Repo(
                environment.Select(placed => Placed(placed, texts[placed.Path], tracked)).Where(file => file.Kind.Takes(file.Text)).ToList(),
                environment.Key,
                (facts ?? new RepoFacts()) with { Listing = [.. texts.Keys.Order(StringComparer.Ordinal)] }))
            .ToList();
    }

    private static ConfigFile Placed(Placed placed, DecodedText text, string[]? tracked)
        => new(placed.Path, placed.Kind, text.Text) { Node = placed.Node, InstalledPath = placed.InstalledPath, IsInstalledPathKnown = placed.IsInstalledPathKnown, ByteFaults = text.Faults, IsTracked = tracked?.Contains(placed.Path, StringComparer.Ordinal) };

    /// <summary>The text report of all rules, or of those given.</summary>
    public static string Report(IReadOnlyList<Repo> repos, IReadOnlyList<Rule>? rules = null)
        => TextReport.Write(LintReport.Of(repos.Zip(Checked(repos, rules ?? Rules.All)).ToList()));

    /// <summary>The findings in environments that were read together.</summary>
    public static IReadOnlyList<Finding> LintAll(IReadOnlyList<Repo> repos, IReadOnlyList<Rule> rules) => Checked(repos, rules).SelectMany(result => result.Findings).ToList();

    /// <summary>
    /// The findings of all rules but the note that a template was not judged as a whole, or of those given; a rule that breaks
    /// off fails the test.
    /// </summary>
    public static IReadOnlyList<Finding> Lint(Repo repo, params Rule[] rules)
        => Checked(repo, rules.Length == 0 ? [.. Rules.All.Where(rule => rule.Id is not "HC9002")] : rules).Findings;

    private static LintResult Checked(Repo repo, IReadOnlyList<Rule> rules) => Checked([repo], rules)[0];

    private static IReadOnlyList<LintResult> Checked(IReadOnlyList<Repo> repos, IReadOnlyList<Rule> rules)
    {
        var results = Linter.Lint(repos, rules);
        return results.SelectMany(result => result.Failures).FirstOrDefault() is { } failure ? throw new InvalidOperationException(failure.Rule.Id, failure.Exception) : results;
    }
}
