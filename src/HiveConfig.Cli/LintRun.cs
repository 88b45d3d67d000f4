using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
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

        var trees = Progress.While(session, "linting", () => groups.Select(group => new { Found = FoundTree.Below(group.Paths, group.Options), group.Policy }).ToList());
        foreach (var tree in trees)
        {
            foreach (var layout in tree.Found.UnusedLayouts)
            {
                session.Error.WriteLine($"{tree.Policy.Settings.Path}: note: 'layout: {layout}' fits no file");
            }
        }

        var known = trees.SelectMany(tree => tree.Found.Environments).ToList();
        if (options.Environment is { } name && known.Count > 0 && !known.Exists(IsWanted))
        {
            var names = known.Select(environment => environment.Name).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            var nearest = Nearest.Find(name, names);
            session.Error.WriteLine($"error: '{name}' is no environment here" + (nearest is not null ? $"; did you mean '{nearest}'?" : names.Count > 0 ? ", expected one of " + string.Join(", ", names) : ": there is only one, without a name"));
            return ExitCode.Usage;
        }

        var wanted = trees.SelectMany(tree => tree.Found.Environments.Where(IsWanted).Select(environment => new Wanted(environment, tree.Policy))).ToList();
        if (options.ListFiles)
        {
            var files = wanted.SelectMany(one => one.Environment.Read().Files.Where(file => file.Telling == Telling.All).Select(file => (one.Environment.Name, file))).ToList();
            List(files, trees.Sum(tree => tree.Found.UnrecognisedCount));
            return input.IsUnreadable ? ExitCode.Unreadable : ExitCode.Clean;
        }

        var (report, failures) = Progress.While(session, options.Fix ? "mending" : "linting", () => Lint(wanted));
        return Report(input, report with { NotRecognised = trees.Sum(tree => tree.Found.UnrecognisedCount) }, failures);
    }

    private bool IsWanted(FoundEnvironment environment) => options.Environment is null || string.Equals(environment.Name, options.Environment, StringComparison.Ordinal);

    // As many environments at a time as there are processors: of what was judged only the findings stay in memory.
    private (LintReport Report, List<RuleFailure> Failures) Lint(List<Wanted> wanted)
    {
        // Several environments keep the processors busy by themselves; of one, the rules do.
        var pass = new LintPass(Rules.All, isOfSeveral: wanted.Count > 1, wanted.Count > 1 ? null : (count, act) => Parallel.For(0, count, act));
        var reports = new List<LintReport>();
        var failures = new List<RuleFailure>();
        InTurn.For(wanted.Count, options.Fix ? 1 : Math.Min(wanted.Count, System.Environment.ProcessorCount), i => Look(wanted[i]), Judge);
        return (LintReport.Of(reports), failures);

        Looked Look(Wanted one)
        {
            var repo = one.Environment.Read();
            repo = options.Fix ? Fix(repo, one.Policy) : repo;
            return new Looked(repo, pass.Look(repo), one.Policy);
        }

        void Judge(Looked looked)
        {
            var (repo, look, policy) = looked;
            if (repo.Files.Count == 0)
            {
                return;
            }

            var result = pass.Judge(repo, look, policy);
            reports.Add(LintReport.Of(repo, result));
            failures.AddRange(result.Failures);
            if (wanted.Count > 1)
            {
                foreach (var file in repo.Files)
                {
                    file.Forget();
                }
            }
        }
    }

    // The files as they are afterwards.
    private Repo Fix(Repo repo, LintPolicy policy)
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

        var refused = FixedFiles.Write(fixes.Changes, session.WorkingDirectory);
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

    private int Report(LintInput input, LintReport report, List<RuleFailure> failures)
    {
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
            : report.Environments == 0 && !options.AllowEmpty ? Nothing(report.NotRecognised)
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

    private sealed record Wanted(FoundEnvironment Environment, LintPolicy Policy);

    private sealed record Looked(Repo Repo, LintLook Look, LintPolicy Policy);
}
