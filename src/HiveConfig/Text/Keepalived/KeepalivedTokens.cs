using System;
using System.Collections.Generic;
using System.Text;

namespace HiveConfig.Text;

/// <summary>
/// Splits a line of a keepalived.conf into words and braces as Keepalived does: double quotes keep blanks, braces and
/// comments; single quotes are plain characters; <c>#</c> and <c>!</c> begin a comment anywhere else.
/// </summary>
internal static class KeepalivedTokens
{
    // Thousands of them may be open on a line of a megabyte.
    private const int LongestReference = 1_000;

    /// <summary>The words of a line; a brace outside quotes is a word of its own with <see cref="Word.IsQuoted"/> false.</summary>
    internal static List<Word> Split(TextLine line, int from, FaultList faults)
    {
        var words = new List<Word>();
        for (var i = line.SkipBlanks(from); i < line.End && !IsComment(line.Source[i]); i = line.SkipBlanks(i))
        {
            if (line.Source[i] is '{' or '}')
            {
                words.Add(new Word(line.Slice(i, i + 1), line.SpanOf(i, i + 1)));
                i++;
                continue;
            }

            words.Add(Next(line, ref i, faults));
        }

        return words;
    }

    /// <summary>Where the comment of a line begins; its end when it has none.</summary>
    internal static int Comment(TextLine line, int from)
    {
        var isQuoted = false;
        for (var i = from; i < line.End; i++)
        {
            if (line.Source[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && IsComment(line.Source[i]))
            {
                return i;
            }
        }

        return line.End;
    }

    /// <summary>Behind the name of a parameter that begins at an index; the index itself when there is none.</summary>
    internal static int Name(TextLine line, int from)
    {
        var end = from;
        while (end < line.End && line.Source[end] is var c && (c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' || (end > from && c is >= '0' and <= '9')))
        {
            end++;
        }

        return end;
    }

    internal static bool IsBrace(Word word, string brace) => !word.IsQuoted && word.Is(brace);

    private static bool IsComment(char c) => c is '#' or '!';

    private static Word Next(TextLine line, ref int i, FaultList faults)
    {
        var source = line.Source;
        var start = i;
        var text = new StringBuilder();
        var opened = -1;
        var isQuoted = false;
        var isKnown = true;
        for (; i < line.End; i++)
        {
            var c = source[i];
            if (c == '"')
            {
                opened = opened < 0 ? i : -1;
                isQuoted = true;
            }
            else if (c == '$' && Reference(line, i) is > 0 and var end)
            {
                // Whether the parameter is defined here, in an included file or before Keepalived sees the file: not settled.
                text.Append(source, i, end - i);
                isKnown = false;
                i = end - 1;
            }
            else if (opened < 0 && (TextLine.IsBlankCharacter(c) || IsComment(c) || c is '{' or '}'))
            {
                break;
            }
            else
            {
                isKnown &= c != TemplateMask.Mark;
                text.Append(c);
            }
        }

        if (opened >= 0)
        {
            faults.Syntax(line.SpanOf(opened, line.End), "a quote that is not closed on this line");
        }

        return new Word(text.ToString(), line.SpanOf(start, i)) { IsQuoted = isQuoted, IsKnown = isKnown };
    }

    // Behind $NAME or ${NAME …}; 0 when the dollar sign is a plain one.
    private static int Reference(TextLine line, int dollar)
    {
        var hasBrace = dollar + 1 < line.End && line.Source[dollar + 1] == '{';
        var name = dollar + (hasBrace ? 2 : 1);
        var end = Name(line, name);
        if (end == name)
        {
            return 0;
        }

        if (!hasBrace)
        {
            return end;
        }

        var close = line.Source.IndexOf('}', end, Math.Min(LongestReference, line.End - end));
        return close < 0 ? 0 : close + 1;
    }
}
