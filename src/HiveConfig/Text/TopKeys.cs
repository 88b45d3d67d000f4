using System;

namespace HiveConfig.Text;

/// <summary>The words with which the lines of a text begin that are not indented: a quick look at what it is about.</summary>
internal static class TopKeys
{
    /// <summary>Whether such a word passes a test. A mark of a list is one by itself.</summary>
    internal static bool Any(string text, Func<string, bool> test)
    {
        for (var start = 0; start < text.Length; start = text.IndexOf('\n', start) is >= 0 and var end ? end + 1 : text.Length)
        {
            var behind = start;
            while (behind < text.Length && (char.IsLetterOrDigit(text[behind]) || text[behind] is '_' or '-' or '.'))
            {
                behind++;
            }

            if (behind > start && test(text.Substring(start, behind - start)))
            {
                return true;
            }
        }

        return false;
    }
}
