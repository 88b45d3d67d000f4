using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.Storage;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>How the file systems of attachments and snapshots are mounted, and who waits for them.</summary>
internal static class AttachmentMounts
{
    private static readonly string[] Words = ["thehive", "attachment", "elasticsearch", "snapshot"];

    /// <summary>Options with which a write can be lost.</summary>
    internal static IEnumerable<Violation> Options(Repo repo)
    {
        var paths = Paths(repo).ToList();
        return from mount in MountList.Of(repo)
               where mount is { IsNfs: true, IsKnown: true } && IsOurs(mount, paths)
               from option in new[] { Soft(mount), Old(mount) }
               where option is not null
               select new Violation(mount.File, option.Span, $"{Wording.Quote(mount.Target.Text)} is mounted with {Wording.Quote(option.ToString())}, expected {(option.Value is null ? "'hard'" : "version 4")}")
               {
                   Setting = mount.Target.Text,
               };
    }

    /// <summary>What TheHive cannot write to, and what a server loses.</summary>
    internal static IEnumerable<Violation> Writing(Repo repo)
    {
        var attachments = AttachmentStorage.Locations(repo).Select(given => MountList.Below(MountList.On(repo, given.File.Node), given.Value!)).OfType<Mount>().Distinct().ToList();
        var snapshots = from given in Repositories(repo)
                        from path in given.Value!
                        let mount = MountList.Below(MountList.On(repo, given.File.Node), path)
                        where mount is not null
                        select mount;

        // A node may well do no more than read another cluster's snapshots.
        return ReadOnly(attachments).Concat(ExportOptions.ReadOnly(repo, attachments)).Concat(ExportOptions.Early(repo, [.. attachments, .. snapshots]));
    }

    /// <summary>Services that may start before what they write to is mounted.</summary>
    internal static IEnumerable<Violation> Ordering(Repo repo)
    {
        var found = Needs(repo).ToList();
        var open = found.Where(need => !need.IsMet).ToList();

        // A drop-in that is absent may be made elsewhere, unless the repo says that it makes them.
        var stated = open.Where(need => need.DropIn is not null || repo.Inventory.IsComplete || found.Exists(other => other.IsMet && string.Equals(other.Service, need.Service, StringComparison.Ordinal))).ToList();
        return stated.Count > 0
            ? stated.Select(need => At(need, severity: null))
            : open.Take(1).Select(need => At(need, Severity.Info));

        static Violation At(Need need, Severity? severity)
            => new(need.DropIn ?? need.Mount.File, need.DropIn is null ? need.Mount.Span : Span.Start, $"{need.Service} does not wait for the mount of {Wording.Quote(need.Mount.Target.Text)}, expected 'RequiresMountsFor={need.Path}' in a drop-in")
            {
                Setting = need.Path,
                Severity = severity,
                Related = need.DropIn is null ? [] : [new RelatedPlace(need.Mount.File, need.Mount.Span, "mounted here")],
            };
    }

    private static IEnumerable<Violation> ReadOnly(List<Mount> attachments)
        => from mount in attachments
           let option = mount.Options.LastOrDefault(option => option is { Name: "ro" or "rw", IsKnown: true })
           where option is { Name: "ro" }
           select new Violation(mount.File, option.Span, $"{Wording.Quote(mount.Target.Text)} is mounted with 'ro', expected 'rw': TheHive writes attachments there")
           {
               Setting = mount.Target.Text,
               Severity = Severity.Error,
               Fix = "Write rw instead of ro among the mount's options.",
           };

    // Where nothing else tells, the name of the mount point does.
    private static bool IsOurs(Mount mount, List<string> paths)
        => paths.Exists(path => PathText.IsIn(path, mount.Target.Text)) || Array.Exists(Words, word => mount.Target.Text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);

    // The last of the two counts.
    private static MountOption? Soft(Mount mount) => mount.Options.LastOrDefault(option => option is { Name: "soft" or "softerr" or "hard", IsKnown: true }) is { Name: not "hard" } soft ? soft : null;

    private static MountOption? Old(Mount mount)
        => mount.Options.LastOrDefault(option => option is { Name: "nfsvers" or "vers", IsKnown: true }) is { Value: { } value } version
            && int.TryParse(value.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) && major < 4 ? version : null;

    private static IEnumerable<string> Paths(Repo repo) => AttachmentStorage.Locations(repo).Select(given => given.Value!).Concat(Repositories(repo).SelectMany(given => given.Value!));

    private static IEnumerable<Given<IReadOnlyList<string>>> Repositories(Repo repo) => repo.Each(ElasticsearchYml.Kind, ElasticsearchYml.PathRepo).Where(given => given.Setting is not null);

    private static IEnumerable<Need> Needs(Repo repo)
    {
        var wanted = AttachmentStorage.Locations(repo).Select(given => new { given.File.Node, TheHiveDropIn.Kind, Path = given.Value! })
            .Concat(from given in Repositories(repo) from path in given.Value! select new { given.File.Node, ElasticsearchDropIn.Kind, Path = path });
        return from want in wanted
               let mount = MountList.Below(MountList.On(repo, want.Node), want.Path)
               where mount is { IsNetwork: true }
               let units = repo.Of(want.Kind).Where(file => file.Node is null || string.Equals(file.Node, want.Node, StringComparison.Ordinal)).ToList()
               select new Need(want.Kind.Service!, want.Path, mount, units.Find(file => file.Node is not null), IsMet(repo, mount, want.Kind.Service + ".service", units));
    }

    private static bool IsMet(Repo repo, Mount mount, string service, List<ConfigFile> units)
    {
        var unit = SystemdPath.Escape(mount.Target.Text);
        return units.Exists(Waits)
            || Waiting(mount, service)
            || MountList.On(repo, mount.File.Node).Any(other => ReferenceEquals(other.File.Kind, AutomountUnit.Kind) && other.IsKnown && PathText.Same(other.Target.Text, mount.Target.Text));

        bool Waits(ConfigFile file)
            => !Repo.IsReadable(file) || (file.Document is SystemdDocument document && document.Entries.Any(entry => entry.Section.Is("Unit") && entry.Key.Text switch
            {
                "RequiresMountsFor" => Items(entry).Any(path => Placeholder.IsIn(path) || PathText.IsIn(path, mount.Target.Text)),

                // Requires= alone starts both at once.
                "After" => Items(entry).Any(item => item is "remote-fs.target" || string.Equals(item, unit + ".mount", StringComparison.Ordinal) || Placeholder.IsIn(item)),
                "Requires" or "BindsTo" => Items(entry).Any(Placeholder.IsIn),
                _ => false,
            }));
    }

    // The mount itself may say who waits for it; one that is made on first use needs nobody to wait.
    private static bool Waiting(Mount mount, string service)
        => mount.Options.Any(option => !option.IsKnown || option.Name is "x-systemd.automount" || (option.Name is "x-systemd.before" or "x-systemd.required-by" or "x-systemd.wanted-by" && string.Equals(option.Value, service, StringComparison.Ordinal)))
            || (mount.File.Document is SystemdDocument document && document.Entries.Any(entry => entry.Key.Text is "Before" or "RequiredBy" or "WantedBy" && Items(entry).Contains(service, StringComparer.Ordinal)));

    private static string[] Items(SystemdEntry entry) => entry.Value.Text.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);

    private sealed record Need(string Service, string Path, Mount Mount, ConfigFile? DropIn, bool IsMet);
}
