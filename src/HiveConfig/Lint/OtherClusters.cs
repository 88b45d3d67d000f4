using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>
/// A repo may hold a second cluster of the same program: Cortex's own Elasticsearch, a monitoring one. It has another name, nobody
/// outside it lists its machines, and it lists nobody outside: then it is judged by itself.
/// </summary>
internal static class OtherClusters
{
    private const string Cortex = "cortex";

    /// <summary>The repo without its other clusters first, then each of them; the repo alone when it has none.</summary>
    internal static IReadOnlyList<Repo> Part(Repo repo)
    {
        // Of a thousand environments hardly one has two: nothing is made before two names are seen.
        var kind = repo.Files.Select(file => file.Kind).FirstOrDefault(kind => kind.Facts is { } facts && facts().Cluster is not null);
        var files = kind is null ? [] : repo.Of(kind).Where(Repo.IsReadable).ToList();
        if (files.Count < 2 || (NameOf(files[0]) is var first && files.TrueForAll(file => string.Equals(NameOf(file), first, StringComparison.Ordinal))))
        {
            return [repo];
        }

        var groups = Groups(files);
        var outside = Listed(repo.Files.Where(file => file.Kind != kind && Repo.IsReadable(file)), kind!.Service, repo).ToList();
        var reached = groups.FindAll(group => IsKnown(group, outside));
        var main = reached.FirstOrDefault() ?? groups.OrderByDescending(group => group.Count).First();
        var others = groups.Where(group => group != main && !reached.Contains(group) && IsByItself(group)).ToList();
        if (others.Count == 0)
        {
            return [repo];
        }

        var parts = others.ConvertAll(group => repo.Files.Where(file => group.Contains(file) || IsBeside(file, group, files)).ToList());
        return
        [
            new Repo([.. repo.Files.Where(file => !parts.Exists(part => part.Contains(file)))], repo.Environment, repo.Facts),
            .. parts.Select(part => new Repo(part, repo.Environment, new RepoFacts { Stated = repo.Facts.Stated })),
        ];
    }

    // Files of one name, or of which one lists the other, are of one cluster. A name that is filled in later may be any.
    private static List<List<ConfigFile>> Groups(List<ConfigFile> files)
    {
        var group = new Dictionary<string, int>(StringComparer.Ordinal);
        var of = Enumerable.Range(0, files.Count).ToArray();
        for (var i = 0; i < files.Count; i++)
        {
            Join("name " + NameOf(files[i]), i);
            foreach (var own in Identities(files[i]))
            {
                Join("host " + own, i);
            }
        }

        for (var i = 0; i < files.Count; i++)
        {
            foreach (var host in Listed([files[i]], files[i].Kind.Service, repo: null))
            {
                Join("host " + Label(host), i);
            }
        }

        var unknown = files.FindIndex(file => NameOf(file) is null);
        return unknown >= 0 ? [files] : files.Select((file, i) => (file, Root: Find(i))).GroupBy(pair => pair.Root, pair => pair.file).Select(same => same.ToList()).ToList();

        void Join(string word, int i)
        {
            if (group.TryGetValue(word, out var known))
            {
                of[Find(i)] = Find(known);
            }
            else
            {
                group.Add(word, i);
            }
        }

        int Find(int i)
        {
            while (of[i] != i)
            {
                i = of[i] = of[of[i]];
            }

            return i;
        }
    }

    // Null where it is filled in later.
    private static string? NameOf(ConfigFile file)
    {
        var key = file.Kind.Facts!().Cluster!;
        return IsOfCortex(file) ? "\n" + Cortex
            : key.Find(file.Tree) is not { } setting ? key.Default
            : Placeholder.IsIn(setting.Value) ? null
            : key.Read(setting.Value);
    }

    // cortex, cortex1, cortex-02: the machine or the folder of the service.
    private static bool IsOfCortex(ConfigFile file)
        => Array.Exists(file.Path.Split('/'), folder => folder.StartsWith(Cortex, StringComparison.OrdinalIgnoreCase) && folder.Substring(Cortex.Length).All(c => c is '-' or '_' or (>= '0' and <= '9')));

    private static bool IsByItself(List<ConfigFile> group)
    {
        var facts = group[0].Kind.Facts!();
        return group.TrueForAll(file => facts.IsAlone!(file.Tree)) || group.TrueForAll(IsOfCortex)
            || (group.Count > 1 && IsKnown(group, Listed(group, group[0].Kind.Service, repo: null)));
    }

    private static IEnumerable<string> Listed(IEnumerable<ConfigFile> files, string? service, Repo? repo)
        => from file in files
           from list in file.Kind.Facts is { } facts ? facts().Members : []
           where string.Equals(list.Service, service, StringComparison.Ordinal)
           let setting = list.Key.Find(repo?.Effective(file, file.Node) ?? file.Tree)
           where setting is not null && !Placeholder.IsIn(setting.Value)
           from entry in list.Key.Read(setting.Value) ?? []
           let host = HostPort.Of(entry).Host
           where !HostText.IsLocal(host)
           select host;

    private static bool IsKnown(List<ConfigFile> group, IEnumerable<string> hosts)
    {
        var known = new HashSet<string>(group.SelectMany(Identities), StringComparer.Ordinal);
        return hosts.Any(host => known.Contains(Label(host)));
    }

    private static IEnumerable<string> Identities(ConfigFile file)
    {
        var facts = file.Kind.Facts!();
        return facts.Names.Concat(facts.Addresses)
            .Select(key => key.Find(file.Tree) is { } setting && !Placeholder.IsIn(setting.Value) ? key.Read(setting.Value) : null)
            .Concat([file.Node])
            .Where(own => own is not null && !HostText.IsLocal(own) && (HostText.IsAddress(own) || HostText.IsName(own)))
            .Select(own => Label(own!))
            .Distinct(StringComparer.Ordinal);
    }

    // One machine's short and full name; two machines of one label are taken for one, which only keeps clusters together.
    private static string Label(string host) => HostText.IsAddress(host) ? HostText.Usual(host) : HostText.FirstLabel(HostText.Usual(host));

    // What else its machines have of the program: options of its Java, drop-ins.
    private static bool IsBeside(ConfigFile file, List<ConfigFile> group, List<ConfigFile> all)
        => string.Equals(file.Kind.Service, group[0].Kind.Service, StringComparison.Ordinal)
            && !all.Contains(file)
            && group.Exists(own => file.Node is not null
                ? string.Equals(own.Node, file.Node, StringComparison.Ordinal) && !all.Exists(other => !group.Contains(other) && string.Equals(other.Node, file.Node, StringComparison.Ordinal))
                : own.Node is null && own.Path.LastIndexOf('/') is > 0 and var slash && file.Path.StartsWith(own.Path.Substring(0, slash + 1), StringComparison.Ordinal));
}
