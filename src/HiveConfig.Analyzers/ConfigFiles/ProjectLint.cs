using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace HiveConfig.Analyzers.ConfigFiles;

/// <summary>
/// The config files of one project, linted as <c>hiveconfig lint</c> would from the project's directory. Everything is done when
/// it is first asked for, and nothing throws: what goes wrong becomes a diagnostic.
/// </summary>
internal sealed class ProjectLint
{
    private readonly ProjectOptions _project;
    private readonly Func<SourceText, ReadText> _read;
    private readonly Dictionary<string, AdditionalText> _texts;
    private readonly Lazy<Outcome> _each;
    private readonly Lazy<Outcome> _all;
    private IReadOnlyList<Judged> _environments = [];
    private LintPolicy _policy = LintPolicy.Usual;

    internal ProjectLint(ProjectOptions project, Func<SourceText, ReadText> read)
    {
        _project = project;
        _read = read;
        _texts = project.Files.ToDictionary(file => Paths.Plain(file.Path), StringComparer.Ordinal);
        Directory = project.Directory ?? Paths.Common(Paths.FolderOf(Paths.Plain(project.Files[0].Path)), _texts.Keys);
        _each = new Lazy<Outcome>(() => Caught(Each), LazyThreadSafetyMode.ExecutionAndPublication);
        _all = new Lazy<Outcome>(() => Caught(All), LazyThreadSafetyMode.ExecutionAndPublication);
    }

    // Where the paths in messages start.
    private string Directory { get; }

    /// <summary>What one file shows by itself.</summary>
    internal IEnumerable<Diagnostic> OfFile(string path)
    {
        var each = _each.Value;
        var plain = Paths.Plain(path);

        // What is told cannot be taken back: where other rules may have more to say of the same slip, they are asked too.
        var findings = each.Open.Contains(plain) ? _all.Value.Findings : each.Findings;
        return findings.Where(finding => ConfigDescriptors.IsLive(finding.Rule) && string.Equals(PathOf(finding.File), plain, StringComparison.Ordinal)).Select(ToDiagnostic);
    }

    /// <summary>All that remains to be said.</summary>
    internal IEnumerable<Diagnostic> OfAll()
        => _all.Value.Problems.Concat(_all.Value.Findings.Where(finding => !ConfigDescriptors.IsLive(finding.Rule)).Select(ToDiagnostic));

    // An exception would switch this analyzer off for good, with a warning that nobody reads.
    private static Outcome Caught(Func<Outcome> act)
    {
        try
        {
            return act();
        }
        catch (Exception exception)
        {
            return new Outcome([], [Broken(exception)]);
        }
    }

    private Outcome Each()
    {
        var problems = ReadAll();
        if (problems.Count > 0)
        {
            return new Outcome([], problems);
        }

        var pass = new LintPass(Rules.All, isOfSeveral: false);
        var findings = new List<Finding>();
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var environment in _environments)
        {
            environment.Each = pass.LookAtEach(environment.Repo);
            findings.AddRange(pass.Judge(environment.Repo, environment.Each, _policy).Findings);
            open.UnionWith(environment.Each.Findings.Where(finding => Misspelling.MayMerge(environment.Repo, finding)).Select(finding => PathOf(finding.File)));
        }

