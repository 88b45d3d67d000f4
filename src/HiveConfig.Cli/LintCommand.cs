using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using HiveConfig.Reports;

namespace HiveConfig.Cli;

/// <summary>Checks config trees.</summary>
internal static class LintCommand
{
    internal const string Example = "hiveconfig lint out --fail-on warning --report sarif=out.sarif";

    /// <summary>Reads the unsaved text of a file from standard input.</summary>
    internal const string Stdin = "-";

    internal static Command Create(Session session)
    {
        var paths = new Argument<string[]>("PATH") { Description = "directories or files; the working directory when none is given", Arity = ArgumentArity.ZeroOrMore };
        var format = new Option<string>("--format") { Description = string.Join(", ", ReportFormats.All.Keys), HelpName = "FORMAT" };
        var report = Several("--report", "also write a report to a file, in one of these formats", "FORMAT=FILE");
        var failOn = new Option<string>("--fail-on") { Description = "exit 1 from this severity on: error (the default), warning, info, never", HelpName = "SEVERITY" };
        var select = Several("--select", "only these rules: ids, names or HC3*", "RULE");
        var ignore = Several("--ignore", "not these rules", "RULE");
        var target = Several("--target", "version to judge by: cassandra=4.1", "PRODUCT=VERSION");
        var cluster = new Option<string>("--cluster") { Description = "check against this cluster.yaml too", HelpName = "FILE" };
        var environment = new Option<string>("--environment") { Description = "only this environment", HelpName = "NAME" };
        var config = new Option<string>("--config") { Description = "settings; else the nearest hiveconfig.yaml above each PATH", HelpName = "FILE" };
        var vars = new Option<string>("--vars") { Description = "flat YAML map: values of simple {{ name }} in templates", HelpName = "FILE" };
        var baseline = new Option<string>("--baseline") { Description = "leave out the findings that this file knows", HelpName = "FILE" };
        var writeBaseline = new Option<string>("--write-baseline") { Description = "write the findings to this file, and exit 0", HelpName = "FILE" };
        var fix = new Option<bool>("--fix") { Description = "mend what has one right answer; exit by what remains" };
        var diff = new Option<bool>("--diff") { Description = "with --fix: show it, write nothing" };
        var noIgnores = new Option<bool>("--no-ignores") { Description = "tell what comments silence too" };
        var noAnnotations = new Option<bool>("--no-annotations") { Description = "no GitHub annotations in GitHub Actions" };
        var listFiles = new Option<bool>("--list-files") { Description = "print kind, node and environment of each file; check nothing" };
        var stdin = new Option<string>("--stdin-filename") { Description = "read this file's text from standard input", HelpName = "FILE" };
        var allowEmpty = new Option<bool>("--allow-empty") { Description = "exit 0, not 5, when there is nothing to lint" };
        var quiet = new Option<bool>("--quiet") { Description = "print nothing when there is nothing to say" };
        var color = new Option<bool>("--color") { Description = "colour even when the output is no terminal" };
        format.AcceptOnlyFromAmong([.. ReportFormats.All.Keys]);
        failOn.AcceptOnlyFromAmong("error", "warning", "info", LintOptions.Never);
        AddCompletions(select);
        AddCompletions(ignore);
        var command = new Command("lint", "Checks the config files of a cluster against each other and against what their programs accept.")
        {
            paths, format, report, failOn, select, ignore, target, cluster, environment, config, vars, baseline, writeBaseline, fix, diff,
            noIgnores, noAnnotations, listFiles, stdin, allowEmpty, quiet, color,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(diff) && !result.GetValue(fix))
            {
                result.AddError("'--diff' shows what '--fix' would do: give both");
            }

            if (result.GetValue(fix) && (result.GetValue(stdin) is not null || result.GetValue(writeBaseline) is not null))
            {
                result.AddError($"'--fix' changes files, and '{(result.GetValue(stdin) is not null ? "--stdin-filename" : "--write-baseline")}' takes them as they are: give one of them");
            }

            if (result.GetValue(stdin) is null && result.GetValue(paths)?.Contains(Stdin, System.StringComparer.Ordinal) == true)
            {
                result.AddError("'-' is standard input: say with '--stdin-filename' which file that is");
            }
        });
        command.SetAction(parsed => new LintRun(session, new LintOptions
        {
            Paths = parsed.GetValue(paths) ?? [],
            Format = parsed.GetValue(format) ?? "text",
            Reports = parsed.GetValue(report) ?? [],
            FailOn = parsed.GetValue(failOn) ?? "error",
            Select = parsed.GetValue(select) ?? [],
            Ignore = parsed.GetValue(ignore) ?? [],
            Targets = parsed.GetValue(target) ?? [],
            Cluster = parsed.GetValue(cluster),
            Environment = parsed.GetValue(environment),
            Config = parsed.GetValue(config),
            Vars = parsed.GetValue(vars),
            Baseline = parsed.GetValue(baseline),
            WriteBaseline = parsed.GetValue(writeBaseline),
            Fix = parsed.GetValue(fix),
            Diff = parsed.GetValue(diff),
            ObeysComments = !parsed.GetValue(noIgnores),
            Annotates = !parsed.GetValue(noAnnotations),
            ListFiles = parsed.GetValue(listFiles),
            StdinFile = parsed.GetValue(stdin),
            AllowEmpty = parsed.GetValue(allowEmpty),
            Quiet = parsed.GetValue(quiet),
            Color = parsed.GetValue(color),
        }).Go());
        return command;
    }

    // Several behind one option; what is no rule there but a path is one, see LintRun.
    private static Option<string[]> Several(string name, string description, string value)
        => new(name) { Description = description, HelpName = value, AllowMultipleArgumentsPerToken = value is "RULE", Arity = ArgumentArity.OneOrMore };

    private static void AddCompletions(Option<string[]> option)
        => option.CompletionSources.Add(_ => Rules.All.SelectMany(rule => new[] { rule.Id, rule.Name }).Select(word => new System.CommandLine.Completions.CompletionItem(word)));
}
