using System.Globalization;
using System.Text;

namespace HiveConfig.Text;

/// <summary>Takes the entries of a properties text apart, one logical line after the other.</summary>
internal sealed class PropertiesLines(string text)
{
    private readonly StringBuilder _word = new();
    private int _at;
    private int _line = 1;
    private int _lineStart;
    private Fault? _fault;

    /// <summary>One entry. With a fault the rest means nothing.</summary>
    internal sealed record Entry(string Key, Span KeySpan, string Value, Span ValueSpan, Fault? Fault);

    /// <summary>The next entry; null at the end of the text.</summary>
    internal Entry? Next()
    {
        if (!FindLine())
        {
            return null;
        }

        var start = Here();
        var key = Word(isKey: true, out var keyEnd);
        SkipBlanks();
        if (_at < text.Length && text[_at] is '=' or ':')
        {
            _at++;
            SkipBlanks();
        }

        var valueStart = Here();
        var value = Word(isKey: false, out var valueEnd);
        return new Entry(key, start.To(keyEnd), value, valueStart.To(valueEnd), _fault);
    }

    // To the first character of the next line that is neither blank nor a comment.
    private bool FindLine()
    {
        while (_at < text.Length)
        {
            if (text[_at] is '#' or '!')
            {
                while (_at < text.Length && !IsBreak())
                {
                    _at++;
                }
            }
            else if (IsBreak())
            {
                Break();
            }
            else if (IsBlank())
            {
                _at++;
            }
            else if (text[_at] == '\\' && _at + 1 < text.Length && text[_at + 1] is '\n' or '\r')
            {
                // A line with nothing to continue: to Java a comment may follow, and at the end, unless that is CR LF, it is an empty key.
                _at++;
                Break();
                if (_at == text.Length && text[_at - 2] == '\\')
                {
                    return true;
                }
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private string Word(bool isKey, out Span end)
    {
        _word.Clear();
        end = Here();
        while (Continue())
        {
            var c = text[_at];
            if (isKey && (c is '=' or ':' || IsBlank()))
            {
                break;
            }

            if (c == '\\')
            {
                Escape();
            }
            else
            {
                _word.Append(c);
                _at++;
            }

            end = Here();
        }

        return _word.ToString();
    }

    private void SkipBlanks()
    {
        while (Continue() && IsBlank())
        {
            _at++;
        }
    }

    // Passes over a backslash before a line break, the break, and the blanks behind it. False at the end of the logical line.
    private bool Continue()
    {
        while (_at < text.Length && text[_at] == '\\')
        {
            if (_at + 1 == text.Length)
            {
                _at++;
                return false;
            }

            if (text[_at + 1] is not ('\n' or '\r'))
            {
                return true;
            }

            _at++;
            Break();
            while (_at < text.Length && IsBlank())
            {
                _at++;
            }
        }

        return _at < text.Length && !IsBreak();
    }

    private void Escape()
    {
        var start = Here();
        var c = text[_at + 1];
        _at += 2;
        if (c != 'u')
        {
            _word.Append(c switch { 't' => '\t', 'n' => '\n', 'r' => '\r', 'f' => '\f', _ => c });
            return;
        }

        var code = 0;
        for (var digits = 0; digits < 4; digits++)
        {
            if (!Continue() || !int.TryParse(text[_at].ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digit))
            {
                _fault ??= new Fault(FaultKind.Syntax, start.To(Here()), "expected four hexadecimal digits behind '\\u'");
                return;
            }

            code = (code * 16) + digit;
            _at++;
        }

        _word.Append((char)code);
    }

    private void Break()
    {
        _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;

        // To Java a carriage return alone ends a line, to editors and to the rest of this product it does not.
        if (text[_at - 1] == '\n')
        {
            _line++;
            _lineStart = _at;
        }
    }

    private bool IsBreak() => text[_at] is '\n' or '\r';

    private bool IsBlank() => text[_at] is ' ' or '\t' or '\f';

    private Span Here() => Span.On(_line, _at - _lineStart + 1, 0);
}
