using System.Globalization;

namespace HiveConfig.Text;

/// <summary>Durations as Typesafe config reads them: a number and a unit, milliseconds without.</summary>
internal static class HoconTime
{
    /// <summary>Milliseconds of a duration; null when it is none.</summary>
    internal static double? Milliseconds(string text)
    {
        var trimmed = text.Trim();
        var end = 0;
        while (end < trimmed.Length && trimmed[end] is (>= '0' and <= '9') or '.')
        {
            end++;
        }

        if (!double.TryParse(trimmed.Substring(0, end), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return trimmed.Substring(end).Trim() switch
        {
            "" or "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => number,
            "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => number / 1_000_000,
            "us" or "micro" or "micros" or "microsecond" or "microseconds" => number / 1000,
            "s" or "second" or "seconds" => number * 1000,
            "m" or "minute" or "minutes" => number * 60_000,
            "h" or "hour" or "hours" => number * 3_600_000,
            "d" or "day" or "days" => number * 86_400_000,
            _ => null,
        };
    }
}
