using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Backup;

/// <summary>How scripts speak with Elasticsearch, and what they snapshot.</summary>
internal static class IndexBackup
{
    private static readonly string[] Logins = ["-u", "--user", "-n", "--netrc", "--netrc-file", "--netrc-optional", "-E", "--cert", "-K", "--config", "--oauth2-bearer"];

    /// <summary>Addresses of Elasticsearch with the wrong scheme, or asked without a login.</summary>
    internal static IEnumerable<Violation> Urls(Repo repo)
    {
        var ports = IndexLink.Ports(repo);
        var tls = IndexLink.HasTls(repo);
        var security = IndexLink.HasSecurity(repo);
        foreach (var placed in ShellCommands.Of(repo))
        {
            var words = placed.Command.Words.Concat(placed.Command.AllAssignments.Select(assignment => assignment.Value)).ToList();
            var isLogged = HasLogin(placed.Command);
            foreach (var word in words.Where(word => HostOf(word.Text) is { Port: { } port } url && ports.Contains(port) && !IsElsewhere(repo, url.Host)))
            {
                var isHttps = word.Text.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
                if (tls is not null && isHttps != tls)
                {
                    yield return new Violation(placed.File, placed.Place(word.Span), $"Elasticsearch is asked by '{(isHttps ? "https" : "http")}', expected '{(tls is true ? "https" : "http")}' as in elasticsearch.yml");
                }
                else if (security is true && placed.Command.Program is "curl" && !isLogged && word.Text.IndexOf('@') <= 0 && words.TrueForAll(other => other.IsKnown || ReferenceEquals(other, word)))
                {
                    yield return new Violation(placed.File, placed.Place(word.Span), "Elasticsearch is asked without a login, expected '--netrc-file' or '--user': it answers 401");
                }
            }
        }
    }

    /// <summary>Snapshots that leave out some index of TheHive.</summary>
    internal static IEnumerable<Violation> Indices(Repo repo)
        => from name in Names(repo, ApplicationConf.IndexName)
           from snapshot in Snapshots(repo)
           let violation = Problem(snapshot, name.Value!)
           where violation is not null
           select violation;

    /// <summary>Snapshots without the audit log, where Elasticsearch keeps it.</summary>
    internal static IEnumerable<Violation> Audits(Repo repo)
        => from audit in repo.Each(ApplicationConf.Kind, ApplicationConf.AuditStorage).Where(given => given.Value is "elasticsearch").Take(1)
           let stated = repo.Ask(audit.File, AuditIndex, audit.File.Node)
           let index = repo.Ask(audit.File, ApplicationConf.IndexName, audit.File.Node)?.Value
           let name = stated is null ? null : stated.Value ?? (index is null ? null : index + "-audits")
           where name is not null
           from snapshot in Snapshots(repo)
           where !snapshot.Indices.Any(pattern => IndexLink.Covers(pattern, name))
           select new Violation(snapshot.File, snapshot.Span, $"the snapshot is of {Wording.Quote(string.Join(",", snapshot.Indices))}, expected {Wording.Quote(name)} among them: TheHive keeps its audit log there")
           {
               Related = [new RelatedPlace(audit.Place, audit.Span, Wording.GivenHere)],
           };

    private static readonly Key<string> AuditIndex = new("audit.elasticsearch.index-name", "", Read.Text);

    // One for all files that name the same.
    private static IEnumerable<Given<string>> Names(Repo repo, Key<string> key)
        => repo.Each(ApplicationConf.Kind, key).Where(given => given.Value is not null).GroupBy(given => given.Value!, StringComparer.Ordinal).Select(same => same.First());

    // What is sent to make a snapshot: JSON, which the reader of YAML takes.
    private static IEnumerable<Snapshot> Snapshots(Repo repo)
        => from script in BackupScript.Of(repo)
           from call in SnapshotCall.In(script)
           where call.Act == SnapshotAct.Create
           let snapshot = Snapshot.Of(script, call.Step)
           where snapshot is not null
           select snapshot;

