using System;
using System.Collections.Generic;
using System.Text;

namespace HiveConfig.Text;

/// <summary>
/// A YAML text without the lines that hold nothing but a comment: nineteen in twenty of a packaged cassandra.yaml, and the parser
/// goes through each character of them. Where a value may run over several lines, such a line may belong to it: then nothing is
/// left out. Where it may end a value, the parser refuses what is left, and the whole text is read instead.
/// </summary>
internal sealed class YamlComments
{
    // A short text is parsed before it is looked through.
    private const int WorthIt = 4096;

    private readonly List<Run> _runs;

    private YamlComments(string text, List<Run> runs)
    {
        Text = text;
        _runs = runs;
    }

    /// <summary>What is left.</summary>
    internal string Text { get; }

    /// <summary>The text without its comment lines; null when that is not worth it or not safe.</summary>
    internal static YamlComments? Without(string text)
    {
        if (text.Length < WorthIt)
        {
            return null;
        }

        var kept = new StringBuilder();
        var runs = new List<Run>();
        var from = -1;
        var dropped = 0;
        for (var start = 0; start < text.Length;)
        {
            var next = text.IndexOf('\n', start) + 1;
            next = next == 0 ? text.Length : next;
            if (IsComment(text, start))
            {
                if (from >= 0)
                {
                    kept.Append(text, from, start - from);
                    from = -1;
                }

                dropped++;
            }
            else
            {
                if (!IsByItself(text, start, next))
                {
                    return null;
                }

                if (from < 0)
                {
                    from = start;
                    runs.Add(new Run(kept.Length, start, dropped));
                }
            }

            start = next;
        }

        if (from >= 0)
        {
            kept.Append(text, from, text.Length - from);
        }

        return kept.Length > 0 && kept.Length * 2 < text.Length ? new YamlComments(kept.ToString(), runs) : null;
    }

    /// <summary>The index in the whole text of an index in what is left, and how many lines were left out before it.</summary>
    internal (int Index, int Dropped) Original(int index)
    {
        var low = 0;
        var high = _runs.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (_runs[middle].ShortStart <= index)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return (_runs[low].Start + index - _runs[low].ShortStart, _runs[low].Dropped);
    }

    private static bool IsComment(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at < text.Length && text[at] == '#';
    }

    // Whether no value can go on in the next line: it is blank, or a key or an item whose quotes and brackets are closed and
    // which begins no block of text. What cannot be told from the line alone is taken for one that goes on.
    private static bool IsByItself(string text, int start, int end)
    {
        var singles = 0;
        var doubles = 0;
        var depth = 0;
        var isKeyOrItem = false;
        var isBlank = true;
        for (var i = start; i < end; i++)
        {
            switch (text[i])
            {
                case ' ' or '\n' or '\r':
                    continue;
                case '\t' or '\\' or '|' or '>' or '%' or '?' or '&' or '!':
                    return false;
                case '\'':
                    singles++;
                    break;
                case '"':
                    doubles++;
                    break;
                case '[' or '{':
                    depth++;
                    break;
                case ']' or '}':
                    depth--;
                    break;
                case ':' when i + 1 >= end || text[i + 1] is ' ' or '\n' or '\r':
                case '-' when isBlank && i + 1 < end && text[i + 1] is ' ' or '\n' or '\r':
                    isKeyOrItem = true;
                    break;
            }

            isBlank = false;
        }

        return isBlank || (isKeyOrItem && singles % 2 == 0 && doubles % 2 == 0 && depth == 0);
    }

    // A stretch of lines that was kept: where it starts in what is left and in the whole text, and how many lines were dropped before it.
    private readonly record struct Run(int ShortStart, int Start, int Dropped);
}
