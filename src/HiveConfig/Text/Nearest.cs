using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>Finds what somebody meant who misspelt a word.</summary>
internal static class Nearest
{
    private const int Letters = 128;

    // Nobody tells two longer words by a letter, and the work grows with the square of their length.
    private const int Longest = 256;

    /// <summary>
    /// The candidate that a word was probably meant to be: the one with the fewest changed, missing, added or swapped letters,
    /// the first of equals, capitals not counting; null when none is within a third of the word's length.
    /// </summary>
    internal static string? Find(string word, IEnumerable<string> candidates)
    {
        if (word.Length > Longest)
        {
            return null;
        }

        string? nearest = null;
        var least = Math.Max(1, word.Length / 3) + 1;
        var lower = word.ToLowerInvariant();
        var letters = new int[Letters];
        foreach (var candidate in candidates)
        {
            // A difference in length is a lower bound of the distance, and keeps a candidate of a megabyte from costing anything;
            // so are the letters that only one of them has, and hundreds of words are asked for among a thousand.
            if (Math.Abs(candidate.Length - word.Length) < least
                && candidate.ToLowerInvariant() is var other
                && Unlike(lower, other, letters) < least
                && Distance(lower, other, least) is var distance && distance < least)
            {
                nearest = candidate;
                least = distance;
            }
        }

        return nearest;
    }

    private static int Unlike(string a, string b, int[] letters)
    {
        Array.Clear(letters, 0, letters.Length);
        foreach (var c in a)
        {
            letters[c % Letters]++;
        }

        var (onlyInB, same) = (0, 0);
        foreach (var c in b)
        {
            if (letters[c % Letters]-- > 0)
            {
                same++;
            }
            else
            {
                onlyInB++;
            }
        }

        return Math.Max(onlyInB, a.Length - same);
    }

    /// <summary>Whether a word is another but for a slip of the finger: one letter, or two of a word of eight and more; capitals count as one.</summary>
    internal static bool IsSlip(string word, string other)
        => word.Length <= Longest && Math.Abs(word.Length - other.Length) <= 2 && Distance(word.ToLowerInvariant(), other.ToLowerInvariant(), most: 3) <= (other.Length < 8 ? 1 : 2);

    /// <summary>Whether a word is another but for one letter: too many, too few or wrong, or two swapped; capitals count. Cheap: it is asked of long lists.</summary>
    internal static bool IsOneOff(string word, string other)
    {
        var same = 0;
        while (same < word.Length && same < other.Length && word[same] == other[same])
        {
            same++;
        }

        return (word.Length - other.Length) switch
        {
            0 => EndAlike(word, same + 1, other, same + 1)
                || (same + 1 < word.Length && word[same] == other[same + 1] && word[same + 1] == other[same] && EndAlike(word, same + 2, other, same + 2)),
            1 => EndAlike(word, same + 1, other, same),
            -1 => EndAlike(word, same, other, same + 1),
            _ => false,
        };
    }

    private static bool EndAlike(string one, int from, string other, int otherFrom)
        => one.Length <= from && other.Length <= otherFrom || string.CompareOrdinal(one, from, other, otherFrom, Math.Max(one.Length, other.Length)) == 0;

    // Optimal string alignment: Levenshtein's distance, and two neighbours swapped count as one change; 'most' for all that is not below it.
    private static int Distance(string a, string b, int most)
    {
        var leastBefore = 0;
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            (beforeLast, last, row) = (last, row, beforeLast);
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }

                least = Math.Min(least, row[j]);
            }

            // A swap reaches back over one row.
            if (least >= most && leastBefore >= most)
            {
                return most;
            }

            leastBefore = least;
        }

        return row[b.Length];
    }
}
