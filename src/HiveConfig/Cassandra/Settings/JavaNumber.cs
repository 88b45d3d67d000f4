using System;
using System.Globalization;
using System.Numerics;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Numbers as SnakeYAML makes them of any word, quoted or not, where a setting takes one.</summary>
internal static class JavaNumber
{
    // A number longer than this is out of every range, and costs time to read.
    private const int Longest = 100;

    /// <summary>A whole number: decimal, 0x…, 0b…, octal with a leading zero, base sixty with colons, underscores anywhere; null when it is none.</summary>
    internal static BigInteger? WholeOf(string word)
    {
        var text = word.Replace("_", "");
        var isNegative = text.Length > 0 && text[0] == '-';
        var digits = text.Length > 0 && text[0] is '-' or '+' ? text.Substring(1) : text;
        if (digits.Length is 0 or > Longest)
        {
            return null;
        }

        var number = digits.Length == 1 ? Parse(digits, 10)
            : digits.StartsWith("0b", StringComparison.Ordinal) ? Parse(digits.Substring(2), 2)
            : digits.StartsWith("0x", StringComparison.Ordinal) ? Parse(digits.Substring(2), 16)
            : digits[0] == '0' ? Parse(digits.Substring(1), 8)
            : digits.IndexOf(':') >= 0 ? OfBaseSixty(digits)
            : Parse(digits, 10);
        return isNegative ? -number : number;
    }

    /// <summary>The number of a setting that takes a whole one; null when it is none that fits.</summary>
    internal static int? Of(ConfigValue value)
        => Read.Text(value) is { } text && WholeOf(text) is { } number && number >= int.MinValue && number <= int.MaxValue ? (int)number : null;

    /// <summary>A number with a fraction or exponent, infinite, or not a number; null when it is none.</summary>
    internal static double? FloatOf(string word)
    {
        var text = word.Replace("_", "").Trim();
        var unsigned = text.Length > 0 && text[0] is '-' or '+' ? text.Substring(1) : text;
        if (unsigned.Length is 0 or > Longest)
        {
            return null;
        }

        var sign = text[0] == '-' ? -1d : 1d;
        if (string.Equals(unsigned, ".inf", StringComparison.OrdinalIgnoreCase))
        {
            return sign * double.PositiveInfinity;
        }

        if (string.Equals(unsigned, ".nan", StringComparison.OrdinalIgnoreCase))
        {
            return double.NaN;
        }

        if (unsigned.IndexOf(':') >= 0)
        {
            return OfBaseSixty(unsigned) is { } whole ? sign * (double)whole : null;
        }

        // Java takes the letter of the type behind a number.
        var plain = unsigned.Length > 1 && unsigned[unsigned.Length - 1] is 'f' or 'F' or 'd' or 'D' ? unsigned.Substring(0, unsigned.Length - 1) : unsigned;
        return double.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) ? sign * number : null;
    }

    private static BigInteger? OfBaseSixty(string digits)
    {
        var total = BigInteger.Zero;
        foreach (var part in digits.Split(':'))
        {
            if (Parse(part, 10) is not { } value)
            {
                return null;
            }

            total = (total * 60) + value;
        }

        return total;
    }

    private static BigInteger? Parse(string digits, int radix)
    {
        var number = BigInteger.Zero;
        foreach (var c in digits)
        {
            var digit = c is >= '0' and <= '9' ? c - '0' : c is >= 'a' and <= 'f' ? c - 'a' + 10 : c is >= 'A' and <= 'F' ? c - 'A' + 10 : radix;
            if (digit >= radix)
            {
                return null;
            }

            number = (number * radix) + digit;
        }

        return digits.Length == 0 ? null : number;
    }
}
