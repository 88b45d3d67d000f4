using System;
using System.Text.RegularExpressions;

namespace HiveConfig.Text;

/// <summary>Tells a value that somebody or something has yet to fill in from a real one.</summary>
internal static class Placeholder
{
    private const int LongestForgotten = 120;

    // To set up a regular expression takes longer than to read most repos, and few texts need one.
    private static class Patterns
    {
        // What template languages, envsubst, sed scripts, documentation tools and the vendor's own pages leave behind, as found in
        // public repositories: {{ x }}, {% x %}, <%= x %>, ${X}, $X, $(X), {==x==}, ***x***, ###X###, [..], <ip_node_1>, __X__, @X@, changeme.
        internal static readonly Regex Mark = new(
            @"\{\{|\{%|<%|\$\{|\$\(|\$[A-Z_]|\{==|\*\*\*|###|\[\.\.\]|<[A-Za-z_][\w .\-]*>|__[A-Z0-9_]+__|^@.+@$|(?i:change[ _\-]?me)",
            RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1));

        // A secret is any run of characters, so only a mark that is the whole of it says that it is none yet.
        internal static readonly Regex Whole = new(
            @"^\s*(?:\{\{.*\}\}|\{%.*%\}|<%.*%>|\$\{[^}]*\}|\$\([^)]*\)|\$[A-Z_][A-Z0-9_]*|\{==.*==\}|\*\*\*.*|###.*|\[\.\.\.?\]|<[A-Za-z_][\w .\-]*>|__[A-Z0-9_]+__|@[^@]+@|.*(?i:change[ _\-]?me).*)\s*$",
            RegexOptions.CultureInvariant | RegexOptions.Singleline,
            TimeSpan.FromSeconds(1));

        // Of these, the forms that no program fills in: what somebody had to, and did not.
        internal static readonly Regex Forgotten = new(
            @"^\s*(?:<[A-Za-z_][\w .\-]*>|\*\*\*[^*]+\*\*\*|###[^#]+###|__[A-Z0-9_]+__|\$\([A-Z_][A-Z0-9_]*\)|\[\.\.\.?\]|\{==.*==\}|\W*(?:\w+[ _\-])?(?i:change[ _\-]?me)(?:[ _\-]?\d+|(?:[ _\-]\w+)*)\W*)\s*$",
            RegexOptions.CultureInvariant | RegexOptions.Singleline,
            TimeSpan.FromSeconds(1));
    }

    /// <summary>Whether a text is nothing but a placeholder.</summary>
    internal static bool IsAll(string text) => Encryption.IsValue(text) || (MayHoldOne(text) && Patterns.Whole.IsMatch(text));

    /// <summary>Whether a text is nothing but a placeholder that no program replaces: whoever copied the file was to fill it in.</summary>
    internal static bool IsForgotten(string text) => text.Length <= LongestForgotten && MayHoldForgotten(text) && Patterns.Forgotten.IsMatch(text);

    /// <summary>Whether some part of a text may be one that <see cref="IsForgotten"/> tells: a quick look.</summary>
    internal static bool MayHoldForgotten(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            switch (text[i])
            {
                case '<' when text.IndexOf('>', i) >= 0:
                case '{' when text[i + 1] is '=':
                case '$' when text[i + 1] is '(':
                case '*' or '#' or '_' when text[i + 1] == text[i]:
                case '[' when text[i + 1] == '.':
                case 'c' or 'C' when IsChange(text, i):
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether a value, or an item of it, is not settled by the file.</summary>
    internal static bool IsIn(ConfigValue value) => value switch
    {
        UnknownValue => true,
        ScalarValue scalar => IsIn(scalar.Text),
        ListValue list => Any(list),
        _ => false,
    };

    /// <summary>Whether a text is, or holds, a placeholder, or is encrypted.</summary>
    internal static bool IsIn(string text) => TemplateMask.IsMasked(text) || Encryption.IsValue(text) || (MayHoldOne(text) && Patterns.Mark.IsMatch(text));

    /// <summary>
    /// Whether a text is a template, so that a reader's refusal says nothing about the file on the machine: an expression or
    /// a statement of Jinja or ERB stands outside its comments.
    /// </summary>
    internal static bool IsTemplate(string text)
    {
        if (!HasOpen(text, '{', '{') && !HasOpen(text, '{', '%') && !HasOpen(text, '<', '%'))
        {
            return false;
        }

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

    // Most texts have none: a search for one character is much the fastest.
    private static bool HasOpen(string text, char first, char second)
    {
        for (var i = text.IndexOf(first); i >= 0 && i + 1 < text.Length; i = text.IndexOf(first, i + 1))
        {
            if (text[i + 1] == second)
            {
                return true;
            }
        }

        return false;
    }

    // No pattern matches a text without one of these.
    private static bool MayHoldOne(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '{' when i + 1 < text.Length && text[i + 1] is '{' or '%' or '=':
                case '$' when i + 1 < text.Length && text[i + 1] is '{' or '(' or '_' or (>= 'A' and <= 'Z'):
                case '<' when text.IndexOf('>', i) >= 0 || text.IndexOf('%', i) >= 0:
                case '@' when IsFirst(text, i):
                case '*' or '#' or '_' when i + 1 < text.Length && text[i + 1] == text[i]:
                case '[' when i + 1 < text.Length && text[i + 1] == '.':
                case 'c' or 'C' when IsChange(text, i):
                    return true;
            }
        }

        return false;
    }

    // "ch" alone stands in every other text.
    private static bool IsChange(string text, int at) => string.Compare(text, at, "change", 0, "change".Length, StringComparison.OrdinalIgnoreCase) == 0;

    // Blanks may stand before it.
    private static bool IsFirst(string text, int at)
    {
        while (at > 0 && char.IsWhiteSpace(text[at - 1]))
        {
            at--;
        }

        return at == 0;
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
}
