using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Cuts a text into tokens where Lightbend's library does.</summary>
internal sealed class HoconLexer(string text)
{
    private const string Reserved = "$\"{}[]:=,+#`^?!@*&\\";
    private const string NumberCharacters = "0123456789eE+-.";
    private int _at;

    /// <summary>The next token; at the end of the text, and behind a problem, the end again and again.</summary>
    internal HoconToken Next()
    {
        SkipBlanksAndComment();
        var start = _at;
        if (start >= text.Length)
        {
            return Token(HoconTokenKind.End, start);
        }

        var c = text[start];
        _at++;
        switch (c)
        {
            case '\n': return Newlines(start);
            case ',': return Token(HoconTokenKind.Comma, start);
            case ':': return Token(HoconTokenKind.Colon, start);
            case '=': return Token(HoconTokenKind.Equals, start);
            case '{': return Token(HoconTokenKind.OpenBrace, start);
            case '}': return Token(HoconTokenKind.CloseBrace, start);
            case '[': return Token(HoconTokenKind.OpenBracket, start);
            case ']': return Token(HoconTokenKind.CloseBracket, start);
            case '"': return Quoted(start);
            case '$': return Substitution(start);
            case '+' when At(_at) == '=':
                _at++;
                return Token(HoconTokenKind.PlusEquals, start);
            case '-' or (>= '0' and <= '9'): return Number(start);
            default:
                return Reserved.IndexOf(c) >= 0
                    ? Problem(start, _at, $"'{c}' may not stand outside double quotes")
                    : Unquoted(start);
        }
    }

