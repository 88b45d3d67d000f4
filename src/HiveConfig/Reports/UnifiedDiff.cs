using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace HiveConfig.Reports;

/// <summary>What differs between two texts, as <c>diff -u</c> shows it: three lines around each change.</summary>
internal static class UnifiedDiff
{
    private const int Around = 3;

    // Beyond this many changes the rest counts as replaced: a diff that nobody reads may be coarse, not slow.
    private const int MostChanges = 2000;

    /// <summary>The difference with its two heading lines; empty when the texts are equal.</summary>
    /// <param name="oldName">How the heading names the old text.</param>
    /// <param name="newName">How the heading names the new text.</param>
    /// <param name="oldText">The old text; empty for a file that is not there.</param>
    /// <param name="newText">The new text; empty for a file that goes.</param>
    public static string Write(string oldName, string newName, string oldText, string newText)
        => Write(oldName, newName, oldText, newText, oldText, newText);

    /// <summary>As above, showing other texts than are compared, line for line: a secret that changed is a change, and not shown.</summary>
    internal static string Write(string oldName, string newName, string oldText, string newText, string shownOld, string shownNew)
    {
        var steps = Shown(Steps(Lines(oldText), Lines(newText)), Lines(shownOld), Lines(shownNew));
        var text = new StringBuilder();
        for (var start = NextChange(steps, 0); start < steps.Count;)
        {
            // A hunk goes on while the next change is near.
            var end = start;
            for (var next = start; next < steps.Count && next - end <= (2 * Around) + 1; next = NextChange(steps, next + 1))
            {
                end = next;
            }

            Hunk(text, steps, Math.Max(0, start - Around), Math.Min(steps.Count, end + Around + 1));
            start = NextChange(steps, end + 1);
        }

        return text.Length == 0 ? "" : $"--- {oldName}\n+++ {newName}\n{text}";
    }

    /// <summary>How many lines go, and how many come.</summary>
    internal static (int Removed, int Added) Count(string oldText, string newText)
    {
        var steps = Steps(Lines(oldText), Lines(newText));
        return (steps.FindAll(step => step.Sign == '-').Count, steps.FindAll(step => step.Sign == '+').Count);
    }

    private static void Hunk(StringBuilder text, List<(char Sign, string Line, int Old, int New)> steps, int start, int end)
    {
        var hunk = steps.GetRange(start, end - start);
        var (old, added) = (hunk.FindAll(step => step.Sign != '+').Count, hunk.FindAll(step => step.Sign != '-').Count);
        text.Append(CultureInfo.InvariantCulture, $"@@ -{Range(hunk[0].Old, old)} +{Range(hunk[0].New, added)} @@\n");
        foreach (var (sign, line, _, _) in hunk)
        {
            text.Append(sign).Append(line).Append(line.EndsWith('\n') ? "" : "\n\\ No newline at end of file\n");
        }
    }

    private static List<(char Sign, string Line, int Old, int New)> Shown(List<(char Sign, string Line, int Old, int New)> steps, List<string> before, List<string> after)
        => steps.ConvertAll(step => step with { Line = step.Sign == '-' ? before[step.Old] : after[step.New] });

    // Of an empty range diff names the line before it.
    private static string Range(int first, int count)
        => count == 1 ? (first + 1).ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? first : first + 1)},{count}");

    private static int NextChange(List<(char Sign, string Line, int Old, int New)> steps, int from)
    {
        while (from < steps.Count && steps[from].Sign == ' ')
        {
            from++;
        }

        return from;
    }

    private static List<string> Lines(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var newline ? newline + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    // Each line with its sign and the number of lines before it in both texts.
    private static List<(char Sign, string Line, int Old, int New)> Steps(List<string> before, List<string> after)
    {
        var kept = Kept(before, after);
        var steps = new List<(char, string, int, int)>();
        var (i, j) = (0, 0);
        foreach (var (keptOld, keptNew) in kept)
        {
            Change(keptOld, keptNew);
            steps.Add((' ', before[i], i++, j++));
        }

        Change(before.Count, after.Count);
        return steps;

        void Change(int oldEnd, int newEnd)
        {
            while (i < oldEnd)
            {
                steps.Add(('-', before[i], i++, j));
            }

            while (j < newEnd)
            {
                steps.Add(('+', after[j], i, j++));
            }
        }
    }

    // Myers' shortest edit script: for each number of changes the furthest reach on each diagonal, then back along the trace.
    private static List<(int Old, int New)> Kept(List<string> before, List<string> after)
    {
        var most = Math.Min(before.Count + after.Count, MostChanges);
        var reach = new int[(2 * most) + 3];
        var trace = new List<int[]>();
        for (var changes = 0; changes <= most; changes++)
        {
            trace.Add((int[])reach.Clone());
            for (var diagonal = -changes; diagonal <= changes; diagonal += 2)
            {
                var old = Start(reach, most, diagonal, changes);
                while (old < before.Count && old - diagonal < after.Count && string.Equals(before[old], after[old - diagonal], StringComparison.Ordinal))
                {
                    old++;
                }

                reach[diagonal + most + 1] = old;
                if (old >= before.Count && old - diagonal >= after.Count)
                {
                    return Back(trace, most, before.Count, after.Count);
                }
            }
        }

        return [];
    }

    private static int Start(int[] reach, int most, int diagonal, int changes)
        => diagonal == -changes || (diagonal != changes && reach[diagonal + most] < reach[diagonal + most + 2])
            ? reach[diagonal + most + 2]
            : reach[diagonal + most] + 1;

    private static List<(int Old, int New)> Back(List<int[]> trace, int most, int old, int @new)
    {
        var kept = new List<(int, int)>();
        for (var changes = trace.Count - 1; changes >= 0; changes--)
        {
            var diagonal = old - @new;
            var start = changes == 0 ? 0 : Start(trace[changes], most, diagonal, changes);
            while (old > start && old > 0 && @new > 0)
            {
                kept.Add((--old, --@new));
            }

            if (changes > 0)
            {
                var isInsertion = diagonal == -changes || (diagonal != changes && trace[changes][diagonal + most] < trace[changes][diagonal + most + 2]);
                (old, @new) = isInsertion ? (old, @new - 1) : (old - 1, @new);
            }
        }

        kept.Reverse();
        return kept;
    }
}
