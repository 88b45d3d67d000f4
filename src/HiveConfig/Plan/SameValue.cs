using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Elasticsearch;
using HiveConfig.Text;

namespace HiveConfig.Plan;

/// <summary>Whether two values are two spellings of one, to the program that reads them.</summary>
internal static class SameValue
{
    /// <summary>As the declaration of the setting reads them, else by their form.</summary>
    internal static bool Of(ConfigValue before, ConfigValue after, Key? key, FileKind kind)
        => (key?.Canonical(before) is { } left && key.Canonical(after) is { } right && string.Equals(left, right, StringComparison.Ordinal)) || ByForm(before, after, kind);

    private static bool ByForm(ConfigValue before, ConfigValue after, FileKind kind) => (before, after) switch
    {
        (ScalarValue left, ScalarValue right) => Scalars(left, right),
        (ListValue left, ListValue right) => left.Items.Count == right.Items.Count && left.Items.Zip(right.Items, (one, other) => ByForm(one, other, kind)).All(same => same),
        (MapValue left, MapValue right) => left.Entries.Count == right.Entries.Count && left.Entries.Zip(right.Entries, (one, other) => string.Equals(one.Key, other.Key, StringComparison.Ordinal) && ByForm(one.Value, other.Value, kind)).All(same => same),

        // Elasticsearch takes one text with commas for a list.
        (ScalarValue text, ListValue list) when kind == ElasticsearchYml.Kind => Texts(text).SequenceEqual(Texts(list), StringComparer.Ordinal),
        (ListValue list, ScalarValue text) when kind == ElasticsearchYml.Kind => Texts(list).SequenceEqual(Texts(text), StringComparer.Ordinal),
        _ => false,
    };

    private static bool Scalars(ScalarValue before, ScalarValue after)
    {
        if (before.IsNull || after.IsNull)
        {
            return before.IsNull && after.IsNull;
        }

        return Texts(before.Text, after.Text)
            || ((before.Type == ScalarType.Boolean || after.Type == ScalarType.Boolean) && Read.Flag(before) is { } flag && Read.Flag(after) == flag);
    }

    /// <summary>Whether two texts are one size or one time in two units, or one text.</summary>
    internal static bool Texts(string before, string after) => Quantity.Same(before, after);

    private static IEnumerable<string> Texts(ConfigValue value) => Read.TextList(value) ?? [];
}
