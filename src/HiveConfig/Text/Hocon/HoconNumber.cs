using System.Globalization;

namespace HiveConfig.Text;

/// <summary>What Java takes for a number.</summary>
internal static class HoconNumber
{
    /// <summary>The type of a run of digits, signs, dots and the letter e: Integer, Float, or Text when it is neither.</summary>
    internal static ScalarType TypeOf(string word)
    {
        if (word.IndexOfAny(['.', 'e', 'E']) >= 0)
        {
            return IsDecimal(word) ? ScalarType.Float : ScalarType.Text;
        }

        // A whole number beyond 64 bits stays text.
        return long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? ScalarType.Integer : ScalarType.Text;
    }

    /// <summary>What the library gives for a whole number: a fraction is cut off, a text in quotes is read as one; null for what it refuses.</summary>
    internal static int? Whole(string text)
        => (text.Trim() is { Length: > 0 } word && (IsDecimal(word) || (word[0] == '+' && word.Length > 1 && word[1] is >= '0' and <= '9' && IsDecimal(word.Substring(1))))
                && double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                && number is >= int.MinValue and <= int.MaxValue)
            ? (int)number
            : null;

    private static bool IsDecimal(string word)
    {
        var at = 0;
        if (word[at] == '-')
        {
            at++;
        }

        var digits = Digits(word, ref at);
        if (at < word.Length && word[at] == '.')
        {
            at++;
            digits += Digits(word, ref at);
        }

        if (digits == 0)
        {
            return false;
        }

        if (at < word.Length && word[at] is 'e' or 'E')
        {
            at++;
            if (at < word.Length && word[at] is '+' or '-')
            {
                at++;
            }

            if (Digits(word, ref at) == 0)
            {
                return false;
            }
        }

        return at == word.Length;
    }

    private static int Digits(string word, ref int at)
    {
        var start = at;
        while (at < word.Length && word[at] is >= '0' and <= '9')
        {
            at++;
        }

        return at - start;
    }
}
