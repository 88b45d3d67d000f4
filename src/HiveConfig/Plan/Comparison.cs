using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Plan;

/// <summary>Compares two trees machine by machine, file by file and setting by setting.</summary>
internal sealed class Comparison
{
    private readonly List<Change> _changes = [];
    private readonly List<(string Setting, string Node)> _notCompared = [];
    private readonly Tree _before;
    private readonly Tree _after;

    private Comparison(Tree before, Tree after)
    {
        _before = before;
        _after = after;
    }

    internal IReadOnlyList<Change> Changes => _changes;

    internal IReadOnlyList<string> NotCompared
        => [.. _notCompared.GroupBy(one => one.Setting, one => one.Node, StringComparer.Ordinal).Select(same => string.Join(", ", same) is { Length: > 0 } nodes ? nodes + ": " + same.Key : same.Key)];

    internal static Comparison Of(Tree before, Tree after)
    {
        var comparison = new Comparison(before, after);
        comparison.Versions();
        var names = before.Nodes.Concat(after.Nodes).Select(node => node.Name).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToList();
        foreach (var name in names)
        {
            comparison.Node(name);
        }

        if (names.Count == 0)
        {
            comparison.Files(node: null);
        }

        return comparison;
    }

    private void Versions()
    {
        foreach (var product in new[] { "cassandra", "elasticsearch", "thehive" })
        {
            if (_before.VersionOf(product) is { } before && _after.VersionOf(product) is { } after && !IsSame(before, after))
            {
                var isOlder = IsOlder(after, before);
                _changes.Add(new Change
                {
                    Setting = "version of " + product,
                    Before = before.ToString(),
                    After = after.ToString(),
                    Consequence = isOlder ? Consequence.Never : product is "thehive" ? Consequence.FullStop : Consequence.Restart,
                    Rule = isOlder ? "HC8110" : null,
                    Actions = ["restart " + product],
                    Note = isOlder ? "an older version does not read what a newer one has written" : null,
                });
            }
        }
    }

    // Who states no patch may have any.
    private static bool IsOlder(ProductVersion one, ProductVersion other)
        => (one.Major, one.Minor).CompareTo((other.Major, other.Minor)) is var release && (release < 0 || (release == 0 && one.Patch < other.Patch));

    // '5.3' is whichever patch of it there is.
    private static bool IsSame(ProductVersion one, ProductVersion other)
        => one == other || ((one.Patch is null || other.Patch is null) && (one.Major, one.Minor) == (other.Major, other.Minor));

    private void Node(string name)
    {
        if (_before.Node(name) is not { } before)
        {
            _changes.Add(new Change { Node = name, Setting = "(node)", After = Describe(_after.Node(name)!), Consequence = Consequence.None, Note = "a machine joins" });
        }
        else if (_after.Node(name) is not { } after)
        {
            var half = HalfLeaves(before);
            _changes.Add(new Change
            {
                Node = name,
                Setting = "(node)",
                Before = Describe(before),
                Consequence = half is null ? Consequence.None : Consequence.Never,
                Rule = half is null ? null : "HC8109",
                Note = half is null ? "a machine leaves" : $"half or more of the nodes of {half} leave in one change: remove one, wait, and plan again",
            });
        }
        else
        {
            Roles(before, after);
            Files(name);
        }
    }

    // One at a time, whatever is left.
    private string? HalfLeaves(InventoryNode leaving)
        => leaving.Roles.Where(role => role is Role.Cassandra or Role.Elasticsearch or Role.TheHive).Where(role =>
        {
            var nodes = _before.Repo.Inventory.With(role);
            var gone = nodes.Count(node => _after.Node(node.Name) is null);
            return gone > 1 && 2 * gone >= nodes.Count;
        }).Select(Word).FirstOrDefault();

    private void Roles(InventoryNode before, InventoryNode after)
    {
        if (_before.Manifest is not null && _after.Manifest is not null && Text(before) is var left && Text(after) is var right && !string.Equals(left, right, StringComparison.Ordinal))
        {
            _changes.Add(new Change { Node = after.Name, Setting = "(roles)", Before = left, After = right, Consequence = Consequence.None, Note = "the files of each service say the rest" });
        }

        static string Text(InventoryNode node) => string.Join(", ", node.Roles.Select(Word).OrderBy(role => role, StringComparer.Ordinal));
    }

