using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Backup;

/// <summary>Judges what any script of a backup does.</summary>
internal static class BackupChecks
{
    private const int MostGuesses = 100;

    private static readonly string[] Directories = ["/etc/thehive", "/etc/cassandra", "/etc/elasticsearch"];

    // Programs that keep, and remove, as many backups as they are told.
    private static readonly string[] Keepers = ["restic", "borg", "borgmatic", "duplicity", "kopia", "rsnapshot", "logrotate", "tmpwatch", "tmpreaper", "curator"];

    // Programs and options that encrypt what they are given, or may.
    private static readonly string[] Encryptors = ["age", "gpg", "openssl", "restic", "borg", "kopia", "duplicity", "sops", "crypt", "zip -e", "7z", "--encrypt", "--sse", "--kms"];

    private static readonly string[] ClientActs = ["alias", "mirror", "cp", "ls", "mb", "rm", "stat", "admin", "config", "find", "ready"];

    internal static IEnumerable<Violation> Redirections(Repo repo)
        => from script in BackupScript.Of(repo)
           from step in script.Steps
           where step.Command is { Connector: "||", Program: "true" or ":", Words.Count: 1 }
           from redirection in step.Command.Redirections
           where redirection.Operator is ">" or ">>" or "&>" && !redirection.Target.Is("/dev/null")
           select step.At(redirection.Target, $"{Wording.Quote(redirection.Target.Text)} gets the output of '{step.Command.Program}', which has none, expected the redirection before '||'") with { Setting = "|| true" };

    internal static IEnumerable<Violation> Files(Repo repo)
        => Locations(repo) is var locations
            ? from script in BackupScript.Of(repo)
              where (!script.ReadsOthers && script.Assignments.Any(given => IsAttachments(given.Assignment.Name))) || locations.Any(script.Mentions)
              from violation in Files(script, locations)
              select violation
            : [];

    // Where the attachments lie: as TheHive's own page has it, and as the files here say.
    private static HashSet<string> Locations(Repo repo)
        => new(repo.Each(ApplicationConf.Kind, ApplicationConf.LocalFsLocation).Select(given => given.Value?.TrimEnd('/')).OfType<string>().Where(path => path.Length > 3 && path[0] == '/').Append("/thehive/files"), StringComparer.Ordinal);

    internal static IEnumerable<Violation> Unset(Repo repo)
    {
        foreach (var script in BackupScript.Of(repo).Where(script => !script.IsTasks && !script.ReadsOthers))
        {
            var set = Set(script);
            var guesses = new Dictionary<string, string?>(StringComparer.Ordinal);
            foreach (var step in script.Steps.Where(step => step.Command.Program is "[" or "[[" or "test"))
            {
                var words = step.Command.Words;
                for (var i = 1; i + 1 < words.Count; i++)
                {
                    if (words[i].Text is "-z" or "-n"
                        && step.Command.Variables.FirstOrDefault(variable => IsWhole(words[i + 1], variable.Name)) is { HasDefault: false } variable
                        && !set.Contains(variable.Name)
                        && Guess(variable.Name) is { } near)
                    {
                        yield return step.At(words[i + 1], $"{Wording.Quote(variable.Name)} is set nowhere in this script, expected {Wording.Quote(near)}") with { Setting = variable.Name };
                    }
                }
            }

            // What was meant takes time to find.
            string? Guess(string name)
            {
                if (!guesses.TryGetValue(name, out var near) && guesses.Count < MostGuesses)
                {
                    guesses.Add(name, near = Namesake(name, set));
                }

                return near;
            }
        }
    }

    internal static IEnumerable<Violation> Clients(Repo repo)
    {
        var calls = (from script in BackupScript.Of(repo)
                     from step in script.Steps
                     let words = script.Call(step, "mc", "mcli")
                     where words is { Count: > 1 } && Array.IndexOf(ClientActs, words[1].Text) >= 0
                     select new { Step = step, Word = words[0], Name = script.Expand(words[0]) is var name ? name.Substring(name.LastIndexOf('/') + 1) : "" }).ToList();
        var usual = calls.GroupBy(call => call.Name, StringComparer.Ordinal).OrderByDescending(same => same.Count()).FirstOrDefault();
        return usual is null
            ? []
            : calls.Where(call => !string.Equals(call.Name, usual.Key, StringComparison.Ordinal)).Select(call => call.Step.At(call.Word, $"the client is called '{call.Name}' here but '{usual.Key}' elsewhere") with
            {
                Setting = "mc",
                Related = [new RelatedPlace(usual.First().Step.Script.File, usual.First().Step.Script.Place(usual.First().Word.Span), Wording.GivenHere)],
            });
    }

