using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Settings of cassandra.yaml without a value, which most must have.</summary>
internal static class EmptySettings
{
    internal static IEnumerable<Violation> Check(Repo repo)
    {
        var settings = CassandraSettings.For(repo.Targets.Cassandra);
        return from file in repo.Of(CassandraYaml.Kind)
               from empty in Empty(file, settings)
               select Violation(file, empty, [.. ChildrenBelow(file.Tree.Map, empty, settings).Select(child => child.Key)]);
    }

    /// <summary>The keys of a file that lost the indentation below an empty section.</summary>
    internal static IEnumerable<MapEntry> Lost(ConfigFile file, ProductVersion version)
    {
        var settings = CassandraSettings.For(version);
        return Empty(file, settings).SelectMany(empty => ChildrenBelow(file.Tree.Map, empty, settings));
    }

    // In a template the value may come from a statement on the next line.
    private static IEnumerable<Setting> Empty(ConfigFile file, CassandraSettings settings)
        => Repo.IsReadable(file) && !file.IsTemplate
            ? file.Tree.Settings.Where(setting => setting.Value is ScalarValue { IsNull: true } && settings.Find(setting.Key) is { IsNullAllowed: false })
            : [];

    private static Violation Violation(ConfigFile file, Setting empty, IReadOnlyList<string> children)
    {
        var violation = new Violation(file, empty.KeySpan, Wording.Empty(empty.Key, children)) { Setting = empty.Key };
        return children.Count > 0 ? violation with { Fix = $"Indent {string.Join(", ", children.Select(Wording.Quote))} below '{empty.Key}'." } : violation;
    }

    // The keys behind a section that lost their indentation: what only that section knows, and what is no setting of its own.
    private static IEnumerable<MapEntry> ChildrenBelow(MapValue root, Setting empty, CassandraSettings settings)
        => root.Entries
            .Skip(PlaceOf(root, empty) + 1)
            .TakeWhile(entry => settings.Find(entry.Key) is null && settings.Find(empty.Key + "." + entry.Key) is not null);

    // Entries stand in the order of the file; only those that are merged in do not.
    private static int PlaceOf(MapValue root, Setting empty)
    {
        var (from, to) = (0, root.Entries.Count - 1);
        while (from <= to)
        {
            var middle = (from + to) / 2;
            var order = root.Entries[middle].KeySpan.CompareTo(empty.KeySpan);
            if (order == 0)
            {
                return middle;
            }

            (from, to) = order < 0 ? (middle + 1, to) : (from, middle - 1);
        }

        return root.Entries.Count;
    }
}
