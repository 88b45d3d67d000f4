using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Disk;

/// <summary>
/// The files of known kinds below some paths, found and not yet read: of a thousand environments one is read, judged and let go
/// before the next. Environments may be read side by side.
/// </summary>
internal sealed class FoundTree
{
    private static readonly FileKind DirectoryKind = new("directory", service: null, "/", read: null);

    private readonly TreeOptions _options;
    private readonly Dictionary<string, string> _files;
    private readonly Dictionary<string, DecodedText> _looked = new(StringComparer.Ordinal);
    private readonly List<WorkTree> _workTrees;
    private readonly HashSet<string> _unrecognised;
    private readonly ILookup<string, string>? _listing;
    private readonly List<string> _named;
    private readonly HashSet<string> _ignored;
    private int _passedOver;

    private FoundTree(TreeOptions options, List<string> roots)
    {
        _options = options;
        var directories = roots.Where(Directory.Exists).ToList();
        var beside = roots.Select(root => Surroundings.Of(root, options)).OfType<Surroundings>().Distinct().ToList();
        var walked = directories.Concat(beside.Select(one => one.Directory)).Distinct(StringComparer.Ordinal).ToList();
        var walks = walked.ConvertAll(TreeWalk.Below);
        _named = roots;

        // Nodes given one by one are one repo: what stands above all of them is its root.
        var top = RootOf(
            roots.Select(root => Directory.Exists(root) ? root : Path.GetDirectoryName(root)!).Concat(beside.Select(one => one.Root)).Aggregate(CommonParent),
            options.WorkingDirectory,
            directories.Count == 0 && beside.Count == 0);
        _ignored = new HashSet<string>(walks.SelectMany((walk, i) => Ignored(walk, walked[i])), StringComparer.Ordinal);
        _ignored.ExceptWith(roots);
        _files = walks.SelectMany(walk => walk.Files).Where(file => options.SeesBeside || !_ignored.Contains(file))
            .Concat(roots.Where(root => !Directory.Exists(root)))
            .Concat(options.Standin is { } other ? [other.Path] : [])
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(file => TreePath.Below(top, file), StringComparer.Ordinal);

        _workTrees = roots.ConvertAll(root => new WorkTree(root, new Lazy<GitIndex?>(() => GitIndex.Above(root))));
        var recognised = Layout.Recognise(_files.Keys, FileKinds.All, path => options.Settings.HintOf(options.BelowSettings(_files[path])));
        var placed = Contents.Settle(recognised, place => LookAt(place.Path).Text);
        _unrecognised = new HashSet<string>(_files.Keys.Where(IsTold), StringComparer.Ordinal);
        foreach (var place in placed)
        {
            _unrecognised.Remove(place.Path);
        }

        foreach (var input in Inputs())
        {
            _unrecognised.Remove(input);
        }

        _passedOver = walks.Where((_, i) => directories.Contains(walked[i], StringComparer.Ordinal)).Sum(walk => walk.PassedOver);

        // A file that was named by itself says nothing of what is beside it.
        _listing = roots.TrueForAll(root => walked.Exists(directory => RealPath.IsIn(root, directory))) ? Listings.Share(placed, _files.Keys.Where(path => !_ignored.Contains(_files[path]))) : null;

        var unreadable = walks.SelectMany(walk => walk.Unreadable).Where(directory => TellingOf(directory.Path) == Telling.All).DistinctBy(directory => directory.Path, StringComparer.Ordinal).Select(directory => new ConfigFile(Shown(directory.Path), DirectoryKind, "")
        {
            ByteFaults = [new Fault(FaultKind.Bound, Span.Start, directory.Problem)],
        }).ToList();
        var environments = PlacedEnvironment.Of(placed).ToList();
        if (unreadable.Count > 0 && !environments.Exists(environment => environment.Name is null))
        {
            environments.Insert(0, new PlacedEnvironment(Name: null, []));
        }

        Environments = environments
            .FindAll(environment => environment.Files.Count == 0 || environment.Files.Any(place => IsTold(place.Path)))
            .ConvertAll(environment => new FoundEnvironment(environment.Name, () => Read(environment, environment.Name is null ? unreadable : [])));
    }

    private FoundTree(TreeOptions options)
    {
        _options = options;
        _files = [];
        _workTrees = [];
        _unrecognised = [];
        _named = [];
        _ignored = [];
        Environments = [];
    }

    /// <summary>The environments, by name.</summary>
    internal IReadOnlyList<FoundEnvironment> Environments { get; }

    /// <summary>The layouts of the settings that fit no file, when all that lies below the settings was looked at.</summary>
    internal IReadOnlyList<string> UnusedLayouts
        => Environments.Count > 0 && _options.SettingsDirectory is { } directory && _named.Exists(named => RealPath.IsIn(directory, named))
            ? [.. _options.Settings.Layouts.Where(layout => !_files.Values.Any(file => layout.Match(_options.BelowSettings(file)) is not null)).Select(layout => layout.Text)]
            : [];

    /// <summary>How many files were passed over: of no known kind, or links that lead elsewhere. Known when all environments were read.</summary>
    internal int UnrecognisedCount => _unrecognised.Count + _passedOver;

