using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>All files of one environment.</summary>
public sealed class Repo
{
    private readonly ConcurrentDictionary<(ConfigFile File, string? Node), TreeDocument> _effective;
    private readonly Dictionary<FileKind, List<ConfigFile>> _byKind = new();
    private readonly Lazy<Inventory> _inventory;
    private readonly Lazy<Targets> _targets;
    private ILookup<string, Violation>? _faultsOfReaders;
    private readonly HashSet<(ConfigFile File, string Setting)> _faulty;

    /// <summary>Takes the files of one environment.</summary>
    /// <param name="files">The files, in any order.</param>
    /// <param name="environment">The name of the environment; null for the only one.</param>
    /// <param name="facts">What the files do not say themselves; null for nothing.</param>
    public Repo(IReadOnlyList<ConfigFile> files, string? environment = null, RepoFacts? facts = null)
        : this(files, environment, facts ?? new RepoFacts(), [], new())
    {
    }

    private Repo(IReadOnlyList<ConfigFile> files, string? environment, RepoFacts facts, HashSet<(ConfigFile File, string Setting)> faulty, ConcurrentDictionary<(ConfigFile File, string? Node), TreeDocument> effective)
    {
        _effective = effective;
        var sorted = new List<ConfigFile>(files);
        sorted.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        Files = sorted;
        Environment = environment;
        Facts = facts;
        foreach (var file in sorted)
        {
            if (!_byKind.TryGetValue(file.Kind, out var same))
            {
                _byKind.Add(file.Kind, same = []);
            }

            same.Add(file);
        }

        _faulty = faulty;
        _inventory = new Lazy<Inventory>(() => Inventory.Of(this));
        _targets = new Lazy<Targets>(() => Targets.Of(this, facts.Stated));
    }

    /// <summary>The files, by path.</summary>
    public IReadOnlyList<ConfigFile> Files { get; }

    /// <summary>The name of the environment; null for the only one.</summary>
    public string? Environment { get; }

    /// <summary>What the files say about the machines.</summary>
    public Inventory Inventory => _inventory.Value;

    /// <summary>The versions that the files are judged by.</summary>
    public Targets Targets => _targets.Value;

    /// <summary>What the files do not say themselves.</summary>
    public RepoFacts Facts { get; }

    /// <summary>What the readers could not read, by the rule that each fault belongs to. Many rules have no other source.</summary>
    internal ILookup<string, Violation> FaultsOfReaders => _faultsOfReaders ??= Faults.ByRule(Files);

    /// <summary>The files of one kind, by path.</summary>
    public IEnumerable<ConfigFile> Of(FileKind kind) => _byKind.TryGetValue(kind, out var files) ? files : [];

    /// <summary>
    /// The values of a file as its service sees them: in HOCON includes are followed to the copy of that file which the repo has
    /// for the same node, else for all nodes. Empty when the file cannot be read.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="node">The node it is asked for, when it serves several.</param>
    public TreeDocument Effective(ConfigFile file, string? node = null)
        => file.Document is HoconDocument { IsReadable: true } hocon
            ? _effective.GetOrAdd((file, node ?? file.Node), at => hocon.Resolve(include => Included(at.File, at.Node, include)))
            : file.Tree;

    /// <summary>The repo's copy of an included file; null when it has none.</summary>
    internal ConfigFile? Included(ConfigFile file, string? node, HoconInclude include)
    {
        if (include.Form is HoconIncludeForm.Url or HoconIncludeForm.Classpath || file.InstalledPath is not { } from)
        {
            return null;
        }

        var target = include.Target.StartsWith("/", StringComparison.Ordinal)
            ? include.Target
            : from.Substring(0, from.LastIndexOf('/') + 1) + include.Target;
        return CopyOf(target, node) ?? (include.Form == HoconIncludeForm.Heuristic ? CopyOf(target + ".conf", node) : null);
    }

    /// <summary>Whether the service would take the file as far as its bytes and its syntax go.</summary>
    internal static bool IsReadable(ConfigFile file) => file.Document.IsReadable && (file.ByteFaults.Count == 0 || !Faults.OfBytes(file).Any());

    /// <summary>Whether every file that this one includes is here and readable, so that an absent setting is absent on the machine too.</summary>
    /// <remarks>A secret.conf that the repo rightly lacks holds a secret and nothing else.</remarks>
    internal bool SeesAll(ConfigFile file, string? node)
        => AllIncludes(file, node, (include, target) => target is not null ? IsReadable(target) : include.Form == HoconIncludeForm.Classpath || include.Target.EndsWith("secret.conf", StringComparison.Ordinal));

    /// <summary>Whether every included file that is here can be read.</summary>
    internal bool SeesReadable(ConfigFile file) => AllIncludes(file, file.Node, (_, target) => target is null || IsReadable(target));

    private bool AllIncludes(ConfigFile file, string? node, Func<HoconInclude, ConfigFile?, bool> test)
    {
        var seen = new HashSet<ConfigFile>();
        return Test(file);

        bool Test(ConfigFile at)
            => !seen.Add(at)
                || at.Document is not HoconDocument hocon
                || hocon.Includes.All(include => Included(at, node, include) is var target && test(include, target) && (target is null || Test(target)));
    }

    /// <summary>Whether a setting has an error of its own, so that rules across files pass over it.</summary>
    internal bool IsFaulty(ConfigFile file, string setting)
    {
        if (_faulty.Count == 0)
        {
            return false;
        }

        // An error about a section is one about everything in it.
        for (var end = setting.Length; end > 0; end = setting.LastIndexOf('.', end - 1))
        {
            if (_faulty.Contains((file, setting.Substring(0, end))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same files, some settings of which are known to be wrong by themselves.</summary>
    internal Repo WithFaulty(IEnumerable<(ConfigFile File, string Setting)> settings) => new(Files, Environment, Facts, new(settings), _effective);

    /// <summary>The same environment with other texts of some files.</summary>
    internal Repo WithTexts(IReadOnlyDictionary<ConfigFile, string> texts)
        => new(Files.Select(file => texts.TryGetValue(file, out var text) ? file.With(text) : file).ToList(), Environment, Facts);

    private ConfigFile? CopyOf(string installedPath, string? node)
    {
        ConfigFile? shared = null;
        foreach (var file in Files)
        {
            if (string.Equals(file.InstalledPath, installedPath, StringComparison.Ordinal))
            {
                if (file.Node is not null && string.Equals(file.Node, node, StringComparison.Ordinal))
                {
                    return file;
                }

                shared ??= file.Node is null ? file : null;
            }
        }

        return shared;
    }
}
