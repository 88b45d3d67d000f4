using System;
using System.Globalization;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Writes scalars that SnakeYAML reads back as the very text that was meant, never as a number, a truth value or a date.</summary>
internal static class YamlText
{
    /// <summary>The text as it is where YAML takes that for the same text, else in double quotes.</summary>
    internal static string Quote(string text) => IsPlain(text) ? text : DoubleQuote(text);

    /// <summary>The text in double quotes, on one line. The escapes are those of JSON, so this is a JSON string too.</summary>
    /// <exception cref="ArgumentException">The text holds half a character, which no UTF-8 file can hold.</exception>
    internal static string DoubleQuote(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '\\')
            {
                result.Append('\\').Append(c);
            }
            else if (c is '\n' or '\r' or '\t')
            {
                result.Append('\\').Append(c switch { '\n' => 'n', '\r' => 'r', _ => 't' });
            }
            else if (char.IsSurrogate(c))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(c, text[i + 1]))
                {
                    throw new ArgumentException("half a character cannot be written", nameof(text));
                }

                result.Append(c).Append(text[++i]);
            }
            else if (IsInvisible(c))
            {
                result.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                result.Append(c);
            }
        }

        return result.Append('"').ToString();
    }

    private static bool IsPlain(string text)
    {
        // y and n are texts to SnakeYAML, but not to every reader of YAML 1.1.
        if (text.Length == 0 || Yaml11.Resolve(text) != ScalarType.Text || text is "<<" or "=" or "y" or "Y" or "n" or "N"
            || !IsPlainStart(text[0]) || text[text.Length - 1] is ' ' or ':' || text.StartsWith("...", StringComparison.Ordinal))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (IsInvisible(c) || char.IsSurrogate(c)
                || (c == ':' && text[i + 1] == ' ') || (c == '#' && text[i - 1] == ' '))
            {
                return false;
            }
        }

        return true;
    }

    // Quotes cost nothing: '-', '?' and ':' are plain before a letter, but a reader has to know that.
    private static bool IsPlainStart(char c)
        => "-?:,[]{}#&*!|>'\"%@` ".IndexOf(c) < 0;

    // Characters that YAML refuses or takes for the end of a line, and those that nobody sees.
    private static bool IsInvisible(char c)
        => c is < ' ' or (>= '\u007F' and <= '\u00A0') or '\u2028' or '\u2029' or '\uFEFF' or >= '\uFFFE';
}
