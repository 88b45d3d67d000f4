using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.Storage;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>Judges what scripts do with snapshots. What a script reads in from elsewhere may do it right.</summary>
internal static class SnapshotChecks
{
    private const string Success = "SUCCESS";

    private static readonly string[] Copiers = ["rsync", "scp", "sftp", "rclone", "aws", "s3cmd", "gsutil", "az", "mc", "mcli", "restic", "borg", "borgmatic", "duplicity", "kopia", "ssh", "lftp", "swift"];

    internal static IEnumerable<Violation> Unverified(Repo repo)
        => from script in BackupScript.Of(repo)
           where !script.ReadsOthers
           let creates = SnapshotCall.In(script).Where(call => call.Act == SnapshotAct.Create).ToList()
           where creates.Count > 0
           from violation in Unverified(script, creates)
           select violation;

    internal static IEnumerable<Violation> Restores(Repo repo)
    {
        foreach (var script in BackupScript.Of(repo).Where(script => !script.ReadsOthers))
        {
            var calls = SnapshotCall.In(script);
            foreach (var restore in calls.Where(call => call.Act == SnapshotAct.Restore))
            {
                if (calls.FirstOrDefault(call => call.Act == SnapshotAct.DeleteIndex && call.Index < restore.Index) is { } deletion
                    && !script.Steps.Take(deletion.Index).Any(step => script.Mentions(step, Success)))
                {
                    yield return deletion.Step.At(deletion.Url, "the index is deleted before anything says that the snapshot is good, expected a check of its state") with { Setting = "delete" };
                }

                if (!IsExamined(script, restore))
                {
                    yield return restore.Step.At(restore.Url, "nothing looks at the answer of the restore, expected a check of its failed shards") with { Setting = "_restore" };
                }
            }
        }
    }

    internal static IEnumerable<Violation> Strangers(Repo repo)
    {
        var repositories = Repositories(repo).ToList();
        return from script in BackupScript.Of(repo)
               let own = repositories.Count > 0 ? repositories : [.. Guessed(script)]
               where own.Count > 0 && SnapshotCall.In(script).Count > 0
               from step in script.Steps
               from written in Written(script, step, repositories.Count > 0)
               let path = script.Expand(written)
               let repository = own.Find(directory => path.StartsWith("/", StringComparison.Ordinal) && PathText.IsIn(path, directory))
               where repository is not null
               select step.At(written, $"a file is written below {Wording.Quote(repository)}, where Elasticsearch keeps its snapshots") with { Setting = repository };
    }

    internal static IEnumerable<Violation> Stays(Repo repo)
    {
        var scripts = BackupScript.Of(repo).ToList();
        if (scripts.Exists(script => script.ReadsOthers || script.Steps.Any(step => script.Call(step, Copiers) is not null)) || repo.Files.Any(IsCopyTask))
        {
            return [];
        }

        // A directory is all that is known of the repository: of another type, it is elsewhere already.
        var repositories = Repositories(repo).ToList();
        var mounts = repositories.Select(path => MountList.Below(MountList.Of(repo), path)).ToList();
        var isElsewhere = mounts.Exists(mount => mount is { IsLocal: false } && (mount.Remote is not { } remote || repo.Inventory.Find(remote.Host) is null));
        return isElsewhere
            ? []
            : (from script in scripts
               let create = SnapshotCall.In(script).FirstOrDefault(call => call.Act == SnapshotAct.Create)
               where create is not null && (repositories.Count > 0 || Guessed(script).Any() || Locations(script).Any())
               select create.Step.At(create.Url, "the snapshot stays in the cluster: nothing copies its repository to another machine") with { Setting = "_snapshot" }).Take(1);
    }

    internal static IEnumerable<Violation> Outside(Repo repo)
    {
        var nodes = repo.Each(ElasticsearchYml.Kind, ElasticsearchYml.PathRepo).ToList();
        return from script in BackupScript.Of(repo)
               from location in Locations(script)
               where location.Path.StartsWith("/", StringComparison.Ordinal)
               let node = nodes.Find(given => given.Setting is null || !given.Value!.Any(directory => PathText.IsIn(location.Path, directory)))
               where node is not null
               select location.Step.At(location.Word, $"{Wording.Quote(location.Path)} does not lie below 'path.repo'{(node.File.Node is { } name ? " of " + name : "")}, which is {(node.Setting is null ? "absent" : Wording.Quote(string.Join(", ", node.Value!)))}") with
               {
                   Setting = location.Path,
                   Related = [new RelatedPlace(node.Place, node.Span, Wording.GivenHere)],
               };
    }

    private static IEnumerable<Violation> Unverified(BackupScript script, List<SnapshotCall> creates)
    {
        var asked = new List<int>();
        for (var i = 0; i < script.Steps.Count; i++)
        {
            if (script.Mentions(script.Steps[i], Success))
            {
                asked.Add(i);
            }
        }

        if (asked.Count == 0)
        {
            // Whoever waits may count the shards instead.
            var counts = creates.Exists(create => create.Waits) && script.Mentions("failed");
            return creates.Where(create => !(create.Waits && counts)).Select(create => create.Step.At(create.Url, "the snapshot is made, but nothing asks whether its state is 'SUCCESS'") with { Setting = "_snapshot" });
        }

        if (asked.TrueForAll(i => BackupFailures.Discard(script, i) is not null))
        {
            var discard = BackupFailures.Discard(script, asked[0])!;
            return [discard.At(discard.Command.Words[0], $"'|| {discard.Command.Words[0].Text}' hides that the state of the snapshot is not 'SUCCESS'") with { Setting = "|| true" }];
        }

        // A loop is of no use behind the exit of both branches.
        var before = script.Steps.Take(asked[0]).Skip(creates[0].Index).ToList();
        var exit = before.Find(step => step.Command is { Program: "exit" or "return", Words.Count: > 1 } command && command.Words[1].Is("0"));
        return exit is not null && before.Exists(step => script.Mentions(step, "accepted"))
            ? [exit.At(exit.Command.Words[0], "the script reports success as soon as the snapshot is accepted: the check of its state is never reached") with { Setting = "_snapshot" }]
            : [];
    }

