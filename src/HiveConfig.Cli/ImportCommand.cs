using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Import;
using HiveConfig.Lint;
using HiveConfig.Model;

namespace HiveConfig.Cli;

/// <summary>Makes a cluster.yaml of a config tree.</summary>
internal static class ImportCommand
{
    internal const string Example = "hiveconfig import config-repo --out cluster.yaml --secrets secrets.yaml";

    internal static Command Create(Session session)
    {
        var directory = new Argument<string>("DIR") { Description = "a config tree: of 'generate', of Ansible, or a directory for each node" };
        var output = new Option<string>("--out") { Description = "the cluster.yaml to write", HelpName = "FILE", Required = true };
        var force = new Option<bool>("--force") { Description = "replace a cluster.yaml that is there" };
        var strict = new Option<bool>("--strict") { Description = "exit 1 when something could not be expressed" };
        var secrets = new Option<string>("--secrets") { Description = "write the secrets of the tree to this file, mode 0600; else they are only referred to", HelpName = "FILE" };
        var environment = new Option<string>("--environment") { Description = "which environment of DIR, where it has several", HelpName = "NAME" };
        var target = new Option<string[]>("--target") { Description = "a version that the tree does not show: thehive=5.5.16", HelpName = "PRODUCT=VERSION" };
        var config = new Option<string>("--config") { Description = "settings; else the nearest hiveconfig.yaml above DIR", HelpName = "FILE" };
        var vars = new Option<string>("--vars") { Description = "flat YAML map: values of simple {{ name }} in templates", HelpName = "FILE" };
        var command = new Command("import", "Makes a cluster.yaml of a config tree, and lists what it could not express.") { directory, output, force, strict, secrets, environment, target, config, vars };
        command.SetAction(parsed => new Run(session, parsed.GetRequiredValue(directory), parsed.GetRequiredValue(output))
        {
            IsForced = parsed.GetValue(force),
            IsStrict = parsed.GetValue(strict),
            Secrets = parsed.GetValue(secrets),
            Environment = parsed.GetValue(environment),
            Targets = parsed.GetValue(target) ?? [],
            Config = parsed.GetValue(config),
            Vars = parsed.GetValue(vars),
        }.Go());
        return command;
    }

    private sealed record Run(Session Session, string Tree, string Output)
    {
        internal bool IsForced { get; init; }

        internal bool IsStrict { get; init; }

        internal string? Secrets { get; init; }

        internal string? Environment { get; init; }

        internal string[] Targets { get; init; } = [];

        internal string? Config { get; init; }

        internal string? Vars { get; init; }

        private string Path => Session.FullPath(Output);

        private string Folder => System.IO.Path.GetDirectoryName(Path)!;

        internal int Go()
        {
            if ((File.Exists(Path) && !IsForced) || Directory.Exists(Path))
            {
                Session.Error.WriteLine(Directory.Exists(Path) ? $"error: '{Output}' is a directory; expected a file" : $"error: '{Output}' is there already; --force replaces it");
                return ExitCode.Usage;
            }

            var input = LintInput.Read(Session, new LintOptions { Paths = [Tree], Format = "text", Reports = [], FailOn = LintOptions.Never, Select = [], Ignore = [], Targets = Targets, Config = Config, Vars = Vars });
            var options = input.Groups().Select(group => group.Options).FirstOrDefault();
            if (input.IsWrong || input.IsUnreadable || options is null)
            {
                return input.IsWrong ? ExitCode.Usage : ExitCode.Unreadable;
            }

            return Read(FoundTree.Below(input.Paths, options)) is var (repo, code) && repo is not null ? Import(repo) : code;
        }

        // One environment: a cluster.yaml is one cluster.
        private (Repo? Repo, int Code) Read(FoundTree tree)
        {
            var wanted = tree.Environments.Where(environment => Environment is null || string.Equals(environment.Name, Environment, StringComparison.Ordinal)).Select(environment => environment.Read()).Where(repo => repo.Files.Count > 0).ToList();
            if (wanted.Count == 1)
            {
                return (wanted[0], ExitCode.Clean);
            }

            var names = tree.Environments.Select(environment => environment.Name ?? "(the rest)").ToList();
            Session.Error.WriteLine(wanted.Count > 1 ? $"error: '{Tree}' has {wanted.Count} environments, {string.Join(", ", names)}; choose one with --environment NAME"
                : Environment is not null ? $"error: '{Environment}' is no environment of '{Tree}'" + (names.Count > 0 ? ", expected one of " + string.Join(", ", names) : "")
                : $"error: '{Tree}' has no file that is known here");
            return (null, wanted.Count > 1 || Environment is not null ? ExitCode.Usage : ExitCode.Nothing);
        }

