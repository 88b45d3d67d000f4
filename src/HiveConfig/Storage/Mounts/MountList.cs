using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>The mounts of a repo.</summary>
internal static class MountList
{
    private static readonly Question<IReadOnlyList<Mount>> All = new(repo => [.. repo.Files.SelectMany(In)]);

    private static readonly Question<ILookup<string, Mount>> ByNode = new(repo => Of(repo).ToLookup(mount => mount.File.Node ?? "", StringComparer.Ordinal));

    /// <summary>Every mount: by path, then in reading order.</summary>
    internal static IReadOnlyList<Mount> Of(Repo repo) => All.Of(repo);

    /// <summary>The mounts that a machine has: its own, and those of files that serve several.</summary>
    internal static IEnumerable<Mount> On(Repo repo, string? node)
        => node is not null && !ByNode.Of(repo).Contains("") ? ByNode.Of(repo)[node] : Of(repo).Where(mount => Serves(mount.File, node));

    /// <summary>The mount that a path of a machine lies on; null when none is stated.</summary>
    internal static Mount? Below(IEnumerable<Mount> mounts, string path)
        => mounts.Where(mount => mount.IsKnown && PathText.IsIn(path, mount.Target.Text)).OrderByDescending(mount => PathText.Usual(mount.Target.Text).Length).FirstOrDefault(mount => !mount.Target.Is("/"));

    /// <summary>Whether a machine may have mounts that nobody can read: a line that is refused, a placeholder.</summary>
    internal static bool MayHaveMore(Repo repo, string? node)
        => repo.Files.Any(file => Serves(file, node) && IsTable(file) && (!Repo.IsReadable(file) || In(file).Any(mount => !mount.IsKnown)));

    private static bool Serves(ConfigFile file, string? node) => file.Node is null || node is null || string.Equals(file.Node, node, StringComparison.Ordinal);

    private static bool IsTable(ConfigFile file) => ReferenceEquals(file.Kind, Fstab.Kind) || ReferenceEquals(file.Kind, MountUnit.Kind) || ReferenceEquals(file.Kind, AutomountUnit.Kind) || file.Document is AnsibleTasksDocument;

    private static IEnumerable<Mount> In(ConfigFile file) => file.Document switch
    {
        FstabDocument table => table.Entries.Select(entry => new Mount(file, entry.Span, entry.Source, entry.Target, entry.Type, entry.Options)),
        SystemdDocument unit when ReferenceEquals(file.Kind, MountUnit.Kind) => Unit(file, unit, "Mount"),
        SystemdDocument unit when ReferenceEquals(file.Kind, AutomountUnit.Kind) => Unit(file, unit, "Automount"),
        AnsibleTasksDocument tasks => tasks.Of("mount").Select(task => Task(file, task)).OfType<Mount>(),
        _ => [],
    };

    private static IEnumerable<Mount> Unit(ConfigFile file, SystemdDocument unit, string section)
        => unit.Find(section, "Where")?.Value is { } where
            ? [new Mount(file, where.Span, unit.Find(section, "What")?.Value, where, unit.Find(section, "Type")?.Value, unit.Find(section, "Options")?.Value is { } options ? MountOption.List(options) : [])]
            : [];

    private static Mount? Task(ConfigFile file, AnsibleTask task)
    {
        var target = Text("path") ?? Text("name");
        return target is null || Text("state") is { Text: "absent" or "absent_from_fstab" or "unmounted" }
            ? null
            : new Mount(file, target.Span, Text("src"), target, Text("fstype"), Text("opts") is { } options ? MountOption.List(options) : []);

        Word? Text(string parameter) => task.Find(parameter)?.Value switch
        {
            ScalarValue scalar => new Word(scalar.Text, scalar.Span) { IsKnown = !Placeholder.IsIn(scalar.Text) },
            { } other => new Word("", other.Span) { IsKnown = false },
            _ => null,
        };
    }
}
