using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
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
           let export = Above(repo, remote.Path).Where(export => string.Equals(export.File.Node, mount.File.Node, StringComparison.Ordinal)).OrderBy(export => export.Number).FirstOrDefault()
           select new Violation(mount.File, mount.Span, $"{Wording.Quote(mount.Source!.Text)} is mounted on {Wording.Quote(mount.Target.Text)} of {mount.File.Node}, which is that host itself")
           {
               Setting = mount.Target.Text,
               Related = export is not null ? [new RelatedPlace(export.File, export.Entry.Span, "exported here")] : [],
           };

    /// <summary>Exports that lack a node which mounts them, and mounts of what the server does not export.</summary>
    internal static IEnumerable<Violation> Covers(Repo repo) => Clients(repo).Concat(Nowhere(repo));

    /// <summary>Every exported directory.</summary>
    internal static IReadOnlyList<Export> Of(Repo repo) => All.Of(repo);

    /// <summary>The mounts of an export by other machines, by path of their file.</summary>
    internal static IEnumerable<Mount> MountsOf(Repo repo, Export export) => Uses.Of(repo)[export].Select(use => use.Mount);

    private static readonly Question<IReadOnlyList<Export>> All = new(repo
        => [.. (from file in repo.Of(NfsExports.Kind)
                from entry in (file.Document as ExportsDocument)?.Entries ?? []
                select new { file, entry }).Select((found, i) => new Export(found.file, found.entry, i))]);

    private static readonly Question<ILookup<string, Export>> ByDirectory = new(repo => Of(repo).ToLookup(export => PathText.Usual(export.Entry.Directory.Text), StringComparer.Ordinal));

    // Each file may have thousands: a mount is looked for only among the exports that its path lies in.
    private static readonly Question<ILookup<Export, Use>> Uses = new(repo
        => (from mount in MountList.Of(repo)
            where mount is { IsKnown: true, File.Node: not null } && mount.Remote is not null
            from export in Above(repo, mount.Remote!.Value.Path)
            where IsMountOf(repo, mount, export)
            select new Use(export, mount)).ToLookup(use => use.Export));

    private static IEnumerable<Export> Above(Repo repo, string path)
    {
        var directories = ByDirectory.Of(repo);
        foreach (var export in directories["/"])
        {
            yield return export;
        }

        var usual = PathText.Usual(path);
        for (var (end, level) = (usual.Length, 0); end > 0 && level < TextBound.Depth && usual is not "/"; end = usual.LastIndexOf('/', end - 1), level++)
        {
            foreach (var export in directories[usual.Substring(0, end)])
            {
                yield return export;
            }
        }
    }

    /// <summary>Whether what a node mounts is this export of another machine.</summary>
    private static bool IsMountOf(Repo repo, Mount mount, Export export)
        => Mount.IsSettled(export.Entry.Directory) && mount.Remote is { } remote && IsFrom(repo, remote, export.File, export.Entry) && !IsItself(repo, mount.File.Node!, remote.Host);

    /// <summary>The clients of an export that a node is, or may be.</summary>
    internal static IReadOnlyList<ExportsClient> ClientsOf(Repo repo, Export export, string node)
        => [.. export.Entry.Clients.Where(client => ExportClients.Serve([client], AddressesOf(repo, node)) != false)];

    private static IEnumerable<Violation> Clients(Repo repo)
    {
        foreach (var export in Of(repo))
        {
            var (file, entry) = (export.File, export.Entry);
            var judged = MountsOf(repo, export)
                .GroupBy(mount => mount.File.Node!, StringComparer.Ordinal)
                .Select(same => new { Mounts = same.ToList(), IsServed = ExportClients.Serve(entry.Clients, AddressesOf(repo, same.Key)) })
                .SelectMany(same => same.Mounts.Select(mount => new { Mount = mount, same.IsServed }))
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

    // A server whose exports the repo has: one finding for each directory that it lacks, at the first mount.
    private static IEnumerable<Violation> Nowhere(Repo repo)
    {
        var mounts = MountList.Of(repo)
            .Where(mount => mount is { IsKnown: true, IsNfs: true, File.Node: not null } && mount.Remote is not null)
            .Select(mount => new ServedMount(mount, ServerOf(repo, mount.Remote!.Value.Host), mount.Remote!.Value.Path))
            .Where(mount => mount.Server is not null && !string.Equals(mount.Server, mount.Mount.File.Node, StringComparison.Ordinal))
            .ToList();
        foreach (var served in mounts.GroupBy(mount => mount.Server!, StringComparer.Ordinal))
        {
            var exports = Of(repo).Where(export => export.File.Node is null || string.Equals(export.File.Node, served.Key, StringComparison.Ordinal)).ToList();
            var isOpen = exports.Exists(MayShowMore);
            var above = new HashSet<string>(isOpen ? [] : exports.SelectMany(export => Levels(export.Entry.Directory.Text)), StringComparer.Ordinal);
            var shown = new HashSet<Export>(exports);
            var missing = isOpen ? [] : served.Where(mount => !above.Contains(PathText.Usual(mount.Path)) && !Above(repo, mount.Path).Any(shown.Contains)).GroupBy(mount => PathText.Usual(mount.Path), StringComparer.Ordinal).ToList();
            if (missing.Count == 0 || exports.Count == 0 || repo.Of(NfsExports.Kind).Any(file => !Repo.IsReadable(file)))
            {
                continue;
            }

            // Without a node for which the exports hold, some of them may be made elsewhere.
            var isSure = repo.Inventory.IsComplete || missing.Sum(same => same.Count()) < served.Count();
            if (!isSure && repo.Inventory.With(Role.TheHive).Any(node => string.Equals(node.Name, served.Key, StringComparison.Ordinal)))
            {
                // What a node of TheHive exports of its own attachments is for another rule.
                continue;
            }

            foreach (var same in missing.Select(same => same.Select(mount => mount.Mount).ToList()))
            {
                var path = same[0].Remote!.Value.Path;
                yield return new Violation(same[0].File, same[0].Source!.Span, $"{Wording.Quote(path)} is mounted from {served.Key}, which exports {string.Join(", ", exports.Select(export => Wording.Quote(export.Entry.Directory.Text)))} and not this directory")
                {
                    Setting = same[0].Target.Text,
                    Severity = isSure ? null : Severity.Warning,
                    Fix = "Mount a directory that the server exports, or export this one and run 'exportfs -ra' on the server.",
                    Related = [.. same.Skip(1).Select(mount => new RelatedPlace(mount.File, mount.Source!.Span, Wording.AlsoHere)), new RelatedPlace(exports[0].File, exports[0].Entry.Directory.Span, "exported here")],
                };
            }
        }
    }

    // With NFS 4 the directories above an export can be mounted too, and one export may be the root of all paths.
    private static bool MayShowMore(Export export)
        => !Mount.IsSettled(export.Entry.Directory)
            || PathText.Usual(export.Entry.Directory.Text) is "/"
            || export.Entry.Clients.Any(client => client.Options.Any(option => !option.IsKnown || option is { Name: "fsid", Value: "0" or "root" } or { Name: "refer" or "replicas" }));

    // A directory and those that it lies in.
    private static IEnumerable<string> Levels(string directory)
    {
        var usual = PathText.Usual(directory);
        for (var (end, level) = (usual.Length, 0); end > 0 && level < TextBound.Depth; end = usual.LastIndexOf('/', end - 1), level++)
        {
            yield return usual.Substring(0, end);
        }

        yield return "/";
    }

    // The machine of a name, with or without its domain.
    private static string? ServerOf(Repo repo, string host)
        => repo.Inventory.Find(host)?.Name
            ?? repo.Of(NfsExports.Kind).Select(file => file.Node).FirstOrDefault(node => node is not null && !HostText.IsAddress(host)
                && (string.Equals(host, node, StringComparison.OrdinalIgnoreCase) || host.StartsWith(node + ".", StringComparison.OrdinalIgnoreCase)));

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
                    || (!IsElsewhere(repo, remote.Host, file) && Above(repo, remote.Path).Take(2).Count() == 1));

    private static bool IsElsewhere(Repo repo, string host, ConfigFile exports)
        => repo.Inventory.IsComplete && HostText.IsAddress(host) && exports.Node is { } node && AddressesOf(repo, node).Count > 0;

    private static IReadOnlyList<string> AddressesOf(Repo repo, string node)
        => repo.Inventory.Nodes.FirstOrDefault(known => string.Equals(known.Name, node, StringComparison.Ordinal))?.Addresses.Select(fact => fact.Value).ToList() ?? [];

    /// <summary>An exported directory.</summary>
    /// <param name="File">The file.</param>
    /// <param name="Entry">Its entry.</param>
    /// <param name="Number">Its place among all.</param>
    internal sealed record Export(ConfigFile File, ExportsEntry Entry, int Number);

    private sealed record Use(Export Export, Mount Mount);

    private sealed record ServedMount(Mount Mount, string? Server, string Path);
}