    internal static IEnumerable<Violation> Configuration(Repo repo)
    {
        var scripts = BackupScript.Of(repo).ToList();
        if (Place(scripts) is not { } place || scripts.Exists(script => script.ReadsOthers))
        {
            return [];
        }

        var missing = Directories.Where(directory => !scripts.Exists(script => script.Steps.Any(step => step.Command.Words.Skip(1).Any(word => HasPath(script.Expand(word), directory))) || script.Assignments.Any(given => HasPath(given.Assignment.Value.Text, directory)))).ToList();
        return missing.Count == 0 ? InTheClear(scripts) : [new Violation(place.Script.File, place.Script.Place(place.Command.Span), $"the backup lacks {string.Join(", ", missing.Select(Wording.Quote))}") { Setting = "backup" }];
    }

    // A disk that is encrypted below the archive shows nowhere in a script: no more than a note.
    private static IEnumerable<Violation> InTheClear(List<BackupScript> scripts)
        => scripts.Exists(script => Array.Exists(Encryptors, script.Mentions)) ? []
            : (from script in scripts
               from step in script.Steps
               let words = script.Call(step, "tar", "zip")
               let directory = words is null ? null : Directories.FirstOrDefault(directory => words.Skip(1).Any(word => HasPath(script.Expand(word), directory)))
               where directory is not null
               select new Violation(script.File, step.Script.Place(step.Command.Span), $"{Wording.Quote(directory)} is archived in the clear, with the secrets in it, expected age, gpg or the like")
               {
                   Setting = "backup",
                   Severity = Severity.Info,
               }).Take(1);

    internal static IEnumerable<Violation> Retention(Repo repo)
    {
        var scripts = BackupScript.Of(repo).ToList();
        if (Place(scripts) is not { } place || scripts.Exists(script => script.ReadsOthers || script.Steps.Any(step => script.Call(step, Keepers) is not null)))
        {
            return [];
        }

        var removes = scripts.Exists(script => script.Steps.Any(step => IsRemoval(script, step)) || SnapshotCall.In(script).Any(call => call.Act == SnapshotAct.Delete)) || scripts.Exists(script => script.Mentions("_slm/"));
        var looks = scripts.Exists(script => script.Steps.Any(step => script.Call(step, "df", "stat", "quota", "lvs", "zfs") is not null));
        return removes && looks
            ? []
            : [new Violation(place.Script.File, place.Script.Place(place.Command.Span), removes ? "nothing looks at the free space before the backup" : looks ? "nothing removes old backups" : "nothing removes old backups or looks at the free space") { Setting = "retention" }];
    }

    // What a script is a backup by: the first snapshot that it makes.
    private static Step? Place(List<BackupScript> scripts)
        => scripts.Select(script => script.Steps.FirstOrDefault(step => CassandraBackup.Snapshot(script, step) is not null) ?? SnapshotCall.In(script).FirstOrDefault(call => call.Act == SnapshotAct.Create)?.Step).FirstOrDefault(step => step is not null);

    /// <summary>Whether a command deletes what is older than so many days.</summary>
    internal static bool IsRemoval(BackupScript script, Step step)
        => script.Call(step, "find") is { } found ? found.Any(word => word.Is("-delete") || word.Is("rm")) && found.Any(word => word.Text is "-mtime" or "-mmin" or "-newermt" or "-ctime")
            : script.Call(step, "xargs") is { } each && each.Any(word => word.Is("rm"));

    private static IEnumerable<Violation> Files(BackupScript script, HashSet<string> locations)
    {
        var checks = script.IsTasks || script.StopsAtFailure;
        var stopsAtUnset = script.Sets('u', "nounset");
        for (var i = 0; i < script.Steps.Count; i++)
        {
            var step = script.Steps[i];
            if (step.Command.Program is not ("echo" or "printf") && Copied(script, step, locations) is { } copied)
            {
                if (!checks && !IsExamined(script, i))
                {
                    yield return step.At(copied[0], "attachments are copied, but nothing notices when that fails, expected 'set -euo pipefail'") with { Setting = "set -e" };
                    checks = true;
                }

                if (copied[0].Text.EndsWith("cp", StringComparison.Ordinal) && copied.FirstOrDefault(word => word.Text is "-r" or "-R" or "--recursive") is { } recursive
                    && !copied.Any(word => word.Text.StartsWith("--preserve", StringComparison.Ordinal) || word.Text is "-p" or "-a" or "--archive"))
                {
                    yield return step.At(recursive, $"'cp {recursive.Text}' gives the files to root, expected 'cp -a'") with { Setting = "cp" };
                }
            }

            if (script.Call(step, "rm") is { } removed && !stopsAtUnset && removed.Skip(1).FirstOrDefault(word => Emptied(script, step, word)) is { } root)
            {
                yield return step.At(root, $"{Wording.Quote(root.Text)} is every file of the machine when the variable is not set, expected '${{…:?}}/*' or 'set -u'") with { Setting = "rm" };
            }
        }
    }

