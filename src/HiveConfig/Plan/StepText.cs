using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Plan;

/// <summary>A step, written part by part.</summary>
internal sealed class StepText(string title)
{
    // Room for a sentence that names hundreds of machines, and no end of a file of one long word.
    private const int LongestText = 8000;

    private readonly List<(string Text, FormattableString?[] Commands)> _parts = [];

    internal bool IsEmpty => _parts.Count == 0;

    /// <summary>A sentence and its commands, whose holes are filled by the <see cref="Gate"/> alone.</summary>
    internal StepText Say(string text, params FormattableString?[] commands)
    {
        _parts.Add((text, commands));
        return this;
    }

    /// <summary>A command where it is needed; null where it is not.</summary>
    internal static FormattableString? When(bool isNeeded, FormattableString command) => isNeeded ? command : null;

    internal PlanStep ToStep(Gate gate)
        => new(Shown(title), [.. _parts.Select(part => new PlanPart(Shown(part.Text), [.. part.Commands.OfType<FormattableString>().Select(gate.Pass)]))]);

    /// <summary>Names in a sentence: <c>node1, node2 and node3</c>.</summary>
    internal static string Names(IReadOnlyList<string> nodes)
        => nodes.Count < 2 ? string.Concat(nodes) : string.Join(", ", nodes.Take(nodes.Count - 1)) + " and " + nodes[nodes.Count - 1];

    /// <summary>Where to type something.</summary>
    internal static string On(IReadOnlyList<string> nodes) => (nodes.Count > 1 ? "On each of " : "On ") + Names(nodes);

    private static string Shown(string text) => Printable.Line(text.Length <= LongestText ? text : text.Substring(0, LongestText) + "…");
}