        private int Import(Repo repo)
        {
            var resolver = new SecretResolver(Folder, Session.Environment);
            var secretsPath = Secrets is null ? "secrets.yaml" : System.IO.Path.GetRelativePath(Folder, Session.FullPath(Secrets)).Replace('\\', '/');
            if (repo.Import(secretsPath) is not { } result)
            {
                Session.Error.WriteLine(repo.Files.Any(file => Layout.IsTemplateName(file.Path) || file.IsTemplate)
                    ? $"error: '{Tree}' has templates, and what they become on each machine stands nowhere in it; copy the files that they wrote from the machines to <node>/etc/… and import those"
                    : $"error: no file of '{Tree}' belongs to a machine; expected <node>/etc/…, host_files/<node>/…, files/<node>/… or a directory for each node");
                return ExitCode.Nothing;
            }

            var made = Secrets is null ? null : NewSecrets.Given(result.Cluster, result.Secrets, resolver);
            try
            {
                Directory.CreateDirectory(Folder);
                foreach (var path in made is { Count: > 0 } ? made.Write() : [])
                {
                    Session.Out.WriteLine($"secrets: wrote {Session.Shown(path)}");
                }
            }
            catch (OutputRefusedException refusal)
            {
                Session.Error.WriteLine("error: " + refusal.Message);
                return ExitCode.Usage;
            }

            using (var staged = StagedFile.Write(Path, result.Text, "0644"))
            {
                staged.Commit();
            }

            TellNotExpressed(result);
            TellSecrets(result);

            // What has to be done comes last, where it does not scroll away.
            Session.Out.Flush();
            var isWhole = TellProblems(result);
            TellSummary(result, repo);
            return !isWhole || (IsStrict && result.NotExpressed.Count > 0) ? ExitCode.Findings : ExitCode.Clean;
        }

        // The same of several nodes is told once; much of one file stands below its name.
        private void TellNotExpressed(ImportResult result)
        {
            foreach (var file in result.NotExpressed.GroupBy(one => (one.Setting, one.Message)).GroupBy(same => same.First().Path, StringComparer.Ordinal).Select(file => file.ToList()))
            {
                if (file.Count > 1)
                {
                    Session.Out.WriteLine($"not expressed: {file[0].First().Path}: {file.Count} places");
                }

                foreach (var same in file)
                {
                    var others = same.Skip(1).Select(one => one.Node ?? one.Path).Distinct(StringComparer.Ordinal).ToList();
                    var told = same.First().ToString();
                    Session.Out.WriteLine((file.Count > 1 ? "  " + told.Substring(same.First().Path.Length + 1) : "not expressed: " + told)
                        + (others.Count == 0 ? "" : $" (also {string.Join(", ", others.Take(5))}{(others.Count > 5 ? $" and {others.Count - 5} more" : "")})"));
                }
            }
        }

        // What 'generate' will say of it.
        private bool TellProblems(ImportResult result)
        {
            foreach (var gap in result.Gaps)
            {
                Session.Error.WriteLine($"{Session.Shown(Path)}: error: fill in '{gap.Setting}', which '{Tree}' does not say: expected {gap.What}");
            }

            var read = ClusterFile.Read(Session.Shown(Path), result.Text);
            List<ClusterProblem> problems = [.. result.Gaps.Count > 0 ? [] : read.Problems, .. read.Cluster is null ? [] : read.Cluster.Validate().Concat(ExtraChecks.Check(read.Cluster))];
            foreach (var problem in problems)
            {
                Session.Error.WriteLine(problem);
            }

            return result.Gaps.Count == 0 && problems.TrueForAll(problem => problem.Severity != ProblemSeverity.Error);
        }

        private void TellSecrets(ImportResult result)
        {
            var needed = result.Cluster.Secrets.All.Where(one => one.Secret is { Source: SecretSource.File } && result.Cluster.Needs(one.Name)).Select(one => one.Name).ToList();
            var (here, missing) = (needed.Where(result.Secrets.ContainsKey).ToList(), needed.Where(name => !result.Secrets.ContainsKey(name)).ToList());
            if (Secrets is null && here.Count > 0)
            {
                Session.Out.WriteLine($"secrets: {string.Join(", ", here)} stand in '{Tree}' in clear; --secrets FILE writes them to a file of mode 0600, to which {Session.Shown(Path)} then refers");
            }

            if (missing.Count > 0)
            {
                Session.Out.WriteLine($"secrets: {string.Join(", ", missing)} stand nowhere in '{Tree}'; write them into {Session.Shown(System.IO.Path.Combine(Folder, SecretsFile(result)))}, for 'generate --init-secrets' makes new ones");
            }
        }

        private static string SecretsFile(ImportResult result) => result.Cluster.Secrets.All.Select(one => one.Secret?.Path).FirstOrDefault(path => path is not null) ?? "secrets.yaml";

        private void TellSummary(ImportResult result, Repo repo)
        {
            var versions = repo.Targets.All.Select(target => $"{target.Product} {target.Version} {target.Source switch { TargetSource.Assumed => "assumed", TargetSource.Inferred => "inferred", _ => "stated" }}");
            if (result.NamedOnly.Count > 0)
            {
                Session.Out.WriteLine($"nodes without a file in '{Tree}', which other nodes name: {string.Join(", ", result.NamedOnly)}");
            }

            var guesses = repo.Targets.All.Where(target => target.Source <= TargetSource.Inferred).Select(target => $"{target.Product} {target.Version}").ToList();
            if (guesses.Count > 0)
            {
                Session.Out.WriteLine($"versions: {string.Join(", ", guesses)} {(guesses.Count == 1 ? "is a guess" : "are guesses")}; state in {Session.Shown(Path)} what runs, for 'plan' compares no guess, and 'generate' writes for it");
            }

            Session.Out.WriteLine(
                $"wrote {Session.Shown(Path)}: {result.Cluster.Nodes.Count} nodes, {string.Join(", ", versions)}; {result.ExtraCount} settings in 'extra', {result.NotExpressed.Count} not expressed");
        }
    }
}
