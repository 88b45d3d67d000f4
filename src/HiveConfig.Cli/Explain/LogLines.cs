using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HiveConfig.Cli;

/// <summary>Well-known lines of logs and the rules that see their causes coming.</summary>
internal static class LogLines
{
    private const string Any = "…";

    /// <summary>The table, in order.</summary>
    internal static IReadOnlyList<LogLine> All { get; } =
        [.. Resource.Lines("Explain.log-lines.txt").Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(" | ")).Select(cells => new LogLine(cells[0], cells[1], cells[2].Split(' '), cells[3]))];

    /// <summary>What a line of a log may be about; the most telling first.</summary>
    internal static IReadOnlyList<LogLine> Find(string line) => [.. All.Where(known => IsIn(known.Text, line)).OrderByDescending(known => known.Text.Length)];

    /// <summary>What the lines of a log may be about: each once, where it comes first.</summary>
    internal static IReadOnlyList<LogLine> FindAll(IEnumerable<string> lines) => [.. lines.SelectMany(Find).Distinct()];

    private static bool IsIn(string text, string line)
    {
        var at = 0;
        foreach (var part in text.Split(Any))
        {
            var found = line.IndexOf(part, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return true;
    }
}

/// <summary>A line that a program writes when it does not start or does not work.</summary>
/// <param name="Program">The program.</param>
/// <param name="Text">What the line holds; <c>…</c> stands for any text.</param>
/// <param name="Rules">Ids of rules, the likeliest first.</param>
/// <param name="Meaning">What it means, in one line.</param>
internal sealed record LogLine(string Program, string Text, string[] Rules, string Meaning);
