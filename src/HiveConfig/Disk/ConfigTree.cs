using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Disk;

/// <summary>Reads config repos and cluster.yaml from the disk.</summary>
public static class ConfigTree
{
    private static readonly FileKind DirectoryKind = new("directory", service: null, "/", read: null);

    /// <summary>Reads the files of known kinds below directories. What cannot be read is a finding of the file concerned, never an exception.</summary>
    /// <param name="paths">Directories or files that exist. What git ignores below one of them is passed over, but never the path itself.</param>
    /// <param name="workingDirectory">Where the paths in reports start; null for the process's own.</param>
    public static TreeReading Read(IReadOnlyList<string> paths, string? workingDirectory = null)
        => Read(paths, new TreeOptions(Path.GetFullPath(workingDirectory ?? Environment.CurrentDirectory)));

    internal static TreeReading Read(IReadOnlyList<string> paths, TreeOptions options)
    {
        var from = options.WorkingDirectory;
        var roots = paths.Select(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, from))).Distinct(StringComparer.Ordinal).ToList();
        if (roots.Count == 0)
        {
            return new TreeReading([], 0);
        }

        var directories = roots.Where(Directory.Exists).ToList();
        var walks = directories.ConvertAll(TreeWalk.Below);

        // Nodes given one by one are one repo: what stands above all of them is its root.
        var top = RootOf(roots.Select(root => Directory.Exists(root) ? root : Path.GetDirectoryName(root)!).Aggregate(CommonParent), from, directories.Count == 0);
        var files = walks.SelectMany((walk, i) => NotIgnored(walk, directories[i])).Concat(roots.Where(root => !Directory.Exists(root)))
            .Concat(options.Standin is { } other ? [other.Path] : [])
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(file => TreePath.Slashes(Path.GetRelativePath(top, file)), StringComparer.Ordinal);

        var indices = roots.Select(root => (Root: root, Index: GitIndex.Above(root))).ToList();
        var looked = new Dictionary<string, DecodedText>(StringComparer.Ordinal);
        var recognised = Layout.Recognise(files.Keys, FileKinds.All, path => options.Settings.HintOf(options.BelowSettings(files[path])));
        var placed = Contents.Settle(recognised, place => LookAt(place.Path).Text);
        var (manifests, named) = ManifestsOf(placed.Where(place => place.Kind == Generate.Manifest.Kind).Select(place => place.Path), files);
        var onDisk = new Dictionary<ConfigFile, string>();
        var read = placed.Select(place => (Environment: EnvironmentOf(place), File: ReadFile(place, named.GetValueOrDefault(place.Path))))
            .Where(file => file.File.Kind.Takes(file.File.Text)).ToList();
        var unrecognised = files.Keys.Except(placed.Select(place => place.Path), StringComparer.Ordinal)
            .Except(named.Keys, StringComparer.Ordinal)
            .Except(manifests.Select(manifest => FolderOf(manifest) + Generate.Runbook.Kind.InstalledPath), StringComparer.Ordinal)
            .Except(Inputs(files), StringComparer.Ordinal)
            .Count() + placed.Count - read.Count;
        read.AddRange(walks.SelectMany(walk => walk.Unreadable).Select(directory => ((string?)null, new ConfigFile(Shown(directory.Path), DirectoryKind, "")
        {
            ByteFaults = [new Fault(FaultKind.Bound, Span.Start, directory.Problem)],
        })));

        // A file that was named by itself says nothing of what is beside it.
        var listing = directories.Count == roots.Count ? Listings.Share(placed, files.Keys) : null;
        var repos = read.GroupBy(file => file.Environment, file => file.File, StringComparer.Ordinal)
            .OrderBy(environment => environment.Key, StringComparer.Ordinal)
            .Select(environment => new Repo([.. environment], environment.Key, listing is null ? options.Facts : options.Facts with { Listing = [.. listing[environment.Key ?? ""].Select(path => Shown(files[path]))] }))
            .ToList();
        return new TreeReading(repos, unrecognised + walks.Sum(walk => walk.PassedOver)) { Paths = onDisk };

        // What the user names is read, though the settings pass over it elsewhere.
        IEnumerable<string> NotIgnored(TreeWalk walk, string root)
            => options.Settings.Ignores.Count == 0 || options.Settings.IsIgnored(options.BelowSettings(Path.Combine(root, "\u0001")))
                ? walk.Files
                : walk.Files.Where(file => !options.Settings.IsIgnored(options.BelowSettings(file)));

        ConfigFile ReadFile(Placed place, ManifestFile? manifest)
        {
            var path = files[place.Path];
            var (text, faults) = looked.Remove(place.Path, out var known) ? known : ReadText(path);
            var template = manifest?.IsTemplate == false ? null : TemplateVariables.Expand(text, options.Variables);
            var file = new ConfigFile(Shown(path), place.Kind, template?.Text ?? text)
            {
                Expansion = template,
                Node = manifest?.Node ?? place.Node,
                InstalledPath = manifest?.InstalledPath ?? place.InstalledPath,
                IsInstalledPathKnown = manifest is not null || place.IsInstalledPathKnown,
                MayBeTemplate = manifest?.IsTemplate ?? true,
                ByteFaults = faults,
                IsTracked = indices.FirstOrDefault(index => RealPath.IsIn(files[place.Path], index.Root)).Index?.Contains(files[place.Path]),
            };
            onDisk.Add(file, path);
            return file;
        }

        // Read for a look: not again afterwards.
        DecodedText LookAt(string path)
        {
            if (!looked.TryGetValue(path, out var text))
            {
                looked.Add(path, text = ReadText(files[path]));
            }

            return text;
        }

        DecodedText ReadText(string path)
            => options.Standin is { } standin && string.Equals(standin.Path, path, StringComparison.Ordinal) ? DecodedText.Of(standin.Bytes) : DiskFile.ReadText(path);

        // A manifest belongs to the files it names, wherever it stands itself.
        string? EnvironmentOf(Placed place)
            => (manifests.Contains(place.Path, StringComparer.Ordinal)
                ? placed.FirstOrDefault(other => named.ContainsKey(other.Path) && other.Path.StartsWith(FolderOf(place.Path), StringComparison.Ordinal)) ?? place
                : place).Environment;

        string Shown(string path) => TreePath.Slashes(Path.GetRelativePath(from, path));
    }

    /// <summary>Reads the files of known kinds below a directory.</summary>
    /// <param name="directory">The directory.</param>
    public static TreeReading Read(string directory) => Read([directory]);

    /// <summary>Reads a cluster.yaml.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">The path as messages show it; null for <paramref name="path"/>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ClusterFileResult ReadCluster(string path, string? shown = null)
    {
        shown ??= path;

        DecodedText read;
        try
        {
            read = DecodedText.Of(DiskFile.ReadBytes(path));
        }
        catch (Exception exception) when (exception is InvalidDataException or DiskFile.IrregularFileException)
        {
            read = new DecodedText("", [DiskFile.FaultOf(exception)]);
        }

        var refused = read.Faults.Where(fault => fault.Kind != FaultKind.Encoding).ToList();
        return refused.Count == 0
            ? ClusterFile.Read(shown, read.Text)
            : new ClusterFileResult(Cluster: null, [.. refused.Select(fault => new ClusterProblem(ProblemSeverity.Error, "HC9001", fault.Message) { Path = shown, Span = fault.Span })]);
    }

    // The manifests of generated trees among files of that name, and what they say of files, by path.
    private static (List<string> Manifests, Dictionary<string, ManifestFile> Named) ManifestsOf(IEnumerable<string> candidates, Dictionary<string, string> files)
    {
        var manifests = new List<string>();
        var result = new Dictionary<string, ManifestFile>(StringComparer.Ordinal);
        foreach (var path in candidates)
        {
            if (DiskFile.TryReadText(files[path]) is { } text && ManifestFiles.Read(text) is { } named)
            {
                manifests.Add(path);
                foreach (var (name, file) in named)
                {
                    result[FolderOf(path) + name] = file;
                }
            }
        }

        return (manifests, result);
    }

    // What trees are generated from, and what this program reads beside them: known, though nothing in them is judged here.
    private static IEnumerable<string> Inputs(Dictionary<string, string> files)
    {
        foreach (var (path, full) in files)
        {
            if (Path.GetFileName(path) is "hiveconfig.yaml" or ".gitignore")
            {
                yield return path;
            }
            else if (Path.GetFileName(path) is "cluster.yaml" && DiskFile.TryReadText(full) is { } text && ClusterFile.Read(path, text) is var read && (read.Cluster ?? read.Partial) is { } cluster)
            {
                yield return path;
                var folder = path[..^"cluster.yaml".Length];
                foreach (var secret in cluster.Secrets.All.Where(one => one.Secret is { Source: SecretSource.File }))
                {
                    yield return folder + secret.Secret!.Path;
                }
            }
        }
    }

    private static string FolderOf(string manifest) => manifest[..^ManifestFiles.Name.Length];

    // The folders above what was named may say what it is: those up to the working directory of files, those from etc on of a
    // machine's own directory.
    private static string RootOf(string top, string from, bool areFiles)
    {
        if (areFiles && RealPath.IsIn(top, from))
        {
            return from;
        }

        var folder = top;
        for (var i = 0; i < 3 && folder is not null; i++, folder = Path.GetDirectoryName(folder))
        {
            if (Path.GetFileName(folder) is "etc")
            {
                return Path.GetDirectoryName(folder)!;
            }
        }

        return top;
    }

    private static string CommonParent(string left, string right)
    {
        while (!RealPath.IsIn(right, left))
        {
            left = Path.GetDirectoryName(left)!;
        }

        return left;
    }
}

/// <summary>What was read below some paths.</summary>
/// <param name="Environments">The files of each environment; empty when no file was recognised.</param>
/// <param name="UnrecognisedCount">How many files were passed over: of no known kind, or links that lead elsewhere.</param>
public sealed record TreeReading(IReadOnlyList<Repo> Environments, int UnrecognisedCount)
{
    /// <summary>Where each file stands on the disk.</summary>
    internal IReadOnlyDictionary<ConfigFile, string> Paths { get; init; } = new Dictionary<ConfigFile, string>();
}
