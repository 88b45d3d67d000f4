using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>A number with a unit, as one of the families it may belong to.</summary>
internal static class Quantity
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

    /// <summary>Whether two texts are one, or one size or one time in two units.</summary>
    internal static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal) || Of(one).Intersect(Of(other)).Any();

    private static IEnumerable<Amount> Of(string text)
    {
        var trimmed = text.Trim();
        var end = TextScan.Digits(trimmed, orPoints: true);

        // Fifteen digits are more than any setting has, and fit with any unit.
        if (end is 0 or > 15 || !decimal.TryParse(trimmed.Substring(0, end), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            yield break;
        }

        var unit = trimmed.Substring(end).Trim();
        foreach (var (family, units, factor) in Known)
        {
            if (Array.IndexOf(units, unit) >= 0)
            {
                yield return new Amount(family, number * factor);
            }
        }
    }

    private sealed record Amount(string Family, decimal Value);
}
