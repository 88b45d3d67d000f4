using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>Judges when the parts of a backup are started.</summary>
internal static class BackupSchedules
{
    // The words by which a schedule shows what it backs up.
    private static readonly Part[] Parts =
    [
        new("Cassandra", ["cassandra", "database"]),
        new("Elasticsearch", ["elastic", "index"]),
        new("attachments", ["attachment", "files", "storage", "minio"]),
    ];

    private static readonly string[] Locks = ["lock", "pidof", "pgrep", "run-one", "systemd-run", "noclobber", "mkdir /run", "mkdir /var/run"];

    internal static IEnumerable<Violation> Check(Repo repo) => Apart(repo).Concat(Unlocked(repo));

    private static IEnumerable<Violation> Apart(Repo repo)
    {
        foreach (var node in Entries(repo).GroupBy(entry => entry.File.Node, StringComparer.Ordinal))
        {
            // One schedule that names several parts, or none, does them together.
            var entries = node.Where(entry => PartsOf(entry.What).Count == 1).ToList();
            var first = entries.FirstOrDefault();
            var apart = entries.Find(entry => !string.Equals(PartsOf(entry.What)[0], PartsOf(first!.What)[0], StringComparison.Ordinal) && !string.Equals(entry.When, first!.When, StringComparison.Ordinal));
            if (apart is not null)
            {
                yield return new Violation(apart.File, apart.Span, $"{PartsOf(apart.What)[0]} is backed up at {Wording.Quote(apart.When)}, but {PartsOf(first!.What)[0]} at {Wording.Quote(first.When)}")
                {
                    Setting = "schedule",
                    Related = [new RelatedPlace(first.File, first.Span, Wording.GivenHere)],
                };
            }
        }
    }

    // Cron starts a run whether or not the one before is done; systemd does not.
    private static IEnumerable<Violation> Unlocked(Repo repo)
        => from file in repo.Files
           from entry in file.Document is CrontabDocument table ? table.Entries : []
           where !MayLock(entry.Command.Text)
           let script = BackupScript.Of(repo).FirstOrDefault(script => !script.IsTasks && NameOf(script.File) is var name && entry.Command.Text.Split(' ', '/').Contains(name, StringComparer.Ordinal))
           where script is not null && !script.ReadsOthers && script.Steps.Any(step => CassandraBackup.Snapshot(script, step) is not null) && !MayLock(script.File.Text)
           select new Violation(file, entry.Command.Span, $"{Wording.Quote(NameOf(script.File))} is started by cron without a lock: a run that takes too long meets the next")
           {
               Setting = "lock",
               Severity = Severity.Info,
               Fix = "Start it by 'flock --nonblock /run/lock/backup …'.",
           };

    private static string NameOf(ConfigFile file) => file.Path.Substring(file.Path.LastIndexOf('/') + 1);

    private static bool MayLock(string text) => Array.Exists(Locks, word => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    private static List<string> PartsOf(string what)
        => Parts.Where(part => Array.Exists(part.Words, word => what.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)).Select(part => part.Name).ToList();

    private static IEnumerable<Entry> Entries(Repo repo)
        => repo.Files.SelectMany(file => file.Document switch
        {
            CrontabDocument table => table.Entries.Where(entry => entry.Schedule.All(word => word.IsKnown)).Select(entry => new Entry(file, entry.Schedule[0].Span, entry.Command.Text, string.Join(" ", entry.Schedule))),
            SystemdDocument unit when (file.InstalledPath ?? file.Path).EndsWith(".timer", StringComparison.Ordinal) && unit.Find("Timer", "OnCalendar")?.Value is { IsKnown: true } time => [new Entry(file, time.Span, file.Path.Substring(file.Path.LastIndexOf('/') + 1), time.Text)],
            _ => Enumerable.Empty<Entry>(),
        }).Where(entry => entry.What.IndexOf("backup", StringComparison.OrdinalIgnoreCase) >= 0 || entry.What.IndexOf("snapshot", StringComparison.OrdinalIgnoreCase) >= 0);

    private sealed record Part(string Name, string[] Words);

    private sealed record Entry(ConfigFile File, Span Span, string What, string When);
}
