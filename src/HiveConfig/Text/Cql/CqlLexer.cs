using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>Cuts a script into statements, as cqlsh does, and these into tokens.</summary>
internal sealed class CqlLexer(string text)
{
    private int _at;

    /// <summary>Where a string, name or comment begins that never ends; nothing can be read behind it.</summary>
    internal (int Start, string Message)? Unclosed { get; private set; }

    /// <summary>
    /// The tokens of the next statement; null at the end of the script. The last of them is the semicolon, or the end of the
    /// line for a command of cqlsh itself, or the end of the script.
    /// </summary>
    internal List<CqlToken>? NextStatement()
    {
        var tokens = new List<CqlToken>();
        while (Unclosed is null)
        {
            var lineEnd = SkipBlanks(stopAtLine: tokens.Count > 0 && CqlWords.EndsWithLine(tokens[0].Text));
            if (lineEnd >= 0)
            {
                tokens.Add(new CqlToken(CqlTokenKind.Symbol, lineEnd, lineEnd, ";"));
                return tokens;
            }

            if (_at >= text.Length || Unclosed is not null)
            {
                break;
            }

            var token = Next();
            if (token is { Kind: CqlTokenKind.Symbol, Text: ";" })
            {
                if (tokens.Count == 0)
                {
                    continue;
                }

                tokens.Add(token);
                return tokens;
            }

            tokens.Add(token);
        }

        if (tokens.Count == 0 || Unclosed is not null)
        {
            return null;
        }

        tokens.Add(CqlWords.EndsWithLine(tokens[0].Text)
            ? new CqlToken(CqlTokenKind.Symbol, text.Length, text.Length, ";")
            : new CqlToken(CqlTokenKind.End, text.Length, text.Length, ""));
        return tokens;
    }

    private char At(int index) => index < text.Length ? text[index] : '\0';

    /// <summary>Offset of the end of a line that was asked to stop at, or -1.</summary>
    private int SkipBlanks(bool stopAtLine)
    {
        while (_at < text.Length)
        {
            var c = text[_at];
            if (c == '\n' && stopAtLine)
            {
                return _at;
            }

            if (c is ' ' or '\t' or '\n' or '\r' or '\uFEFF')
            {
                _at++;
            }
            else if ((c == '-' && At(_at + 1) == '-') || (c == '/' && At(_at + 1) == '/'))
            {
                var end = text.IndexOf('\n', _at);
                _at = end < 0 ? text.Length : end;
            }
            else if (c == '/' && At(_at + 1) == '*')
            {
                var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                if (end < 0)
                {
                    Unclosed = (_at, "a comment begins here and never ends; expected '*/'");
                    return -1;
                }

                _at = end + 2;
            }
            else
            {
                return -1;
            }
        }

        return -1;
    }

    private CqlToken Next()
    {
        var start = _at;
        var c = text[_at++];
        switch (c)
        {
            case '\'':
                return Quoted(start, c, CqlTokenKind.String);
            case '"':
                return Quoted(start, c, CqlTokenKind.QuotedName);
            case '$' when At(_at) == '$':
                return Dollars(start);
            case '\uE000':
                return Run(start, CqlTokenKind.Masked, next => next == '\uE000');
            case '-' when IsDigit(At(_at)):
            case >= '0' and <= '9':
                return Number(start);
            default:
                return IsLetter(c)
                    ? Run(start, CqlTokenKind.Word, next => IsLetter(next) || IsDigit(next) || next is '_' or '\uE000')
                    : new CqlToken(CqlTokenKind.Symbol, start, _at, c.ToString());
        }
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private CqlToken Run(int start, CqlTokenKind kind, Func<char, bool> goesOn)
    {
        while (_at < text.Length && goesOn(text[_at]))
        {
            _at++;
        }

        var word = text.Substring(start, _at - start);
        return new CqlToken(kind == CqlTokenKind.Word && TemplateMask.IsMasked(word) ? CqlTokenKind.Masked : kind, start, _at, word);
    }

    private CqlToken Number(int start)
    {
        var number = Run(start, CqlTokenKind.Number, IsDigit);
        if (At(_at) == '.' && IsDigit(At(_at + 1)))
        {
            _at++;
            number = Run(start, CqlTokenKind.Number, IsDigit);
        }

        return number;
    }

    /// <summary>The quote itself is written twice; there are no other escapes.</summary>
    private CqlToken Quoted(int start, char quote, CqlTokenKind kind)
    {
        var end = _at;
        while (true)
        {
            end = text.IndexOf(quote, end);
            if (end < 0)
            {
                Unclosed = (start, kind == CqlTokenKind.String
                    ? "a string begins here and never ends; a quote inside a string is written twice"
                    : "a name in double quotes begins here and never ends");
                _at = text.Length;
                return new CqlToken(kind, start, _at, "");
            }

            if (At(end + 1) != quote)
            {
                break;
            }

            end += 2;
        }

        _at = end + 1;
        return new CqlToken(kind, start, _at, text.Substring(start + 1, end - start - 1).Replace(new string(quote, 2), quote.ToString()));
    }

    private CqlToken Dollars(int start)
    {
        var end = text.IndexOf("$$", start + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            Unclosed = (start, "a string between '$$' begins here and never ends");
            _at = text.Length;
            return new CqlToken(CqlTokenKind.String, start, _at, "");
        }

        _at = end + 2;
        return new CqlToken(CqlTokenKind.String, start, _at, text.Substring(start + 2, end - start - 2));
    }
}
