using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>One line of a text, in place: no characters are copied.</summary>
/// <param name="Source">The whole text.</param>
/// <param name="Number">Number of the line, from 1.</param>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index just behind its last character; the line end (LF or CRLF) is no part of it.</param>
internal sealed record TextLine(string Source, int Number, int Start, int End)
{
    internal int Length => End - Start;

    /// <summary>Whether only blanks stand in it.</summary>
    internal bool IsBlank => SkipBlanks(Start) == End;

    internal string Text => Source.Substring(Start, Length);

    internal Span Span => Span.On(Number, 1, Length);

    internal Span SpanOf(int from, int to) => Span.On(Number, from - Start + 1, to - from);

    internal string Slice(int from, int to) => Source.Substring(from, to - from);

    internal int SkipBlanks(int from)
    {
        while (from < End && IsBlankCharacter(Source[from]))
        {
            from++;
        }

        return from;
    }

    /// <summary>A blank as C's isspace has it, the line end apart.</summary>
    internal static bool IsBlankCharacter(char c) => c is ' ' or '\t' or '\r' or '\v' or '\f';

    /// <summary>The lines of a text; what stands behind its last line end is a line when it is not empty.</summary>
    internal static IEnumerable<TextLine> Of(string text)
    {
        var number = 0;
        for (var start = 0; start < text.Length;)
        {
            var feed = text.IndexOf('\n', start);
            var stop = feed < 0 ? text.Length : feed;
            var end = feed > start && text[feed - 1] == '\r' ? feed - 1 : stop;
            yield return new TextLine(text, ++number, start, end);
            start = stop + 1;
        }
    }
}
