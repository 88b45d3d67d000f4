using System;
using System.Text;

namespace HiveConfig.Model;

/// <summary>How every value type turns text into itself: one place for the wording, the exception and the alphabet.</summary>
internal static class Parsing
{
    internal delegate bool Try<T>(string? text, out T? value, out string? problem);

    internal static T Parse<T>(string text, Try<T> tryParse)
        where T : class
        => tryParse(text, out var value, out var problem) ? value! : throw new FormatException(problem);

    /// <summary>Takes every text: for a short form that is taken apart where it is read.</summary>
    internal static bool Any(string? text, out string? value, out string? problem)
    {
        (value, problem) = (text, null);
        return true;
    }

    internal static string Expected(string? text, string what) => $"'{Shown(text)}' is not {what}";

    /// <summary>A text as a message quotes it: one line, and short, for a value of ten thousand characters helps nobody.</summary>
    internal static string Shown(string? text)
    {
        var shown = new StringBuilder();
        foreach (var c in text ?? "")
        {
            if (shown.Length == 60)
            {
                return shown.Append('…').ToString();
            }

            shown.Append(char.IsControl(c) || char.IsSurrogate(c) ? '?' : c);
        }

        return shown.ToString();
    }

    /// <summary>
    /// Whether a text is 1 to <paramref name="max"/> ASCII letters, digits and characters of <paramref name="others"/>, the
    /// first of them a letter or digit: such a text means itself in every syntax that is written, and is never an option.
    /// </summary>
    internal static bool IsWord(string? text, int max, string others, bool lowerCase = false)
    {
        if (text is null || text.Length == 0 || text.Length > max || others.IndexOf(text[0]) >= 0)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!(IsDigit(c) || c is >= 'a' and <= 'z' || (!lowerCase && c is >= 'A' and <= 'Z') || others.IndexOf(c) >= 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it is 0-9: <see cref="char.IsDigit(char)"/> takes the digits of every script.</summary>
    internal static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>How many digits a text begins with.</summary>
    internal static int LeadingDigits(string? text)
    {
        var digits = 0;
        while (digits < (text?.Length ?? 0) && IsDigit(text![digits]))
        {
            digits++;
        }

        return digits;
    }
}
