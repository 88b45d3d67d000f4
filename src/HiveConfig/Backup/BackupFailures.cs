using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>Whether a script that saves and deletes notices that the first of the two has failed.</summary>
internal static class BackupFailures
{
    private static readonly string[] Copiers = ["tar", "rsync", "scp", "cp", "rclone", "aws", "mc", "mcli", "gsutil", "sstableloader"];

    // Programs that look at nothing.
    private static readonly string[] Tellers = ["echo", "printf", "logger", "date", "sleep", "sync", "mkdir", "cd"];

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var found = BackupChecks.Files(repo).ToList();
        foreach (var script in BackupScript.Of(repo))
        {
            found.AddRange(Ignored(script));
            if (script.File.Text.StartsWith("#!", StringComparison.Ordinal) && !script.IsTasks && !script.ReadsOthers && !Stops(script)
                && !found.Exists(other => ReferenceEquals(other.File, script.File) && other.Setting is "set -e") && Deleted(script) is { } deleted)
            {
                found.Add(deleted);
            }
        }

        return found;
    }

    /// <summary>Whether the shell ends a script at the first failure, or the script looks by itself.</summary>
    internal static bool Stops(BackupScript script)
        => script.StopsAtFailure || script.Mentions("PIPESTATUS");

    /// <summary>The <c>|| true</c> that throws the answer of a command away, behind what it is piped into; null when there is none.</summary>
    internal static Step? Discard(BackupScript script, int i)
    {
        var j = i + 1;
        while (j < script.Steps.Count && (script.Steps[j].Command.IsSubstitution || script.Steps[j].Command.Connector is "|" or "|&"))
        {
            j++;
        }

        return j < script.Steps.Count && !script.Steps[i].Command.IsSubstitution && IsNothing(script.Steps[j].Command) ? script.Steps[j] : null;
    }

    private static bool IsNothing(ShellCommand command) => command is { Connector: "||", Program: "true" or ":", Words.Count: 1, Redirections.Count: 0 };

    // A snapshot whose failure is thrown away, and that nobody looks for.
    private static IEnumerable<Violation> Ignored(BackupScript script)
    {
        var looked = script.Steps.Count - 1;
        while (looked >= 0 && !LooksForSnapshots(script, looked))
        {
            looked--;
        }

        for (var i = Math.Max(0, looked - 1); i + 1 < script.Steps.Count; i++)
        {
            var next = script.Steps[i + 1].Command;
            if (IsNothing(next) && IsSnapshot(script, script.Steps[i]))
            {
                yield return script.Steps[i + 1].At(next.Words[0], $"'|| {next.Words[0].Text}' hides that the snapshot has failed: the script goes on without one") with { Setting = "|| true" };
            }
        }
    }

    private static bool IsSnapshot(BackupScript script, Step step)
        => step.Command is { IsSubstitution: false, Program: not ("echo" or "printf" or "logger") } && CassandraBackup.Snapshot(script, step) is not null;

    // What is deleted although nobody knows whether anything was saved.
    private static Violation? Deleted(BackupScript script)
    {
        for (var i = 0; i < script.Steps.Count; i++)
        {
            if (!IsSnapshot(script, script.Steps[i]) || script.Steps[i].Command is { IsInFunction: true } or { IsInBranch: true } || IsNoticed(script, i))
            {
                continue;
            }

            // Between the two, whatever may look at what was saved ends the search.
            var copied = -1;
            var j = i + 1;
            for (; j < script.Steps.Count && !Decides(script, j); j++)
            {
                var step = script.Steps[j];
                var at = IsRetention(script, step) ? i : IsCleared(script, step) ? copied : -1;
                if (at >= 0 && step.Command.Words.Count > 0)
                {
                    return script.Steps[at].At(script.Steps[at].Command.Words[0], $"nothing notices when '{Name(script, script.Steps[at])}' fails, and the script goes on to '{Name(script, step)}', expected 'set -euo pipefail'") with
                    {
                        Setting = "set -e",
                        Related = [new RelatedPlace(script.File, step.Script.Place(step.Command.Span), "deletes all the same")],
                    };
                }

                copied = copied < 0 && script.Call(step, Copiers) is not null && step.Command.Connector is not ("|" or "|&") && !IsNoticed(script, j) ? j : copied;
            }

            // What begins on the way ends there too.
            i = j - 1;
        }

        return null;
    }

    // A condition, a way out, another branch, a function of the script's own.
    private static bool Decides(BackupScript script, int i)
    {
        var command = script.Steps[i].Command;
        return command.IsInFunction || command.IsCondition || command.IsNegated || command.Connector is "||" || (command.Connector is "&&" && !FollowsTeller(script, i)) || command.Connector?.StartsWith(";;", StringComparison.Ordinal) == true || command.Connector?.StartsWith(";&", StringComparison.Ordinal) == true
            || command.Program is "exit" or "return" or "[" or "[[" or "test" or "case" or "exec" or "break" or "continue" or "wait"
            || (command.Program.Length == 0 && command.Words.Count > 0)
            || (script.IsFunction(command.Program) && Array.IndexOf(Tellers, command.Program) < 0 && !(command.Program.StartsWith("log", StringComparison.OrdinalIgnoreCase) || command.Program is "info" or "warn" or "msg" or "say"));
    }

    // cp … || exit; if cp …; cp …; rc=$?; and the same behind a pipe.
    private static bool IsNoticed(BackupScript script, int i)
    {
        var steps = script.Steps;
        if (steps[i].Command is { IsCondition: true } or { IsNegated: true } or { IsSubstitution: true } || steps[i].Command.Connector is "||" || (steps[i].Command.Connector is "&&" && !FollowsTeller(script, i)))
        {
            return true;
        }

        for (var j = i + 1; j < steps.Count; j++)
        {
            var next = steps[j].Command;
            if (!next.IsSubstitution && next.Connector is not ("|" or "|&"))
            {
                return next.Connector is "||" or "&&" || HasStatus(next);
            }
        }

        return false;
    }

    // cd /data && tar …
    private static bool FollowsTeller(BackupScript script, int i) => i > 0 && Array.IndexOf(Tellers, script.Steps[i - 1].Command.Program) >= 0 && script.Steps[i - 1].Command.Connector is not ("&&" or "||");

    private static bool HasStatus(ShellCommand command)
        => command.Words.Concat(command.AllAssignments.Select(assignment => assignment.Value)).Any(word => word.Text.IndexOf("$?", StringComparison.Ordinal) >= 0 || word.Text.IndexOf("${?", StringComparison.Ordinal) >= 0);

    // Old logs may go at any time.
    private static bool IsRetention(BackupScript script, Step step) => BackupChecks.IsRemoval(script, step) && !script.Mentions(step, "log") && !script.Mentions(step, "tmp");

    private static bool IsCleared(BackupScript script, Step step) => script.Call(step, "nodetool") is { } words && words.Any(word => word.Is("clearsnapshot"));

    private static bool LooksForSnapshots(BackupScript script, int i)
        => script.Steps[i] is var step && (script.Mentions(step, "listsnapshots")
            || (step.Command.Program is "find" or "du" && script.Mentions(step, "snapshot")
                && (step.Command.IsSubstitution || (i + 1 < script.Steps.Count && script.Steps[i + 1].Command is { Connector: "|", Program: "grep" or "wc" or "head" or "read" })))
            || (step.Command.Program is "[" or "[[" or "test" or "ls" or "grep" or "stat" && script.Mentions(step, "snapshot")));

    // Without what it is told, which may be a password.
    private static string Name(BackupScript script, Step step)
        => script.Call(step, "nodetool") is { } nodetool ? "nodetool " + (nodetool.FirstOrDefault(word => word.Text is "snapshot" or "clearsnapshot")?.Text ?? "")
            : script.Call(step, Copiers) is { } copier ? copier[0].Text
            : step.Command.Has("-delete") ? "find -delete"
            : step.Command.Program;
}
