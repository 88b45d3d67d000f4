using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>
/// Reads what is JSON in the form that programs write it: a manifest of thousands of entries takes the parser of YAML longer than
/// all other files of its cluster. Whatever could mean something else in YAML than it seems is left to that parser.
/// </summary>
internal sealed class YamlJson
{
    private const int Deepest = 32;

    // What YAML lets stand before a colon is shorter than 1,024 characters.
    private const int LongestText = 1000;

    private readonly string _text;
    private int _at;
    private int _line = 1;
    private int _lineStart;

    private YamlJson(string text) => _text = text;

    /// <summary>The object or list that a text is; null for a text that has to be read as YAML.</summary>
    internal static ConfigValue? Read(string text)
    {
        if (text.Length == 0 || text[0] is not ('{' or '['))
        {
            return null;
        }

        var reader = new YamlJson(text);
        var root = reader.Value(depth: 1);

        // The parser of YAML has its own idea of where a text ends that has no line break there.
        var isWhole = root is not null && reader._at < text.Length && text[reader._at] == '\n' && reader.Skip() && reader._at == text.Length;
        return isWhole ? root : null;
    }

    private int Column => _at - _lineStart + 1;

    private ConfigValue? Value(int depth)
    {
        if (_at >= _text.Length || depth > Deepest)
        {
            return null;
        }

        return _text[_at] switch
        {
            '{' => Collection(depth, '}', Map),
            '[' => Collection(depth, ']', List),
            '"' => Quoted() is { } quoted ? new ScalarValue(quoted.Text, quoted.Span, ScalarType.Text, quoted: true) : null,
            _ => Word(),
        };
    }

    private ConfigValue? Collection(int depth, char close, Func<int, char, Span, ConfigValue?> read)
    {
        var start = new Span(_line, Column, _line, Column);
        _at++;
        return Skip() ? read(depth, close, start) : null;
    }

    private ConfigValue? List(int depth, char close, Span start)
    {
        var items = new List<ConfigValue>();
        while (_at < _text.Length && _text[_at] != close)
        {
            if (Value(depth + 1) is not { } item || !Next(close))
            {
                return null;
            }

            items.Add(item);
        }

        return Ends(start) is { } span ? new ListValue(items, span) : null;
    }

    private ConfigValue? Map(int depth, char close, Span start)
    {
        var entries = new List<MapEntry>();
        HashSet<string>? seen = null;
        while (_at < _text.Length && _text[_at] != close)
        {
            if (_text[_at] != '"' || Quoted() is not { Text.Length: > 0 } key || !IsNew(entries, key.Text, ref seen) || !Colon() || Value(depth + 1) is not { } value || !Next(close))
            {
                return null;
            }

            entries.Add(new MapEntry(key.Text, key.Span, value));
        }

        return Ends(start) is { } span ? new MapValue(entries, span) : null;
    }

    // A key given twice is a fault, told by the parser of YAML.
    private static bool IsNew(List<MapEntry> entries, string key, ref HashSet<string>? seen)
    {
        const int Few = 16;
        if (seen is null && entries.Count < Few)
        {
            return !entries.Exists(entry => string.Equals(entry.Key, key, StringComparison.Ordinal));
        }

        seen ??= new HashSet<string>(entries.ConvertAll(entry => entry.Key), StringComparer.Ordinal);
        return seen.Add(key);
    }

    private Span? Ends(Span start)
    {
        if (_at >= _text.Length)
        {
            return null;
        }

        _at++;
        return start.To(new Span(_line, Column, _line, Column));
    }

    private bool Colon()
    {
        if (_at + 1 >= _text.Length || _text[_at] != ':' || _text[_at + 1] != ' ')
        {
            return false;
        }

        for (_at++; _at < _text.Length && _text[_at] == ' '; _at++)
        {
        }

        return true;
    }

    // A comma with something behind it, or the end of the collection.
    private bool Next(char close)
    {
        if (!Skip() || _at >= _text.Length)
        {
            return false;
        }

        if (_text[_at] == close)
        {
            return true;
        }

        _at++;
        return _text[_at - 1] == ',' && _at < _text.Length && _text[_at] is ' ' or '\n' && Skip() && _at < _text.Length && _text[_at] != close;
    }

    // Blanks and line breaks. To the left of what encloses it YAML takes a word for another thing.
    private bool Skip()
    {
        for (; _at < _text.Length; _at++)
        {
            if (_text[_at] == '\n')
            {
                _line++;
                _lineStart = _at + 1;
            }
            else if (_text[_at] != ' ')
            {
                return _at > _lineStart || _text[_at] is '}' or ']';
            }
        }

        return true;
    }

    private Quotation? Quoted()
    {
        var from = _at + 1;
        for (var i = from; i < _text.Length && i - from < LongestText; i++)
        {
            if (_text[i] == '"')
            {
                var span = Span.On(_line, Column, i + 1 - _at);
                _at = i + 1;
                return new Quotation(_text.Substring(from, i - from), span);
            }

            if (_text[i] is < ' ' or > '~' or '\\')
            {
                return null;
            }
        }

        return null;
    }

    // true, false, null and whole numbers: the words that JSON and YAML read alike.
    private ScalarValue? Word()
    {
        var end = _at;
        while (end < _text.Length && _text[end] is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
        {
            end++;
        }

        var word = _text.Substring(_at, end - _at);
        var isPlain = word is "true" or "false" or "null" || (word.Length > 0 && word[0] is >= '1' and <= '9' && int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _));
        if (!isPlain || end >= _text.Length || _text[end] is not (',' or '\n' or '}' or ']'))
        {
            return null;
        }

        var value = new ScalarValue(word, Span.On(_line, Column, word.Length), Yaml11.Resolve(word));
        _at = end;
        return value;
    }

    private sealed record Quotation(string Text, Span Span);
}
