using System;

namespace HiveConfig.Model;

/// <summary>How every value type turns text into itself: one place for the wording and the exception.</summary>
internal static class Parsing
{
    internal delegate bool Try<T>(string? text, out T? value, out string? problem);

    internal static T Parse<T>(string text, Try<T> tryParse)
        where T : class
        => tryParse(text, out var value, out var problem) ? value! : throw new FormatException(problem);

    internal static string Expected(string? text, string what)
    {
        // A value of ten thousand characters helps nobody in a message.
        var shown = text ?? "";
        shown = shown.Length > 60 ? shown.Substring(0, 60) + "…" : shown;
        return $"'{shown}' is not {what}";
    }
}
