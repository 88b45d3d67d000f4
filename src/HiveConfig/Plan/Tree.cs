using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Plan;

/// <summary>One of the two trees that are compared: its machines, and the files of each.</summary>
internal sealed class Tree
{
    private readonly Dictionary<(string? Node, string Path), ConfigFile> _files = new();

    internal Tree(Repo repo)
    {
        Repo = repo;
        Manifest = PlanManifest.Of(repo);
        Nodes = [.. repo.Inventory.Nodes];

        // A file that nobody put on a machine is a file of each.
        foreach (var file in repo.Files.Where(file => file.Kind != Generate.Manifest.Kind && (file.Node is not null || !file.Kind.IsCarrier)))
        {
            var key = (file.Node, PathOf(file));
            if (!_files.ContainsKey(key))
            {
                _files.Add(key, file);
            }
        }
    }

    internal Repo Repo { get; }

    internal PlanManifest? Manifest { get; }

    /// <summary>The products of which the tree's version is only a guess.</summary>
    internal IReadOnlyCollection<string> Guessed { get; init; } = [];

    internal IReadOnlyList<InventoryNode> Nodes { get; }

    /// <summary>The machine of a name; null when the tree knows none.</summary>
    internal InventoryNode? Node(string? name) => Nodes.FirstOrDefault(node => string.Equals(node.Name, name, StringComparison.Ordinal));

    /// <summary>The paths of a machine's files, those among them that serve all machines.</summary>
    internal IEnumerable<string> PathsOf(string? node) => _files.Keys.Where(key => key.Node is null || string.Equals(key.Node, node, StringComparison.Ordinal)).Select(key => key.Path).Distinct(StringComparer.Ordinal);

    /// <summary>A machine's file; null when it has none of that path.</summary>
    internal ConfigFile? Find(string? node, string path)
        => node is not null && _files.TryGetValue((node, path), out var own) ? own : _files.TryGetValue((null, path), out var shared) ? shared : null;

    /// <summary>A machine's file of a kind; null when it has none.</summary>
    internal ConfigFile? Find(string? node, FileKind kind)
        => _files.Where(entry => entry.Value.Kind == kind && (entry.Key.Node is null || string.Equals(entry.Key.Node, node, StringComparison.Ordinal)))
            .OrderBy(entry => entry.Key.Node is null).Select(entry => entry.Value).FirstOrDefault();

    /// <summary>A value of a machine's file; the default of its type when it is absent or unknown.</summary>
    internal T? Ask<T>(string? node, FileKind kind, Key<T> key)
        => Find(node, kind) is { } file && Repo.IsReadable(file) && key.Find(Repo.Effective(file, node)) is { } setting && !Placeholder.IsIn(setting.Value) ? key.Read(setting.Value) : default;

    /// <summary>Whether the tree says that it has every file of its machines.</summary>
    internal bool Owns(string? node, string path) => Manifest is null || Manifest.Find(node, path) is { IsPresent: true };

    /// <summary>What has to be done after a file changed.</summary>
    internal IReadOnlyList<string> AfterChange(string? node, ConfigFile file)
        => Manifest?.Find(node, PathOf(file)) is { } entry ? entry.AfterChange : file.Kind.AfterChange;

    /// <summary>The files that a machine's main file of TheHive includes, at any depth.</summary>
    internal HashSet<ConfigFile> IncludedOn(string? node)
    {
        var reached = new HashSet<ConfigFile>();
        if (Find(node, ApplicationConf.Kind) is { } main)
        {
            Follow(main);
        }

        return reached;

        void Follow(ConfigFile file)
        {
            foreach (var include in file.Document is HoconDocument { IsReadable: true } hocon ? hocon.Includes : [])
            {
                if (Repo.Included(file, node, include) is { } target && reached.Add(target))
                {
                    Follow(target);
                }
            }
        }
    }

    /// <summary>Where a Cassandra node stands; null when the tree does not say.</summary>
    internal string? PlaceOf(string? node)
        => Ask(node, CassandraYaml.Kind, CassandraYaml.EndpointSnitch) is not { } snitch ? null
            : Snitches.ShortName(snitch) is Snitches.Simple ? "datacenter1/rack1"
            : Snitches.NeedsRackDc(snitch) && Ask(node, RackDcProperties.Kind, RackDcProperties.Datacenter) is { } dc && Ask(node, RackDcProperties.Kind, RackDcProperties.Rack) is { } rack ? dc + "/" + rack
            : null;

    /// <summary>The replication of each keyspace that the scripts make or change.</summary>
    internal IReadOnlyDictionary<string, Replication> Replications
    {
        get
        {
            var found = new Dictionary<string, Replication>(StringComparer.Ordinal);
            foreach (var replication in Replication.Of(Repo))
            {
                found[replication.Keyspace] = replication;
            }

            return found;
        }
    }

    /// <summary>The version of a product that the tree states; null when it does not.</summary>
    internal ProductVersion? VersionOf(string product) => !Guessed.Contains(product, StringComparer.Ordinal) && Repo.Targets.Of(product) is { Source: > TargetSource.Inferred } target ? target.Version : null;

    /// <summary>The path on the machine, or, where nobody knows it, in the tree.</summary>
    internal static string PathOf(ConfigFile file) => file.InstalledPath ?? file.Path;
}
