using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>
/// What a repo says about its machines: names, roles, addresses, how many of each. Computed once; every rule across nodes asks
/// it and none guesses.
/// </summary>
public sealed class Inventory
{
    private readonly Repo _repo;
    private readonly NodeCount[] _counts;
    private readonly HostIndex _hosts;

    private Inventory(Repo repo, ManifestFacts? manifest, IReadOnlyList<InventoryNode> nodes)
    {
        _repo = repo;
        Manifest = manifest;
        Nodes = nodes;
        _hosts = new HostIndex(nodes);

        // By the number of the role.
        _counts = [Count(Role.Cassandra), Count(Role.Elasticsearch), Count(Role.TheHive), Count(Role.LoadBalancer)];
    }

    /// <summary>The machines that the repo names, by name.</summary>
    public IReadOnlyList<InventoryNode> Nodes { get; }

    /// <summary>Whether the repo says of itself that it names every machine: it has a manifest.</summary>
    public bool IsComplete => Manifest is not null;

    /// <summary>The version of each product that the repo states; none without a manifest.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Versions => Manifest?.Versions ?? [];

    /// <summary>The manifest of a generated tree; null when the repo has none.</summary>
    internal ManifestFacts? Manifest { get; }

    /// <summary>The machines with a role, by name.</summary>
    public IReadOnlyList<InventoryNode> With(Role role) => Nodes.Where(node => node.Has(role)).ToList();

    /// <summary>How many machines have a role.</summary>
    public NodeCount CountOf(Role role) => _counts[(int)role];

    /// <summary>The machine of that name or address; null when none is known by it. A name is never taken for an address.</summary>
    public InventoryNode? Find(string host) => _hosts.Find(host);

    internal static Inventory Of(Repo repo)
    {
        var manifest = repo.Files.Where(ManifestFacts.IsOne).Select(ManifestFacts.Read).FirstOrDefault(read => read is not null);
        var nodes = new Dictionary<string, InventoryNode>(StringComparer.Ordinal);
        foreach (var node in manifest?.Nodes ?? [])
        {
            nodes[node.Name] = node;
        }

        foreach (var file in repo.Files)
        {
            if (file.Node is { } name && RoleOf(file.Kind.Service) is { } role)
            {
                var node = nodes.TryGetValue(name, out var known) ? known : InventoryNode.Named(name, file.Path);
                nodes[name] = node.Also(role, manifest is null, Facts(repo, file, facts => facts.Names), Facts(repo, file, facts => facts.Addresses)) with { MayHaveMore = node.MayHaveMore || HasOpenAddress(repo, file) };
            }
        }

        return new Inventory(repo, manifest, nodes.Values.OrderBy(node => node.Name, StringComparer.Ordinal).ToList());
    }

    private static Role? RoleOf(string? service) => service switch
    {
        "cassandra" => Role.Cassandra,
        "elasticsearch" => Role.Elasticsearch,
        "thehive" => Role.TheHive,
        "haproxy" or "keepalived" => Role.LoadBalancer,
        _ => null,
    };

    private static IEnumerable<Fact> Facts(Repo repo, ConfigFile file, Func<NodeFacts, Key<string>[]> keys)
        => from key in file.Kind.Facts is { } facts ? keys(facts()) : []
           from fact in FactsOf(repo, file, key)
           select fact;

    // A machine may have several addresses, each as good as the other.
    private static IEnumerable<Fact> FactsOf(Repo repo, ConfigFile file, Key<string> key)
    {
        var given = repo.Ask(file, AsList(key), file.Node);
        return from text in given?.Setting is null ? [] : given.Value!
               select new Fact(text, $"{given!.Place.Path}:{given.Span}");
    }

    private static Key<IReadOnlyList<string>> AsList(Key<string> key) => new(key.Name, "", Read.TextList) { Former = key.Former, Finder = key.Finder };

    // Words for addresses that only the machine knows stand beside those that are written out.
    private static bool HasOpenAddress(Repo repo, ConfigFile file)
        => file.Kind.Facts is { } facts && Array.Exists(facts().Addresses, key => repo.Ask(file, AsList(key), file.Node) is { Value: { Count: > 1 } hosts } && hosts.Any(IsOpenWord));

    private static bool IsOpenWord(string host) => host.Length > 1 && host[0] == '_' && host[host.Length - 1] == '_' && !host.StartsWith("_local", StringComparison.Ordinal);

    // One file of a role, or one that serves all nodes: how many there are follows from the lists in it.
    private NodeCount Count(Role role)
    {
        var named = With(role).Count;
        if (Manifest is not null)
        {
            return new NodeCount(named, IsComplete: true, Manifest.Path);
        }

        // What a drop-in says of its service is the same on all machines: only files that know machines tell how many there are.
        var files = _repo.Files.Where(file => RoleOf(file.Kind.Service) == role).ToList();
        files = files.Exists(file => file.Kind.Facts is not null) ? files.FindAll(file => file.Kind.Facts is not null) : files;
        var listed = Longest(role, files);
        if (named >= 2 && files.TrueForAll(file => file.Node is not null))
        {
            return new NodeCount(named, listed <= named, "the nodes with such a file");
        }

        // A template that a loop fills in tells nothing; the cluster that is meant does.
        if (named < 2 && listed == 0 && _repo.Facts.Model is { } model)
        {
            return new NodeCount(model.NodesWith(role).Count, IsComplete: true, "cluster.yaml");
        }

        return files.Count > 0
            ? new NodeCount(Math.Max(named, listed), IsComplete: false, "the lists of members in its files")
            : new NodeCount(Longest(role, _repo.Files), IsComplete: false, "the lists of members in other files");
    }

    /// <summary>Whether some list of machines is filled in elsewhere, by a template: nobody loops over a single one.</summary>
    internal bool HasOpenLists => _repo.Files.Any(file => file.Kind.Facts is { } facts && Repo.IsReadable(file)
        && Array.Exists(facts().Members, list => list.Key.Find(_repo.Effective(file)) is { } setting && Placeholder.IsIn(setting.Value)));

    private int Longest(Role role, IEnumerable<ConfigFile> files)
    {
        var longest = 0;
        foreach (var file in files.Where(Repo.IsReadable))
        {
            foreach (var list in file.Kind.Facts is { } facts ? facts().Members : [])
            {
                if (RoleOf(list.Service) == role && list.Key.Find(_repo.Effective(file)) is { } setting)
                {
                    longest = Math.Max(longest, list.Key.Read(setting.Value)?.Distinct(StringComparer.Ordinal).Count() ?? OpenList.Least(setting.Origin ?? file, setting.Value));
                }
            }
        }

        return longest;
    }
}
