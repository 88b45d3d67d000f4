using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Reports;
using HiveConfig.Text;

namespace HiveConfig.Cli;

/// <summary>Writes every file of a cluster.</summary>
internal static class GenerateCommand
{
    internal const string Example = "hiveconfig generate cluster.yaml --out out --init-secrets";

    internal static Command Create(Session session)
    {
        var cluster = new Argument<string>("CLUSTER") { Description = "the cluster.yaml" };
        var output = new Option<string>("--out") { Description = "directory to write DIR/<node>/<installed path> to", HelpName = "DIR", Required = true };
        var check = new Option<bool>("--check") { Description = "write nothing; exit 1 when a file is changed, missing or stale" };
        var initSecrets = new Option<bool>("--init-secrets") { Description = "make the missing secrets of file: references, in files of mode 0600" };
        var allowClear = new Option<bool>("--allow-clear-secrets") { Description = "write secrets even where git does not ignore them" };
        var phase = new Option<string>("--phase") { Description = "bootstrap or running, instead of what CLUSTER says", HelpName = "PHASE" };
        var diff = new Option<bool>("--diff") { Description = "write nothing; show what would change, secrets masked" };
        var node = new Option<string>("--node") { Description = "write the files of this node alone, with the manifest of all", HelpName = "NAME" };
        phase.AcceptOnlyFromAmong("bootstrap", "running");
        var command = new Command("generate", "Writes every file of every node, a manifest and a runbook.") { cluster, output, check, diff, node, initSecrets, allowClear, phase };
        command.Validators.Add(result =>
        {
            if ((result.GetValue(check) || result.GetValue(diff)) && result.GetValue(initSecrets))
            {
                result.AddError($"'{(result.GetValue(check) ? "--check" : "--diff")}' writes nothing and '--init-secrets' does: give one of them");
            }
        });
        command.SetAction(parsed => new Run(session, parsed.GetRequiredValue(cluster), parsed.GetRequiredValue(output))
        {
            IsCheck = parsed.GetValue(check),
            IsDiff = parsed.GetValue(diff),
            Node = parsed.GetValue(node),
            InitSecrets = parsed.GetValue(initSecrets),
            AllowClearSecrets = parsed.GetValue(allowClear),
            Phase = parsed.GetValue(phase) switch
            {
                "bootstrap" => Model.Phase.Bootstrap,
                "running" => Model.Phase.Running,
                _ => null,
            },
        }.Go());
        return command;
    }

    private sealed record Run(Session Session, string ClusterPath, string Output)
    {
        internal bool IsCheck { get; init; }

        internal bool IsDiff { get; init; }

        internal string? Node { get; init; }

        internal bool InitSecrets { get; init; }

        internal bool AllowClearSecrets { get; init; }

        internal Phase? Phase { get; init; }

        internal int Go()
        {
            var path = Session.FullPath(ClusterPath);
            if (!File.Exists(path))
            {
                Session.Error.WriteLine($"error: '{ClusterPath}' is no file");
                return ExitCode.Unreadable;
            }

            var read = ConfigTree.ReadCluster(path, Session.Shown(path));
            if ((read.Cluster ?? read.Partial) is not { } cluster)
            {
                Tell(read.Problems);
                return ExitCode.Usage;
            }

            cluster = Phase is { } phase ? cluster with { Phase = phase } : cluster;
            if (Node is not null && !cluster.Nodes.Any(node => string.Equals(node.Name.Value, Node, StringComparison.Ordinal)))
            {
                var nearest = Nearest.Find(Node, cluster.Nodes.Select(node => node.Name.Value));
                Session.Error.WriteLine($"error: '{Node}' is no node of this cluster" + (nearest is null ? "" : $"; did you mean '{nearest}'?"));
                return ExitCode.Usage;
            }

            return Render(cluster, read, new SecretResolver(Path.GetDirectoryName(path)!, Session.Environment));
        }

