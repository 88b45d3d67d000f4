using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>
/// Reads YAML in the form that config files have: keys and items by indentation, words on one line, brackets of words, comments.
/// All else (anchors, tags, blocks of text, words over several lines, keys given twice, tabs, faults) is left to the parser of
/// YAML, and so is whatever could mean something else than it seems: the result is the parser's own or none.
/// </summary>
internal sealed partial class SimpleYaml
{
    private const int Deepest = 32;

    private readonly string _text;
    private readonly bool _hasMask;
    private int _at;
    private int _line = 1;
    private int _lineStart;

    // Of the line at hand; -1 behind the last one.
    private int _indent;

    private SimpleYaml(string text, bool hasMask)
    {
        _text = text;
        _hasMask = hasMask;
    }

    /// <summary>What the parser of YAML would read, without any fault; null for a text that is left to it.</summary>
    internal static TreeDocument? Read(string text)
    {
        if (!IsUsual(text, out var hasReturn, out var hasMask))
        {
            return null;
        }

        // Places are lines and columns, so what ends a line does not count. Each character that is looked at has one behind it.
        var lines = hasReturn ? text.Replace("\r\n", "\n") : text;
        var reader = new SimpleYaml(lines.Length > 0 && lines[lines.Length - 1] == '\n' ? lines : lines + "\n", hasMask);
        reader.EnterLine();
        if (reader._indent == 0 && string.CompareOrdinal(lines, reader._at, "---", 0, 3) == 0)
        {
            reader._at += 3;
            if (!reader.Ends())
            {
                return null;
            }
        }

        if (reader._indent < 0)
        {
            return new TreeDocument(root: null, []);
        }

        return reader.Node(parent: -1, depth: 1, mayNest: true) is { } root && reader._indent < 0 ? new TreeDocument(root, []) : null;
    }

    // Only characters that are the same to everybody: no odd line break, no mark of the byte order, a tab only in a line of comment.
    private static bool IsUsual(string text, out bool hasReturn, out bool hasMask)
    {
        hasReturn = false;
        hasMask = false;
        var comment = -1;
        for (var i = TextScan.NextOdd(text, 0); i >= 0; i = TextScan.NextOdd(text, i + 1))
        {
            var c = text[i];
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                hasReturn = true;
            }
            else if (c == TemplateMask.Mark)
            {
                hasMask = true;
            }
            else if (c == '\t')
            {
                comment = i < comment ? comment : EndOfComment(text, i);
                if (comment < 0)
                {
                    return false;
                }
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (c is < '\u00A1' or '\u2028' or '\u2029' or '\uFEFF' or >= '\uFFFE' || char.IsSurrogate(c))
            {
                return false;
            }
        }

        return true;
    }

    // Where the line ends that an index is in; -1 when it does not begin as a comment.
    private static int EndOfComment(string text, int index)
    {
        var start = text.LastIndexOf('\n', index) + 1;
        while (text[start] == ' ')
        {
            start++;
        }

        var end = text.IndexOf('\n', index);
        return text[start] != '#' ? -1 : end < 0 ? text.Length : end;
    }

    // What stands behind a key, behind a '-', or in a line of its own, below something in the column 'parent'.
    private ConfigValue? Node(int parent, int depth, bool mayNest)
    {
        if (depth > Deepest)
        {
            return null;
        }

        switch (_text[_at])
        {
            case '-' when _text[_at + 1] is ' ' or '\n':
                return mayNest ? List(depth) : null;
            case '[' or '{':
                return Flow(parent, depth) is { } flow && Ends() ? flow : null;
        }

        if (NextWord() is not { } word)
        {
            return null;
        }

        if (word.IsKey)
        {
            return mayNest ? Map(word, depth) : null;
        }

        var scalar = Scalar(word);
        return Ends() ? scalar : null;
    }

    // Whether a line to the right of it goes on with a word or is none of its parts is for the parser to say.
    private MapValue? Map(Word key, int depth)
    {
        var column = key.Start - _lineStart;
        var entries = new List<MapEntry>();
        HashSet<string>? seen = null;
        var start = SpanOf(key);
        while (true)
        {
            var span = SpanOf(key);
            if (KeyOf(key, entries, ref seen) is not { } name || Below(column, depth, isKey: true) is not { } value)
            {
                return null;
            }

            entries.Add(new MapEntry(name, span, value));
            if (_indent < column)
            {
                return new MapValue(entries, start.To(value.Span));
            }

            if (_indent > column || NextWord() is not { IsKey: true } next)
            {
                return null;
            }

            key = next;
        }
    }

    // At the first '-'.
    private ListValue? List(int depth)
    {
        var column = _at - _lineStart;
        var items = new List<ConfigValue>();
        var start = Here();
        do
        {
            _at++;
            if (Below(column, depth, isKey: false) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }
        while (_indent == column && _text[_at] == '-' && _text[_at + 1] is ' ' or '\n');

        // A key in its column is the next one of the map whose last key has this list, or out of place: the map knows.
        return _indent <= column ? new ListValue(items, start.To(items[items.Count - 1].Span)) : null;
    }

    // Behind the ':' of a key or the '-' of an item in a column.
    private ConfigValue? Below(int column, int depth, bool isKey)
    {
        var behind = Here();
        while (_text[_at] == ' ')
        {
            _at++;
        }

        if (_text[_at] is not ('\n' or '#'))
        {
            return Node(column, depth + 1, mayNest: !isKey);
        }

        NextLine();
        var isList = isKey && _indent == column && _text[_at] == '-' && _text[_at + 1] is ' ' or '\n';
        return isList || _indent > column ? Node(column, depth + 1, mayNest: true) : new ScalarValue(string.Empty, behind, ScalarType.Null);
    }

    // Nothing but a comment may follow.
    private bool Ends()
    {
        var from = _at;
        while (_text[_at] == ' ')
        {
            _at++;
        }

        if (_text[_at] != '\n' && (_text[_at] != '#' || _at == from))
        {
            return false;
        }

        NextLine();
        return true;
    }

    private void NextLine()
    {
        _at = _text.IndexOf('\n', _at) + 1;
        _line++;
        _lineStart = _at;
        EnterLine();
    }

    // Passes over lines of blanks and comments.
    private void EnterLine()
    {
        while (_at < _text.Length)
        {
            while (_text[_at] == ' ')
            {
                _at++;
            }

            if (_text[_at] is not ('\n' or '#'))
            {
                _indent = _at - _lineStart;
                return;
            }

            _at = _text.IndexOf('\n', _at) + 1;
            _line++;
            _lineStart = _at;
        }

        _indent = -1;
    }

    private Span Here() => Span.On(_line, _at - _lineStart + 1, 0);
}
