using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using HiveConfig.Cassandra;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Tests;

/// <summary>REFERENCE.md: every key of cluster.yaml, every file that is written, every setting in it. All of it is taken from the code.</summary>
internal static class ReferencePage
{
    /// <summary>The settings that a kind declares, by name.</summary>
    public static IReadOnlyList<Key> KeysOf(FileKind kind) => Declaring(kind)
        .GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        .Where(property => typeof(Key).IsAssignableFrom(property.PropertyType))
        .Select(property => (Key)property.GetValue(null)!)
        .OrderBy(key => key.Name, StringComparer.Ordinal)
        .ToList();

    public static string Write()
    {
        var page = new StringBuilder("""
            # Reference

            Taken from the code by the tests, which also see that it is current: `HIVECONFIG_UPDATE_DOCS=1 dotnet test` writes it
            anew.

            ## cluster.yaml

            An editor knows these keys too: [docs/cluster.schema.json](docs/cluster.schema.json), which `hiveconfig schema cluster`
            prints. `*` stands for a name of your own.

            | key | meaning | expected | unless stated |
            |---|---|---|---|

            """);
        foreach (var key in ClusterKey.All)
        {
            Row(page, "`" + key.Setting + "`", key.Key.Summary, Expected(key.Key.Shape), Unstated(key));
        }

        page.Append("\n## Files\n\nThe files of a cluster, in the order of the generated tree; the column *sample* shows what stands on the first\nnode of `samples/three-nodes`.\n");
        foreach (var kind in FileKinds.Renderers.Select(renderer => renderer.Kind).Distinct())
        {
            File(page, kind);
        }

        ShippedJvmOptions(page);
        return page.ToString();
    }

    private static void ShippedJvmOptions(StringBuilder page)
    {
        page.Append("\n## What Cassandra ships in jvm-server.options\n\nThe active lines of each release, which the written file repeats before the heap: those of\n4.0 and 4.1 as conf/jvm-server.options of Apache Cassandra has them for Java 8 and 11, those of 5.0 as a running 5.0.1 shows\nthem, the last of them since CASSANDRA-19656 (5.0-rc1).\n\n| option | releases |\n|---|---|\n");
        string[] releases = ["4.0", "4.1", "5.0"];
        var shipped = releases.ToDictionary(release => release, release => CassandraJvmOptionsRenderer.ShippedWith(ProductVersion.Parse(release)).ToList(), StringComparer.Ordinal);
        foreach (var option in shipped.Values.SelectMany(options => options).Distinct(StringComparer.Ordinal))
        {
            page.Append("| `").Append(option).Append("` | ").AppendJoin(", ", releases.Where(release => shipped[release].Contains(option, StringComparer.Ordinal))).Append(" |\n");
        }
    }

    private static void File(StringBuilder page, FileKind kind)
    {
        page.Append("\n### ").Append(kind.Name).Append("\n\n").Append(XmlDocs.Of(Declaring(kind), "summary")).Append("\n\n");
        page.Append($"`{kind.InstalledPath}`, {kind.Access.Owner}:{kind.Access.Group} {kind.Access.Mode}");
        page.Append(kind.AfterChange.Length == 0 ? ".\n" : $"; after a change: {string.Join(", ", kind.AfterChange.Select(step => "`" + step + "`"))}.\n");
        if (XmlDocs.Of(Declaring(kind), "remarks") is { Length: > 0 } remarks)
        {
            page.Append('\n').Append(remarks).Append('\n');
        }

        var keys = KeysOf(kind);
        if (keys.Count == 0)
        {
            return;
        }

        page.Append("\n| setting | meaning | sample | the program's default | versions | a change | source |\n|---|---|---|---|---|---|---|\n");
        foreach (var key in keys)
        {
            Row(page, "`" + key.Name + "`", key.Summary, Code(Sample(kind, key)), key.Default ?? "", Versions(key), Change(key.Change), key.Source ?? "");
        }
    }

    private static string? Sample(FileKind kind, Key key)
    {
        var setting = TestClusters.ThreeNodes().Generate(TestClusters.MadeUp).Files
            .Where(file => ReferenceEquals(file.Kind, kind))
            .Select(file => kind.Read?.Invoke(file.Text) is TreeDocument document ? key.Find(document) : null)
            .FirstOrDefault(found => found is not null);
        return setting is null ? null : key.IsSecret ? "(secret)" : Shown(setting.Value);
    }

    private static string Shown(ConfigValue value) => value switch
    {
        ScalarValue scalar => scalar.Text,
        ListValue list => string.Join(", ", list.Items.Select(Shown)),
        MapValue map => string.Join(", ", map.Entries.Select(entry => entry.Key + ": " + Shown(entry.Value))),
        _ => "…",
    };

    private static string Expected(ClusterFileShape shape) => shape switch
    {
        WordShape word => word.Form.What,
        ListShape list => "a list of " + list.Item.What,
        EitherShape either => either.Short.Form.What + ", or a map",
        NamesShape names => "a map of " + names.Name.What,
        _ => "a map",
    };

    private static string Unstated(ClusterKey key)
    {
        if (key.Key.Setting is { } setting && !string.Equals(setting, key.Key.Name, StringComparison.Ordinal))
        {
            return $"see `{setting}`";
        }

        if (key.Key.IsRequired || key.Property?.GetCustomAttribute<RequiredMemberAttribute>() is not null)
        {
            return "(required)";
        }

        if (key.Property is null)
        {
            return "";
        }

        // What has no value of its own says in its summary what nothing means.
        var summary = XmlDocs.Of(key.Property, "summary");
        var nothing = summary.IndexOf("; null ", StringComparison.Ordinal) is > 0 and var at ? summary[(at + "; null ".Length)..] : "";
        return XmlDocs.Of(key.Property, "value") is { Length: > 0 } value ? value
            : key.Default is not null ? "Default " + Code(key.Default)
            : nothing.StartsWith("for ", StringComparison.Ordinal) ? nothing["for ".Length..]
            : nothing;
    }

    private static string Versions(Key key)
        => key.Former is { } former ? $"before {former.Until} `{former.Name}`" : Versions(key.Since, key.Removed ?? key.Superseded);

    private static string Versions(string? first, string? end) => (first, end) switch
    {
        (null, null) => "",
        ({ } since, null) => "from " + since,
        (null, { } removed) => "before " + removed,
        var (since, removed) => $"from {since}, before {removed}",
    };

    private static string Change(Consequence change) => change switch
    {
        Consequence.Restart => "restart",
        Consequence.Reload => "reload",
        Consequence.FirstStartOnly => "counts at the first start only",
        Consequence.NextStart => "counts at the next start",
        Consequence.Stored => "no effect: the database keeps it",
        Consequence.FullStop => "restart of all nodes at once",
        Consequence.SwitchOver => "restart; ends every session",
        Consequence.Data => "restart; its data have to be moved",
        Consequence.Cql => "CQL",
        Consequence.Replication => "CQL and a repair",
        Consequence.Request => "request to Elasticsearch",
        Consequence.Reindex => "reindex",
        Consequence.Never => "never on a running cluster",
        _ => "",
    };

    private static Type Declaring(FileKind kind) => typeof(FileKinds).Assembly.GetTypes()
        .Single(type => type.GetProperty("Kind", BindingFlags.Public | BindingFlags.Static) is { } property && ReferenceEquals(property.GetValue(null), kind));

    private static string Code(string? text) => string.IsNullOrEmpty(text) ? "" : "`" + text + "`";

    private static void Row(StringBuilder page, params string[] cells)
        => page.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))).Append(" |\n");
}
