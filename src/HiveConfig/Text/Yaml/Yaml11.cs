using System;
using System.Globalization;
using System.Numerics;

namespace HiveConfig.Text;

/// <summary>
/// What a plain word of YAML 1.1 is, and its value.
/// </summary>
internal static class Yaml11
{
    // SnakeYAML tries its patterns only on words up to this length; longer ones are text.
    private const int LongestNumber = 1024;

    /// <summary>What an unquoted word is taken for.</summary>
    internal static ScalarType Resolve(string word)
    {
        if (word.Length == 0)
        {
            return ScalarType.Null;
        }

        var first = word[0];
        if (first is (>= '0' and <= '9') or '+' or '-' or '.')
        {
            return word.Length > LongestNumber ? ScalarType.Text
                : Yaml11Pattern.IsInteger(word) ? ScalarType.Integer
                : Yaml11Pattern.IsFloat(word) ? ScalarType.Float
                : Yaml11Pattern.IsTimestamp(word) ? ScalarType.Timestamp
                : ScalarType.Text;
        }

        return word switch
        {
            "yes" or "Yes" or "YES" or "no" or "No" or "NO" or "true" or "True" or "TRUE" or "false" or "False" or "FALSE"
                or "on" or "On" or "ON" or "off" or "Off" or "OFF" => ScalarType.Boolean,
            "~" or "null" or "Null" or "NULL" => ScalarType.Null,
            _ => ScalarType.Text,
        };
    }

    /// <summary>The truth value of a word, in any case; null when it is none.</summary>
    internal static bool? ToBoolean(string word)
        => Is(word, "true") || Is(word, "yes") || Is(word, "on") ? true
            : Is(word, "false") || Is(word, "no") || Is(word, "off") ? false
            : null;

    /// <summary>The value of a whole number in any of its spellings: octal, binary, hexadecimal, base sixty; null when it is none.</summary>
    internal static BigInteger? ToInteger(string word)
    {
        if (!Yaml11Pattern.IsInteger(word))
        {
            return null;
        }

        var start = word[0] is '+' or '-' ? 1 : 0;
        var radix = 10;
        if (word[start] == '0' && start + 1 < word.Length)
        {
            radix = word[start + 1] switch { 'x' => 16, 'b' => 2, _ => 8 };
            start += radix == 8 ? 1 : 2;
        }

        var total = BigInteger.Zero;
        var part = BigInteger.Zero;
        for (var i = start; i < word.Length; i++)
        {
            if (word[i] == ':')
            {
                total = (total + part) * 60;
                part = BigInteger.Zero;
            }
            else if (word[i] != '_')
            {
                part = (part * radix) + Yaml11Pattern.Digit(word[i]);
            }
        }

        total += part;
        return word[0] == '-' ? -total : total;
    }

    /// <summary>The value of a number with a fraction or exponent, or of any word tagged as one; null when it is none.</summary>
    internal static double? ToFloat(string word)
    {
        var text = word.Replace("_", string.Empty);
        if (text.Length == 0)
        {
            return null;
        }

        var sign = text[0] == '-' ? -1d : 1d;
        var unsigned = text[0] is '+' or '-' ? text.Substring(1) : text;
        if (Is(unsigned, ".inf"))
        {
            return sign * double.PositiveInfinity;
        }

        if (Is(unsigned, ".nan"))
        {
            return double.NaN;
        }

        var total = 0d;
        foreach (var part in unsigned.Split(':'))
        {
            if (JavaDouble(part.Trim()) is not { } value)
            {
                return null;
            }

            total = (total * 60) + value;
        }

        return sign * total;
    }

    // Behind a tag Java takes what its own language does, but for fractions to the base of sixteen, which nobody writes.
    private static double? JavaDouble(string text)
    {
        switch (text)
        {
            case "NaN" or "+NaN" or "-NaN":
                return double.NaN;
            case "Infinity" or "+Infinity":
                return double.PositiveInfinity;
            case "-Infinity":
                return double.NegativeInfinity;
        }

        var number = text.Length > 1 && text[text.Length - 1] is 'f' or 'F' or 'd' or 'D' ? text.Substring(0, text.Length - 1) : text;
        foreach (var c in number)
        {
            if (c is not ((>= '0' and <= '9') or '.' or 'e' or 'E' or '+' or '-'))
            {
                return null;
            }
        }

        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    private static bool Is(string word, string other) => string.Equals(word, other, StringComparison.OrdinalIgnoreCase);
}
