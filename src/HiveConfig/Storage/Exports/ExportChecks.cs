using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>Judges the exports of a repo.</summary>
internal static class ExportChecks
{
    /// <summary>Exports that more may mount than the nodes, or on which root is root.</summary>
    internal static IEnumerable<Violation> Open(Repo repo)
        => from export in Of(repo)
           from violation in export.Entry.Clients.Select((_, i) => Judge(export.File, export.Entry, i))
           where violation is not null
           select violation;

    /// <summary>Hosts that mount what they export, over itself.</summary>
    internal static IEnumerable<Violation> Self(Repo repo)
        => from mount in MountList.Of(repo)
           where mount is { IsKnown: true, File.Node: not null } && mount.Remote is not null
           let remote = mount.Remote!.Value
           where PathText.IsIn(remote.Path, mount.Target.Text) && IsItself(repo, mount.File.Node!, remote.Host)
           let export = Of(repo).FirstOrDefault(export => string.Equals(export.File.Node, mount.File.Node, StringComparison.Ordinal) && PathText.IsIn(remote.Path, export.Entry.Directory.Text))
           select new Violation(mount.File, mount.Span, $"{Wording.Quote(mount.Source!.Text)} is mounted on {Wording.Quote(mount.Target.Text)} of {mount.File.Node}, which is that host itself")
           {
               Setting = mount.Target.Text,
               Related = export is not null ? [new RelatedPlace(export.File, export.Entry.Span, "exported here")] : [],
           };

    /// <summary>Exports that lack a node which mounts them.</summary>
    internal static IEnumerable<Violation> Covers(Repo repo)
    {
        var mounts = MountList.Of(repo).Where(mount => mount is { IsKnown: true, File.Node: not null } && mount.Remote is not null).ToList();
        foreach (var (file, entry) in Of(repo).Where(export => Mount.IsSettled(export.Entry.Directory)))
        {
            var judged = mounts
                .Where(mount => IsFrom(repo, mount.Remote!.Value, file, entry) && !IsItself(repo, mount.File.Node!, mount.Remote!.Value.Host))
                .Select(mount => new { Mount = mount, IsServed = ExportClients.Serve(entry.Clients, AddressesOf(repo, mount.File.Node!)) })
                .ToList();

            // Another network between nodes and storage shows in no file: only beside a node that is served is another missing.
            if (!repo.Inventory.IsComplete && !judged.Exists(mount => mount.IsServed == true))
            {
                continue;
            }

            foreach (var mount in judged.Where(mount => mount.IsServed == false).Select(mount => mount.Mount))
            {
                yield return new Violation(file, entry.Directory.Span, $"{Wording.Quote(entry.Directory.Text)} is not exported to {mount.File.Node}, which mounts it")
                {
                    Setting = entry.Directory.Text,
                    Related = [new RelatedPlace(mount.File, mount.Span, "mounted here")],
                };
            }
        }
    }

    private static IEnumerable<Export> Of(Repo repo)
        => from file in repo.Of(NfsExports.Kind)
           from entry in (file.Document as ExportsDocument)?.Entries ?? []
           select new Export(file, entry);

    private static Violation? Judge(ConfigFile file, ExportsEntry entry, int i)
    {
        var client = entry.Clients[i];
        var directory = Wording.Quote(entry.Directory.Text);
        if (client.Host is null)
        {
            var before = i > 0 ? entry.Clients[i - 1] : null;
            var message = before is null
                ? $"{directory} is exported to everybody: the options name no client, expected 'address(options)'"
                : $"a blank between {Wording.Quote(before.Host?.Text ?? "*")} and its options exports {directory} to everybody with them, expected none";
            return new Violation(file, client.Span, message) { Setting = entry.Directory.Text, Edits = Joined(file, before, client) };
        }

        // What everybody may only read is a matter of taste.
        var isReadOnly = client.Find("rw") is null;
        return client.IsEverybody && !isReadOnly ? new Violation(file, client.Span, $"{directory} is exported to '*', expected the addresses of the nodes") { Setting = entry.Directory.Text }
            : !isReadOnly && client.Find("no_root_squash") is { IsKnown: true } option && client.Find("root_squash") is null && client.Find("all_squash") is null
                ? new Violation(file, option.Span, $"{directory} is exported with 'no_root_squash', expected 'root_squash'") { Setting = entry.Directory.Text }
            : null;
    }

    // What is meant is certain where the client before has no options of its own.
    private static IReadOnlyList<Edit> Joined(ConfigFile file, ExportsClient? before, ExportsClient client)
        => before is { Host: { IsKnown: true, IsQuoted: false } host, Options.Count: 0 } && host.Span.EndLine == client.Span.Line && host.Span == before.Span
            ? [new Edit(file, new Span(host.Span.EndLine, host.Span.EndColumn, client.Span.Line, client.Span.Column), "")]
            : [];

    private static bool IsItself(Repo repo, string node, string host)
        => HostText.IsLocal(host)
            || string.Equals(host, node, StringComparison.Ordinal)
            || string.Equals(repo.Inventory.Find(host)?.Name, node, StringComparison.Ordinal);

    // Whether what is mounted is this export. A server that the repo knows by no file of a service has its name alone; where all
    // nodes and their addresses are known, another address is another machine, whatever it calls its directories.
    private static bool IsFrom(Repo repo, (string Host, string Path) remote, ConfigFile file, ExportsEntry entry)
        => PathText.IsIn(remote.Path, entry.Directory.Text)
            && (repo.Inventory.Find(remote.Host) is { } server
                ? string.Equals(server.Name, file.Node, StringComparison.Ordinal)
                : string.Equals(remote.Host, file.Node, StringComparison.Ordinal)
                    || (!IsElsewhere(repo, remote.Host, file) && Of(repo).Count(other => PathText.IsIn(remote.Path, other.Entry.Directory.Text)) == 1));

    private static bool IsElsewhere(Repo repo, string host, ConfigFile exports)
        => repo.Inventory.IsComplete && HostText.IsAddress(host) && exports.Node is { } node && AddressesOf(repo, node).Count > 0;

    private static IReadOnlyList<string> AddressesOf(Repo repo, string node)
        => repo.Inventory.Nodes.FirstOrDefault(known => string.Equals(known.Name, node, StringComparison.Ordinal))?.Addresses.Select(fact => fact.Value).ToList() ?? [];

    private sealed record Export(ConfigFile File, ExportsEntry Entry);
}
