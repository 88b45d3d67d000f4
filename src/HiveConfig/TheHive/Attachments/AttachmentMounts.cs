using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.Storage;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>How the file systems of attachments and snapshots are mounted.</summary>
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

    /// <summary>The directories of snapshots, file by file.</summary>
    internal static IEnumerable<Given<IReadOnlyList<string>>> Repositories(Repo repo) => repo.Each(ElasticsearchYml.Kind, ElasticsearchYml.PathRepo).Where(given => given.Setting is not null);
}
