using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using HiveConfig.Disk;
using HiveConfig.Lint;
using HiveConfig.Reports;
using HiveConfig.Text;

namespace HiveConfig.Cli;

/// <summary>One run of <c>lint</c>.</summary>
internal sealed class LintRun(Session session, LintOptions options)
{
    internal int Go()
    {
        var input = LintInput.Read(session, options);
        var groups = input.Groups();
        if (input.IsWrong)
        {
            return ExitCode.Usage;
        }

        if (options.Config is not null && groups.Count == 0 && input.Paths.Count > 0)
        {
            return ExitCode.Unreadable;
        }

        var trees = Progress.While(session, "linting", () => groups.Select(group => (Reading: ConfigTree.Read(group.Paths, group.Options), group.Policy)).ToList());
        var known = trees.SelectMany(tree => tree.Reading.Environments).ToList();
        if (options.Environment is { } name && known.Count > 0 && !known.Exists(repo => IsWanted(repo)))
        {
            var names = known.Select(repo => repo.Environment).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            var nearest = Nearest.Find(name, names);
            session.Error.WriteLine($"error: '{name}' is no environment here" + (nearest is not null ? $"; did you mean '{nearest}'?" : names.Count > 0 ? ", expected one of " + string.Join(", ", names) : ": there is only one, without a name"));
            return ExitCode.Usage;
        }

        var repos = trees.SelectMany(tree => tree.Reading.Environments.Where(IsWanted).Select(repo => (Repo: repo, tree.Policy))).ToList();
        var unrecognised = trees.Sum(tree => tree.Reading.UnrecognisedCount);
        if (options.ListFiles)
        {
            List(repos.SelectMany(repo => repo.Repo.Files.Select(file => (repo.Repo.Environment, file))), unrecognised);
            return input.IsUnreadable ? ExitCode.Unreadable : ExitCode.Clean;
        }

        var paths = trees.SelectMany(tree => tree.Reading.Paths).ToDictionary(file => file.Key, file => file.Value);
        if (options.Fix)
        {
            repos = Progress.While(session, "mending", () => repos.ConvertAll(repo => (Fix(repo.Repo, repo.Policy, paths), repo.Policy)));
        }

        var results = Progress.While(session, "linting", () => repos.Zip(Linter.Lint(repos, Rules.All), (repo, result) => (repo.Repo, Result: result)).ToList());
        return Report(input, results, unrecognised);
    }

    private bool IsWanted(Repo repo) => options.Environment is null || string.Equals(repo.Environment, options.Environment, StringComparison.Ordinal);

    // The files as they are afterwards.
    private Repo Fix(Repo repo, LintPolicy policy, Dictionary<ConfigFile, string> paths)
    {
        var fixes = Fixes.Apply(repo, Rules.All, policy);
        if (options.Diff)
        {
            foreach (var change in fixes.Changes)
            {
                session.Out.Write(UnifiedDiff.Write(change.Before.Path, change.Before.Path, change.Before.Text, change.After.Text, change.Before.Secrets.MaskedText(), change.After.Secrets.MaskedText()));
            }

            return repo;
        }

        var refused = FixedFiles.Write(fixes.Changes, paths);
        foreach (var file in refused)
        {
            session.Error.WriteLine($"{file.Before.Path}: not mended: it changed meanwhile, or stands at several places that would differ");
        }

        if (fixes.Changes.Count > refused.Count)
        {
            session.Error.WriteLine($"mended {Count(fixes.Changes.Count - refused.Count, "file")}");
        }

        return repo.WithTexts(fixes.Changes.Except(refused).ToDictionary(change => change.Before, change => change.After.Text));
    }

    private int Report(LintInput input, List<(Repo Repo, LintResult Result)> results, int unrecognised)
    {
        var report = LintReport.Of(results) with { NotRecognised = unrecognised };
        var failures = results.SelectMany(result => result.Result.Failures).ToList();
        foreach (var failure in failures)
        {
            session.Error.WriteLine($"internal error: rule {failure.Rule.Id}: {Cli.Describe(failure.Exception)}");
        }

        if (options.WriteBaseline is { } baseline)
        {
            var file = session.FullPath(baseline);
            WriteFile(file, Baseline.Write(report.Findings, input.PathFrom(file)));
            session.Error.WriteLine($"wrote {session.Shown(file)}: {Count(report.Findings.Count, "finding")}");
        }
        else if (!(options.Fix && options.Diff))
        {
            Print(report);
        }

        foreach (var (format, file) in input.Reports)
        {
            WriteFile(file, ReportFormats.All[format](report));
        }

        return input.IsUnreadable || failures.Count > 0 ? ExitCode.Unreadable
            : results.Count == 0 && !options.AllowEmpty ? Nothing(unrecognised)
            : options.WriteBaseline is null && report.Findings.Any(finding => Counts(finding.Severity)) ? ExitCode.Findings
            : ExitCode.Clean;
    }

    private void Print(LintReport report)
    {
        var isText = options.Format is "text";
        if (!isText)
        {
            session.Out.Write(ReportFormats.All[options.Format](report));
        }
        else if (report.Findings.Count > 0 || (!options.Quiet && report.Files > 0))
        {
            session.Out.Write(TextReport.Write(report, session.UsesColor(options.Color)));
        }

        // The runner reads both streams; a report for a program must stay whole.
        if (options.Annotates && options.Format is not "github" && session.Environment("GITHUB_ACTIONS") is "true")
        {
            (isText ? session.Out : session.Error).Write(GitHubReport.Write(report));
        }
    }

    private int Nothing(int unrecognised)
    {
        session.Error.WriteLine($"nothing to lint: none of {unrecognised} files is of a known kind");
        return ExitCode.Nothing;
    }

    private void List(IEnumerable<(string? Environment, ConfigFile File)> files, int unrecognised)
    {
        foreach (var (environment, file) in files.OrderBy(file => file.File.Path, StringComparer.Ordinal))
        {
            session.Out.WriteLine($"{file.Path}\t{file.Kind.Name}\t{file.Node ?? "-"}\t{environment ?? "-"}");
        }

        session.Error.WriteLine($"{Count(unrecognised, "file")} not recognised");
    }

    private bool Counts(Severity severity) => options.FailOn is not LintOptions.Never && severity >= Enum.Parse<Severity>(options.FailOn, ignoreCase: true);

    private static void WriteFile(string path, string text) => File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : string.Create(CultureInfo.InvariantCulture, $"{number} {noun}s");
}
