using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Plan;

/// <summary>A step, written part by part.</summary>
internal sealed class StepText(string title)
{
    private readonly List<PlanPart> _parts = [];

    internal bool IsEmpty => _parts.Count == 0;

    /// <summary>A sentence and its commands.</summary>
    internal StepText Say(string text, params string?[] commands)
    {
        _parts.Add(new PlanPart(text, [.. commands.OfType<string>()]));
        return this;
    }

    internal PlanStep ToStep() => new(title, _parts);

    /// <summary>Names in a sentence: <c>node1, node2 and node3</c>.</summary>
    internal static string Names(IReadOnlyList<string> nodes)
        => nodes.Count < 2 ? string.Concat(nodes) : string.Join(", ", nodes.Take(nodes.Count - 1)) + " and " + nodes[nodes.Count - 1];

    /// <summary>Where to type something.</summary>
    internal static string On(IReadOnlyList<string> nodes) => (nodes.Count > 1 ? "On each of " : "On ") + Names(nodes);
}