        return new Outcome(findings, []) { Open = open };
    }

    private Outcome All()
    {
        if (_each.Value is { Problems.Count: > 0 } failed)
        {
            return failed;
        }

        var pass = new LintPass(Rules.All, isOfSeveral: _environments.Count > 1);
        var results = _environments.Select(environment => pass.Judge(environment.Repo, pass.LookAcross(environment.Repo, environment.Each), _policy)).ToList();
        return new Outcome(
            results.SelectMany(result => result.Findings).ToList(),
            results.SelectMany(result => result.Failures).Select(failure => Broken(failure.Exception, failure.Rule)).ToList());
    }

    private List<Diagnostic> ReadAll()
    {
        var problems = new List<Diagnostic>();
        var settings = Steering(_project.Settings, "HiveConfigSettings", problems) is { } text ? Settings(text, problems) : LintSettings.None;
        var from = _project.Settings is { } file ? Paths.FolderOf(file) : null;
        var baseline = Steering(_project.Baseline, "HiveConfigBaseline", problems) is { } known ? BaselineOf(known, problems) : null;
        var model = Steering(_project.Cluster, "HiveConfigCluster", problems) is { } said ? ModelOf(said, problems) : null;
        if (problems.Count > 0)
        {
            return problems;
        }

        string BelowSettings(string path) => from is null ? path : Paths.From(from, Paths.Combine(Directory, path));
        _policy = new LintPolicy { Settings = settings, BelowSettings = BelowSettings, Baseline = baseline };
        var facts = new RepoFacts { Stated = [.. model is null ? [] : Targets.StatedBy(model), .. settings.Targets], Model = model };

        // What stands beside the project counts with what is in it. Of files that are ignored nothing is told, but others are compared with them.
        PlaceHint? HintOf(string path) => settings.HintOf(BelowSettings(Paths.From(Directory, path)));
        var own = _texts.Keys.OrderBy(InWalk, StringComparer.Ordinal).Where(path => path.StartsWith(Directory + "/", StringComparison.Ordinal) || Layout.Recognise([path.TrimStart('/')], FileKinds.All, _ => HintOf(path)).Count > 0).ToList();
        var top = Paths.MachineOf(Paths.Common(Directory, own));
        var below = own.ToDictionary(path => Paths.From(top, path), StringComparer.Ordinal);
        var placed = Contents.Settle(
            Layout.Recognise(below.Keys, FileKinds.All, path => HintOf(below[path])),
            place => TextOf(below[place.Path]).Text,
            place => FileOf(place, manifest: null));
        var sighted = Listings.Share(placed, below.Keys.Where(path => !settings.IsIgnored(BelowSettings(Paths.From(Directory, below[path])))));
        _environments = PlacedEnvironment.Of(placed)
            .Select(environment => new Repo(environment.Read(FileOf).Files, environment.Name, facts with { Sighted = [.. sighted[environment.Name ?? ""].Select(path => Paths.From(Directory, below[path]))] }))
            .Where(repo => repo.Files.Any(file => file.Telling == Telling.All))
            .Select(repo => new Judged(repo))
            .ToList();
        return problems;

        ConfigFile FileOf(Placed place, ManifestFile? manifest)
        {
            var shown = Paths.From(Directory, below[place.Path]);
            return TextOf(below[place.Path]).File(shown, place, manifest, settings.IsIgnored(BelowSettings(shown)) ? Telling.Nothing : Telling.All);
        }
    }

    private ReadText TextOf(string path) => GetText(path) is { } text ? _read(text) : new ReadText(source: null);

    private SourceText? GetText(string path)
    {
        try
        {
            return _texts[path].GetText(CancellationToken.None);
        }
        catch (Exception exception) when (exception is System.IO.IOException or UnauthorizedAccessException or System.IO.InvalidDataException)
        {
            return null;
        }
    }

    // The text of a file that steers; null without one, or when it cannot be read, which was told.
    private (string Path, string Text)? Steering(string? path, string property, List<Diagnostic> problems)
    {
        if (path is null)
        {
            return null;
        }

        if (!_texts.ContainsKey(path))
        {
            problems.Add(Diagnostic.Create(ConfigDescriptors.Settings, Location.None, $"'{path}' of '{property}' is not among the AdditionalFiles"));
            return null;
        }

        var read = TextOf(path);
        Tell(path, read.Faults, problems);
        return read.Faults.Count == 0 ? (path, read.Text) : null;
    }

    private LintSettings Settings((string Path, string Text) file, List<Diagnostic> problems)
    {
        var result = LintSettingsFile.Read(Paths.From(Directory, file.Path), file.Text, Rules.All);
        Tell(file.Path, result.Problems, problems);
        return result.Settings;
    }

    private Baseline? BaselineOf((string Path, string Text) file, List<Diagnostic> problems)
    {
        var (baseline, wrong) = Baseline.Read(file.Text, path => Paths.From(Paths.FolderOf(file.Path), Paths.Combine(Directory, path)));
        Tell(file.Path, wrong, problems);
        return baseline;
    }

    private Cluster? ModelOf((string Path, string Text) file, List<Diagnostic> problems)
    {
        var result = ClusterFile.Read(Paths.From(Directory, file.Path), file.Text);
        problems.AddRange(result.Problems
            .Where(problem => problem.Severity == ProblemSeverity.Error)
            .Select(problem => Diagnostic.Create(ConfigDescriptors.Settings, LocationOf(file.Path, problem.Span ?? HiveConfig.Text.Span.Start), problem.Message)));
        return result.Cluster;
    }

    private void Tell(string path, IReadOnlyList<Fault> faults, List<Diagnostic> problems)
        => problems.AddRange(faults.Select(fault => Diagnostic.Create(ConfigDescriptors.Settings, LocationOf(path, fault.Span), fault.Message)));

    private static Diagnostic Broken(Exception exception, Rule? rule = null)
        => Diagnostic.Create(ConfigDescriptors.Internal, Location.None, (rule is null ? "" : $"rule {rule.Id}: ") + exception.GetType().Name + (exception.TargetSite is { } site ? $" in {site.DeclaringType?.Name}.{site.Name}" : ""));

    private Diagnostic ToDiagnostic(Finding finding)
        => Diagnostic.Create(
            ConfigDescriptors.For(finding.Rule),
            LocationOf(PathOf(finding.File), finding.Span),
            ConfigDescriptors.SeverityOf(finding.Severity),
            finding.Related.Select(related => LocationOf(PathOf(related.File), related.Span)),
            properties: null,
            finding.Message);

    // As the command line comes by them: folder by folder.
    private static string InWalk(string path) => path.Replace('/', '\0');

    private string PathOf(ConfigFile file) => Paths.Combine(Directory, file.Path);

    private Location LocationOf(string path, Span span)
    {
        var lines = new LinePositionSpan(Position(span.Line, span.Column), Position(span.EndLine, span.EndColumn));
        return _texts.TryGetValue(path, out var file)
            ? Location.Create(file.Path, GetText(path) is { } text ? SpanIn(text, lines) : default, lines)
            : Location.Create(path, default, lines);
    }

    private static LinePosition Position(int line, int column) => new(Math.Max(0, line - 1), Math.Max(0, column - 1));

    // Editors draw it; the compiler prints lines and columns. Readers end lines where their programs do, which is not always where the compiler does.
    private static TextSpan SpanIn(SourceText text, LinePositionSpan lines)
    {
        var start = At(lines.Start);
        return TextSpan.FromBounds(start, Math.Max(start, At(lines.End)));

        int At(LinePosition position)
            => position.Line < text.Lines.Count ? Math.Min(text.Lines[position.Line].Start + position.Character, text.Lines[position.Line].End) : text.Length;
    }

    private sealed record Judged(Repo Repo)
    {
        internal LintLook Each { get; set; } = new();
    }

    private sealed record Outcome(IReadOnlyList<Finding> Findings, IReadOnlyList<Diagnostic> Problems)
    {
        // Files whose findings are settled only when every rule has spoken.
        internal HashSet<string> Open { get; init; } = new(StringComparer.Ordinal);
    }
}
