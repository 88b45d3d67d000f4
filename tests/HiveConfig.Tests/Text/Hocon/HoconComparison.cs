using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using HiveConfig.Text;

namespace HiveConfig.Tests;

/// <summary>Compares what we read with JSON that Lightbend's library printed.</summary>
internal static class HoconComparison
{
    /// <summary>What the library would do with a text: null for a refusal, else the value.</summary>
    internal static TreeDocument? Read(string text)
    {
        var document = HoconReader.Read(text);
        if (!document.IsReadable)
        {
            return null;
        }

        var tree = document.Resolve(_ => null, out var unsettled);
        return tree.Faults.Count == 0 && unsettled.Count == 0 ? tree : null;
    }

    /// <summary>Null when both say the same, else the first difference.</summary>
    /// <param name="ours">Our value. What may be absent is absent to the library, which was given no environment.</param>
    /// <param name="theirs">Their value, with numbers as numbers.</param>
    internal static string? Difference(ConfigValue ours, JsonElement theirs, string path = "")
    {
        switch (ours)
        {
            case MapValue map when theirs.ValueKind == JsonValueKind.Object:
                var entries = map.Entries.Where(entry => entry.Value is not UnknownValue { MayBeAbsent: true }).ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
                var properties = theirs.EnumerateObject().ToList();
                var keys = string.Join(' ', entries.Keys.Order(StringComparer.Ordinal));
                var theirKeys = string.Join(' ', properties.Select(property => property.Name).Order(StringComparer.Ordinal));
                return string.Equals(keys, theirKeys, StringComparison.Ordinal)
                    ? properties.Select(property => Difference(entries[property.Name], property.Value, path + "." + property.Name)).FirstOrDefault(found => found is not null)
                    : $"{path}: keys are '{keys}', expected '{theirKeys}'";
            case ListValue list when theirs.ValueKind == JsonValueKind.Array:
                var items = list.Items.Where(item => item is not UnknownValue { MayBeAbsent: true }).ToList();
                var theirItems = theirs.EnumerateArray().ToList();
                return items.Count == theirItems.Count
                    ? items.Select((item, i) => Difference(item, theirItems[i], $"{path}[{i}]")).FirstOrDefault(found => found is not null)
                    : $"{path}: {items.Count} items, expected {theirItems.Count}";
            case ScalarValue scalar:
                return IsSame(scalar, theirs) ? null : $"{path}: {scalar.Type} '{scalar.Text}', expected {theirs.ValueKind} '{theirs}'";
            default:
                return $"{path}: {ours.GetType().Name}, expected {theirs.ValueKind}";
        }
    }

    private static bool IsSame(ScalarValue ours, JsonElement theirs)
        => ours.Type switch
        {
            ScalarType.Integer or ScalarType.Float when theirs.ValueKind == JsonValueKind.String
                => double.IsInfinity(double.Parse(ours.Text, CultureInfo.InvariantCulture)) && theirs.GetString()!.EndsWith("Infinity", StringComparison.Ordinal),
            ScalarType.Integer => theirs.ValueKind == JsonValueKind.Number && theirs.GetInt64() == long.Parse(ours.Text, CultureInfo.InvariantCulture),
            ScalarType.Float => theirs.ValueKind == JsonValueKind.Number && theirs.GetDouble().Equals(double.Parse(ours.Text, CultureInfo.InvariantCulture)),
            ScalarType.Boolean => theirs.ValueKind == (string.Equals(ours.Text, "true", StringComparison.Ordinal) ? JsonValueKind.True : JsonValueKind.False),
            ScalarType.Null => theirs.ValueKind == JsonValueKind.Null,
            _ => theirs.ValueKind == JsonValueKind.String && string.Equals(ours.Text, theirs.GetString(), StringComparison.Ordinal),
        };
}

/// <summary>The cases of <c>cases.json</c>: texts with the answer of Lightbend's library 1.3.1, environment and includes absent.</summary>
/// <param name="Text">The HOCON.</param>
/// <param name="Value">The value, or null when the library refuses the text.</param>
/// <param name="Accepted">Why this reader accepts what the library refused; null where both refuse.</param>
internal sealed record HoconCase(string Text, JsonElement? Value, string? Accepted)
{
    internal static IReadOnlyList<HoconCase> All { get; } = Load();

    private static List<HoconCase> Load()
        => JsonDocument.Parse(System.IO.File.ReadAllText(System.IO.Path.Combine(Snapshot.SourceDirectory(), "cases.json")))
            .RootElement.EnumerateArray()
            .Select(item => new HoconCase(
                item.GetProperty("text").GetString()!,
                item.TryGetProperty("value", out var value) ? value : null,
                item.TryGetProperty("accepted", out var reason) ? reason.GetString() : null))
            .ToList();
}
