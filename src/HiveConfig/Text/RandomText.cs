using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>Finds words that no human chose: long, and capitals, small letters and digits all mixed. Such a word is a key, a token or a password, whatever stands before it.</summary>
internal static class RandomText
{
    private const int Shortest = 16;
    private const int ShortestOfTwo = 24;
    private const int ShortestHexadecimal = 32;

    // What is no secret though it looks so.
    private static readonly string[] Sums = ["sha", "md5", "digest", "fingerprint", "thumbprint", "checksum"];

    /// <summary>The words of a line that look random, from 0, in order, each with what is joined to it.</summary>
    internal static IEnumerable<SecretRange> In(string line)
    {
        for (var at = 0; at < line.Length;)
        {
            var start = at;
            while (at < line.Length && IsLetterOrDigit(line[at]))
            {
                at++;
            }

            if (at - start >= Shortest && IsRandom(line, start, at))
            {
                // Base64 has signs between its letters, and ends with '='.
                while (start > 0 && (IsLetterOrDigit(line[start - 1]) || line[start - 1] is '+' or '/' or '-' or '_'))
                {
                    start--;
                }

                while (at < line.Length && (IsLetterOrDigit(line[at]) || line[at] is '+' or '/' or '-' or '_' or '='))
                {
                    at++;
                }

                yield return new SecretRange(start, at);
            }
            else if (at == start)
            {
                at++;
            }
        }
    }

    /// <summary>A text without such words.</summary>
    internal static string Hide(string text)
    {
        if (text.Length < Shortest)
        {
            return text;
        }

        var ranges = new List<SecretRange>(In(text));
        for (var i = ranges.Count - 1; i >= 0; i--)
        {
            text = text.Substring(0, ranges[i].From) + SecretMask.Hidden + text.Substring(ranges[i].To);
        }

        return text;
    }

    // A word of several words, 'NetworkTopologyStrategy', changes twice for each of them; where letters fall by chance every second one differs.
    private static bool IsRandom(string line, int from, int to)
    {
        var length = to - from;
        var (digits, small, capitals, changes, hexadecimal) = (0, 0, 0, 0, 0);
        var before = ' ';
        for (var i = from; i < to; i++)
        {
            var c = line[i];
            var sort = c <= '9' ? '0' : c >= 'a' ? 'a' : 'A';
            digits += sort == '0' ? 1 : 0;
            small += sort == 'a' ? 1 : 0;
            capitals += sort == 'A' ? 1 : 0;
            hexadecimal += sort == '0' || c is (>= 'a' and <= 'f') or (>= 'A' and <= 'F') ? 1 : 0;
            changes += i > from && sort != before ? 1 : 0;
            before = sort;
        }

        var percent = changes * 100 / (length - 1);
        if (digits > 0 && small > 0 && capitals > 0)
        {
            return percent >= (length < 24 ? 44 : length < 32 ? 40 : 36);
        }

        return digits >= 4 && digits < length && (hexadecimal == length
            ? length >= ShortestHexadecimal && !IsSum(line, from)
            : length >= ShortestOfTwo && percent >= 30);
    }

    /// <summary>Whether a value is a sum over a file and its key says so: long and by chance, and no secret.</summary>
    internal static bool IsSum(string key, string value)
        => IsSum(key, key.Length) && value.Length >= ShortestHexadecimal && value.All(c => c is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F'));

    private static bool IsSum(string line, int from) => Array.Exists(Sums, sum => line.IndexOf(sum, 0, from, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsLetterOrDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
