using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>Words, with quotes and without, and what they are.</summary>
internal sealed partial class SimpleYaml
{
    // The parser takes no longer one for a key: it looks 1,024 characters ahead.
    private const int LongestKey = 1000;

    private static readonly char[] MayEndWord = ['\n', ':', '#'];

    private Span SpanOf(Word word) => Span.On(_line, word.Start - _lineStart + 1, word.End - word.Start);

    // A word that its ':' or the end of its line ends; behind either. Null where that is not clear.
    private Word? NextWord()
    {
        var start = _at;
        if (_text[_at] is '"' or '\'')
        {
            if (!SkipQuoted())
            {
                return null;
            }

            var isKey = _text[_at] == ':' && _text[_at + 1] is ' ' or '\n';
            var word = new Word(start, _at, IsQuoted: true, isKey);
            _at += isKey ? 1 : 0;
            return word;
        }

        if (!MayBegin(_text[_at], _text[_at + 1]))
        {
            return null;
        }

        while (true)
        {
            _at = _text.IndexOfAny(MayEndWord, _at);
            var isKey = _text[_at] == ':';
            if (isKey ? _text[_at + 1] is ' ' or '\n' : _text[_at] == '\n' || _text[_at - 1] == ' ')
            {
                var end = _at;
                while (_text[end - 1] == ' ')
                {
                    end--;
                }

                // 'key : value' is left to the parser, and so is '---' at the margin.
                if ((isKey && end != _at) || (start == _lineStart && _text[start] is '-' or '.'))
                {
                    return null;
                }

                _at = isKey ? _at + 1 : end;
                return new Word(start, end, IsQuoted: false, isKey);
            }

            _at++;
        }
    }

    // The marks of YAML begin no word, but for '-' in front of one.
    private static bool MayBegin(char first, char second) => first switch
    {
        '-' => second is not (' ' or '\n'),
        '?' or ':' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`' => false,
        _ => true,
    };

    // Up to behind the closing quote in the same line. Escapes are left to the parser, but for '' between single quotes.
    private bool SkipQuoted()
    {
        var quote = _text[_at];
        for (_at++; _text[_at] != '\n'; _at++)
        {
            if (_text[_at] == quote)
            {
                _at++;
                if (quote == '"' || _text[_at] != quote)
                {
                    return true;
                }
            }
            else if (_text[_at] == '\\' && quote == '"')
            {
                return false;
            }
        }

        return false;
    }

    private string TextOf(Word word)
    {
        if (!word.IsQuoted)
        {
            return _text.Substring(word.Start, word.End - word.Start);
        }

        var text = _text.Substring(word.Start + 1, word.End - word.Start - 2);
        return _text[word.Start] == '\'' && text.IndexOf('\'') >= 0 ? text.Replace("''", "'") : text;
    }

    // Null for a key that the parser refuses, merges, or reports as given twice.
    private string? KeyOf(Word word, List<MapEntry> entries, ref HashSet<string>? seen)
    {
        if (word.End - word.Start > LongestKey)
        {
            return null;
        }

        var text = TextOf(word);
        // The parser overlooks a ':' behind a '*'.
        if (text.Length == 0 || (!word.IsQuoted && (text is "<<" || text.IndexOf('*') >= 0)))
        {
            return null;
        }

        if (_hasMask && TemplateMask.IsMasked(text))
        {
            return TemplateMask.Show(text);
        }

        return IsNew(entries, text, ref seen) ? text : null;
    }

    private static bool IsNew(List<MapEntry> entries, string key, ref HashSet<string>? seen)
    {
        const int Few = 16;
        if (seen is null && entries.Count < Few)
        {
            foreach (var entry in entries)
            {
                if (string.Equals(entry.Key, key, StringComparison.Ordinal))
                {
                    return false;
                }
            }

            return true;
        }

        seen ??= new HashSet<string>(entries.ConvertAll(entry => entry.Key), StringComparer.Ordinal);
        return seen.Add(key);
    }

    private ConfigValue? Scalar(Word word)
    {
        var text = TextOf(word);
        if (_hasMask && TemplateMask.IsMasked(text))
        {
            return new UnknownValue(TemplateMask.Show(text), SpanOf(word));
        }

        if (word.IsQuoted)
        {
            return new ScalarValue(text, SpanOf(word), ScalarType.Text, quoted: true);
        }

        var type = Yaml11.Resolve(text);
        return text is "<<" || (type == ScalarType.Float && Yaml11.ToFloat(text) is null) ? null : new ScalarValue(text, SpanOf(word), type);
    }

    /// <summary>A word where it stands, its quotes among it.</summary>
    private readonly record struct Word(int Start, int End, bool IsQuoted, bool IsKey);
}