    private static string Describe(InventoryNode node)
        => string.Join(": ", new[] { node.Addresses.Concat(node.Names.Skip(1)).Select(fact => fact.Value).FirstOrDefault() ?? node.Name, string.Join(", ", node.Roles.Select(Word)) }.Where(part => part.Length > 0));

    private static string Word(Role role) => role.ToString().ToLowerInvariant();

    private void Files(string? node)
    {
        var (included, then) = (_before.IncludedOn(node), _after.IncludedOn(node));
        foreach (var path in _before.PathsOf(node).Concat(_after.PathsOf(node)).Distinct(StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal))
        {
            var (before, after) = (_before.Find(node, path), _after.Find(node, path));
            if (before is null)
            {
                Whole(node, path, after!, before: null, after: "present", _after.AfterChange(node, after!));
            }
            else if (after is null)
            {
                // A file that the program did not write is none of its business.
                if (_before.Owns(node, path))
                {
                    var isLeft = _before.Manifest is null && _after.Manifest is not null;
                    Whole(node, path, before, before: "present", after: null, isLeft ? [] : Removal(node, path, before), isLeft ? "the new tree does not have it; it stays where it is until somebody removes it" : null);
                }
            }
            else
            {
                Access(node, path);

                // What a file of TheHive includes counts where it counts: in the file that includes it.
                if (!(included.Contains(before) && then.Contains(after)))
                {
                    Settings(node, path, before, after);
                }
            }
        }
    }

    private void Access(string? node, string path)
    {
        if (_before.Manifest?.Find(node, path)?.Access is { } before && _after.Manifest?.Find(node, path)?.Access is { } after && before != after)
        {
            _changes.Add(new Change { Node = node, Path = path, Setting = "(access)", Before = Text(before), After = Text(after), Consequence = Consequence.None });
        }

        static string Text(FileAccess access) => $"{access.Owner}:{access.Group} {access.Mode}";
    }

    private void Whole(string? node, string path, ConfigFile file, string? before, string? after, IReadOnlyList<string> actions, string? note = null)
        => _changes.Add(new Change
        {
            Node = node,
            Path = path,
            Setting = "(file)",
            Before = before,
            After = after,
            Actions = actions,
            Consequence = file.Kind == CqlScript.Kind ? Consequence.Cql : IsRequest(file) && after is not null ? Consequence.Request : OfKind(actions),
            Note = note,
        });

    private void Settings(string? node, string path, ConfigFile before, ConfigFile after)
    {
        var actions = _after.AfterChange(node, after);
        if (StatedSettings.Of(_before.Repo, before, node) is not { } left || StatedSettings.Of(_after.Repo, after, node) is not { } right)
        {
            if (IsMissing(before) || IsMissing(after))
            {
                NotKnown(node, path, "(file)");
            }
            else if (!string.Equals(before.Text, after.Text, StringComparison.Ordinal))
            {
                Whole(node, path, after, "present", "changed", actions, Repo.IsReadable(before) && Repo.IsReadable(after) ? null : "compared as a whole, for it cannot be read");
            }

            return;
        }

        var (olds, news) = (left.ToDictionary(setting => setting.Key, StringComparer.Ordinal), right.ToDictionary(setting => setting.Key, StringComparer.Ordinal));
        foreach (var setting in left.Concat(right).GroupBy(setting => setting.Key, StringComparer.Ordinal))
        {
            olds.TryGetValue(setting.Key, out var old);
            news.TryGetValue(setting.Key, out var now);
            Setting(node, before, after, old, now, actions);
        }
    }

    private void Setting(string? node, ConfigFile oldFile, ConfigFile newFile, Stated? old, Stated? now, IReadOnlyList<string> actions)
    {
        var known = now ?? old!;
        var path = Tree.PathOf(known.File);
        if (old is not null && now is not null)
        {
            if (old.IsMissing || now.IsMissing || old.IsOpen != now.IsOpen)
            {
                NotKnown(node, path, known.Key);
                return;
            }

            if (old.IsOpen ? string.Equals(old.Raw, now.Raw, StringComparison.Ordinal) : SameValue.Of(old.Compared ?? old.Value, now.Compared ?? now.Value, now.Declared, now.File.Kind))
            {
                return;
            }
        }
        else if ((old is null && !_before.Repo.SeesAll(oldFile, node)) || (now is null && !_after.Repo.SeesAll(newFile, node)) || (old is null && known.IsSecret && Lacks(_before, oldFile, node)) || (now is null && known.IsSecret && Lacks(_after, newFile, node)))
        {
            // It may stand in a file that this tree does not have.
            NotKnown(node, path, known.Key);
            return;
        }

        var change = new Change
        {
            Node = node,
            Path = path,
            Setting = known.Key,
            IsSecret = known.IsSecret || old?.IsSecret == true,
            Consequence = known.Consequence ?? known.Declared?.Change ?? OfKind(actions),
            Rule = known.Declared?.ChangeRule,
            Actions = known.Declared?.ChangeCommand is { } command ? [command] : actions,
        };
        change = change.IsSecret
            ? change with { Before = old is null ? null : "(secret)", After = now is null ? null : old is null ? "(secret)" : "(changed)" }
            : change with { Before = old?.Shown, After = now?.Shown };
        _changes.Add(Judged(change, node, old, now));
    }

