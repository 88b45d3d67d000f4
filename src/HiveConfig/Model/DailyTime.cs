using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HiveConfig.Model;

/// <summary>A minute of the day, in UTC.</summary>
public sealed record DailyTime
{
    internal const string What = "a time of the day in UTC (01:30)";
    internal const string Pattern = "^([01][0-9]|2[0-3]):[0-5][0-9]$";

    private DailyTime(int minute) => Minute = minute;

    /// <summary>Minutes since midnight.</summary>
    /// <value>0 to 1439.</value>
    public int Minute { get; }

    /// <summary>Reads a time.</summary>
    /// <exception cref="System.FormatException">The text is none; the message says what was expected.</exception>
    public static DailyTime Parse(string text) => Parsing.Parse<DailyTime>(text, TryParse);

    /// <summary>Reads a time; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out DailyTime? value, [NotNullWhen(false)] out string? problem)
    {
        value = text is { Length: 5 } && WeeklyTime.TryParse("Mon " + text, out var time, out _) ? new DailyTime(time.Minute) : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:00}:{1:00}", Minute / 60, Minute % 60);
}
