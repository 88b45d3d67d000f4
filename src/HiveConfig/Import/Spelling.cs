using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Import;

/// <summary>Whether two values are one in two spellings: <c>60 seconds</c> and <c>1m</c>, a list and a text with commas.</summary>
internal static class Spelling
{
    private static readonly (string Unit, long Milliseconds)[] Units =
    [
        ("ms", 1), ("millis", 1), ("millisecond", 1), ("milliseconds", 1),
        ("s", 1000), ("second", 1000), ("seconds", 1000),
        ("m", 60_000), ("minute", 60_000), ("minutes", 60_000),
        ("h", 3_600_000), ("hour", 3_600_000), ("hours", 3_600_000),
        ("d", 86_400_000), ("day", 86_400_000), ("days", 86_400_000),
    ];

    /// <summary>One text for a value; null for one that is not known.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isOrdered">Whether the order of a list counts.</param>
    internal static string? Of(ConfigValue value, bool isOrdered = false) => value switch
    {
        ScalarValue { IsNull: true } => "null",
        ScalarValue { Type: ScalarType.Boolean } flag => Read.Flag(flag) == true ? "true" : "false",
        ScalarValue scalar => TemplateMask.IsMasked(scalar.Text) ? null : Items(scalar.Text.Split(','), isOrdered),
        ListValue list => list.Items.Select(item => Of(item, isOrdered)).ToList() is var items && items.Exists(item => item is null) ? null : Items(items!, isOrdered),
        MapValue map => map.Entries.Select(entry => (entry.Key, Value: Of(entry.Value, isOrdered))).ToList() is var entries && entries.Exists(entry => entry.Value is null) ? null
            : "{" + string.Join(";", entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => entry.Key + "=" + entry.Value)) + "}",
        _ => null,
    };

    internal static bool Same(string one, string other)
        => string.Equals(one, other, StringComparison.Ordinal)
            || (Milliseconds(one, bare: null) is { } time && time == Milliseconds(other, bare: null))
            || (DataSize.TryParse(one, out var size, out _) && DataSize.TryParse(other, out var same, out _) && size == same)
            || (HostText.IsAddress(one) && HostText.IsAddress(other) && HostText.Same(one, other));

    /// <summary>A time in milliseconds; null when it is none.</summary>
    /// <param name="text">A whole number and a unit.</param>
    /// <param name="bare">The unit of a number alone; null when it needs one.</param>
    internal static long? Milliseconds(string text, string? bare)
    {
        var digits = text.TakeWhile(c => c is >= '0' and <= '9').Count();
        if (digits is 0 or > 12)
        {
            return null;
        }

        var unit = text.Substring(digits).Trim();
        unit = unit.Length == 0 ? bare ?? "" : unit;
        var number = long.Parse(text.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture);
        return Units.Where(known => string.Equals(known.Unit, unit, StringComparison.Ordinal)).Select(known => (long?)(known.Milliseconds * number)).FirstOrDefault();
    }

    private static string Items(IEnumerable<string> items, bool isOrdered)
    {
        var trimmed = items.Select(item => item.Trim()).Where(item => item.Length > 0);
        return string.Join(",", isOrdered ? trimmed : trimmed.OrderBy(item => item, StringComparer.Ordinal));
    }
}
