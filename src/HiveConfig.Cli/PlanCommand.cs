using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Import;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Plan;
using HiveConfig.Reports;

namespace HiveConfig.Cli;

/// <summary>Says what would change, setting by setting, and in which order to do it.</summary>
internal static class PlanCommand
{
    internal const string Example = "hiveconfig plan cluster.yaml out\n  hiveconfig plan old new --format markdown";

    internal static Command Create(Session session)
    {
        var first = new Argument<string>("CLUSTER|OLD") { Description = "the cluster.yaml to compare with DIR, or the tree that is" };
        var second = new Argument<string>("DIR|NEW") { Description = "the tree that is, or, behind OLD, the one that is to be" };
        var format = new Option<string>("--format") { Description = "text (default), json or markdown", HelpName = "FORMAT", DefaultValueFactory = _ => "text" };
        var allow = new Option<string[]>("--allow") { Description = "let a forbidden change through, by its rule; needs --reason", HelpName = "RULE" };
        var reason = new Option<string>("--reason") { Description = "why it is let through; stands in the plan", HelpName = "TEXT" };
        format.AcceptOnlyFromAmong("text", "json", "markdown");
        var command = new Command("plan", "Says what would change, setting by setting, and what to do in which order. Changes nothing. Exit code 0: no change, 4: changes, 1: a forbidden one, or something that is in the way.") { first, second, format, allow, reason };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(allow) is { Length: > 0 }) != !string.IsNullOrWhiteSpace(result.GetValue(reason)))
            {
                result.AddError("'--allow' and '--reason' go together: a change that is forbidden is let through for a reason");
            }
        });
        command.SetAction(parsed => new Run(session, parsed.GetRequiredValue(first), parsed.GetRequiredValue(second), parsed.GetRequiredValue(format))
        {
            Allow = parsed.GetValue(allow) ?? [],
            Reason = parsed.GetValue(reason),
        }.Go());
        return command;
    }

    private sealed record Run(Session Session, string First, string Second, string Format)
    {
        internal string[] Allow { get; init; } = [];

        internal string? Reason { get; init; }

        private int Code { get; set; }

        internal int Go()
        {
            var allowed = Allow.SelectMany(word => word.Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(RuleOf).ToList();
            if (Code != ExitCode.Clean)
            {
                return Code;
            }

            // A cluster.yaml beside a tree is what is to be, wherever it stands.
            var (before, after) = File.Exists(Session.FullPath(First)) && !File.Exists(Session.FullPath(Second)) ? (Second, First) : (First, Second);
            var (old, now) = (Read(before), Read(after));
            if (old is null || now is null)
            {
                return Code;
            }

            var report = new PlanReport(ChangePlan.Between(old, now, [.. Guessed(before).Union(Guessed(after), StringComparer.Ordinal)]), Session.Shown(before), Session.Shown(after)) { Allowed = [.. allowed.OfType<string>()], Reason = Reason };
            Session.Out.Write(Format switch
            {
                "json" => PlanJsonReport.Write(report),
                "markdown" => PlanMarkdownReport.Write(report),
                _ => PlanTextReport.Write(report),
            });
            return report.Forbidden.Any() || report.Plan.Obstacles.Count > 0 ? ExitCode.Findings : report.Plan.IsEmpty ? ExitCode.Clean : ExitCode.Changes;
        }

        private string? RuleOf(string word)
        {
            if (Rules.Find(word) is { IsPlanOnly: true } rule)
            {
                return rule.Id;
            }

            var nearest = Text.Nearest.Find(word, Rules.All.Where(known => known.IsPlanOnly).SelectMany(known => new[] { known.Id, known.Name }));
            Fail(ExitCode.Usage, $"'--allow {word}': no rule about changes is called that" + (nearest is null ? "; 'hiveconfig rules' lists them" : $"; did you mean '{nearest}'?"));
            return null;
        }

        private Repo? Read(string path)
        {
            var full = Session.FullPath(path);
            return File.Exists(full) ? Render(full, path) : Directory.Exists(full) ? Tree(full, path) : Fail(ExitCode.Unreadable, $"'{path}' is no file and no directory");
        }

        private IReadOnlyList<string> Guessed(string path) => File.Exists(Session.FullPath(path)) ? GuessedVersions.In(File.ReadAllText(Session.FullPath(path))) : [];

        private Repo? Tree(string full, string path)
        {
            // Its own settings say where what lies in it; versions they state are those to lint by, not those that the tree is of.
            var file = SettingsFiles.Nearest(full);
            if ((file is null ? LintSettings.None : new SettingsFiles(Session).Read(file)) is not { } settings)
            {
                return Fail(ExitCode.Usage);
            }

            var environments = ConfigTree.Read([full], new TreeOptions(Session.WorkingDirectory) { Settings = settings, SettingsDirectory = Path.GetDirectoryName(file) }).Environments;
            return environments.Count switch
            {
                1 => environments[0],
                0 => Fail(ExitCode.Nothing, $"'{path}' has no file of a known kind"),
                _ => Fail(ExitCode.Usage, $"'{path}' has {environments.Count} environments ({string.Join(", ", environments.Select(one => one.Environment ?? "one without a name"))}); give the directory of one"),
            };
        }

        private Repo? Render(string full, string path)
        {
            var read = ConfigTree.ReadCluster(full, Session.Shown(path));
            var problems = read.Cluster is { } whole ? [.. read.Problems, .. read.WithoutEchoes(whole.Validate().Concat(ExtraChecks.Check(whole)))] : read.Problems;
            foreach (var problem in problems)
            {
                Session.Error.WriteLine(problem);
            }

            if (read.Cluster is not { } cluster || problems.Any(problem => problem.Severity == ProblemSeverity.Error))
            {
                return Fail(ExitCode.Usage);
            }

            // Who reviews a change need not have the secrets: what nobody knows here is not compared, and the plan says so.
            var secrets = new SecretResolver(Path.GetDirectoryName(full)!, Session.Environment);
            var files = cluster.Generate(secret => secrets.Resolve(secret) ?? ChangePlan.UnknownSecret);
            return secrets.Problems.Count > 0 ? Fail(ExitCode.Usage, string.Join("\nerror: ", secrets.Problems.Select(problem => $"{Session.Shown(problem.Path)}:{problem.Message}"))) : files.ToRepo();
        }

        private Repo? Fail(int code, string? message = null)
        {
            if (message is not null)
            {
                Session.Error.WriteLine("error: " + message);
            }

            // Where several apply the order is 2, 3, and then that there is nothing.
            Code = Code is ExitCode.Clean or ExitCode.Nothing || code is ExitCode.Usage ? code : Code;
            return null;
        }
    }
}
