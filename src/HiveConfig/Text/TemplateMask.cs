using System;
using System.Text;

namespace HiveConfig.Text;

/// <summary>
/// Jinja markup of a template, taken out of a reader's sight: every character of an expression becomes U+E000, so that the
/// reader meets one plain word and all positions stay.
/// </summary>
public static class TemplateMask
{
    /// <summary>The private-use character that stands for one character of markup.</summary>
    internal const char Mark = '\uE000';

    /// <summary>How a masked run is shown.</summary>
    private const string Shown = "{{ … }}";

    /// <summary>
    /// The text with its markup masked, same length and same lines. A comment, or a statement alone on its lines, becomes
    /// blanks; a statement amid other text is masked as an expression is, because the text around it then depends on it.
    /// What stands between <c>{% raw %}</c> and <c>{% endraw %}</c> is no markup.
    /// </summary>
    public static string Mask(string text)
    {
        var open = NextOpen(text, 0);
        if (open < 0)
        {
            return text;
        }

        var result = new StringBuilder(text);
        while (open >= 0)
        {
            var end = End(text, open);
            if (end < 0)
            {
                break;
            }

            var isBlank = text[open + 1] == '#' || (text[open + 1] == '%' && IsAlone(text, open, end));
            Fill(result, open, end, isBlank ? ' ' : Mark);
            if (IsStatement(text, open, end, "raw") && EndRaw(text, end) is { Start: >= 0 } close)
            {
                Fill(result, close.Start, close.End, IsAlone(text, close.Start, close.End) ? ' ' : Mark);
                end = close.End;
            }

            open = NextOpen(text, end);
        }

        return result.ToString();
    }

    /// <summary>Whether a text holds masked markup, so that its value is unknown.</summary>
    public static bool IsMasked(string text) => text.IndexOf(Mark) >= 0;

    /// <summary>A masked text as it may be shown: each run of masked characters as <c>{{ … }}</c>.</summary>
    public static string Show(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != Mark)
            {
                result.Append(text[i]);
            }
            else if (i == 0 || text[i - 1] != Mark)
            {
                result.Append(Shown);
            }
        }

        return result.ToString();
    }

    private static int NextOpen(string text, int from)
    {
        for (var i = text.IndexOf('{', from); i >= 0 && i + 1 < text.Length; i = text.IndexOf('{', i + 1))
        {
            if (text[i + 1] is '{' or '%' or '#')
            {
                return i;
            }
        }

        return -1;
    }

    // Behind the closing braces. A brace inside quotes of an expression does not close it; quotes that do not pair do not count.
    private static int End(string text, int open)
    {
        var closing = text[open + 1] switch { '{' => "}}", '%' => "%}", _ => "#}" };
        var quote = '\0';
        for (var i = open + 2; i + 1 < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                if (c == '\\')
                {
                    i++;
                }
                else if (c == quote)
                {
                    quote = '\0';
                }
            }
            else if (c == closing[0] && text[i + 1] == '}')
            {
                return i + 2;
            }
            else if (c is '"' or '\'' && closing[0] != '#')
            {
                quote = c;
            }
        }

        var end = text.IndexOf(closing, open + 2, StringComparison.Ordinal);
        return end < 0 ? -1 : end + 2;
    }

    // Lines after the first become blanks: a word that goes on at the margin would end every indented value.
    private static void Fill(StringBuilder result, int from, int to, char with)
    {
        for (var i = from; i < to; i++)
        {
            if (result[i] is '\n' or '\r')
            {
                with = ' ';
            }
            else
            {
                result[i] = with;
            }
        }
    }

    // Only blanks and other statements or comments share its lines.
    private static bool IsAlone(string text, int open, int end)
    {
        var start = open == 0 ? 0 : text.LastIndexOf('\n', open - 1) + 1;
        var stop = text.IndexOf('\n', end);
        stop = stop < 0 ? text.Length : stop;
        for (var i = start; i < stop; i++)
        {
            if (i == open)
            {
                i = end - 1;
            }
            else if (text[i] == '{' && i + 1 < stop && text[i + 1] is '%' or '#' && End(text, i) is >= 0 and var next)
            {
                i = next - 1;
            }
            else if (text[i] is not (' ' or '\t' or '\r'))
            {
                return false;
            }
        }

        return true;
    }

    private static (int Start, int End) EndRaw(string text, int from)
    {
        for (var i = text.IndexOf("{%", from, StringComparison.Ordinal); i >= 0; i = text.IndexOf("{%", i + 2, StringComparison.Ordinal))
        {
            if (End(text, i) is >= 0 and var end && IsStatement(text, i, end, "endraw"))
            {
                return (i, end);
            }
        }

        return (-1, -1);
    }

    private static bool IsStatement(string text, int open, int end, string word)
        => text[open + 1] == '%'
            && string.Equals(text.Substring(open + 2, end - open - 4).Trim(' ', '-', '+', '\t'), word, StringComparison.Ordinal);
}
