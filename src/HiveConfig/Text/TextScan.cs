#if NET
using System;
using System.Buffers;
#endif

namespace HiveConfig.Text;

/// <summary>Looks through long texts for what is rare in them, many characters at a time where the runtime can.</summary>
internal static class TextScan
{
    /// <summary>How many digits a text begins with, or digits and points.</summary>
    internal static int Digits(string text, bool orPoints = false)
    {
        var count = 0;
        while (count < text.Length && (text[count] is >= '0' and <= '9' || (orPoints && text[count] == '.')))
        {
            count++;
        }

        return count;
    }

#if NET
    private static readonly SearchValues<char> Usual = SearchValues.Create(
        "\n !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>The first character from an index on that is neither printable ASCII nor a line feed; -1 when there is none.</summary>
    internal static int NextOdd(string text, int from)
    {
        var at = text.AsSpan(from).IndexOfAnyExcept(Usual);
        return at < 0 ? -1 : from + at;
    }
#else
    /// <summary>The first character from an index on that is neither printable ASCII nor a line feed; -1 when there is none.</summary>
    internal static int NextOdd(string text, int from)
    {
        while (from < text.Length && text[from] is (>= ' ' and <= '~') or '\n')
        {
            from++;
        }

        return from < text.Length ? from : -1;
    }
#endif
}
