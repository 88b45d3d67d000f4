using System;
using System.Linq;
using System.Text;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Reports;

/// <summary>The line a finding is about, fit to be shown: no secret, no character that a terminal would obey, not too long.</summary>
/// <param name="Text">The line.</param>
/// <param name="Column">Where the mark below it begins, from 1.</param>
/// <param name="Length">How long the mark is, at least 1.</param>
internal sealed record Excerpt(string Text, int Column, int Length)
{
    private const string Mask = "********";
    private const int Longest = 160;
    private const int Before = 60;
    private const int Looked = 4000;

    internal static Excerpt Of(Finding finding)
    {
        var span = finding.Exact;
        var line = finding.File.Secrets.LineOf(span.Line);
        var start = Math.Min(span.Column, line.Length + 1);
        var end = Math.Max(start, Math.Min(span.EndLine > span.Line ? line.TrimEnd().Length + 1 : span.EndColumn, line.Length + 1));
        var masked = finding.File.Secrets.RangesOf(span.Line, finding.Violation.IsSecret ? span : null);

        // Of a line that nobody wrote by hand only what is around the place is looked at.
        var (first, last) = line.Length > Looked ? (Math.Max(0, start - Looked / 2), Math.Min(line.Length, start + (Looked / 2))) : (0, line.Length);
        var text = new StringBuilder(first > 0 ? "…" : "");
        var (column, endColumn) = (start - first + text.Length, end - first + text.Length);
        var at = first;
        foreach (var range in masked)
        {
            var (from, to) = (Math.Max(range.From, at), Math.Min(range.To, last));
            if (to <= from)
            {
                continue;
            }

            text.Append(line, at, from - at);
            column = Moved(column, start, from, to, text.Length);
            endColumn = Moved(endColumn, end, from, to, text.Length, isEnd: true);
            text.Append(Mask);
            at = to;
        }

        text.Append(line, at, last - at).Append(last < line.Length ? "…" : "");
        return Escaped(text.ToString(), column, Math.Max(1, endColumn - column));
    }

    // A tab is as wide as a blank here; whatever else would steer a terminal is written out, and moves what is behind it.
    private static Excerpt Escaped(string text, int column, int length)
    {
        var blanks = text.Replace('\t', ' ');
        var shown = Printable.Line(blanks);
        if (shown.Length == blanks.Length)
        {
            return Cut(blanks, column, length);
        }

        var (from, to) = (Math.Min(column - 1, blanks.Length), Math.Min(column - 1 + length, blanks.Length));
        var start = Printable.Line(blanks[..from]).Length;
        return Cut(shown, start + 1 + (column - 1 - from), Math.Max(1, Printable.Line(blanks[..to]).Length - start));
    }

    // A column keeps its distance to the text around it, and falls onto the mask's edge when it was inside.
    private static int Moved(int current, int original, int from, int to, int maskAt, bool isEnd = false)
        => original - 1 >= to ? maskAt + Mask.Length + (original - to)
            : original - 1 > from || (isEnd && original - 1 == to) ? maskAt + 1 + (isEnd ? Mask.Length : 0)
            : original - 1 == from ? maskAt + 1
            : current;

    private static Excerpt Cut(string text, int column, int length)
    {
        if (text.Length <= Longest)
        {
            return new Excerpt(text.TrimEnd(), column, length);
        }

        var from = Math.Max(0, Math.Min(column - 1 - Before, text.Length - Longest));
        var cut = text.Substring(from, Math.Min(Longest, text.Length - from));
        var shown = (from > 0 ? "…" + cut[1..] : cut) + (from + cut.Length < text.Length ? "…" : "");
        return new Excerpt(shown, column - from, Math.Max(1, Math.Min(length, shown.Length - (column - from) + 1)));
    }
}