    /// <summary>Finds files.</summary>
    /// <param name="paths">Directories or files that exist.</param>
    /// <param name="options">How they are read.</param>
    internal static FoundTree Below(IReadOnlyList<string> paths, TreeOptions options)
    {
        var roots = paths.Select(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, options.WorkingDirectory))).Distinct(StringComparer.Ordinal).ToList();
        return roots.Count == 0 ? new FoundTree(options) : new FoundTree(options, roots);
    }

    private Repo Read(PlacedEnvironment environment, IReadOnlyList<ConfigFile> unreadable)
    {
        var read = environment.Read(ReadFile);
        lock (_unrecognised)
        {
            _unrecognised.ExceptWith(read.Written);
            _unrecognised.ExceptWith(read.Trees.Select(folder => folder + Generate.Runbook.Kind.InstalledPath));
        }

        Interlocked.Add(ref _passedOver, read.PassedOver);
        var facts = _listing is null ? _options.Facts : _options.Facts with { Listing = [.. _listing[environment.Name ?? ""].Select(path => Shown(_files[path]))] };
        return new Repo([.. read.Files, .. unreadable], environment.Name, facts);
    }

    private ConfigFile ReadFile(Placed place, ManifestFile? manifest)
    {
        var path = _files[place.Path];
        var (text, faults) = Taken(place.Path) ?? ReadText(path);
        return place.ToFile(Shown(path), text, faults, manifest, _options.Variables, TellingOf(path), () => _workTrees.Find(tree => RealPath.IsIn(path, tree.Path))?.Index.Value?.Contains(path));
    }

    // Read for a look: not again afterwards.
    private DecodedText LookAt(string path)
    {
        if (!_looked.TryGetValue(path, out var text))
        {
            _looked.Add(path, text = ReadText(_files[path]));
        }

        return text;
    }

    private DecodedText? Taken(string path)
    {
        lock (_looked)
        {
            return _looked.Remove(path, out var known) ? known : null;
        }
    }

    private DecodedText ReadText(string path)
        => _options.Standin is { } standin && string.Equals(standin.Path, path, StringComparison.Ordinal) ? DecodedText.Of(standin.Bytes) : DiskFile.ReadText(path);

    // What the user names is read, though the settings pass over it elsewhere.
    private IEnumerable<string> Ignored(TreeWalk walk, string root)
        => _options.Settings.Ignores.Count == 0 || _options.Settings.IsIgnored(_options.BelowSettings(Path.Combine(root, "\u0001")))
            ? []
            : walk.Files.Where(file => _options.Settings.IsIgnored(_options.BelowSettings(file)) && !_named.Exists(named => RealPath.IsIn(file, named) && _options.Settings.IsIgnored(_options.BelowSettings(Path.Combine(named, "\u0001")))));

    private bool IsTold(string path) => TellingOf(_files[path]) == Telling.All;

    private Telling TellingOf(string file)
        => _ignored.Contains(file) ? Telling.Nothing
            : _named.Exists(named => RealPath.IsIn(file, named)) || string.Equals(_options.Standin?.Path, file, StringComparison.Ordinal) ? Telling.All
            : Telling.Concerning;

    // What trees are generated from, and what this program reads beside them: known, though nothing in them is judged here.
    private IEnumerable<string> Inputs()
    {
        foreach (var (path, full) in _files)
        {
            if (!_unrecognised.Contains(path))
            {
                continue;
            }

            var name = path[(path.LastIndexOf('/') + 1)..];
            if (name is "hiveconfig.yaml" or ".gitignore")
            {
                yield return path;
            }
            else if (name is "cluster.yaml" && DiskFile.TryReadText(full) is { } text && text.Contains("thehive:", StringComparison.Ordinal))
            {
                yield return path;

                // Only the references: what else stands there is for 'generate' to read.
                var folder = path[..^name.Length];
                const string Reference = "file:";
                for (var at = text.IndexOf(Reference, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Reference, at + 1, StringComparison.Ordinal))
                {
                    var start = at + Reference.Length;
                    var end = text.IndexOfAny(['#', '\n'], start);
                    if (end > start && text[end] == '#')
                    {
                        yield return folder + text[start..end];
                    }
                }
            }
        }
    }

    private string Shown(string path) => TreePath.Below(_options.WorkingDirectory, path);

    // The folders above what was named may say what it is: those up to the working directory of files, those from etc on of a
    // machine's own directory.
    private static string RootOf(string top, string from, bool areFiles)
    {
        var root = areFiles && RealPath.IsIn(top, from) ? from : top;
        var folder = root;
        for (var i = 0; i < 3 && folder is not null; i++, folder = Path.GetDirectoryName(folder))
        {
            if (Path.GetFileName(folder) is "etc")
            {
                return Path.GetDirectoryName(folder)!;
            }
        }

        return root;
    }

    private static string CommonParent(string left, string right)
    {
        while (!RealPath.IsIn(right, left))
        {
            left = Path.GetDirectoryName(left)!;
        }

        return left;
    }

    // What was named, and what git knows of it.
    private sealed record WorkTree(string Path, Lazy<GitIndex?> Index);
}

/// <summary>An environment whose files are found and not yet read.</summary>
/// <param name="Name">Its name; null for the only one.</param>
/// <param name="Read">Reads its files; to be asked once.</param>
internal sealed record FoundEnvironment(string? Name, Func<Repo> Read);