    // A file of secrets that the repo rightly lacks.
    private static bool Lacks(Tree tree, ConfigFile file, string? node)
        => file.Document is HoconDocument { IsReadable: true } hocon && hocon.Includes.Any(include => tree.Repo.Included(file, node, include) is null);

    private void NotKnown(string? node, string path, string setting) => _notCompared.Add(($"{setting} in {path}", node ?? ""));

    // What the declaration cannot know, because another setting decides it.
    private Change Judged(Change change, string? node, Stated? old, Stated? now)
    {
        var key = change.Consequence is Consequence.Never or Consequence.FullStop or Consequence.Data or Consequence.Request or Consequence.Restart ? (now ?? old)!.Declared : null;
        if (key is not null && (old is null) != (now is null) && key.Default is { } usual && (now ?? old!) is { Value: ScalarValue { IsNull: false } stated } && SameValue.Texts(stated.Text, usual))
        {
            return change with { Consequence = Consequence.None, Rule = null, Actions = [], Note = "the default, stated or not" };
        }

        if (ReferenceEquals(key, RackDcProperties.Datacenter) || ReferenceEquals(key, RackDcProperties.Rack) || ReferenceEquals(key, CassandraYaml.EndpointSnitch))
        {
            var (before, after) = (_before.PlaceOf(node), _after.PlaceOf(node));
            return before is not null && string.Equals(before, after, StringComparison.Ordinal)
                ? change with { Consequence = Consequence.Restart, Rule = null, Note = $"the node stays in {after}" }
                : change with { Note = PlaceNote(key, node) };
        }

        return change;
    }

    // A rack that nobody stated follows from the order of the nodes, which another node's coming or going changes.
    private string? PlaceNote(Key? key, string? node)
        => ReferenceEquals(key, RackDcProperties.Rack) && _before.Ask(node, RackDcProperties.Kind, RackDcProperties.Rack) is { } rack
            ? $"where no rack is stated it follows from the order of the nodes: state 'rack: {rack}' of {node} in cluster.yaml"
            : ReferenceEquals(key, RackDcProperties.Datacenter) ? "a node that has started refuses another datacenter: it has to leave, and to come back empty" : null;

    // What the new tree says of a file that must not be there; else a unit stops while its file still says how.
    private IReadOnlyList<string> Removal(string? node, string path, ConfigFile file)
    {
        if (node is not null && _after.Manifest?.Find(node, path) is { IsPresent: false } gone)
        {
            return gone.AfterChange;
        }

        const string Units = "/etc/systemd/system/";
        var unit = path.StartsWith(Units, StringComparison.Ordinal) && path.IndexOf('/', Units.Length) < 0 ? path.Substring(Units.Length) : null;
        return unit is null
            ? _before.AfterChange(node, file)
            : [unit.EndsWith(".service", StringComparison.Ordinal) ? "systemctl stop " + unit : "systemctl disable --now " + unit, .. _before.AfterChange(node, file).Where(action => !action.EndsWith(" " + unit, StringComparison.Ordinal))];
    }

    private static bool IsMissing(ConfigFile file) => file.Text.IndexOf(Stated.UnknownSecret, StringComparison.Ordinal) >= 0;

    private static bool IsRequest(ConfigFile file) => file.Kind == TheHiveRole.Kind || file.Kind == TheHiveUser.Kind;

    private static Consequence OfKind(IReadOnlyList<string> actions)
        => actions.Any(action => action.StartsWith("restart ", StringComparison.Ordinal)) ? Consequence.Restart
            : actions.Any(action => action.StartsWith("reload ", StringComparison.Ordinal)) ? Consequence.Reload
            : actions.Count > 0 ? Consequence.Reload : Consequence.None;
}