        // Everything that is wrong is told in one run, by place.
        private int Render(Cluster cluster, ClusterFileResult read, SecretResolver secrets)
        {
            var made = InitSecrets ? NewSecrets.For(cluster, secrets) : null;
            Func<Secret, string?> resolve = made is null ? secrets.Resolve : made.Resolve;
            var further = cluster.Validate().Concat(ExtraChecks.Check(cluster)).Concat(SecretChecks.Check(cluster, resolve));
            var problems = read.Problems.Concat(read.WithoutEchoes(further)).OrderBy(problem => problem.Span).ToList();
            var isSound = Tell(problems);
            foreach (var exposed in secrets.Exposed)
            {
                Session.Error.WriteLine($"{Session.Shown(exposed)}: warning: others on this machine can read it; expected mode 0600");
            }

            if (secrets.Problems.Count > 0)
            {
                foreach (var problem in secrets.Problems)
                {
                    Session.Error.WriteLine($"{Session.Shown(problem.Path)}:{problem.Message}");
                }

                return ExitCode.Usage;
            }

            if (!isSound)
            {
                TellWhereTheyComeFrom([.. cluster.Secrets.All.Where(one => one.Secret is not null && cluster.Needs(one.Name) && resolve(one.Secret) is null)], secrets, made);
                return ExitCode.Usage;
            }

            var files = cluster.Generate(resolve);
            return !IsSound(files, cluster) ? ExitCode.Findings
                : IsDiff ? Compare(files, changes => Diff(files, changes, cluster))
                : IsCheck ? Compare(files, Check)
                : KeepsRacks(files, cluster) ? Write(files, made) : ExitCode.Usage;
        }

        // A secret without a value: made here, or given by somebody else and typed in.
        private void TellWhereTheyComeFrom(IReadOnlyList<(string Name, Secret? Secret)> missing, SecretResolver secrets, NewSecrets? made)
        {
            var ofFiles = missing.Where(one => one.Secret!.Source == SecretSource.File).ToList();
            if (!InitSecrets && ofFiles.Exists(one => !Secrets.IsGiven(one.Name)))
            {
                Session.Error.WriteLine("hint: --init-secrets makes the missing secrets of file: references, but for accounts that others give you");
            }

            foreach (var file in ofFiles.Where(one => Secrets.IsGiven(one.Name)).GroupBy(one => secrets.PathOf(one.Secret!), StringComparer.Ordinal))
            {
                var lines = string.Join(", ", file.Select(one => $"{one.Secret!.Name}: '…'").Distinct(StringComparer.Ordinal));
                Session.Error.WriteLine($"hint: only you have been given these; write them into {Session.Shown(file.Key)} (mode 0600), each on a line of its own: {lines}");
            }

            var variables = missing.Where(one => one.Secret!.Source == SecretSource.Environment).Select(one => one.Secret!.Name).Distinct(StringComparer.Ordinal).ToList();
            if (variables.Count > 0)
            {
                Session.Error.WriteLine("hint: set in the environment: " + string.Join(", ", variables));
            }

            if (made is { Count: > 0 })
            {
                Session.Error.WriteLine("hint: nothing was written; the other missing secrets are made once this is corrected");
            }
        }

        // What we write must pass our own rules: a finding here is ours, not the user's.
        private bool IsSound(FileSet files, Cluster cluster)
        {
            var result = Linter.Lint(files.ToRepo(), Rules.All);
            var errors = result.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
            foreach (var finding in errors)
            {
                Session.Error.WriteLine($"{finding.Path}:{finding.Span}: error {finding.Rule.Id}: {finding.Message}");
            }

            foreach (var failure in result.Failures)
            {
                Session.Error.WriteLine($"internal error: rule {failure.Rule.Id}: {Cli.Describe(failure.Exception)}");
            }

            if (errors.Count + result.Failures.Count == 0)
            {
                return true;
            }

            if (cluster.Extra != new Extra() && Linter.Lint((cluster with { Extra = new Extra() }).Generate(_ => "none").ToRepo(), Rules.All) is { Failures.Count: 0 } bare
                && !bare.Findings.Any(finding => finding.Severity == Severity.Error))
            {
                Session.Error.WriteLine("error: what 'extra' of cluster.yaml states does not pass the rules of this program; nothing was written");
                return false;
            }

            Session.Error.WriteLine("internal error: the rendered files do not pass the rules of this program; nothing was written");
            return false;
        }

        // A node that has started never comes up in another rack: to renumber the others when one leaves would stop them all.
        private bool KeepsRacks(FileSet files, Cluster cluster)
        {
            var keeps = true;
            foreach (var file in files.Files.Where(file => cluster.Phase == Model.Phase.Running && file.Kind == Cassandra.RackDcProperties.Kind))
            {
                var path = Path.Combine(Session.FullPath(Output), file.TreePath);
                if (DiskFile.TryReadText(path) is { } before && RackOf(before) is { } old && RackOf(file.Text) is { } now && !string.Equals(old, now, StringComparison.Ordinal))
                {
                    Session.Error.WriteLine($"{Session.Shown(path)}: error: '{file.Node}' is in '{old}' and would be in '{now}', which Cassandra refuses once it has started; state 'dc' and 'rack' of '{file.Node}' in cluster.yaml");
                    keeps = false;
                }
            }

            return keeps;

            static string? RackOf(string text)
                => Text.PropertiesReader.Read(text) is { IsReadable: true } read && read.Find("dc")?.Value is Text.ScalarValue dc && read.Find("rack")?.Value is Text.ScalarValue rack ? $"{dc.Text}/{rack.Text}" : null;
        }

