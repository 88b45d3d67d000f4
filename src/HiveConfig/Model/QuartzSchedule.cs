using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;

namespace HiveConfig.Model;

/// <summary>When TheHive's scheduler starts a job: a Quartz cron expression, whose first field is seconds.</summary>
public sealed record QuartzSchedule
{
    internal const string What =
        "a Quartz schedule: seconds, minutes, hours, day of month, month, day of week and at most a year, one of the two days a ? (0 30 2 ? * SUN)";

    /// <summary>What an editor can check while it is typed: never stricter than what is read.</summary>
    internal const string Pattern = "^ *[A-Za-z0-9*/,#-]+( +[A-Za-z0-9*/,?#-]+){5,6} *$";

    private QuartzSchedule(string value) => Value = value;

    /// <summary>The expression, one blank between fields.</summary>
    public string Value { get; }

    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">The text is none; the message says what was expected.</exception>
    public static QuartzSchedule Parse(string text) => Parsing.Parse<QuartzSchedule>(text, TryParse);

    /// <summary>Reads an expression; <paramref name="problem"/> says what was expected.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out QuartzSchedule? value, [NotNullWhen(false)] out string? problem)
    {
        // Quartz refuses two days together, and none.
        var fields = (text ?? "").Split([' '], StringSplitOptions.RemoveEmptyEntries);
        var days = fields.Length is 6 or 7 ? (fields[3] is "?" ? 1 : 0) + (fields[5] is "?" ? 1 : 0) : 0;
        value = days == 1 && fields.Select((field, i) => field is "?" ? i is 3 or 5 : Parsing.IsWord("a" + field, max: 61, others: "*/,-#")).All(isField => isField)
            ? new QuartzSchedule(string.Join(" ", fields))
            : null;
        problem = value is null ? Parsing.Expected(text, What) : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