    private static Violation? Problem(Snapshot snapshot, string name)
    {
        var list = Wording.Quote(string.Join(",", snapshot.Indices));
        if (snapshot.Indices.Any(pattern => pattern is "_all" || (pattern.EndsWith("*", StringComparison.Ordinal) && IndexLink.Covers(pattern, name + "_"))))
        {
            return snapshot.Ignored is { } ignored ? new Violation(snapshot.File, ignored, "'ignore_unavailable' is 'true', expected 'false': a snapshot without any index is then a success") : null;
        }

        // One that names its index and fails without it is right until the index is built again under another name.
        var (problem, severity) = !snapshot.Indices.Any(pattern => IndexLink.Covers(pattern, name + "_global")) ? ($"expected '{name}*', TheHive's '{ApplicationConf.IndexName.Name}' and what follows it", Severity.Error)
            : snapshot.Ignored is not null ? ($"and 'ignore_unavailable' is 'true', expected '{name}*' and 'false': without an index of that name it is empty, and a success", Severity.Error)
            : ($"expected '{name}*', which also covers an index that is built again under another name", Severity.Warning);
        return new Violation(snapshot.File, snapshot.Span, $"the snapshot is of {list}{(problem[0] == 'a' ? " " : ", ")}{problem}") { Severity = severity };
    }

    private static bool HasLogin(ShellCommand command)
        => command.Words.Any(word => Array.Exists(Logins, login => word.Is(login) || (login.Length == 2 ? word.Text.StartsWith(login, StringComparison.Ordinal) && word.Text.Length > 2 : word.Text.StartsWith(login + "=", StringComparison.Ordinal)))
            || word.Text.IndexOf("Authorization:", StringComparison.OrdinalIgnoreCase) >= 0);

    // An address that none of the nodes has, where theirs are known: another cluster's.
    private static bool IsElsewhere(Repo repo, string host)
        => HostText.IsAddress(host) && !HostText.IsLocal(host) && repo.Inventory.Find(host) is null
            && repo.Inventory.With(Role.Elasticsearch) is { Count: > 0 } nodes && nodes.All(node => node.Addresses.Count > 0);

    private static (string Host, int? Port)? HostOf(string url)
    {
        var start = url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7 : url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8 : -1;
        if (start < 0)
        {
            return null;
        }

        var end = url.IndexOfAny(['/', '?'], start);
        var authority = end < 0 ? url.Substring(start) : url.Substring(start, end - start);
        var (host, given) = HostPort.Of(authority.Substring(authority.IndexOf('@') + 1));
        return int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? (host, port) : null;
    }

    private sealed record Snapshot(ConfigFile File, Span Span, IReadOnlyList<string> Indices, Span? Ignored)
    {
        internal static Snapshot? Of(BackupScript script, Step step)
        {
            var word = step.Command.Option("-d", "--data", "--data-raw", "--data-binary", "--json");
            var isWord = word is not null && !word.Text.StartsWith("@", StringComparison.Ordinal);
            var body = isWord ? new EmbeddedText(script.Expand(word!), word!.Span) { IsExact = false } : step.Command.Input;
            if (body is null || !BackupScript.IsSettled(body.Text) || YamlReader.Read(body.Text.Replace('\t', ' ')) is not { IsReadable: true } document
                || document.Find("indices") is not { } indices || Read.TextList(indices.Value) is not { } list)
            {
                return null;
            }

            // The lines of a quoted word are those of the file, but for the first.
            Span Place(Span inner) => step.Script.Place(isWord && word!.IsKnown && inner.Line > 1 ? new Span(word.Span.Line + inner.Line - 1, inner.Column, word.Span.Line + inner.EndLine - 1, inner.EndColumn) : body.Place(inner));
            var ignored = document.Find("ignore_unavailable") is { } ignore && Read.Flag(ignore.Value) is true ? Place(ignore.Value.Span) : (Span?)null;
            return new Snapshot(script.File, Place(indices.Value.Span), list, ignored);
        }
    }
}