    /// <summary>What the library takes for a blank: Java's white space, no-break spaces and the byte order mark.</summary>
    internal static bool IsBlank(char c)
        => c is ' ' or (>= '\t' and <= '\r') or (>= '\u001C' and <= '\u001F') or '\u00A0' or '\uFEFF'
        || (c >= '\u1680' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private char At(int index) => index < text.Length ? text[index] : '\0';

    private HoconToken Token(HoconTokenKind kind, int start) => new(kind, start, _at, "");

    private HoconToken Problem(int start, int end, string message)
    {
        _at = text.Length;
        return new HoconToken(HoconTokenKind.Problem, start, end, message);
    }

    private bool IsComment(int index) => At(index) == '#' || (At(index) == '/' && At(index + 1) == '/');

    private void SkipBlanksAndComment()
    {
        SkipBlanks();
        if (IsComment(_at))
        {
            _at = LineEnd(_at);
        }
    }

    /// <summary>Line ends with nothing but blanks and comments between them are one token.</summary>
    private HoconToken Newlines(int start)
    {
        var end = _at;
        for (SkipBlanksAndComment(); At(_at) == '\n'; SkipBlanksAndComment())
        {
            _at++;
        }

        return new HoconToken(HoconTokenKind.Newline, start, end, "");
    }

    private int LineEnd(int from) => text.IndexOf('\n', from) is >= 0 and var end ? end : text.Length;

    private HoconToken Unquoted(int start)
    {
        _at = start;
        while (_at < text.Length && Reserved.IndexOf(text[_at]) < 0 && !IsBlank(text[_at]) && !IsComment(_at))
        {
            _at++;

            // These are words of their own at the start of a text, whatever follows: 'trueish' is 'true' and 'ish'.
            if (_at - start is 4 or 5 && WordType(start) is { } type)
            {
                return new HoconToken(HoconTokenKind.Unquoted, start, _at, text.Substring(start, _at - start)) { Type = type };
            }
        }

        return new HoconToken(HoconTokenKind.Unquoted, start, _at, text.Substring(start, _at - start));
    }

    private ScalarType? WordType(int start)
    {
        bool Is(string word) => _at - start == word.Length && string.CompareOrdinal(text, start, word, 0, word.Length) == 0;
        return Is("true") || Is("false") ? ScalarType.Boolean : Is("null") ? ScalarType.Null : null;
    }

    private HoconToken Number(int start)
    {
        while (_at < text.Length && NumberCharacters.IndexOf(text[_at]) >= 0)
        {
            _at++;
        }

        var word = text.Substring(start, _at - start);
        var type = HoconNumber.TypeOf(word);
        return type == ScalarType.Text && word.IndexOf('+') is >= 0 and var plus
            ? Problem(start + plus, start + plus + 1, "'+' may not stand outside double quotes")
            : new HoconToken(HoconTokenKind.Unquoted, start, _at, word) { Type = type };
    }

    private HoconToken Quoted(int start)
    {
        if (At(_at) == '"' && At(_at + 1) == '"')
        {
            return TripleQuoted(start);
        }

        var value = new StringBuilder();
        while (true)
        {
            var c = At(_at);
            if (_at >= text.Length || c == '\n' || (c == '\r' && At(_at + 1) == '\n'))
            {
                return Problem(start, _at, "a quoted string begins here and does not end on its line");
            }

            _at++;
            if (c == '"')
            {
                return new HoconToken(HoconTokenKind.Quoted, start, _at, value.ToString());
            }

            if (c < ' ')
            {
                return Problem(_at - 1, _at, $"the control character U+{(int)c:X4} may not stand in a quoted string; write an escape such as '\\t'");
            }

            if (c != '\\')
            {
                value.Append(c);
            }
            else if (!TryEscape(value))
            {
                return Problem(_at - 1, _at < text.Length && text[_at] != '\n' ? _at + 1 : _at, "a backslash in a quoted string begins an escape (\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX); write '\\\\' for the backslash itself");
            }
        }
    }

    private bool TryEscape(StringBuilder value)
    {
        var c = At(_at);
        var plain = "\"\\/bfnrt".IndexOf(c);
        if (plain >= 0)
        {
            value.Append("\"\\/\b\f\n\r\t"[plain]);
            _at++;
            return true;
        }

        if (c == 'u' && _at + 5 <= text.Length
            && int.TryParse(text.Substring(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            value.Append((char)code);
            _at += 5;
            return true;
        }

        return false;
    }

    private HoconToken TripleQuoted(int start)
    {
        _at += 2;
        var end = text.IndexOf("\"\"\"", _at, System.StringComparison.Ordinal);
        if (end < 0)
        {
            return Problem(start, start + 3, "a string in three double quotes begins here and never ends");
        }

        // Further quotes belong to the string: the last three of a run end it.
        while (At(end + 3) == '"')
        {
            end++;
        }

        var value = text.Substring(_at, end - _at);
        _at = end + 3;
        return new HoconToken(HoconTokenKind.Quoted, start, _at, value);
    }

    private HoconToken Substitution(int start)
    {
        if (At(_at) != '{')
        {
            return Problem(start, _at, "'$' may not stand outside double quotes unless it begins a substitution '${…}'");
        }

        _at++;
        var optional = At(_at) == '?';
        if (optional)
        {
            _at++;
        }

        var pieces = new List<HoconToken>();
        while (true)
        {
            SkipBlanks();
            if (_at >= text.Length || text[_at] == '\n' || IsComment(_at))
            {
                return Problem(start, start + 2, "the substitution that begins here is not closed by '}' on its line");
            }

            // No recursion: a text of nothing but '${' must not grow the stack.
            if (text[_at] == '$')
            {
                return Problem(_at, _at + 1, "a substitution may not stand inside another");
            }

            var token = Next();
            switch (token.Kind)
            {
                case HoconTokenKind.Problem:
                    return token;
                case HoconTokenKind.Unquoted or HoconTokenKind.Quoted:
                    pieces.Add(token);
                    break;
                case HoconTokenKind.CloseBrace:
                    return HoconPath.Parse(pieces, text) is { } path
                        ? new HoconToken(HoconTokenKind.Substitution, start, _at, "") { Path = path, IsOptional = optional }
                        : Problem(start, _at, "a substitution names a key between '${' and '}', without an empty part between dots");
                default:
                    return Problem(token.Start, token.End, "a substitution holds a key and nothing else; a part with other characters has to stand in double quotes");
            }
        }
    }

    private void SkipBlanks()
    {
        while (_at < text.Length && text[_at] != '\n' && IsBlank(text[_at]))
        {
            _at++;
        }
    }
}
