using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HiveConfig.Model;

/// <summary>A length of time, to the millisecond.</summary>
public sealed record Duration : IComparable<Duration>
{
    internal const string What = "a duration: a whole number and ms, s, m, h or d (500ms, 45s, 2m)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^[0-9]+\\s*(ms|s|m|h|d)\\s*$";

    private const long TenYears = 3650 * 86_400_000L;

    private Duration(long milliseconds) => Milliseconds = milliseconds;

    /// <summary>The length in milliseconds.</summary>
    /// <value>1 to 10 years.</value>
    public long Milliseconds { get; }

    /// <summary>A number of seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static Duration Seconds(int number)
        => number > 0 ? new Duration(number * 1000L) : throw new ArgumentOutOfRangeException(nameof(number), number, "a duration is more than nothing");

    /// <summary>A number of milliseconds; null for what is no duration: nothing, a part of one, more than ten years.</summary>
    internal static Duration? OfMilliseconds(double? number)
        => number is >= 1 and <= TenYears && (long)number.Value == number.Value ? new Duration((long)number.Value) : null;

    /// <summary>Reads a duration.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static Duration Parse(string text) => Parsing.Parse<Duration>(text, TryParse);

    /// <summary>Reads a duration; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Duration? value, [NotNullWhen(false)] out string? problem)
    {
        value = null;
        var digits = Parsing.LeadingDigits(text);
        if (digits is > 0 and <= 12 && long.TryParse(text!.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)
        {
            var unit = text.Substring(digits).Trim() switch
            {
                "ms" => 1L,
                "s" => 1000L,
                "m" => 60_000L,
                "h" => 3_600_000L,
                "d" => 86_400_000L,
                _ => 0L,
            };
            if (unit > 0 && number <= TenYears / unit)
            {
                value = new Duration(number * unit);
            }
        }

        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <summary>The shortest spelling that loses nothing: <c>45s</c>, <c>2m</c>. HAProxy, Cassandra and HOCON read it alike.</summary>
    public override string ToString()
    {
        (long Unit, string Name)[] units = [(86_400_000, "d"), (3_600_000, "h"), (60_000, "m"), (1000, "s")];
        foreach (var (unit, name) in units)
        {
            if (Milliseconds % unit == 0)
            {
                return (Milliseconds / unit).ToString(CultureInfo.InvariantCulture) + name;
            }
        }

        return Milliseconds.ToString(CultureInfo.InvariantCulture) + "ms";
    }

    /// <inheritdoc/>
    public int CompareTo(Duration? other) => Milliseconds.CompareTo(other?.Milliseconds ?? 0);

    /// <summary>Compares lengths.</summary>
    public static bool operator <(Duration left, Duration right) => left.CompareTo(right) < 0;

    /// <summary>Compares lengths.</summary>
    public static bool operator >(Duration left, Duration right) => left.CompareTo(right) > 0;

    /// <summary>Compares lengths.</summary>
    public static bool operator <=(Duration left, Duration right) => left.CompareTo(right) <= 0;

    /// <summary>Compares lengths.</summary>
    public static bool operator >=(Duration left, Duration right) => left.CompareTo(right) >= 0;
}
