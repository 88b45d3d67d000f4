using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Lint;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Backup;

/// <summary>Whether scripts snapshot the keyspace that TheHive uses.</summary>
internal static class SavedKeyspaces
{
    // Options of nodetool and of its snapshot that take the next word.
    private static readonly string[] WithValue =
    [
        "-t", "--tag", "-cf", "--column-family", "--table", "--ttl", "-h", "--host", "-p", "--port", "-u", "--username", "-pw", "--password", "-pwf", "--password-file",
    ];

    private static readonly string[] TableLists = ["-kt", "--kt-list", "-kc", "--kc.list"];

    // Beyond these nobody wrote a script by hand.
    private const int MostSnapshots = 1000;
    private const int MostKeyspaces = 100;

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var known = Known(repo);
        var used = repo.Each(ApplicationConf.Kind, ApplicationConf.Keyspace).FirstOrDefault(given => given.Value is not null && given.Setting is not null);
        var saved = (from script in known.Count == 0 ? [] : BackupScript.Of(repo)
                     from step in script.Steps
                     let words = CassandraBackup.Snapshot(script, step)
                     where words is not null
                     select new Saved(script, step, Keyspaces(script, step, words))).Take(MostSnapshots).ToList();
        var slips = (from one in saved
                     from name in one.Names ?? []
                     let meant = Meant(name.Text, known)
                     where meant is not null
                     group new { one, name, meant } by new { one.Script.File, name.Word } into same
                     select same.First()).ToList();
        if (slips.Count > 0)
        {
            return slips.Select(slip => slip.one.Step.At(slip.name.Word, $"{Wording.Quote(slip.name.Text)} is no keyspace of this repo, expected {Wording.Quote(slip.meant)}") with
            {
                Setting = "nodetool snapshot",
                Related = used is null ? [] : [new RelatedPlace(used.Place, used.Span, Wording.GivenHere)],
            });
        }

        // A script that speaks of TheHive, and others that save whatever they like, but no keyspace that this repo knows.
        var isAbout = saved.GroupBy(one => one.Script.File).Select(same => same.First()).FirstOrDefault(one => one.Script.File.Path.IndexOf("thehive", StringComparison.OrdinalIgnoreCase) >= 0 || one.Script.Mentions("thehive"));
        return used is not null && isAbout is { Names: { Count: > 0 } names } && saved.TrueForAll(one => one.Names is { Count: > 0 } && !one.Names.Any(name => known.Contains(name.Text) || Placeholder.IsIn(name.Text)))
            ? [isAbout.Step.At(names[0].Word, $"{string.Join(", ", names.Select(name => Wording.Quote(name.Text)))} {(names.Count == 1 ? "is" : "are")} snapshot, and nothing snapshots {Wording.Quote(used.Value!)}, the keyspace of TheHive") with
            {
                Setting = "nodetool snapshot",
                Related = [new RelatedPlace(used.Place, used.Span, Wording.GivenHere)],
            }]
            : [];
    }

    private static HashSet<string> Known(Repo repo)
        => new(
            repo.Each(ApplicationConf.Kind, ApplicationConf.Keyspace).Where(given => given.Setting is not null).Select(given => given.Value).OfType<string>()
                .Concat(CqlStatements.Of(repo).Select(placed => (placed.Statement as CqlKeyspaceStatement)?.Name.Text).OfType<string>()),
            StringComparer.Ordinal);

    // A number behind a name is another keyspace, one of another version perhaps.
    private static string? Meant(string name, HashSet<string> known)
        => known.Contains(name) || name.StartsWith("system", StringComparison.Ordinal) || known.Count > MostKeyspaces || known.Any(Placeholder.IsIn) ? null
            : known.FirstOrDefault(other => other.Length > 3 && Nearest.IsSlip(name, other) && string.Equals(Digits(name), Digits(other), StringComparison.Ordinal));

    private static string Digits(string text) => string.Concat(text.Where(char.IsDigit));

    // The keyspaces that a command names: none stands for all, null is open.
    private static List<SavedName>? Keyspaces(BackupScript script, Step step, IReadOnlyList<Word> words)
    {
        var names = new List<SavedName>();
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            if (word.Is("snapshot") && names.Count == 0)
            {
                continue;
            }

            if (Array.IndexOf(WithValue, word.Text) >= 0)
            {
                i++;
                continue;
            }

            var isTables = Array.IndexOf(TableLists, word.Text) >= 0;
            if (isTables && ++i == words.Count)
            {
                return null;
            }

            if (!isTables && word.Text.StartsWith("-", StringComparison.Ordinal))
            {
                continue;
            }

            // A variable outside quotes may hold options too.
            if (script.Values(step.Command, words[i]) is not { } values || (!isTables && !words[i].IsKnown && values.Any(value => value.IndexOf(' ') >= 0 || value.StartsWith("-", StringComparison.Ordinal))))
            {
                return null;
            }

            names.AddRange(values.SelectMany(value => isTables ? value.Split(',').Select(table => table.Split('.')[0]) : [value]).Select(name => new SavedName(name.Trim(), words[i])));
        }

        return names;
    }

    private sealed record Saved(BackupScript Script, Step Step, List<SavedName>? Names);

    private sealed record SavedName(string Text, Word Word);
}