    // Somebody uses the status or the body.
    private static bool IsExamined(BackupScript script, SnapshotCall restore)
    {
        var command = restore.Step.Command;
        var next = restore.Index + 1 < script.Steps.Count ? script.Steps[restore.Index + 1].Command : null;
        if (script.IsTasks || command.IsCondition || command.Program is not ("curl" or "wget")
            || next?.Connector is "|" or "|&" or "||" or "&&"
            || command.Words.Any(word => word.Text is "-o" or "--output" or "-w" or "--write-out" or "--fail" or "--fail-with-body" || (word.Text.Length > 1 && word.Text[0] == '-' && word.Text[1] is not ('-' or 'X') && word.Text.IndexOf('f') > 0 && word.Text.Length < 6))
            || command.Redirections.Any(redirection => redirection.Operator is ">" or ">>" or "&>" && !redirection.Target.Is("/dev/null")))
        {
            return true;
        }

        if (!command.IsSubstitution)
        {
            return false;
        }

        // The answer goes into another command, or into a variable that somebody has to look at.
        var owner = script.Steps.Skip(restore.Index + 1).FirstOrDefault(step => !step.Command.IsSubstitution)?.Command;
        return owner is null
            || owner.IsCondition
            || !owner.AllAssignments.Any()
            || owner.AllAssignments.Any(assignment => script.Steps.Skip(restore.Index + 2).Any(step => step.Command.Variables.Any(variable => string.Equals(variable.Name, assignment.Name, StringComparison.Ordinal)) && !IsPrint(script, step)));
    }

    private static bool IsPrint(BackupScript script, Step step)
    {
        var at = script.Steps.TakeWhile(other => !ReferenceEquals(other, step)).Count();
        return step.Command.Program is "echo" or "printf" or "logger" && !step.Command.IsSubstitution && !(at + 1 < script.Steps.Count && script.Steps[at + 1].Command.Connector is "|" or "|&");
    }

    // What a command writes; a marker alone where the directory is only guessed.
    private static IEnumerable<Word> Written(BackupScript script, Step step, bool isCertain)
    {
        if (script.Call(step, "touch") is { } touched)
        {
            return touched.Skip(1).Where(word => !word.Text.StartsWith("-", StringComparison.Ordinal));
        }

        if (!isCertain)
        {
            return [];
        }

        var words = script.Call(step, "cp", "mv", "rsync", "install", "tee") is { Count: > 1 } copied ? new[] { copied[copied.Count - 1] }
            : script.Call(step, "tar") is { } archived && step.Command.Option("-f", "-cf", "-czf", "-cJf", "czf", "cf", "cvf", "--file") is { } archive && !archived.Any(word => word.Text is "-xf" or "xf" or "-x" or "--extract" or "-tf") ? [archive]
            : [];
        return words.Concat(step.Command.Redirections.Where(redirection => redirection.Operator is ">" or ">>" or "&>" or ">|").Select(redirection => redirection.Target));
    }

    private static IEnumerable<string> Repositories(Repo repo)
        => repo.Each(ElasticsearchYml.Kind, ElasticsearchYml.PathRepo).Where(given => given.Setting is not null).SelectMany(given => given.Value!).Distinct(StringComparer.Ordinal);

    // Without an elasticsearch.yml the name of a variable says it.
    private static IEnumerable<string> Guessed(BackupScript script)
        => from given in script.Assignments
           let name = given.Assignment.Name.ToUpperInvariant()
           where name.IndexOf("ELASTIC", StringComparison.Ordinal) >= 0 && (name.IndexOf("ARCHIVE", StringComparison.Ordinal) >= 0 || name.IndexOf("REPO", StringComparison.Ordinal) >= 0)
           let path = script.Expand(given.Assignment.Value)
           where path.StartsWith("/", StringComparison.Ordinal) && BackupScript.IsSettled(path)
           select path;

    // "location": "/x" in what registers a repository.
    private static IEnumerable<Location> Locations(BackupScript script)
        => from step in script.Steps
           from word in step.Command.Words
           let text = script.Expand(word)
           let at = text.IndexOf("\"location\"", StringComparison.Ordinal)
           where at >= 0
           let parts = text.Substring(at).Split('"')
           where parts.Length > 3 && BackupScript.IsSettled(parts[3]) && parts[2].Trim() is ":"
           select new Location(step, word, parts[3]);

    private static bool IsCopyTask(ConfigFile file) => file.Document is AnsibleTasksDocument tasks && tasks.Of("synchronize", "fetch", "aws_s3", "s3_object", "s3_sync").Any();

    // The directory of a repository, as a request states it.
    private sealed record Location(Step Step, Word Word, string Path);
}