    // The words of a command that copies attachments.
    private static IReadOnlyList<Word>? Copied(BackupScript script, Step step, HashSet<string> locations)
        => script.Call(step, "cp", "rsync", "tar") is { } words && words.Skip(1).Any(word => script.Expand(word) is var text && (locations.Any(location => text.IndexOf(location, StringComparison.Ordinal) >= 0) || IsAttachments(word.Text))) ? words : null;

    private static bool IsAttachments(string text) => text.IndexOf("ATTACHMENT", StringComparison.OrdinalIgnoreCase) >= 0;

    // if cp …; cp … || exit; cp …; if [ $? …
    private static bool IsExamined(BackupScript script, int i)
        => script.Steps[i].Command is { IsCondition: true } or { IsNegated: true }
            || (i + 1 < script.Steps.Count && (script.Steps[i + 1].Command.Connector is "||" or "&&" || script.Steps[i + 1].Command.Words.Any(word => word.Text.IndexOf("$?", StringComparison.Ordinal) >= 0) || script.Steps[i + 1].Command.Assignments.Any(assignment => assignment.Value.Text.IndexOf("$?", StringComparison.Ordinal) >= 0)));

    // "$X"/* with an X that the script does not set.
    private static bool Emptied(BackupScript script, Step step, Word word)
        => !word.IsKnown && word.Text.Length > 3 && word.Text[0] == '$' && word.Text.EndsWith("/*", StringComparison.Ordinal)
            && step.Command.Variables.FirstOrDefault(variable => word.Text.TrimStart('$', '{').StartsWith(variable.Name, StringComparison.Ordinal)) is { HasDefault: false } variable
            && word.Text.TrimStart('$', '{').Substring(variable.Name.Length).TrimStart('}') is "/*"
            && script.AssignmentTo(variable.Name) is null
            && !script.Tests(variable.Name);

    private static HashSet<string> Set(BackupScript script)
    {
        var set = new HashSet<string>(script.Assignments.Select(given => given.Assignment.Name), StringComparer.Ordinal);
        foreach (var command in script.Steps.Select(step => step.Command))
        {
            // for X in …, read X, getopts "ab" X, printf -v X, mapfile X; export X takes it from elsewhere.
            if (command.Program is "for" or "select" or "read" or "getopts" or "printf" or "mapfile" or "readarray" or "export" or "local" or "declare" or "typeset")
            {
                set.UnionWith(command.Words.Skip(1).Where(word => word.IsKnown).Select(word => word.Text));
            }
        }

        return set;
    }

    private static bool IsWhole(Word word, string name) => string.Equals(word.Text.Trim('$', '{', '}'), name, StringComparison.Ordinal);

    // Another name with the same words in it, or one but for a slip.
    private static string? Namesake(string name, HashSet<string> set)
    {
        var words = name.Split('_');
        return set.Where(other => other.Length > 3).OrderBy(other => other, StringComparer.Ordinal).FirstOrDefault(other => Nearest.IsSlip(name, other)
            || (words.Length > 1 && other.Split('_') is { Length: > 1 } others && (Array.TrueForAll(words, word => Array.IndexOf(others, word) >= 0) || Array.TrueForAll(others, word => Array.IndexOf(words, word) >= 0) || (string.Equals(words[0], others[0], StringComparison.Ordinal) && words[0] is "LATEST" or "NEWEST" or "LAST" or "latest" or "newest" or "last"))));
    }

    // jq has '//' for a word.
    private static bool HasPath(string text, string directory)
        => text.Split(new[] { ' ', '\n', '\t', '"', '\'' }, StringSplitOptions.RemoveEmptyEntries).Any(part => PathText.IsIn(directory, part) && part.StartsWith("/", StringComparison.Ordinal) && part.Trim('/').Length > 0) || text.IndexOf(directory.Substring(1), StringComparison.Ordinal) >= 0;
}
