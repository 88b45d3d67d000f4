using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>Finds what somebody meant who misspelt a word.</summary>
internal static class Nearest
{
    /// <summary>
    /// The candidate that a word was probably meant to be: the one with the fewest changed, missing, added or swapped letters,
    /// the first of equals, capitals not counting; null when none is within a third of the word's length.
    /// </summary>
    internal static string? Find(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var least = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            // A difference in length is a lower bound of the distance, and keeps a word of a megabyte from costing anything.
            if (Math.Abs(candidate.Length - word.Length) < least
                && Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant()) is var distance && distance < least)
            {
                nearest = candidate;
                least = distance;
            }
        }

        return nearest;
    }

    /// <summary>Whether a word is another but for a slip of the finger: one letter, or two of a word of eight and more; capitals count as one.</summary>
    internal static bool IsSlip(string word, string other)
        => Math.Abs(word.Length - other.Length) <= 2 && Distance(word.ToLowerInvariant(), other.ToLowerInvariant()) <= (other.Length < 8 ? 1 : 2);

    // Optimal string alignment: Levenshtein's distance, and two neighbours swapped count as one change.
    private static int Distance(string a, string b)
    {
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
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }
        }

        return row[b.Length];
    }
}
