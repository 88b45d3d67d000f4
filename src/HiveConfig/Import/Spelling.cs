using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Import;

/// <summary>Whether two values are one in two spellings: <c>60 seconds</c> and <c>1m</c>, a list and a text with commas.</summary>
internal static class Spelling
{
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
        => Quantity.Same(one, other) || (HostText.IsAddress(one) && HostText.IsAddress(other) && HostText.Same(one, other));

    private static string Items(IEnumerable<string> items, bool isOrdered)
    {
        var trimmed = items.Select(item => item.Trim()).Where(item => item.Length > 0);
        return string.Join(",", isOrdered ? trimmed : trimmed.OrderBy(item => item, StringComparer.Ordinal));
    }
}
