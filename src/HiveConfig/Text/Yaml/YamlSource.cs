using System;
using System.Collections.Generic;
using YamlDotNet.Core;

namespace HiveConfig.Text;

/// <summary>A YAML text and what one pass over its characters shows.</summary>
internal sealed class YamlSource
{
    private readonly int _skip;
    private List<int>? _lineStarts;
    private string? _joined;

    internal YamlSource(string text)
    {
        Text = text;
        _skip = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        ForbiddenAt = -1;
        var hasOddBreak = false;
        for (var i = TextScan.NextOdd(text, 0); i >= 0; i = TextScan.NextOdd(text, i + 1))
        {
            var c = text[i];
            if (c == '\t')
            {
                HasTab = true;
            }
            else if (c == '\r')
            {
                hasOddBreak |= i + 1 == text.Length || text[i + 1] != '\n';
            }
            else if (c is '\u0085' or '\u2028' or '\u2029')
            {
                hasOddBreak = true;
            }
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (c is < '\u00A0' or (>= '\uD800' and <= '\uDFFF') or >= '\uFFFE')
            {
                ForbiddenAt = i;
                break;
            }
        }

        if (hasOddBreak)
        {
            // To YAML these are line breaks, to editors and to the rest of this product they are not.
            _lineStarts = LineStarts(text);
        }
    }

    internal string Text { get; }

    /// <summary>Where the first character stands that YAML allows nowhere; -1 when there is none.</summary>
    internal int ForbiddenAt { get; }

    internal bool HasTab { get; }

    /// <summary>
    /// Lets the parser see a blank in place of the line break before a word between brackets: YamlDotNet takes none there that
    /// stands further left than its key, SnakeYAML does. Places stay those of the text.
    /// </summary>
    /// <param name="word">Where the word begins.</param>
    /// <returns>False where the blank would mean something else than the line break.</returns>
    internal bool Join(int word)
    {
        var end = word - 1;
        while (end > 0 && Text[end] == ' ')
        {
            end--;
        }

        var from = end > 0 ? Text.LastIndexOf('\n', end - 1) + 1 : 0;
        if (end <= 0 || Text[end] != '\n' || Text.IndexOf('#', from, end - from) >= 0)
        {
            return false;
        }

        // In the middle of words the line break and all blanks beside it stand for one blank.
        var before = Text.Substring(from, end - from).TrimEnd();
        if (before.Length == 0 || (before[before.Length - 1] is not (',' or '[' or '{') && (word != end + 1 || before.Length != end - from)))
        {
            return false;
        }

        _lineStarts ??= LineStarts(Text);
        var seen = (_joined ?? Text).ToCharArray();
        seen[end] = ' ';
        if (seen[end - 1] == '\r')
        {
            seen[end - 1] = ' ';
        }

        _joined = new string(seen);
        return true;
    }

    /// <summary>
    /// Lets the parser see blanks in place of a comment: YamlDotNet wants one before it, SnakeYAML none behind quotes and
    /// brackets. Places stay those of the text.
    /// </summary>
    /// <param name="comment">Where the comment begins, or the sign before it.</param>
    /// <returns>False where none does.</returns>
    internal bool Blank(int comment)
    {
        var seen = (_joined ?? Text).ToCharArray();

        // Behind brackets the parser names those.
        comment += comment + 1 < seen.Length && seen[comment] is ']' or '}' ? 1 : 0;
        if (comment <= 0 || comment >= seen.Length || seen[comment] != '#' || seen[comment - 1] is not ('"' or '\'' or ']' or '}'))
        {
            return false;
        }

        for (var i = comment; i < seen.Length && seen[i] is not ('\r' or '\n'); i++)
        {
            seen[i] = ' ';
        }

        _joined = new string(seen);
        return true;
    }

    internal System.IO.TextReader Open()
    {
        var reader = new System.IO.StringReader(_joined ?? Text);
        if (_skip == 1)
        {
            _ = reader.Read();
        }

        return reader;
    }

    /// <summary>Index in the text of a place that the parser gave.</summary>
    internal int Index(Mark mark) => Math.Min((int)mark.Index + _skip, Text.Length);

    internal Span Between(Mark start, Mark end)
    {
        // At the end of the text the parser is one line too far.
        if (_lineStarts is not null || Index(end) >= Text.Length)
        {
            return Place(Index(start)).To(Place(Index(end)));
        }

        return new Span((int)start.Line, (int)start.Column, (int)end.Line, (int)end.Column);
    }

    /// <summary>A span by index, for the places the parser has no exact mark for.</summary>
    internal Span On(int index, int length) => Place(index).To(Place(index + length));

    /// <summary>From a start to the last character before an end that is no blank and no line break.</summary>
    internal Span UpToText(Mark start, Mark end)
    {
        var first = Index(start);
        var last = Index(end);
        while (last > first && Text[last - 1] is ' ' or '\t' or '\n' or '\r')
        {
            last--;
        }

        var place = Between(start, start);
        var line = place.Line;
        var lineStart = first - (place.Column - 1);
        for (var next = Text.IndexOf('\n', first, last - first); next >= 0; next = Text.IndexOf('\n', next + 1, last - next - 1))
        {
            line++;
            lineStart = next + 1;
        }

        return new Span(place.Line, place.Column, line, last - lineStart + 1);
    }

    /// <summary>The word at a place, for a fault to underline: up to the next blank.</summary>
    internal Span WordAt(Mark mark)
    {
        var place = Between(mark, mark);
        return place with { EndColumn = place.Column + WordLength(Index(mark)) };
    }

    /// <summary>The word at an index.</summary>
    internal Span WordAt(int index) => On(index, WordLength(index));

    private int WordLength(int index)
    {
        var end = index;
        while (end < Text.Length && Text[end] is not (' ' or '\t' or '\n' or '\r'))
        {
            end++;
        }

        return end - index;
    }

    /// <summary>Whether only blanks and tabs stand before an index in its line.</summary>
    internal bool IsIndentation(int index)
    {
        while (index > 0 && Text[index - 1] is ' ' or '\t')
        {
            index--;
        }

        return index == 0 || Text[index - 1] is '\n' or '\r';
    }

    private Span Place(int index)
    {
        int line;
        int start;
        if (_lineStarts is null)
        {
            line = 1;
            start = 0;
            for (var next = Text.IndexOf('\n'); next >= 0 && next < index; next = Text.IndexOf('\n', next + 1))
            {
                line++;
                start = next + 1;
            }
        }
        else
        {
            var found = _lineStarts.BinarySearch(index);
            line = found >= 0 ? found + 1 : ~found;
            start = _lineStarts[line - 1];
        }

        // The mark at the start of a text is not a column of its first line.
        var column = index - start + 1 - (line == 1 && index >= _skip ? _skip : 0);
        return new Span(line, column, line, column);
    }

    private static List<int> LineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            starts.Add(i + 1);
        }

        return starts;
    }
}
