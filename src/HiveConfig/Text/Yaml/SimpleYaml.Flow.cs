using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>Lists and maps between brackets, which JSON is too.</summary>
internal sealed partial class SimpleYaml
{
    // At the opening bracket; ends behind the closing one.
    private ConfigValue? Flow(int parent, int depth)
    {
        if (depth > Deepest)
        {
            return null;
        }

        var start = Here();
        var isMap = _text[_at] == '{';
        var close = isMap ? '}' : ']';
        var items = isMap ? null : new List<ConfigValue>();
        var entries = isMap ? new List<MapEntry>() : null;
        HashSet<string>? seen = null;
        _at++;
        if (!SkipBlanks(parent))
        {
            return null;
        }

        while (_text[_at] != close)
        {
            if (items is not null)
            {
                if (FlowNode(parent, depth + 1) is not { } item)
                {
                    return null;
                }

                items.Add(item);
            }
            else
            {
                if (FlowWord() is not { IsKey: true } key || KeyOf(key, entries!, ref seen) is not { } name)
                {
                    return null;
                }

                var span = SpanOf(key);
                while (_text[_at] == ' ')
                {
                    _at++;
                }

                if (FlowNode(parent, depth + 1) is not { } value)
                {
                    return null;
                }

                entries!.Add(new MapEntry(name, span, value));
            }

            if (!SkipBlanks(parent) || (_text[_at] != close && !SkipComma(parent, close)))
            {
                return null;
            }
        }

        _at++;
        var place = start.To(Here());
        return items is not null ? new ListValue(items, place) : new MapValue(entries!, place);
    }

    private ConfigValue? FlowNode(int parent, int depth)
        => _text[_at] is '[' or '{' ? Flow(parent, depth) : FlowWord() is { IsKey: false } word ? Scalar(word) : null;

    private bool SkipComma(int parent, char close)
    {
        if (_text[_at] != ',')
        {
            return false;
        }

        _at++;
        return SkipBlanks(parent) && _text[_at] != close;
    }

    // Blanks and line breaks. To the left of what encloses it the parser takes a word for another thing.
    private bool SkipBlanks(int parent)
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
                var column = _at - _lineStart;
                return column > 0 ? column > parent : _text[_at] is '}' or ']';
            }
        }

        return false;
    }

    private Word? FlowWord()
    {
        var start = _at;
        if (_text[_at] is '"' or '\'')
        {
            if (!SkipQuoted())
            {
                return null;
            }

            return Ended(start, _at, isQuoted: true);
        }

        if (!IsPlain(_text[_at]) || !MayBegin(_text[_at], _text[_at + 1]) || (_text[_at] == '-' && !IsPlain(_text[_at + 1])))
        {
            return null;
        }

        while (IsPlain(_text[_at]) || (_text[_at] == ':' && IsPlain(_text[_at + 1]) && _text[_at + 1] != ' '))
        {
            _at++;
        }

        var end = _at;
        while (_text[end - 1] == ' ')
        {
            end--;
        }

        return _text[_at] == ':' && end != _at ? null : Ended(start, end, isQuoted: false);
    }

    private Word? Ended(int start, int end, bool isQuoted)
    {
        if (_text[_at] != ':')
        {
            return new Word(start, end, isQuoted, IsKey: false);
        }

        _at++;
        return _text[_at] == ' ' ? new Word(start, end, isQuoted, IsKey: true) : null;
    }

    // Far from all that YAML takes, but what people write.
    private static bool IsPlain(char c)
        => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or ' ' or '.' or '-' or '_' or '/' or '+' or '@' or '=' or '~' or '*' or '$' or '(' or ')' or '%' or ';' or > '\u00A0';
}
