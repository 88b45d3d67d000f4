using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>
/// What the place of a file in a config repo says: its kind, its machine, its path there and its environment. Knows
/// <c>&lt;node&gt;/etc/…</c>, Ansible's <c>host_files/&lt;node&gt;/…</c> and <c>files/&lt;node&gt;/…</c>, one directory per
/// node, files called after their node, and one shared file for all nodes. What only the texts say is <see cref="Contents"/>' part.
/// </summary>
public static class Layout
{
    // Folders of a machine's own tree: what stands before the first of them is the machine.
    private static readonly HashSet<string> MachineRoots = new(["etc", "usr", "var", "opt", "lib"], StringComparer.Ordinal);

    // Folders that a machine's tree has too. Others are called like them, so that they count only below a machine that has shown itself.
    private static readonly HashSet<string> MachineFolders = new(["root", "home", "srv", "mnt", "media", "boot", "bin", "sbin"], StringComparer.Ordinal);

    // Folders named after a service hold its files; they are no machine.
    private static readonly HashSet<string> Services = new(
        ["cassandra", "elasticsearch", "elastic", "thehive", "cortex", "haproxy", "keepalived", "loadbalancer", "cql"],
        StringComparer.OrdinalIgnoreCase);

    // Folders that sort files in a repo; they are no machine either.
    private static readonly HashSet<string> Shelves = new(
        [
            ".", "files", "file", "templates", "template", "host_files", "group_files", "roles", "role", "nodes", "hosts", "servers", "machines",
            "common", "shared", "all", "default", "defaults", "base", "conf", "config", "configs", "configuration", "conf.d", "src", "scripts",
            "docker", "ansible", "deploy", "deployment", "sample", "samples", "example", "examples", "doc", "docs", "documentation", "inventory", "groups",
        ],
        StringComparer.OrdinalIgnoreCase);

    // Folders that a machine's or a service's own directory may have for its configuration.
    private static readonly HashSet<string> OwnShelves = new(["conf", "config", "configs", "configuration"], StringComparer.OrdinalIgnoreCase);

    // What stands below these is a role or a group: several machines.
    private static readonly HashSet<string> GroupShelves = new(["roles", "role", "group_files", "groups"], StringComparer.OrdinalIgnoreCase);

