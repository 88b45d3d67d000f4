using System.Globalization;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Writes keys and values that java.util.Properties reads back as they were meant.</summary>
internal static class PropertiesText
{
    /// <summary>A key; an empty one stands for itself.</summary>
    internal static string Key(string text) => Escape(text, isKey: true);

    /// <summary>A value.</summary>
    internal static string Value(string text) => Escape(text, isKey: false);

    // Other than ASCII is escaped, since Java reads such a file as ISO 8859-1; private-use characters are not, since an
    // expression of a template is kept between two of them.
    private static string Escape(string text, bool isKey)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\n':
                    result.Append("\\n");
                    break;
                case '\r':
                    result.Append("\\r");
                    break;
                case '\t':
                    result.Append("\\t");
                    break;
                case '\\':
                case '=' or ':' or ' ' when isKey:
                case '#' or '!' when isKey && i == 0:
                case ' ' when i == 0:
                    result.Append('\\').Append(c);
                    break;
                case (< ' ' or > '~') and not (>= '\uE000' and <= '\uE001'):
                    result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default:
                    result.Append(c);
                    break;
            }
        }

        return result.ToString();
    }
}
