using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace HiveConfig.Model;

/// <summary>A minute of the week, in UTC: machines of several time zones, and the change to summer time, leave the distance of two unchanged.</summary>
public sealed record WeeklyTime
{
    internal const string What = "a day and a time of the week in UTC (Sun 02:00)";
    internal const string Pattern = "^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) ([01][0-9]|2[0-3]):[0-5][0-9]$";
    internal const int MinutesOfDay = 24 * 60;
    internal const int MinutesOfWeek = 7 * MinutesOfDay;

    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private WeeklyTime(int minute) => Minute = minute;

    /// <summary>Minutes since Monday 00:00.</summary>
    /// <value>0 to 10079.</value>
    public int Minute { get; }

    /// <summary>The day, in three letters.</summary>
    public string Day => Days[Minute / MinutesOfDay];

    /// <summary>The time of the day: <c>02:00</c>.</summary>
    public string Time => string.Format(CultureInfo.InvariantCulture, "{0:00}:{1:00}", Minute / 60 % 24, Minute % 60);

    /// <summary>Reads a day and a time.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static WeeklyTime Parse(string text) => Parsing.Parse<WeeklyTime>(text, TryParse);

    /// <summary>Reads a day and a time; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WeeklyTime? value, [NotNullWhen(false)] out string? problem)
    {
        value = null;
        if (text is { Length: 9 } && text[3] == ' ' && text[6] == ':' && Array.IndexOf(Days, text.Substring(0, 3)) is >= 0 and var day
            && Number(text, 4) is >= 0 and < 24 and var hour && Number(text, 7) is >= 0 and < 60 and var minute)
        {
            value = new WeeklyTime((day * MinutesOfDay) + (hour * 60) + minute);
        }

        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <summary>The minute of the week so much later; after Sunday comes Monday.</summary>
    public WeeklyTime Plus(int minutes) => new((Minute + minutes) % MinutesOfWeek);

    /// <inheritdoc/>
    public override string ToString() => Day + " " + Time;

    private static int Number(string text, int start)
        => Parsing.IsDigit(text[start]) && Parsing.IsDigit(text[start + 1]) ? ((text[start] - '0') * 10) + text[start + 1] - '0' : -1;
}
