using System;
using System.Collections.Generic;
using System.Globalization;
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

    /// <summary>Whether two texts are one size or one time in two units, or one number.</summary>
    internal static bool Texts(string before, string after)
        => string.Equals(before, after, StringComparison.Ordinal)
            || Quantity.Of(before).Intersect(Quantity.Of(after)).Any();

    private static IEnumerable<string> Texts(ConfigValue value) => Read.TextList(value) ?? [];

    /// <summary>A number with a unit, as one of the families it may belong to.</summary>
    private static class Quantity
    {
        private const decimal Kibi = 1024;

        // Where a unit stands in two families, such as m for minutes and for mebibytes, both values are compared within one.
        private static readonly (string Family, string[] Units, decimal Factor)[] Known =
        [
            ("time", ["ns", "nanos", "nano", "nanosecond", "nanoseconds"], 1),
            ("time", ["us", "µs", "micros", "micro", "microsecond", "microseconds"], 1_000),
            ("time", ["ms", "millis", "milli", "millisecond", "milliseconds"], 1_000_000),
            ("time", ["s", "second", "seconds"], 1_000_000_000),
            ("time", ["m", "minute", "minutes", "min"], 60_000_000_000),
            ("time", ["h", "hour", "hours"], 3_600_000_000_000),
            ("time", ["d", "day", "days"], 86_400_000_000_000),
            ("size", ["B", "b", "byte", "bytes"], 1),
            ("size", ["k", "K", "Ki", "KiB", "kb", "kibibyte", "kibibytes"], Kibi),
            ("size", ["m", "M", "Mi", "MiB", "mb", "mebibyte", "mebibytes"], Kibi * Kibi),
            ("size", ["g", "G", "Gi", "GiB", "gb", "gibibyte", "gibibytes"], Kibi * Kibi * Kibi),
            ("size", ["t", "T", "Ti", "TiB", "tb", "tebibyte", "tebibytes"], Kibi * Kibi * Kibi * Kibi),
            ("size", ["kB", "kilobyte", "kilobytes"], 1_000),
            ("size", ["MB", "megabyte", "megabytes"], 1_000_000),
            ("size", ["GB", "gigabyte", "gigabytes"], 1_000_000_000),
            ("size", ["TB", "terabyte", "terabytes"], 1_000_000_000_000),
        ];

        internal static IEnumerable<(string Family, decimal Value)> Of(string text)
        {
            var trimmed = text.Trim();
            var end = 0;
            while (end < trimmed.Length && trimmed[end] is (>= '0' and <= '9') or '.')
            {
                end++;
            }

            // Eighteen digits are more than any setting has, and fit with any unit.
            if (end is 0 or > 15 || !decimal.TryParse(trimmed.Substring(0, end), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                yield break;
            }

            var unit = trimmed.Substring(end).Trim();
            foreach (var (family, units, factor) in Known)
            {
                if (Array.IndexOf(units, unit) >= 0)
                {
                    yield return (family, number * factor);
                }
            }
        }
    }
}
