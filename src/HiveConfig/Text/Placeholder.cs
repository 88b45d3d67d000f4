using System;

namespace HiveConfig.Text;

/// <summary>Tells a value that somebody or something has yet to fill in from a real one.</summary>
internal static class Placeholder
{
    // What template languages, envsubst, sed scripts and documentation tools leave behind, as found in public repositories.
    private static readonly string[] Marks = ["{{", "{%", "<%", "${", "$(", "{==", "***", "###", "[..]"];
    private static readonly string[] Words = ["changeme", "change_me", "change-me", "change me"];

    /// <summary>Whether a value, or an item of it, is not settled by the file.</summary>
    internal static bool IsIn(ConfigValue value) => value switch
    {
        UnknownValue => true,
        ScalarValue scalar => IsIn(scalar.Text),
        ListValue list => Any(list),
        _ => false,
    };

    /// <summary>Whether a text is, or holds, a placeholder; a comma separates items.</summary>
    internal static bool IsIn(string text)
    {
        if (TemplateMask.IsMasked(text))
        {
            return true;
        }

        foreach (var mark in Marks)
        {
            if (text.IndexOf(mark, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        foreach (var item in text.Split(','))
        {
            if (IsWhole(item.Trim()))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Whether a text is a template, so that a reader's refusal says nothing about the file on the machine: an expression or
    /// a statement of Jinja or ERB stands outside its comments.
    /// </summary>
    internal static bool IsTemplate(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var code = line.TrimStart();
            if (code.StartsWith("#", StringComparison.Ordinal) || code.StartsWith("//", StringComparison.Ordinal) || code.StartsWith("--", StringComparison.Ordinal))
            {
                continue;
            }

            if (Holds(code, "{{", "}}") || Holds(code, "{%", "%}") || Holds(code, "<%", "%>"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(string line, string open, string close)
    {
        var start = line.IndexOf(open, StringComparison.Ordinal);
        return start >= 0 && line.IndexOf(close, start + open.Length, StringComparison.Ordinal) > start;
    }

    private static bool Any(ListValue list)
    {
        foreach (var item in list.Items)
        {
            // One level is enough: no list of lists is ever compared.
            if (item is UnknownValue || (item is ScalarValue scalar && IsIn(scalar.Text)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsWhole(string item)
    {
        if (IsBetween(item, "<", ">") || IsBetween(item, "__", "__") || IsBetween(item, "@", "@") || IsShellVariable(item))
        {
            return true;
        }

        foreach (var word in Words)
        {
            if (item.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBetween(string item, string open, string close)
        => item.Length > open.Length + close.Length
            && item.StartsWith(open, StringComparison.Ordinal)
            && item.EndsWith(close, StringComparison.Ordinal);

    private static bool IsShellVariable(string item)
    {
        if (item.Length < 2 || item[0] != '$')
        {
            return false;
        }

        for (var i = 1; i < item.Length; i++)
        {
            if (!(item[i] is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_'))
            {
                return false;
            }
        }

        return true;
    }
}
