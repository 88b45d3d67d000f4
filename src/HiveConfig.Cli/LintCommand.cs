using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Lint;
using HiveConfig.Reports;

namespace HiveConfig.Cli;

/// <summary>Checks config trees.</summary>
internal static class LintCommand
{
    internal const string Example = "hiveconfig lint out --fail-on warning";

    private const string Never = "never";

    internal static Command Create(Session session)
    {
        var paths = new Argument<string[]>("PATH") { Description = "directories or files; the working directory when none is given", Arity = ArgumentArity.ZeroOrMore };
        var format = new Option<string>("--format") { Description = "text (the default) or json", HelpName = "FORMAT" };
        var failOn = new Option<string>("--fail-on") { Description = "exit 1 from this severity on: error (the default), warning, info, never", HelpName = "SEVERITY" };
        var allowEmpty = new Option<bool>("--allow-empty") { Description = "exit 0, not 5, when there is nothing to lint" };
        var quiet = new Option<bool>("--quiet") { Description = "print nothing when there is nothing to say" };
        var color = new Option<bool>("--color") { Description = "colour even when the output is no terminal" };
        format.AcceptOnlyFromAmong("text", "json");
        failOn.AcceptOnlyFromAmong("error", "warning", "info", Never);
        var command = new Command("lint", "Checks the config files of a cluster against each other and against what their programs accept.")
        {
            paths, format, failOn, allowEmpty, quiet, color,
        };
        command.SetAction(parsed => Lint(
            session,
            parsed.GetValue(paths) is { Length: > 0 } given ? given : ["."],
            parsed.GetValue(format) is "json",
            parsed.GetValue(failOn) ?? "error",
            parsed.GetValue(allowEmpty),
            parsed.GetValue(quiet),
            parsed.GetValue(color)));
        return command;
    }

    private static int Lint(Session session, string[] paths, bool asJson, string failOn, bool allowEmpty, bool quiet, bool color)
    {
        var there = paths.ToLookup(path => CanOpen(session.FullPath(path)));
        foreach (var path in there[false])
        {
            session.Error.WriteLine($"error: '{path}' cannot be opened");
        }

        var (reading, results) = Progress.While(session, "linting", () =>
        {
            var read = ConfigTree.Read([.. there[true]], session.WorkingDirectory);
            return (read, read.Environments.Zip(read.Environments.Lint(), (repo, result) => (Repo: repo, Result: result)).ToList());
        });
        var report = LintReport.Of(results) with { NotRecognised = reading.UnrecognisedCount };
        var failures = results.SelectMany(result => result.Result.Failures).ToList();
        foreach (var failure in failures)
        {
            session.Error.WriteLine($"internal error: rule {failure.Rule.Id}: {Cli.Describe(failure.Exception)}");
        }

        if (asJson)
        {
            session.Out.Write(JsonReport.Write(report));
        }
        else if (report.Findings.Count > 0 || (!quiet && report.Files > 0))
        {
            session.Out.Write(TextReport.Write(report, session.UsesColor(color), explain: null));
        }

        if (there[false].Any() || failures.Count > 0)
        {
            return ExitCode.Unreadable;
        }

        if (reading.Environments.Count == 0 && !allowEmpty)
        {
            session.Error.WriteLine($"nothing to lint: none of {reading.UnrecognisedCount} files is of a known kind");
            return ExitCode.Nothing;
        }

        return report.Findings.Any(finding => Counts(finding.Severity, failOn)) ? ExitCode.Findings : ExitCode.Clean;
    }

    private static bool CanOpen(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                using var entries = Directory.EnumerateFileSystemEntries(path).GetEnumerator();
                return true;
            }

            return DiskFile.CanOpen(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool Counts(Severity severity, string failOn) => failOn is not Never && severity >= Enum.Parse<Severity>(failOn, ignoreCase: true);
}
