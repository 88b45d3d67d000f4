using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>Judges what scripts do with Cassandra's tools.</summary>
internal static class CassandraBackup
{
    // Options of cqlsh that take the next word.
    private static readonly string[] WithValue =
    [
        "-u", "--username", "-p", "--password", "-k", "--keyspace", "-f", "--file", "-e", "--execute", "--encoding", "--cqlshrc", "--credentials", "--cqlversion",
        "--protocol-version", "--connect-timeout", "--request-timeout", "--browser", "--consistency-level", "--serial-consistency-level",
    ];

    internal static IEnumerable<Violation> Arguments(Repo repo)
        => from script in BackupScript.Of(repo)
           from step in script.Steps
           let words = script.Call(step, "cqlsh")
           where words is not null
           let wrong = Wrong(script, words)
           where wrong is not null
           let origin = wrong.Variable is { } name ? script.AssignmentTo(name) : null
           let at = origin?.Step ?? step
           let word = origin?.Assignment.Value ?? wrong.Word
           group new { Step = at, Word = word, wrong.Text } by new { at.Script.File, word } into same
           let first = same.First()
           select first.Step.At(first.Word, $"cqlsh takes {Wording.Quote(first.Text)} for the port, expected a number, or the user behind '-u'") with { Setting = "cqlsh", IsSecret = first.Word.Text.IndexOf("-p", StringComparison.Ordinal) >= 0 };

    internal static IEnumerable<Violation> Elsewhere(Repo repo)
        => from cluster in repo.Facts.Model is { } model ? new[] { model } : []
           from script in BackupScript.Of(repo)
           from step in script.Steps
           let words = Snapshot(script, step)
           where words is not null && script.Mentions("/snapshots/") && script.File.Node is not null
           let host = After(words, "-h", "--host")
           where host is not null
           let address = script.Expand(host)
           where BackupScript.IsSettled(address) && !HostText.IsLocal(address)
           let node = cluster.Nodes.FirstOrDefault(node => IsCalled(node, address))
           where node is not null && !string.Equals(node.Name.Value, script.File.Node, StringComparison.Ordinal)
           select step.At(host, $"{node.Name} is snapshot, but the data directory read is that of {script.File.Node}") with { Setting = "nodetool" };

    internal static IEnumerable<Violation> NoGrant(Repo repo)
    {
        var authenticators = repo.Each(CassandraYaml.Kind, CassandraYaml.Authenticator).ToList();
        if (authenticators.Count > 0 && authenticators.TrueForAll(given => given.Value is null || given.Value.EndsWith("AllowAllAuthenticator", StringComparison.Ordinal)))
        {
            return [];
        }

        var grants = repo.Of(CqlScript.Kind).Where(file => file.Text.IndexOf("GRANT", StringComparison.OrdinalIgnoreCase) >= 0).Select(file => file.Path.Substring(file.Path.LastIndexOf('/') + 1)).ToList();
        return from script in BackupScript.Of(repo)
               where !script.ReadsOthers
               let dropped = script.Steps.ToList().FindIndex(step => script.Mentions(step, "DROP KEYSPACE") && !IsPrint(step))
               where dropped >= 0
               where !script.Steps.Skip(dropped).Any(step => (script.Mentions(step, "GRANT ") && !IsPrint(step)) || step.Command.Words.Any(word => grants.Exists(name => word.Text.EndsWith(name, StringComparison.Ordinal)) || word.Text.IndexOf("role", StringComparison.OrdinalIgnoreCase) >= 0 || word.Text.IndexOf("grant", StringComparison.OrdinalIgnoreCase) >= 0))
               let step = script.Steps[dropped]
               select new Violation(script.File, step.Script.Place(step.Command.Span), "the keyspace is dropped, and its rights with it, but no GRANT follows") { Setting = "DROP KEYSPACE" };
    }

    internal static IEnumerable<Violation> Misplaced(Repo repo)
    {
        foreach (var script in repo.Facts.Model is null ? [] : BackupScript.Of(repo).Where(script => script.File.Node is not null))
        {
            var cluster = repo.Facts.Model!;
            if (cluster.Nodes.FirstOrDefault(node => string.Equals(node.Name.Value, script.File.Node, StringComparison.Ordinal)) is not { } node)
            {
                continue;
            }

            var roles = cluster.RolesOf(node);
            if (!roles.Contains(Role.Cassandra) && script.Steps.FirstOrDefault(step => Snapshot(script, step) is { } words && After(words, "-h", "--host") is null && step.Command.Program is not "ssh") is { } snapshot)
            {
                yield return new Violation(script.File, snapshot.Script.Place(snapshot.Command.Span), $"nodetool is run on {node.Name}, which has no Cassandra") { Setting = "nodetool" };
            }

            if (!roles.Contains(Role.Elasticsearch) && SnapshotCall.In(script).FirstOrDefault(call => IsLocalUrl(script.Expand(call.Url))) is { } call)
            {
                yield return call.Step.At(call.Url, $"Elasticsearch is asked on {node.Name} itself, which has none") with { Setting = "_snapshot" };
            }
        }
    }

