using System;
using System.Collections.Generic;
using System.Text;

namespace HiveConfig.Text;

/// <summary>
/// Jinja or ERB markup of a template, taken out of a reader's sight: every character of an expression becomes U+E000, so that
/// the reader meets one plain word and all positions stay.
/// </summary>
internal static class TemplateMask
{
    /// <summary>The private-use character that stands for one character of markup.</summary>
    internal const char Mark = '\uE000';

    private static readonly char[] Opening = ['{', '<'];

    /// <summary>How a masked run is shown.</summary>
    private const string Shown = "{{ … }}";

    /// <summary>
    /// The text with its markup masked, same length and same lines. A comment, or a statement alone on its lines, becomes
    /// blanks; a statement amid other text is masked as an expression is, because the text around it then depends on it.
    /// What stands between <c>{% raw %}</c> and <c>{% endraw %}</c> is no markup.
    /// </summary>
    public static string Mask(string text) => Mask(text, TemplateForm.Words);

    /// <summary>As above, for a syntax that needs more of it.</summary>
    internal static string Mask(string text, TemplateForm form)
    {
        var parts = Parts(text);
        if (parts.Count == 0)
        {
            return text;
        }

        var result = new StringBuilder(text);
        for (var i = 0; i < parts.Count;)
        {
            var behind = EndOfLine(text, parts, i, out var isAlone);
            for (; i < behind; i++)
            {
                var (start, end) = parts[i];
                var kind = KindOf(text, start);
                Fill(result, start, end, kind == '#' || (kind == '%' && isAlone) ? ' ' : Mark);
            }
        }

        if (form == TemplateForm.Words)
        {
            return result.ToString();
        }

        var masked = result.ToString().ToCharArray();
        TemplateBranches.Settle(text, masked, parts);
        if (form == TemplateForm.Yaml)
        {
            YamlInsertions.Settle(masked);
        }

        return new string(masked);
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

    /// <summary>Where the markup stands, in order; what stands between raw and endraw is none.</summary>
    internal static List<(int Start, int End)> Parts(string text)
    {
        var parts = new List<(int Start, int End)>();
        var hasRaw = true;

        // Both characters stand in XML and elsewhere: what opens an expression there would end one too.
        var hasErb = text.IndexOf("<%", StringComparison.Ordinal) is >= 0 and var first && text.IndexOf("%>", first, StringComparison.Ordinal) >= 0;
        for (var open = NextOpen(text, 0, hasErb); open >= 0; open = NextOpen(text, parts[parts.Count - 1].End, hasErb))
        {
            var end = End(text, open);
            if (end < 0)
            {
                break;
            }

            parts.Add((open, end));
            if (hasRaw && text[open] == '{' && IsStatement(text, open, end, "raw"))
            {
                var close = EndRaw(text, end);
                hasRaw = close.Start >= 0;
                if (hasRaw)
                {
                    parts.Add(close);
                }
            }
        }

        return parts;
    }

    // The first part that stands on a later line than the part before it. Alone are statements and comments that share their
    // lines with nothing else but blanks.
    private static int EndOfLine(string text, List<(int Start, int End)> parts, int from, out bool isAlone)
    {
        var start = parts[from].Start;
        var lineStart = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1;
        var lineEnd = -1;
        isAlone = IsBlank(text, lineStart, start);
        for (var i = from; ; i++)
        {
            var end = parts[i].End;
            if (end > lineEnd)
            {
                lineEnd = text.IndexOf('\n', end);
                lineEnd = lineEnd < 0 ? text.Length : lineEnd;
            }

            var isLast = i + 1 == parts.Count || parts[i + 1].Start > lineEnd;
            isAlone &= KindOf(text, parts[i].Start) != '{' && IsBlank(text, end, isLast ? lineEnd : parts[i + 1].Start);
            if (isLast)
            {
                return i + 1;
            }
        }
    }

    private static bool IsBlank(string text, int from, int to)
    {
        while (from < to && text[from] is ' ' or '\t' or '\r')
        {
            from++;
        }

        return from == to;
    }

    private static int NextOpen(string text, int from, bool hasErb)
    {
        for (var i = Next(from); i >= 0 && i + 1 < text.Length; i = Next(i + 1))
        {
            if (text[i] == '{' ? text[i + 1] is '{' or '%' or '#' : text[i + 1] == '%' && !(i + 2 < text.Length && text[i + 2] == '%'))
            {
                return i;
            }
        }

        return -1;

        int Next(int at) => hasErb ? text.IndexOfAny(Opening, at) : text.IndexOf('{', at);
    }

    // As Jinja writes it: '{' for an expression, '%' for a statement, '#' for a comment.
    internal static char KindOf(string text, int open)
        => text[open] == '{' ? text[open + 1]
            : text[open + 2] switch { '=' => '{', '#' => '#', _ => '%' };

    // Behind the closing braces. A brace inside quotes of an expression does not close it; quotes that do not pair do not count.
    private static int End(string text, int open)
    {
        var closing = text[open] == '<' ? "%>" : text[open + 1] switch { '{' => "}}", '%' => "%}", _ => "#}" };
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
            else if (c == closing[0] && text[i + 1] == closing[1])
            {
                return i + 2;
            }
            else if (c is '"' or '\'' && KindOf(text, open) != '#')
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
