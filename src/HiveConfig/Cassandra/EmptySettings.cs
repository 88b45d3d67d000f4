using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Settings of cassandra.yaml without a value, which most must have.</summary>
internal static class EmptySettings
{
    private const string UsualVersion = "4.1";

    internal static IEnumerable<Violation> Check(Repo repo)
    {
        // In a template the value may come from a statement on the next line.
        var settings = CassandraSettings.For(VersionOf(repo));
        return from file in repo.Of(CassandraYaml.Kind)
               where Repo.IsReadable(file) && !Placeholder.IsTemplate(file.Text)
               from empty in file.Tree.Settings
               where empty.Value is ScalarValue { IsNull: true } && settings.Find(empty.Key) is { IsNullAllowed: false }
               select Violation(file, empty, ChildrenBelow(file.Tree.Map, empty, settings));
    }

    private static Violation Violation(ConfigFile file, Setting empty, IReadOnlyList<string> children)
    {
        var violation = new Violation(file, empty.KeySpan, Wording.Empty(empty.Key, children)) { Setting = empty.Key };
        return children.Count > 0 ? violation with { Fix = $"Indent {string.Join(", ", children.Select(Wording.Quote))} below '{empty.Key}'." } : violation;
    }

    // The keys behind a section that lost their indentation: what only that section knows, and what is no setting of its own.
    private static List<string> ChildrenBelow(MapValue root, Setting empty, CassandraSettings settings)
        => root.Entries
            .SkipWhile(entry => entry.KeySpan != empty.KeySpan)
            .Skip(1)
            .TakeWhile(entry => settings.Find(entry.Key) is null && settings.Find(empty.Key + "." + entry.Key) is not null)
            .Select(entry => entry.Key)
            .ToList();

    private static ProductVersion VersionOf(Repo repo)
        => ProductVersion.TryParse(repo.Inventory.Versions.FirstOrDefault(version => string.Equals(version.Key, "cassandra", StringComparison.Ordinal)).Value, out var stated, out _)
            ? stated
            : ProductVersion.Parse(UsualVersion);
}
