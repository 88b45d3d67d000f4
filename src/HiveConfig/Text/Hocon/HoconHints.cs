using System;
using System.Collections.Generic;
using static HiveConfig.Text.HoconTokenKind;

namespace HiveConfig.Text;

/// <summary>
/// What is wrong, in words that say what to do. No value is ever quoted: most faults in real files are secrets and addresses
/// written without quotes.
/// </summary>
internal static class HoconHints
{
    private const string Elision = "'[..]' is a mark of the documentation for lines left out, and no HOCON";

    internal static string ListAtTop(HoconToken open, string text)
        => IsElision(open, text) ? Elision : "a list stands at the top; expected keys with values";

    internal static string AfterRoot(HoconToken token)
        => token.Kind == CloseBrace ? "this '}' closes nothing" : "expected the end of the file behind the '}' that closes its first '{'";

    internal static string NoKey(HoconToken token, string text) => token.Kind switch
    {
        Problem => token.Text,
        CloseBrace => "this '}' closes nothing",
        CloseBracket => "this ']' closes nothing",
        Comma => "a comma stands where a key was expected",
        Substitution => "a substitution cannot be a key or a part of one",
        OpenBracket when IsElision(token, text) => Elision,
        _ => $"expected a key before {Show(token)}",
    };

    internal static string BadKey(List<HoconToken> pieces)
        => pieces.TrueForAll(piece => piece.Text.Trim('.').Length == 0 && piece.Kind == Unquoted)
            ? "a line of dots is a mark of the documentation for lines left out, and no HOCON"
            : "a key begins or ends with a dot or has two in a row; an empty part has to be written \"\"";

    internal static string NoSeparator(HoconToken token)
        => token.Kind is End or CloseBrace or Comma
            ? "this key has no value; expected '=', ':' or '{' behind it"
            : $"expected '=', ':' or '{{' behind this key, before {Show(token)}";

    internal static string NoValue(HoconToken token, string? key)
    {
        var where = key is null ? "expected a value" : $"expected a value for '{key}'";
        return token.Kind switch
        {
            Problem => OfProblem(token, key),
            End => where + " before the end of the file",
            _ => where + " before " + Show(token),
        };
    }

    internal static string BehindValue(HoconToken token, string key, bool isBelow) => token.Kind switch
    {
        Problem => OfProblem(token, key),
        CloseBrace => "this '}' closes nothing",
        Colon or HoconTokenKind.Equals or PlusEquals when isBelow
            => $"'{key}' has no value on its line, so what stands below was taken for it; expected a value",
        Colon => $"the value of '{key}' goes on with ':'; a value that holds one, such as a URL, has to stand in double quotes",
        HoconTokenKind.Equals or PlusEquals
            => $"the value of '{key}' goes on with '='; a value that holds one, such as a secret in base64, has to stand in double quotes, and a further key on a line of its own",
        _ => $"expected a new line or a comma behind the value of '{key}', before {Show(token)}",
    };

    internal static string BehindItem(HoconToken token, string? key)
    {
        var where = key is null ? "a list" : $"the list of '{key}'";
        return token.Kind switch
        {
            Problem => OfProblem(token, key),
            Colon => $"an item of {where} goes on with ':'; an item that holds one, such as a URL, has to stand in double quotes",
            HoconTokenKind.Equals or PlusEquals => $"'=' stands inside {where}; expected ']', a comma or a new line, or the item in double quotes",
            _ => $"expected ']', a comma or a new line in {where}, before {Show(token)}",
        };
    }

    /// <summary>What to add when the line holds what a template engine should have replaced.</summary>
    internal static string Template(string text, int offset)
    {
        var start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        var end = text.IndexOf('\n', offset) is >= 0 and var found ? found : text.Length;
        foreach (var mark in new[] { "{{", "{%", "<%" })
        {
            if (text.IndexOf(mark, start, end - start, StringComparison.Ordinal) >= 0)
            {
                return $"; this line holds a template expression ('{mark}'), which has to be expanded first";
            }
        }

        return "";
    }

    private static string OfProblem(HoconToken token, string? key)
        => key is not null && token.Text.EndsWith("outside double quotes", StringComparison.Ordinal)
            ? $"{token.Text}; put the whole value of '{key}' in double quotes"
            : token.Text;

    private static bool IsElision(HoconToken open, string text)
    {
        var close = text.IndexOf(']', open.End);
        return close > open.End && close - open.End <= 3 && text.Substring(open.End, close - open.End).Trim('.', '…').Length == 0;
    }

    private static string Show(HoconToken token) => token.Kind switch
    {
        End => "the end of the file",
        Newline => "the end of the line",
        Comma => "','",
        Colon => "':'",
        HoconTokenKind.Equals => "'='",
        PlusEquals => "'+='",
        OpenBrace => "'{'",
        CloseBrace => "'}'",
        OpenBracket => "'['",
        CloseBracket => "']'",
        Quoted => "a string",
        Substitution => "a substitution",
        _ => "a word",
    };
}
