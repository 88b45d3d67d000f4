using System.Globalization;
using System.Linq;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Text of a file as it may be printed: a line stays a line, and nothing in it steers a terminal or turns the order of letters.</summary>
internal static class Printable
{
    internal static string Line(string text)
    {
        if (!text.Any(IsHidden))
        {
            return text;
        }

        var result = new StringBuilder();
        foreach (var c in text)
        {
            _ = c switch
            {
                '\n' => result.Append("\\n"),
                '\t' => result.Append("\\t"),
                _ when IsHidden(c) => result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => result.Append(c),
            };
        }

        return result.ToString();
    }

    private static bool IsHidden(char c)
        => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
