using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>How a server exports what a service writes to.</summary>
internal static class ExportOptions
{
    /// <summary>Exports that a node may only read, one for each entry.</summary>
    internal static IEnumerable<Violation> ReadOnly(Repo repo, IReadOnlyList<Mount> mounts)
        => Judge(repo, mounts, client => Last(client, "ro", "rw") is not { Name: "rw" }, client => Last(client, "ro", "rw")?.Span ?? client.Span, "for reading only, expected 'rw'")
            .Select(violation => violation with { Severity = Severity.Error });

    /// <summary>Exports whose server answers before it has written, one for each entry.</summary>
    internal static IEnumerable<Violation> Early(Repo repo, IReadOnlyList<Mount> mounts)
        => Judge(repo, mounts, client => Last(client, "sync", "async") is { Name: "async" }, client => Last(client, "sync", "async")!.Span, "with 'async', expected 'sync'");

    private static IEnumerable<Violation> Judge(Repo repo, IReadOnlyList<Mount> mounts, Func<ExportsClient, bool> isWrong, Func<ExportsClient, Span> place, string what)
        => from wanted in new[] { new HashSet<Mount>(mounts) }
           from export in ExportChecks.Of(repo)
           let found = ExportChecks.MountsOf(repo, export)
               .Where(wanted.Contains)
               .GroupBy(mount => mount.File.Node!, StringComparer.Ordinal)
               .Select(same => new { Mounts = same.ToList(), Clients = ExportChecks.ClientsOf(repo, export, same.Key) })
               .SelectMany(same => same.Mounts.Select(mount => new { Mount = mount, same.Clients }))
               .Where(use => use.Clients.Count > 0 && use.Clients.All(client => client.Options.All(option => option.IsKnown) && isWrong(client)))
               .ToList()
           where found.Count > 0
           select new Violation(export.File, place(found[0].Clients[0]), $"{Wording.Quote(export.Entry.Directory.Text)} is exported to {string.Join(", ", found.Select(use => use.Mount.File.Node))} {what}")
           {
               Setting = export.Entry.Directory.Text,
               Fix = "Write rw,sync among the options of the export, then run 'exportfs -ra' on the server.",
               Related = [new RelatedPlace(found[0].Mount.File, found[0].Mount.Span, "mounted here")],
           };

    private static MountOption? Last(ExportsClient client, string one, string other)
        => client.Options.LastOrDefault(option => string.Equals(option.Name, one, StringComparison.Ordinal) || string.Equals(option.Name, other, StringComparison.Ordinal));
}
