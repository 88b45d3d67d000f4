using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>
/// Expressions on lines of their own in a template of YAML, such as <c>{{ more | to_nice_yaml }}</c>, in a masked text: each becomes
/// an entry of unknown key and value, an unknown item, or the unknown value of the key above, so that the lines around it read as
/// they would without it. No character of another line changes.
/// </summary>
internal sealed class YamlInsertions
{
    private readonly char[] _masked;
    private readonly List<Line> _lines = [];

    private YamlInsertions(char[] masked)
    {
        _masked = masked;
        var start = 0;
        for (var i = 0; i <= masked.Length; i++)
        {
            if (i == masked.Length || masked[i] == '\n')
            {
                _lines.Add(Of(start, i));
                start = i + 1;
            }
        }
    }

    private enum LineKind
    {
        // Empty, or a comment.
        Blank,
        Expression,
        Other,
    }

    /// <summary>Changes a masked text.</summary>
    internal static void Settle(char[] masked)
    {
        if (Array.IndexOf(masked, TemplateMask.Mark) >= 0)
        {
            new YamlInsertions(masked).Settle();
        }
    }

    private void Settle()
    {
        var next = new Line?[_lines.Count];
        Line? below = null;
        for (var i = _lines.Count - 1; i >= 0; i--)
        {
            next[i] = below;
            below = _lines[i].Kind == LineKind.Other ? _lines[i] : below;
        }

        // The columns of the levels that are open above a line, the deepest last.
        var levels = new List<Level>();
        Line? above = null;
        var isValueTaken = false;
        var depth = 0;
        for (var i = 0; i < _lines.Count; i++)
        {
            var line = _lines[i];
            if (line.Kind == LineKind.Other)
            {
                depth = Math.Max(0, depth + Depth(line));
                if (depth == 0 || above is null || !above.IsOpen)
                {
                    Enter(levels, line);
                }

                (above, isValueTaken) = (line, false);
            }
            else if (line.Kind == LineKind.Expression && depth == 0)
            {
                isValueTaken = Put(line, above, next[i], levels, isValueTaken);
            }
        }
    }

    // Whether it became the value of the key above.
    private bool Put(Line line, Line? above, Line? below, List<Level> levels, bool isValueTaken)
    {
        var isOfKey = above is { IsKeyAlone: true };
        var deepest = levels.Count > 0 ? levels[levels.Count - 1].Column : -1;
        if (isOfKey && (below is null || below.Indent <= deepest) && !(below is { IsItem: true } && below.Indent == deepest))
        {
            // The value of the key above; more lines of it say nothing more.
            var column = deepest + 1;
            Write(line, isValueTaken || line.Start + column >= line.End ? 0 : column, isValueTaken || line.Start + column >= line.End ? "" : "M");
            return true;
        }

        // Beside the line below where that goes on at a level above or opens a new one, else at the level it stands at itself.
        var target = below is not null && (isOfKey || below.Indent >= line.Indent) && (isOfKey || levels.Exists(level => level.Column == below.Indent)) ? new Level(below.Indent, below.IsItem)
            : levels.FindLast(level => level.Column <= line.Indent && (below is null || level.Column >= below.Indent)) ?? (below is not null ? levels.Find(level => level.Column == below.Indent) : null) ?? (levels.Count > 0 ? levels[0] : new Level(line.Indent, IsItems: false));
        Write(line, target.Column, target.IsItems ? "- M" : "M: M");
        return false;
    }

    // M stands for a masked character. A line that is too short for it is left out.
    private void Write(Line line, int column, string text)
    {
        for (var i = line.Start; i < line.End; i++)
        {
            if (_masked[i] != '\r')
            {
                _masked[i] = ' ';
            }
        }

        if (line.Start + column + text.Length <= line.End)
        {
            for (var i = 0; i < text.Length; i++)
            {
                _masked[line.Start + column + i] = text[i] == 'M' ? TemplateMask.Mark : text[i];
            }
        }
    }

    private static void Enter(List<Level> levels, Line line)
    {
        levels.RemoveAll(level => level.Column > line.Indent || (level.Column == line.Indent && level.IsItems != line.IsItem));
        if (!levels.Exists(level => level.Column == line.Indent))
        {
            levels.Add(new Level(line.Indent, line.IsItem));
        }

        if (line.InnerColumn > line.Indent)
        {
            levels.Add(new Level(line.InnerColumn, IsItems: false));
        }
    }

    private int Depth(Line line)
    {
        var depth = 0;
        var quote = '\0';
        for (var i = line.Start; i < line.End; i++)
        {
            var c = _masked[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && i > line.Start && _masked[i - 1] is ' ' or '[' or '{' or ',' or ':')
            {
                quote = c;
            }
            else if (c == '#' && i > line.Start && _masked[i - 1] is ' ')
            {
                break;
            }
            else
            {
                depth += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            }
        }

        return depth;
    }

    private Line Of(int start, int end)
    {
        var first = start;
        while (first < end && _masked[first] is ' ' or '\t' or '\r')
        {
            first++;
        }

        if (first == end || _masked[first] == '#')
        {
            return new Line(start, end, first - start, LineKind.Blank);
        }

        var last = end;
        while (_masked[last - 1] is ' ' or '\t' or '\r')
        {
            last--;
        }

        if (_masked[first] == TemplateMask.Mark)
        {
            var at = first;
            while (at < last && _masked[at] is TemplateMask.Mark or ' ')
            {
                at++;
            }

            if (at == last)
            {
                return new Line(start, end, first - start, LineKind.Expression);
            }
        }

        var isItem = _masked[first] == '-' && (first + 1 == last || _masked[first + 1] == ' ');
        var inner = first;
        while (isItem && inner < last && _masked[inner] is '-' or ' ')
        {
            inner++;
        }

        return new Line(start, end, first - start, LineKind.Other)
        {
            IsItem = isItem,
            InnerColumn = isItem && HasKey(inner, last) ? inner - start : -1,
            IsKeyAlone = _masked[WithoutComment(first, last) - 1] == ':',
            IsOpen = _masked[last - 1] is '[' or '{' or ',',
        };
    }

    private int WithoutComment(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            if (_masked[i] == '#' && _masked[i - 1] == ' ')
            {
                to = i;
            }
        }

        while (to > from + 1 && _masked[to - 1] == ' ')
        {
            to--;
        }

        return to;
    }

    private bool HasKey(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (_masked[i] == ':' && (i + 1 == to || _masked[i + 1] == ' '))
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Level(int Column, bool IsItems);

    private sealed record Line(int Start, int End, int Indent, LineKind Kind)
    {
        internal bool IsItem { get; init; }

        // Of the key that stands behind the dash of an item.
        internal int InnerColumn { get; init; } = -1;

        // A key that has its value below, or none.
        internal bool IsKeyAlone { get; init; }

        // A list or map in brackets that goes on in the next line.
        internal bool IsOpen { get; init; }
    }
}