    internal static IEnumerable<Violation> WithoutTls(Repo repo)
    {
        var isOn = repo.Of(CassandraYaml.Kind).Any(file => Repo.IsReadable(file) && Flag(file, "enabled") == true && Flag(file, "optional") != true);
        var scripts = isOn ? BackupScript.Of(repo).ToList() : [];

        // cqlsh takes what it is not told from a file that may be on the machine alone.
        var hasFile = repo.Facts.Listing?.Any(path => path.EndsWith("cqlshrc", StringComparison.Ordinal)) != false || scripts.Exists(script => script.Mentions("cqlshrc") || script.ReadsOthers);
        var clear = from script in hasFile ? [] : scripts
                    from step in script.Steps
                    let words = script.Call(step, "cqlsh")
                    where words is not null && words.Any(word => word.Text is "-u" or "--username") && !words.Any(word => word.Is("--ssl")) && words.All(word => word.IsQuoted || BackupScript.IsSettled(script.Expand(word)))
                    select step.At(words[0], "cqlsh gets a user but neither '--ssl' nor a cqlshrc, and Cassandra's clients have to encrypt") with { Setting = "cqlsh", Severity = Severity.Warning };
        return from violation in clear.Concat(
               from script in scripts
               from step in script.Steps
               let words = script.Call(step, "sstableloader")
               where words is not null && !words.Any(word => word.Text is "-ts" or "--truststore" or "-f" or "--conf-path" || word.Text.StartsWith("--truststore=", StringComparison.Ordinal) || word.Text.StartsWith("--conf-path=", StringComparison.Ordinal))
                   && words.Skip(1).All(word => BackupScript.IsSettled(script.Expand(word)) || !HasOptions(word.Text))
               select step.At(words[0], "sstableloader has no truststore, but Cassandra's clients have to encrypt") with { Setting = "sstableloader" })
               select violation;

        static bool? Flag(ConfigFile file, string name) => file.Tree.Find("client_encryption_options." + name) is { } setting && !Placeholder.IsIn(setting.Value) ? Read.Flag(setting.Value) : null;

        // A variable that may hold options of its own; what comes behind -d or names a directory is none.
        static bool HasOptions(string text) => text.IndexOf("OPT", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("ARGS", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("SSL", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("[@]", StringComparison.Ordinal) >= 0;
    }

    /// <summary>The words of <c>nodetool snapshot</c>; null when a command is another.</summary>
    internal static IReadOnlyList<Word>? Snapshot(BackupScript script, Step step)
        => script.Call(step, "nodetool") is { } words && words.Any(word => word.Is("snapshot")) ? words : null;

    /// <summary>The word behind one of some options; null when there is none.</summary>
    internal static Word? After(IReadOnlyList<Word> words, params string[] options)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (Array.IndexOf(options, words[i].Text) >= 0)
            {
                return words[i + 1];
            }
        }

        return null;
    }

    private static bool IsCalled(Node node, string host)
        => string.Equals(node.Name.Value, host, StringComparison.Ordinal) || node.Addresses.Any(address => string.Equals(address.Value, HostText.Usual(host), StringComparison.Ordinal));

    private static bool IsLocalUrl(string url) => url.IndexOf("//127.0.0.1", StringComparison.Ordinal) >= 0 || url.IndexOf("//localhost", StringComparison.Ordinal) >= 0;

    private static bool IsPrint(Step step) => step.Command.Program is "echo" or "printf" or "logger" or "log";

    // The second word that is neither option nor its value; a variable outside quotes may hold several.
    private static Argument? Wrong(BackupScript script, IReadOnlyList<Word> words)
    {
        var positions = new List<Argument>();
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            var text = script.Expand(word);
            if (Array.IndexOf(WithValue, text) >= 0)
            {
                i++;
                continue;
            }

            var parts = word.IsQuoted || word.IsKnown ? new[] { text } : text.Split(new[] { ' ', '\t' }, StringSplitOptions.RemoveEmptyEntries);
            for (var j = 0; j < parts.Length; j++)
            {
                if (Array.IndexOf(WithValue, parts[j]) >= 0)
                {
                    j++;
                    if (j == parts.Length)
                    {
                        i++;
                    }
                }
                else if (!parts[j].StartsWith("-", StringComparison.Ordinal))
                {
                    positions.Add(new Argument(word, parts[j], parts.Length > 1 && word.Text.Length > 1 && word.Text[0] == '$' ? word.Text.Trim('$', '{', '}') : null));
                }
            }
        }

        // Where the first is open, it may be none or several.
        return positions.Count > 1 && IsWhole(positions[0].Text) && BackupScript.IsSettled(positions[1].Text) && !int.TryParse(positions[1].Text, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? positions[1]
            : null;
    }

    private static bool IsWhole(string text) => text.IndexOf('$') < 0 || text[0] == '"' || text.IndexOf("$(", StringComparison.Ordinal) == 0;

    // A word of a call that is no option, and the variable it comes from.
    private sealed record Argument(Word Word, string Text, string? Variable);
}