        private int Compare(FileSet files, Action<TreeChanges> tell)
        {
            try
            {
                var changes = files.CompareWith(Session.FullPath(Output), Node);
                tell(changes);
                Session.Out.WriteLine(changes.IsUpToDate
                    ? $"{Session.Shown(Output)}: all {changes.In(FileState.Unchanged).Count} files are up to date"
                    : $"{Session.Shown(Output)}: {changes.In(FileState.Changed).Count} changed, {changes.In(FileState.Missing).Count} missing, {changes.In(FileState.Stale).Count} stale");
                return changes.IsUpToDate || !IsCheck ? ExitCode.Clean : ExitCode.Findings;
            }
            catch (OutputRefusedException refusal)
            {
                Session.Error.WriteLine("error: " + refusal.Message);
                return ExitCode.Usage;
            }
        }

        private void Check(TreeChanges changes)
        {
            foreach (var file in changes.Files.Where(file => file.State is FileState.Changed or FileState.Missing or FileState.Stale))
            {
                Session.Out.WriteLine($"{file.State.ToString().ToLowerInvariant()}: {Shown(file.Path)}");
            }

            TellForeign(changes);
        }

        // Rendered once more with every secret hidden: nothing has to be found in the text.
        private void Diff(FileSet files, TreeChanges changes, Cluster cluster)
            => Session.Out.Write(TreeDiff.Write(files, cluster.Generate(_ => ValueJson.Hidden), changes, Session.FullPath(Output), Shown));

        private int Write(FileSet files, NewSecrets? made)
        {
            try
            {
                var changes = files.WriteTo(Session.FullPath(Output), AllowClearSecrets, Node, beforeWriting: () => WriteSecrets(made));
                foreach (var path in changes.In(FileState.Stale))
                {
                    Session.Out.WriteLine($"removed: {Shown(path)}");
                }

                TellForeign(changes);
                var written = changes.In(FileState.Missing).Count + changes.In(FileState.Changed).Count;
                Session.Out.WriteLine(
                    $"{Session.Shown(Output)}: {written} files written, {changes.In(FileState.Unchanged).Count} unchanged, {changes.In(FileState.Stale).Count} removed");
                if (Node is not null)
                {
                    Session.Out.WriteLine($"only {Node} was written: {ManifestFiles.Name} and {Runbook.Kind.InstalledPath} describe the whole cluster, and 'generate' without --node writes the rest");
                }

                Session.Out.WriteLine($"next: hiveconfig lint {Session.Shown(Output)}, then follow {Shown(Runbook.Kind.InstalledPath)}");
                return ExitCode.Clean;
            }
            catch (OutputRefusedException refusal)
            {
                Session.Error.WriteLine("error: " + refusal.Message);
                return ExitCode.Usage;
            }
        }

        private void WriteSecrets(NewSecrets? made)
        {
            if (made is { Count: > 0 })
            {
                foreach (var path in made.Write())
                {
                    Session.Out.WriteLine($"secrets: wrote {Session.Shown(path)}");
                }
            }
        }

        private void TellForeign(TreeChanges changes)
        {
            const int Most = 20;
            var foreign = changes.In(FileState.Foreign);
            foreach (var path in foreign.Take(Most))
            {
                Session.Out.WriteLine($"foreign: {Shown(path)} (not touched)");
            }

            if (foreign.Count > Most)
            {
                Session.Out.WriteLine($"foreign: {foreign.Count - Most} more (not touched)");
            }
        }

        // Whether none of them is an error.
        private bool Tell(IReadOnlyList<ClusterProblem> problems)
        {
            foreach (var problem in problems)
            {
                Session.Error.WriteLine(problem);
            }

            return problems.All(problem => problem.Severity != ProblemSeverity.Error);
        }

        private string Shown(string treePath) => Session.Shown(Path.Combine(Session.FullPath(Output), treePath));
    }
}
