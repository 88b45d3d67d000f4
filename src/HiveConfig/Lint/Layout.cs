using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>
/// What the place of a file in a config repo says: its kind, its machine, its path there and its environment. Knows
/// <c>&lt;node&gt;/etc/…</c>, Ansible's <c>host_files/&lt;node&gt;/…</c> and <c>files/&lt;node&gt;/…</c>, one directory per
/// node, and one shared file for all nodes.
/// </summary>
public static class Layout
{
    // Folders of a machine's own tree: what stands before the first of them is the machine.
    private static readonly HashSet<string> MachineRoots = new(["etc", "usr", "var", "opt", "lib"], StringComparer.Ordinal);

    // Folders named after a service hold its files; they are no machine.
    private static readonly HashSet<string> Services = new(
        ["cassandra", "elasticsearch", "elastic", "thehive", "cortex", "haproxy", "keepalived", "loadbalancer", "cql"],
        StringComparer.OrdinalIgnoreCase);

    // Folders that sort files in a repo; they are no machine either.
    private static readonly HashSet<string> Shelves = new(
        [
            ".", "files", "file", "templates", "template", "host_files", "group_files", "roles", "role", "nodes", "hosts", "servers", "machines",
            "common", "shared", "all", "default", "defaults", "base", "conf", "config", "configs", "configuration", "conf.d", "src", "scripts",
            "docker", "ansible", "deploy", "deployment", "samples", "examples",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> EnvironmentShelves = new(["envs", "env", "environments", "inventories", "clusters"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Environments = new(
        [
            "prod", "production", "live", "staging", "stage", "preprod", "preproduction", "dev", "development", "test", "testing", "qa", "uat",
            "acceptance", "integration", "sandbox", "demo", "lab", "dr",
        ],
        StringComparer.OrdinalIgnoreCase);

    private static readonly string[] TemplateEndings = [".j2", ".jinja", ".jinja2", ".erb", ".tmpl", ".tpl", ".template"];

    /// <summary>Whether a name is that of a template by its ending.</summary>
    internal static bool IsTemplateName(string path) => TemplateEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Places every path of which the kind is known; the others are left out.</summary>
    /// <param name="paths">Paths below the root of the config repo, with forward slashes.</param>
    /// <param name="kinds">The kinds to recognise; the first that fits is taken.</param>
    public static IReadOnlyList<Placed> Recognise(IEnumerable<string> paths, IReadOnlyList<FileKind> kinds) => Recognise(paths, kinds, _ => null);

    /// <summary>As above; what somebody says of a place counts more than what its path looks like.</summary>
    internal static IReadOnlyList<Placed> Recognise(IEnumerable<string> paths, IReadOnlyList<FileKind> kinds, Func<string, PlaceHint?> hints)
    {
        var placed = paths.Select(path => Place(path, kinds, hints(path))).OfType<Placed>().ToList();

        // A generated tree is an environment of its own, wherever it lies.
        var trees = placed.Where(file => IsOfTree(file.Kind) && file.Above.Length > 0).Select(file => file.Above).OrderByDescending(tree => tree.Length).ToList();
        placed = placed.Select(file => !file.IsTold && trees.Find(tree => file.Path.StartsWith(tree + "/", StringComparison.Ordinal)) is { } tree ? file with { Environment = tree } : file).ToList();

        // The same file of the same node in two folders: those folders are two environments.
        var above = placed
            .Where(file => file.Node is not null && !file.IsTold)
            .GroupBy(file => (file.Environment, file.Node, file.InstalledPath))
            .Where(copies => copies.Select(file => file.Above).Distinct(StringComparer.Ordinal).Count() > 1)
            .SelectMany(copies => copies.Select(file => file.Above));
        var split = new HashSet<string>(above, StringComparer.Ordinal);
        return placed.Select(file => !file.IsTold && split.Contains(file.Above) ? file with { Environment = file.Above } : file).ToList();
    }

    private static Placed? Place(string path, IReadOnlyList<FileKind> kinds, PlaceHint? hint)
    {
        if (hint?.InstalledPath is { } installed)
        {
            return Installed(path, installed, kinds, hint);
        }

        var parts = path.Split('/');
        var name = parts[parts.Length - 1];
        foreach (var ending in TemplateEndings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                name = name.Substring(0, name.Length - ending.Length);
            }
        }

        var folders = parts.Take(parts.Length - 1).ToList();
        var root = folders.FindIndex(MachineRoots.Contains);
        var onMachine = root < 0 ? null : "/" + string.Join("/", folders.Skip(root)) + "/" + name;
        var kind = kinds.FirstOrDefault(candidate => Fits(candidate, name, folders, onMachine));
        if (kind is null)
        {
            return null;
        }

        if (IsOfTree(kind))
        {
            return new Placed(path, kind, Node: null, name, EnvironmentOf(folders), string.Join("/", folders));
        }

        var at = root < 0 ? NodeBySort(folders) : root - 1;
        var node = (root >= 0 || !kind.IsCarrier) && at >= 0 && IsNode(folders[at]) ? folders[at] : null;
        var above = string.Join("/", folders.Take(node is null ? Math.Max(0, root) : at));
        var told = kind.IsCarrier ? null : hint?.Node;
        return new Placed(path, kind, told ?? node, onMachine ?? InstalledPath(kind, name), hint?.Environment ?? EnvironmentOf(folders), above) { IsTold = hint is not null, IsInstalledPathKnown = onMachine is not null };
    }

    // The settings say what the file is on a machine: its own name and folders say nothing more.
    private static Placed? Installed(string path, string installed, IReadOnlyList<FileKind> kinds, PlaceHint hint)
    {
        var folders = installed.Split('/').Where(part => part.Length > 0).ToList();
        var name = folders[folders.Count - 1];
        folders.RemoveAt(folders.Count - 1);
        return kinds.FirstOrDefault(candidate => !IsOfTree(candidate) && Fits(candidate, name, folders, installed)) is { } kind
            ? new Placed(path, kind, hint.Node, installed, hint.Environment, "") { IsTold = true, IsInstalledPathKnown = true }
            : null;
    }

    // manifest.json: a file of the tree, not of a machine.
    private static bool IsOfTree(FileKind kind) => !kind.InstalledPath.StartsWith("/", StringComparison.Ordinal);

    private static bool Fits(FileKind kind, string name, List<string> folders, string? onMachine)
    {
        if (!kind.FileNames.Any(pattern => Matches(pattern, name, folders)))
        {
            return false;
        }

        return kind.Folder is not { } folder
            || (onMachine is not null
                ? onMachine.StartsWith(folder, StringComparison.Ordinal)
                : folders.Contains(LastPart(folder), StringComparer.Ordinal));
    }

    // Without a machine's own folders the file lies in the machine's directory, or in a service's below it.
    private static int NodeBySort(List<string> folders)
    {
        var at = folders.Count - 1;
        while (at >= 0 && (Services.Contains(folders[at]) || IsPartOfConfiguration(folders[at])))
        {
            at--;
        }

        return at;
    }

    private static bool IsNode(string folder)
        => !Services.Contains(folder) && !Shelves.Contains(folder) && !Environments.Contains(folder) && !EnvironmentShelves.Contains(folder);

    // exports.d, thehive.service.d; systemd and its system below it.
    private static bool IsPartOfConfiguration(string folder) => folder.EndsWith(".d", StringComparison.Ordinal) || folder is "systemd" or "system";

    private static string? EnvironmentOf(List<string> folders)
    {
        for (var i = 0; i < folders.Count; i++)
        {
            if (EnvironmentShelves.Contains(folders[i]) && i + 1 < folders.Count)
            {
                return folders[i + 1];
            }

            if (Environments.Contains(folders[i]))
            {
                return folders[i];
            }
        }

        return null;
    }

    // Where a kind has one usual file, another of its names stands beside that; where it has a folder, in it.
    private static string InstalledPath(FileKind kind, string name)
    {
        var usual = LastPart(kind.InstalledPath);
        var isFile = kind.FileNames.Any(pattern => Matches(pattern.Substring(pattern.IndexOf('/') + 1), usual));
        return (isFile ? kind.InstalledPath.Substring(0, kind.InstalledPath.LastIndexOf('/')) : kind.InstalledPath.TrimEnd('/')) + "/" + name;
    }

    private static string LastPart(string path)
    {
        var trimmed = path.TrimEnd('/');
        return trimmed.Substring(trimmed.LastIndexOf('/') + 1);
    }

    private static bool Matches(string pattern, string name, List<string> folders)
    {
        var slash = pattern.IndexOf('/');
        return slash < 0
            ? Matches(pattern, name)
            : folders.Count > 0 && string.Equals(folders[folders.Count - 1], pattern.Substring(0, slash), StringComparison.Ordinal) && Matches(pattern.Substring(slash + 1), name);
    }

    private static bool Matches(string pattern, string name)
    {
        var star = pattern.IndexOf('*');
        return star < 0
            ? string.Equals(pattern, name, StringComparison.Ordinal)
            : name.Length >= pattern.Length - 1
                && name.StartsWith(pattern.Substring(0, star), StringComparison.Ordinal)
                && name.EndsWith(pattern.Substring(star + 1), StringComparison.Ordinal);
    }
}

/// <summary>A path of a config repo and what it says.</summary>
/// <param name="Path">The path below the root of the repo.</param>
/// <param name="Kind">The kind of file.</param>
/// <param name="Node">The machine; null for a file that serves several.</param>
/// <param name="InstalledPath">The path on the machine.</param>
/// <param name="Environment">The environment; null for the only one.</param>
/// <param name="Above">The folders above the machine's.</param>
public sealed record Placed(string Path, FileKind Kind, string? Node, string InstalledPath, string? Environment, string Above)
{
    /// <summary>Whether the settings say where it belongs.</summary>
    internal bool IsTold { get; init; }

    /// <summary>Whether the folders say the path on the machine; else it is where such files usually lie.</summary>
    internal bool IsInstalledPathKnown { get; init; }
}
