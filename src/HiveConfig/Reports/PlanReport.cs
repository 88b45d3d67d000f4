using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Plan;

namespace HiveConfig.Reports;

/// <summary>A plan, and what was said about it on the command line.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Before">What is, as the reader calls it.</param>
/// <param name="After">What is to be, as the reader calls it.</param>
public sealed record PlanReport(ChangePlan Plan, string Before, string After)
{
    /// <summary>Ids of the rules that are allowed to be broken this once.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>Why they are; null when none is.</summary>
    public string? Reason { get; init; }

    /// <summary>The changes that are forbidden and not allowed.</summary>
    public IEnumerable<Change> Forbidden => Plan.Forbidden.Where(change => !Allowed.Contains(change.Rule, StringComparer.Ordinal));

    /// <summary>Whether there is an order of work: none while something is forbidden.</summary>
    internal bool HasOrder => Plan.Steps.Count > 0;

    /// <summary>What is said, before anything else, of what stands in the way or has to be known.</summary>
    internal IEnumerable<string> Remarks
        => Forbidden.Any() || !Plan.Forbidden.Any()
            ? Plan.Remarks
            : Plan.Remarks.Append("no order of work is given for what was let through; what it takes is in " + string.Join(" and ", Plan.Forbidden.Select(change => change.Rule).Distinct(StringComparer.Ordinal).Select(rule => $"'hiveconfig explain {rule}'")));

    /// <summary>Whether a change was allowed against its rule.</summary>
    internal bool IsAllowed(Change change) => change.IsForbidden && Allowed.Contains(change.Rule, StringComparer.Ordinal);

    /// <summary>The changes, those that are the same on several nodes told once.</summary>
    internal IEnumerable<PlanGroup> Groups()
        => Plan.Changes
            .GroupBy(change => change with { Node = null, Actions = [], Note = string.IsNullOrEmpty(change.Node) ? change.Note : change.Note?.Replace(change.Node, "…", StringComparison.Ordinal) })
            .Select(same => (Nodes: string.Join(", ", same.Select(change => change.Node ?? "cluster")), Change: same.First()))
            .GroupBy(one => (one.Nodes, one.Change.Path))
            .Select(group => new PlanGroup(group.Key.Nodes, group.Key.Path, [.. group.Select(one => one.Change)]));

    /// <summary>What is to be said of a change behind its values.</summary>
    internal string Effect(Change change)
        => (change.Rule is { } rule ? change.IsForbidden ? (IsAllowed(change) ? $"{rule} allowed: {Reason}" : $"{rule}: {change.Effect}") : $"{change.Effect} ({rule})" : change.Effect)
            + (change.Note is { } note ? "; " + note : "");

    /// <summary>Before and after.</summary>
    internal static string Values(Change change, string quote)
        => change.IsSecret
            ? (change.Before, change.After) switch { (null, _) => "absent → given (secret)", (_, null) => "given (secret) → absent", _ => "changed (secret)" }
            : $"{Value(change.Before, quote)} → {Value(change.After, quote)}";

    private static string Value(string? value, string quote) => value is null ? "absent" : quote + value + quote;

    /// <summary>How much changes.</summary>
    internal string Summary()
    {
        var settings = Plan.Changes.Count;
        var nodes = Plan.Changes.Select(change => change.Node).OfType<string>().Distinct(StringComparer.Ordinal).Count();
        var forbidden = Forbidden.Count();
        return (Plan.IsEmpty ? "no change" : $"{settings} {(settings == 1 ? "change" : "changes")}{(nodes == 0 ? "" : $" on {nodes} {(nodes == 1 ? "node" : "nodes")}")}, {(forbidden == 0 ? "none" : forbidden.ToString(System.Globalization.CultureInfo.InvariantCulture))} of them forbidden")
            + (Plan.Obstacles.Count > 0 ? ", and no order of work until what stands first is put right" : "");
    }
}

/// <summary>Changes of one file that the same nodes share.</summary>
/// <param name="Nodes">Their names.</param>
/// <param name="Path">The file; null for what stands in none.</param>
/// <param name="Changes">The changes, of the first of these nodes.</param>
internal sealed record PlanGroup(string Nodes, string? Path, IReadOnlyList<Change> Changes);
