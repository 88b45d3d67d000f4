using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HiveConfig.Model;

/// <summary>An amount of memory or disk, in powers of 1024.</summary>
public sealed record DataSize : IComparable<DataSize>
{
    internal const string What = "a size: a whole number and k, m or g, in powers of 1024 (3000m, 4g)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[0-9]+\\s*[kKmMgGtT]([iI]?[bB])?\\s*$";

    private DataSize(long bytes) => Bytes = bytes;

    /// <summary>The amount in bytes.</summary>
    /// <value>1 to 2^50.</value>
    public long Bytes { get; }

    /// <summary>A number of mebibytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static DataSize Mebibytes(int number)
        => number > 0 ? new DataSize(number * 1024L * 1024) : throw new ArgumentOutOfRangeException(nameof(number), number, "a size is more than nothing");

    /// <summary>A number of gibibytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static DataSize Gibibytes(int number)
        => number > 0 ? new DataSize(number * 1024L * 1024 * 1024) : throw new ArgumentOutOfRangeException(nameof(number), number, "a size is more than nothing");

    /// <summary>Reads a size: <c>3000m</c>, <c>4g</c>, <c>1GB</c>, <c>256kB</c>, <c>10MiB</c>; every unit is a power of 1024.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static DataSize Parse(string text) => Parsing.Parse<DataSize>(text, TryParse);

    /// <summary>Reads a size; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DataSize? value, [NotNullWhen(false)] out string? problem)
    {
        value = null;
        var digits = Parsing.LeadingDigits(text);
        if (digits is > 0 and <= 15 && long.TryParse(text!.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            var shift = text.Substring(digits).Trim().ToLowerInvariant() switch
            {
                "k" or "kb" or "kib" => 10,
                "m" or "mb" or "mib" => 20,
                "g" or "gb" or "gib" => 30,
                "t" or "tb" or "tib" => 40,
                _ => -1,
            };
            if (shift > 0 && number <= (1L << 50) >> shift)
            {
                value = new DataSize(number << shift);
            }
        }

        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <summary>The size for a Java option: the largest unit that loses nothing, <c>3000m</c>.</summary>
    public string ForJava()
    {
        (int Shift, char Unit)[] units = [(30, 'g'), (20, 'm')];
        foreach (var (shift, unit) in units)
        {
            if (Bytes % (1L << shift) == 0)
            {
                return (Bytes >> shift).ToString(CultureInfo.InvariantCulture) + unit;
            }
        }

        return (Bytes >> 10).ToString(CultureInfo.InvariantCulture) + "k";
    }

    /// <inheritdoc/>
    public int CompareTo(DataSize? other) => Bytes.CompareTo(other?.Bytes ?? 0);

    /// <inheritdoc/>
    public override string ToString() => ForJava();

    /// <summary>Compares amounts.</summary>
    public static bool operator <(DataSize left, DataSize right) => left.CompareTo(right) < 0;

    /// <summary>Compares amounts.</summary>
    public static bool operator >(DataSize left, DataSize right) => left.CompareTo(right) > 0;

    /// <summary>Compares amounts.</summary>
    public static bool operator <=(DataSize left, DataSize right) => left.CompareTo(right) <= 0;

    /// <summary>Compares amounts.</summary>
    public static bool operator >=(DataSize left, DataSize right) => left.CompareTo(right) >= 0;
}
