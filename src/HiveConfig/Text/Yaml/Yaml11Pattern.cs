namespace HiveConfig.Text;

/// <summary>
/// SnakeYAML 1.33's patterns of numbers and times, written out by hand because many a scalar of every file passes here.
/// </summary>
internal static class Yaml11Pattern
{
    // SnakeYAML tries this pattern only on words up to this length.
    private const int LongestTimestamp = 50;

    internal static bool IsInteger(string word)
    {
        var i = word.Length > 0 && word[0] is '+' or '-' ? 1 : 0;
        if (i == word.Length)
        {
            return false;
        }

        if (word[i] == '0')
        {
            return i + 1 == word.Length || word[i + 1] switch
            {
                'b' => AreDigits(word, i + 2, 2),
                'x' => AreDigits(word, i + 2, 16),
                _ => AreDigits(word, i + 1, 8),
            };
        }

        if (word[i] is < '1' or > '9')
        {
            return false;
        }

        i = SkipDigits(word, i);
        return SkipSixtieths(word, i) == word.Length;
    }

    internal static bool IsFloat(string word)
    {
        var signed = word.Length > 0 && word[0] is '+' or '-';
        var start = signed ? 1 : 0;
        if (start == word.Length)
        {
            return false;
        }

        if (word[start] == '.')
        {
            switch (word.Substring(start))
            {
                case ".inf" or ".Inf" or ".INF":
                    return true;
                case ".nan" or ".NaN" or ".NAN":
                    return !signed;
            }

            var fraction = SkipDigits(word, start + 1);
            return fraction > start + 1 && IsExponentOrEnd(word, fraction);
        }

        if (!IsDigit(word[start]))
        {
            return false;
        }

        var i = SkipDigits(word, start);
        if (i < word.Length && word[i] == '.')
        {
            return IsExponentOrEnd(word, SkipDigits(word, i + 1));
        }

        if (i < word.Length && word[i] == ':')
        {
            i = SkipSixtieths(word, i);
            return i < word.Length && word[i] == '.' && SkipDigits(word, i + 1) == word.Length;
        }

        return i < word.Length && IsExponentOrEnd(word, i);
    }

    // 2024-01-31, or 2024-1-31 12:00:00.5 +1:00 with T or blanks between date and time.
    internal static bool IsTimestamp(string word)
    {
        if (word.Length is < 10 or > LongestTimestamp || Run(word, 0, 4) != 4 || word[4] != '-')
        {
            return false;
        }

        var month = Run(word, 5, 2);
        var i = 5 + month;
        if (month == 0 || At(word, i) != '-')
        {
            return false;
        }

        var day = Run(word, i + 1, 2);
        i += 1 + day;
        if (day == 0)
        {
            return false;
        }

        if (i == word.Length)
        {
            return month == 2 && day == 2;
        }

        var time = At(word, i) is 'T' or 't' ? i + 1 : SkipBlanks(word, i);
        var hour = Run(word, time, 2);
        var minute = time + hour + 1;
        if (time == i || hour == 0 || At(word, minute - 1) != ':' || Run(word, minute, 2) != 2 || At(word, minute + 2) != ':'
            || Run(word, minute + 3, 2) != 2)
        {
            return false;
        }

        i = minute + 5;
        if (At(word, i) == '.')
        {
            i++;
            i += Run(word, i, word.Length);
        }

        if (i == word.Length)
        {
            return true;
        }

        i = SkipBlanks(word, i);
        if (At(word, i) == 'Z')
        {
            return i + 1 == word.Length;
        }

        if (At(word, i) is not ('+' or '-'))
        {
            return false;
        }

        var zone = Run(word, i + 1, 2);
        i += 1 + zone;
        return zone > 0 && (i == word.Length || (At(word, i) == ':' && Run(word, i + 1, 2) == 2 && i + 3 == word.Length));
    }

    private static bool IsExponentOrEnd(string word, int i)
    {
        if (i == word.Length)
        {
            return true;
        }

        if (word[i] is not ('e' or 'E'))
        {
            return false;
        }

        i++;
        if (At(word, i) is '+' or '-')
        {
            i++;
        }

        var digits = Run(word, i, word.Length);
        return digits > 0 && i + digits == word.Length;
    }

    // (:[0-5]?[0-9])*
    private static int SkipSixtieths(string word, int i)
    {
        while (i + 1 < word.Length && word[i] == ':' && IsDigit(word[i + 1]))
        {
            i += i + 2 < word.Length && IsDigit(word[i + 2]) && word[i + 1] <= '5' ? 3 : 2;
        }

        return i;
    }

    private static bool AreDigits(string word, int from, int radix)
    {
        var any = false;
        for (var i = from; i < word.Length; i++)
        {
            if (word[i] != '_')
            {
                if (Digit(word[i]) is not (>= 0 and var digit) || digit >= radix)
                {
                    return false;
                }

                any = true;
            }
        }

        return any;
    }

    private static int SkipDigits(string word, int i)
    {
        while (i < word.Length && (IsDigit(word[i]) || word[i] == '_'))
        {
            i++;
        }

        return i;
    }

    private static int SkipBlanks(string word, int i)
    {
        while (i < word.Length && word[i] is ' ' or '\t')
        {
            i++;
        }

        return i;
    }

    private static int Run(string word, int from, int most)
    {
        var i = from;
        while (i < word.Length && i - from < most && IsDigit(word[i]))
        {
            i++;
        }

        return i - from;
    }

    private static char At(string word, int i) => i < word.Length ? word[i] : '\0';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    internal static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };
}
