using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>Settings of elasticsearch.yml without a value: a bare key stops the node, an empty text counts as if the key were absent.</summary>
internal static class EmptyValues
{
    internal static IEnumerable<Violation> Check(Repo repo)
    {
        foreach (var (file, setting) in Empty(repo))
        {
            var children = ChildrenBelow(file, setting).Select(child => child.Key).ToList();
            yield return ((ScalarValue)setting.Value).IsNull
                ? new Violation(file, setting.KeySpan, Wording.Empty(setting.Key, children))
                {
                    Setting = setting.Key,
                    Fix = children.Count > 0 ? $"Indent {string.Join(", ", children.Select(Wording.Quote))} below '{setting.Key}'." : null,
                }
                : new Violation(file, setting.Span, $"'{setting.Key}' is empty, which counts as if it were absent; expected a value or no such line") { Setting = setting.Key, Severity = Severity.Warning };
        }
    }

    /// <summary>Keys that are unknown only because they lost the indentation below another, by their places.</summary>
    internal static IEnumerable<KeyPlace> LostChildren(Repo repo)
        => from empty in Empty(repo)
           where ((ScalarValue)empty.Setting.Value).IsNull
           from child in ChildrenBelow(empty.File, empty.Setting)
           select new KeyPlace(empty.File, child.KeySpan);

    // In a template the value may come from a statement on the next line.
    private static IEnumerable<EmptyValue> Empty(Repo repo)
        => from file in repo.Of(ElasticsearchYml.Kind)
           where Repo.IsReadable(file) && !file.IsTemplate
           from setting in file.Tree.Settings
           where setting.Value is ScalarValue { IsNull: true } or ScalarValue { Text: "" }
           select new EmptyValue(file, setting);

    private static IEnumerable<MapEntry> ChildrenBelow(ConfigFile file, Setting empty)
        => file.Tree.Map.Entries
            .SkipWhile(entry => entry.KeySpan != empty.KeySpan)
            .Skip(1)
            .TakeWhile(entry => Knows(empty.Key, entry) && !Knows(parent: null, entry));

    private static bool Knows(string? parent, MapEntry entry)
        => new TreeDocument(new MapValue([entry], entry.KeySpan), []).Settings.All(setting => ElasticsearchSettings.Find(parent is null ? setting.Key : parent + "." + setting.Key) is not null);

    private sealed record EmptyValue(ConfigFile File, Setting Setting);
}

/// <summary>Where a key stands.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">The place in it.</param>
internal sealed record KeyPlace(ConfigFile File, Span Span);
