using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace HiveConfig.Lint;

/// <summary>The sentences that rules share. Each stands once.</summary>
internal static class Wording
{
    internal const string GivenHere = "given here";
    internal const string GivenBefore = "given here before";
    internal const string AlsoHere = "also here";

    private const int LongestQuote = 120;
    private const int LongestMessage = 1000;

    /// <summary>A value from a file in quotes: cut when long, and without characters that a terminal would obey.</summary>
    internal static string Quote(string value)
    {
        var shown = new StringBuilder("'");
        foreach (var c in value.Length > LongestQuote ? value.Substring(0, LongestQuote) : value)
        {
            shown.Append(char.IsControl(c) ? ' ' : c);
        }

        return shown.Append(value.Length > LongestQuote ? "…'" : "'").ToString();
    }

    /// <summary>A message as it may be shown: a file of one long word must not come out of it again.</summary>
    internal static string Bounded(string message)
        => message.Length <= LongestMessage ? message : message.Substring(0, char.IsHighSurrogate(message[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage) + "…";

    /// <summary>A value in quotes, or that there is none.</summary>
    internal static string Value(string? value) => value is null ? "absent" : Quote(value);

    /// <summary>One node against the majority.</summary>
    internal static string Outlier(string setting, string? here, string? elsewhere, int nodes)
        => $"'{setting}' is {Value(here)} here but {On(elsewhere, nodes)}";

    /// <summary>Nodes of which no more than half agree.</summary>
    internal static string NoMajority(string setting, string? here, IEnumerable<string> others)
        => $"'{setting}' is {Value(here)} here but {string.Join(" and ", others)}: no majority";

    /// <summary>What other nodes have.</summary>
    internal static string On(string? elsewhere, int nodes) => $"{Value(elsewhere)} on {Count(nodes, "other node")}";

    /// <summary>Secrets that differ: by letter, never by value.</summary>
    internal static string Secrets(string setting, IEnumerable<string> variants)
        => $"'{setting}' differs between nodes: {string.Join("; ", variants)}";

    /// <summary>One value on two nodes that have to differ.</summary>
    internal static string Repeated(string setting, string value, string node) => $"'{setting}' is {Quote(value)} here and on {node}, but every node needs its own";

    /// <summary>A value that fails a test.</summary>
    internal static string Wrong(string setting, string? value, string expected) => $"'{setting}' is {Value(value)}, expected {expected}";

    /// <summary>A setting without a value, and the keys that seem to be its own.</summary>
    internal static string Empty(string setting, IReadOnlyList<string> children)
        => $"'{setting}' has no value" + (children.Count > 0 ? $", expected a section: {string.Join(", ", children.Select(Quote))} behind it lost the indentation" : ", expected one");

    /// <summary>A list with an entry that is nothing we know.</summary>
    internal static string Stranger(string setting, string entry, string expected) => $"'{setting}' lists {Quote(entry)}, which is no {expected}";

    /// <summary>A number with its noun.</summary>
    internal static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
