using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>All files of one environment.</summary>
public sealed class Repo
{
    private static readonly Question<Inventory> AboutMachines = new(Inventory.Of);
    private static readonly Question<Targets> AboutVersions = new(repo => Targets.Of(repo, repo.Facts.Stated));
    private static readonly Question<ILookup<string, Violation>> AboutFaults = new(repo => Faults.ByRule(repo.Files));

    // What was found out so far: rules may run side by side.
    private readonly ConcurrentDictionary<object, object> _answers = new();
    private readonly RepoFiles _files;
    private readonly Func<ConfigFile, bool> _seesAll;
    private readonly HashSet<JudgedSetting> _faulty;

    /// <summary>Takes the files of one environment.</summary>
    /// <param name="files">The files, in any order.</param>
    /// <param name="environment">The name of the environment; null for the only one.</param>
    /// <param name="facts">What the files do not say themselves; null for nothing.</param>
    public Repo(IReadOnlyList<ConfigFile> files, string? environment = null, RepoFacts? facts = null)
        : this(new RepoFiles(files), environment, facts ?? new RepoFacts(), [])
    {
    }

    private Repo(RepoFiles files, string? environment, RepoFacts facts, HashSet<JudgedSetting> faulty)
    {
        _files = files;
        Environment = environment;
        Facts = facts;
        _faulty = faulty;
        _seesAll = file => SeesAllFor(file, file.Node);
    }

    /// <summary>The files, by path.</summary>
    public IReadOnlyList<ConfigFile> Files => _files.All;

    /// <summary>The name of the environment; null for the only one.</summary>
    public string? Environment { get; }

    /// <summary>What the files say about the machines.</summary>
    public Inventory Inventory => AboutMachines.Of(this);

    /// <summary>The versions that the files are judged by.</summary>
    public Targets Targets => AboutVersions.Of(this);

    /// <summary>What the files do not say themselves.</summary>
    public RepoFacts Facts { get; }

    /// <summary>What the readers could not read, by the rule that each fault belongs to. Many rules have no other source.</summary>
    internal ILookup<string, Violation> FaultsOfReaders => AboutFaults.Of(this);

    /// <summary>The files of one kind, by path.</summary>
    public IEnumerable<ConfigFile> Of(FileKind kind) => _files.Of(kind);

    /// <summary>
    /// The values of a file as its service sees them: in HOCON includes are followed to the copy of that file which the repo has
    /// for the same node, else for all nodes. Empty when the file cannot be read.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="node">The node it is asked for, when it serves several.</param>
    public TreeDocument Effective(ConfigFile file, string? node = null)
        => file.Document is HoconDocument { IsReadable: true } hocon
            ? hocon.Includes.Count == 0 ? file.Tree : _files.Effective(file, hocon, node ?? file.Node)
            : file.Tree;

    /// <summary>The repo's copy of an included file; null when it has none.</summary>
    internal ConfigFile? Included(ConfigFile file, string? node, HoconInclude include) => _files.Included(file, node, include);

    /// <summary>Whether the service would take the file as far as its bytes and its syntax go.</summary>
    internal static bool IsReadable(ConfigFile file) => file.Document.IsReadable && (file.ByteFaults.Count == 0 || !Faults.OfBytes(file).Any());

    /// <summary>Whether every file that this one includes is here and readable, so that an absent setting is absent on the machine too.</summary>
    /// <remarks>A secret.conf that the repo rightly lacks holds a secret and nothing else.</remarks>
    internal bool SeesAll(ConfigFile file, string? node)
        => file.Document is not HoconDocument { Includes.Count: > 0 }
            || (string.Equals(node, file.Node, StringComparison.Ordinal) ? _files.IsWhole(file, _seesAll) : SeesAllFor(file, node));

    private bool SeesAllFor(ConfigFile file, string? node)
        => AllIncludes(file, node, (include, target) => target is not null ? IsReadable(target) : include.Form == HoconIncludeForm.Classpath || include.Target.EndsWith("secret.conf", StringComparison.Ordinal));

    /// <summary>Whether every included file that is here can be read.</summary>
    internal bool SeesReadable(ConfigFile file) => file.Document is not HoconDocument { Includes.Count: > 0 } || AllIncludes(file, file.Node, (_, target) => target is null || IsReadable(target));

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
            if (_faulty.Contains(new JudgedSetting(file, setting.Substring(0, end))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same files, some settings of which are known to be wrong by themselves.</summary>
    internal Repo WithFaulty(IEnumerable<JudgedSetting> settings)
        => new HashSet<JudgedSetting>(settings) is var faulty && faulty.SetEquals(_faulty) ? this : new Repo(_files, Environment, Facts, faulty);

    /// <summary>The same environment with other texts of some files.</summary>
    internal Repo WithTexts(IReadOnlyDictionary<ConfigFile, string> texts)
        => new(Files.Select(file => texts.TryGetValue(file, out var text) ? file.With(text) : file).ToList(), Environment, Facts);

    /// <summary>The answer to a question, found out when it is first asked.</summary>
    internal T Answer<T>(Question<T> question, Func<Repo, T> find)
        where T : class
        => (T)(_answers.TryGetValue(question, out var known) ? known : _answers.GetOrAdd(question, find(this)));
}