    // Ansible's variables for a program are called like the program's own file, but are none.
    private static readonly HashSet<string> VariableShelves = new(["host_vars", "group_vars", "vars"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> EnvironmentShelves = new(["envs", "env", "environments", "inventories", "clusters"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Environments = new(
        [
            "prod", "production", "live", "staging", "stage", "preprod", "preproduction", "dev", "development", "test", "testing", "qa", "uat",
            "acceptance", "integration", "sandbox", "demo", "lab", "dr",
        ],
        StringComparer.OrdinalIgnoreCase);

    // What lies below these is shown to readers: it is of no machine that runs.
    private static readonly HashSet<string> Documentation = new(["doc", "docs", "documentation", "example", "examples", "sample", "samples"], StringComparer.OrdinalIgnoreCase);

    // What tools of encryption put behind the name of a file.
    private static readonly string[] EncryptedEndings = [".age", ".gpg", ".asc", ".vault", ".enc", ".sops"];

    private static readonly string[] TemplateEndings = [".j2", ".jinja", ".jinja2", ".erb", ".tmpl", ".tpl", ".template"];

    /// <summary>What may stand behind any name.</summary>
    internal static IEnumerable<string> AddedEndings => TemplateEndings.Concat(EncryptedEndings);

    /// <summary>Whether a name is that of a template by its ending.</summary>
    internal static bool IsTemplateName(string path) => TemplateEndings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Places every path of which the kind is known; the others are left out.</summary>
    /// <param name="paths">Paths below the root of the config repo, with forward slashes.</param>
    /// <param name="kinds">The kinds to recognise; the first that fits is taken.</param>
    public static IReadOnlyList<Placed> Recognise(IEnumerable<string> paths, IReadOnlyList<FileKind> kinds) => Recognise(paths, kinds, _ => null);

    /// <summary>As above; what somebody says of a place counts more than what its path looks like.</summary>
    internal static IReadOnlyList<Placed> Recognise(IEnumerable<string> paths, IReadOnlyList<FileKind> kinds, Func<string, PlaceHint?> hints)
    {
        var names = new KnownNames(kinds);
        var placed = new List<Placed>();
        var folder = new Folder("");
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            // Files of one folder come one after another.
            folder = folder.IsOf(path) ? folder : new Folder(path.Substring(0, Math.Max(0, path.LastIndexOf('/'))));
            if (Place(path, folder, kinds, names, hints(path)) is { } place)
            {
                // The same few words for every machine of a thousand environments.
                placed.Add(place with { InstalledPath = Once(place.InstalledPath), Node = place.Node is null ? null : Once(place.Node), Environment = place.Environment is null ? null : Once(place.Environment), Above = Once(place.Above) });
            }
        }

        placed = OnMachines(placed);

        // A generated tree is an environment of its own, wherever it lies.
        var trees = new HashSet<string>(placed.Where(file => IsOfTree(file.Kind) && file.Above.Length > 0).Select(file => file.Above), StringComparer.Ordinal);
        placed = trees.Count == 0 ? placed : placed.ConvertAll(file => !file.IsTold && TreeOf(file.Path, trees) is { } tree ? file with { Environment = tree } : file);

        // The same file of the same node in two folders: those folders are two environments.
        var above = placed
            .Where(file => file.Node is not null && !file.IsTold)
            .GroupBy(file => new Installation(file.Environment, file.Node, file.InstalledPath))
            .Where(copies => copies.Select(file => file.Above).Distinct(StringComparer.Ordinal).Count() > 1)
            .SelectMany(copies => copies.Select(file => file.Above));
        var split = new HashSet<string>(above, StringComparer.Ordinal);
        return split.Count == 0 ? placed : placed.ConvertAll(file => !file.IsTold && split.Contains(file.Above) ? file with { Environment = file.Above, Whole = file.Environment, IsSplitOff = true } : file);

        string Once(string word)
        {
            if (!said.TryGetValue(word, out var known))
            {
                said.Add(word, known = word);
            }

            return known;
        }
    }

    private static List<Placed> OnMachines(List<Placed> placed)
    {
        if (!placed.Exists(file => MachineFolderAt(file) > 0))
        {
            return placed;
        }

        var machines = new Dictionary<string, Placed>(StringComparer.Ordinal);
        foreach (var file in placed.Where(file => file is { IsInstalledPathKnown: true, IsTold: false, Node: not null }))
        {
            machines[new Folder(file.Path.Substring(0, file.Path.LastIndexOf('/'))).AboveMachine] = file;
        }

        return placed.ConvertAll(file => MachineFolderAt(file) is > 0 and var at && machines.TryGetValue(file.Path.Substring(0, at), out var machine)
            ? file with
            {
                Node = machine.Node,
                Environment = machine.Environment,
                Above = machine.Above,
                InstalledPath = file.Path.Substring(at, file.Path.LastIndexOf('/') + 1 - at) + Without(TemplateEndings, Without(EncryptedEndings, file.Path.Substring(file.Path.LastIndexOf('/') + 1))),
                IsInstalledPathKnown = true,
            }
            : file);
    }

    // The slash in front of the first such folder.
    private static int MachineFolderAt(Placed file)
    {
        if (file.IsTold || file.IsInstalledPathKnown)
        {
            return -1;
        }

        for (var slash = file.Path.IndexOf('/'); slash > 0; slash = file.Path.IndexOf('/', slash + 1))
        {
            if (file.Path.IndexOf('/', slash + 1) is > 0 and var end && MachineFolders.Contains(file.Path.Substring(slash + 1, end - slash - 1)))
            {
                return slash;
            }
        }

        return -1;
    }

    // The nearest above the file.
    private static string? TreeOf(string path, HashSet<string> trees)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            var folder = path.Substring(0, slash);
            if (trees.Contains(folder))
            {
                return folder;
            }
        }

        return null;
    }

    private static Placed? Place(string path, Folder folder, IReadOnlyList<FileKind> kinds, KnownNames names, PlaceHint? hint)
    {
        if (hint?.InstalledPath is { } installed)
        {
            return Installed(path, installed, kinds, hint);
        }

        // Most files of a repo are of no kind: their names alone tell.
        var given = path.Substring(path.LastIndexOf('/') + 1);
        var open = Without(EncryptedEndings, given);
        var name = Without(TemplateEndings, open);
        if (!names.MayBe(name))
        {
            return null;
        }

        var folders = folder.Parts;
        var root = folder.Root;
        var onMachine = folder.OnMachine is { } machine ? machine + name : null;
        var kind = KindOf(name, folders, onMachine, names.KindsOf(name));
        var called = onMachine is null && kind is null or { IsOnlyWhenNamed: true } ? NodeInName.Find(name, kinds) : null;
        kind = called?.Kind ?? kind;
        var isEncrypted = open.Length < given.Length;
        if (kind is null || (isEncrypted && (kind.IsCarrier || IsOfTree(kind))) || (root < 0 && !kind.IsCarrier && folder.HoldsVariables))
        {
            return null;
        }

        if (IsOfTree(kind))
        {
            return new Placed(path, kind, Node: null, name, folder.Environment, folder.Path);
        }

        var told = kind.IsCarrier ? null : hint?.Node;

        // Scripts and statements of a runbook are run all the same.
        var shown = kind.IsCarrier || kind.Service is null ? null : folder.Shown;
        if (called is not null)
        {
            return new Placed(path, kind, told ?? called.Node ?? NodeOf(folders, root, kind), InstalledPath(kind, called.FileName, folders, node: null), hint?.Environment ?? shown ?? called.Environment ?? folder.Environment, folder.Path)
            {
                IsTold = hint is not null,
                IsLooselyNamed = true,
            };
        }

        var node = NodeOf(folders, root, kind);
        var above = node is null ? folder.AboveMachine : folder.AboveNode;
        return new Placed(path, kind, told ?? node, onMachine ?? InstalledPath(kind, name, folders, told ?? node), hint?.Environment ?? shown ?? folder.Environment, above)
        {
            IsTold = hint is not null,
            IsInstalledPathKnown = onMachine is not null,
            IsLooselyNamed = isEncrypted,
        };
    }

    // The settings say what the file is on a machine: its own name and folders say nothing more.
    private static Placed? Installed(string path, string installed, IReadOnlyList<FileKind> kinds, PlaceHint hint)
    {
        var folders = installed.Split('/').Where(part => part.Length > 0).ToList();
        var name = folders[folders.Count - 1];
        folders.RemoveAt(folders.Count - 1);
        return KindOf(name, folders, installed, kinds) is { } kind && !IsOfTree(kind)
            ? new Placed(path, kind, hint.Node, installed, hint.Environment, "") { IsTold = true, IsInstalledPathKnown = true }
            : null;
    }

    private static string Without(string[] endings, string name)
    {
        foreach (var ending in endings)
        {
            if (name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            {
                name = name.Substring(0, name.Length - ending.Length);
            }
        }

        return name;
    }

    private static int NodeAt(List<string> folders, int root) => root < 0 ? NodeBySort(folders) : root - 1;

    private static string? NodeOf(List<string> folders, int root, FileKind kind)
        => (root >= 0 || !kind.IsCarrier) && NodeAt(folders, root) is >= 0 and var at && IsNode(folders, at) ? folders[at] : null;

    // Variables of Ansible, a role's defaults among them.
    private static bool HoldVariables(List<string> folders)
    {
        for (var i = 0; i < folders.Count; i++)
        {
            if (VariableShelves.Contains(folders[i]) || (i >= 2 && folders[i] is "defaults" or "meta" && GroupShelves.Contains(folders[i - 2])))
            {
                return true;
            }
        }

        return false;
    }

    // manifest.json: a file of the tree, not of a machine.
    private static bool IsOfTree(FileKind kind) => !kind.InstalledPath.StartsWith("/", StringComparison.Ordinal);

    private static FileKind? KindOf(string name, List<string> folders, string? onMachine, IReadOnlyList<FileKind> kinds)
    {
        foreach (var kind in kinds)
        {
            if (Fits(kind, name, folders, onMachine))
            {
                return kind;
            }
        }

        return null;
    }

    private static bool Fits(FileKind kind, string name, List<string> folders, string? onMachine)
    {
        var matches = false;
        foreach (var pattern in kind.FileNames)
        {
            matches |= Matches(pattern, name, folders);
        }

        if (!matches)
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
        while (at >= 0 && (Services.Contains(folders[at]) || OwnShelves.Contains(folders[at]) || IsPartOfConfiguration(folders[at])))
        {
            at--;
        }

        return at;
    }

    private static bool IsNode(List<string> folders, int at)
        => !Services.Contains(folders[at]) && !Shelves.Contains(folders[at]) && !IsEnvironment(folders[at]) && !EnvironmentShelves.Contains(folders[at])
            && (at == 0 || !(GroupShelves.Contains(folders[at - 1]) || EnvironmentShelves.Contains(folders[at - 1])));

    /// <summary>Whether a word is what environments are usually called.</summary>
    internal static bool IsEnvironment(string word) => Environments.Contains(word);

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

    // Where a kind has one usual file, another of its names stands beside that; where it has a folder, in it, as deep as here.
    private static string InstalledPath(FileKind kind, string name, List<string> folders, string? node)
    {
        if (kind.Folder is { } folder)
        {
            var below = folders.Skip(folders.LastIndexOf(LastPart(folder)) + 1)
                .Where(part => part is not ("files" or "templates") && !OwnShelves.Contains(part) && !Environments.Contains(part) && !string.Equals(part, node, StringComparison.Ordinal));
            return string.Concat(folder, string.Concat(below.Select(part => part + "/")), name);
        }

        var usual = LastPart(kind.InstalledPath);
        var isFile = kind.FileNames.Any(pattern => KnownNames.Matches(pattern, pattern.IndexOf('/') + 1, usual));
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
        return KnownNames.Matches(pattern, slash + 1, name)
            && (slash < 0 || (folders.Count > 0 && folders[folders.Count - 1].Length == slash && pattern.StartsWith(folders[folders.Count - 1], StringComparison.Ordinal)));
    }

    private sealed record Installation(string? Environment, string? Node, string Path);

    /// <summary>What the folders above a file say of it, whatever it is called.</summary>
    private sealed class Folder
    {
        internal Folder(string path)
        {
            Path = path;
            Parts = path.Length == 0 ? [] : [.. path.Split('/')];
            Root = Parts.FindIndex(MachineRoots.Contains);
            OnMachine = Root < 0 ? null : "/" + string.Join("/", Parts.Skip(Root)) + "/";
            Environment = EnvironmentOf(Parts);
            Shown = Parts.FindIndex(Documentation.Contains) is >= 0 and var at && (Root < 0 || at < Root) ? string.Join("/", Parts.Take(at + 1)) : null;
            HoldsVariables = HoldVariables(Parts);
            AboveMachine = string.Join("/", Parts.Take(Math.Max(0, Root)));
            AboveNode = string.Join("/", Parts.Take(NodeAt(Parts, Root)));
        }

        internal string Path { get; }

        internal List<string> Parts { get; }

        /// <summary>Which part is the first of a machine's own tree; -1 when none is.</summary>
        internal int Root { get; }

        /// <summary>The folder on the machine, with a final slash; null outside a machine's own tree.</summary>
        internal string? OnMachine { get; }

        internal string? Environment { get; }

        /// <summary>The folder of documentation that it is or lies in, an environment of its own; null for any other.</summary>
        internal string? Shown { get; }

        internal bool HoldsVariables { get; }

        internal string AboveMachine { get; }

        internal string AboveNode { get; }

        internal bool IsOf(string path)
            => path.LastIndexOf('/') is var slash && (slash < 0 ? Path.Length == 0 : slash == Path.Length && path.StartsWith(Path, StringComparison.Ordinal));
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
    /// <value>Default false.</value>
    public bool IsInstalledPathKnown { get; init; }

    /// <summary>Whether its environment is only a guess, from a node that is in two folders.</summary>
    internal bool IsSplitOff { get; init; }

    /// <summary>Its environment if that guess is wrong; null for the only one.</summary>
    internal string? Whole { get; init; }

    /// <summary>Whether the name is only like that of such files, so that the text has to bear it out.</summary>
    internal bool IsLooselyNamed { get; init; }

    /// <summary>The file with its text.</summary>
    /// <param name="shown">The path as reports show it.</param>
    /// <param name="text">The decoded text.</param>
    /// <param name="byteFaults">What only its bytes show.</param>
    /// <param name="manifest">What the manifest of its tree says of it; null without one.</param>
    /// <param name="variables">Values of simple template expressions, by name.</param>
    /// <param name="telling">What is told of it.</param>
    /// <param name="askGit">Asks git whether it keeps the file; null when nobody can.</param>
    internal ConfigFile ToFile(string shown, string text, IReadOnlyList<Fault> byteFaults, ManifestFile? manifest, IReadOnlyDictionary<string, string> variables, Telling telling = Telling.All, Func<bool?>? askGit = null)
    {
        if (TextBound.TooLong(text, Kind.LongestText) is { } tooLong)
        {
            (text, byteFaults) = ("", [tooLong]);
        }

        var template = manifest?.IsTemplate == false ? null : TemplateVariables.Expand(text, variables);
        return new ConfigFile(shown, Kind, template?.Text ?? text)
        {
            Expansion = template,
            Node = manifest?.Node ?? Node,
            InstalledPath = manifest?.InstalledPath ?? InstalledPath,
            IsInstalledPathKnown = manifest is not null || IsInstalledPathKnown,
            MayBeTemplate = manifest?.IsTemplate ?? true,
            ByteFaults = byteFaults,
            Telling = telling,
            AskGit = askGit,
        };
    }
}
