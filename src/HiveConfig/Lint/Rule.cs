using System;
using System.Collections.Generic;

namespace HiveConfig.Lint;

/// <summary>One invariant of a TheHive cluster.</summary>
/// <param name="Id">For machines: <c>HC1006</c>.</param>
/// <param name="Name">For people: <c>cassandra-seeds-agree</c>.</param>
/// <param name="Severity">Severity unless a violation or the settings say otherwise.</param>
/// <param name="Title">The invariant as a fact, in one line.</param>
/// <param name="Why">What happens when it is violated.</param>
/// <param name="Fix">What to do, as an order.</param>
/// <param name="Check">Finds the violations in one environment. Must not throw for anything that stands in a file.</param>
public sealed record Rule(
    string Id,
    string Name,
    Severity Severity,
    string Title,
    string Why,
    string Fix,
    Func<Repo, IEnumerable<Violation>> Check)
{
    /// <summary>How much the rule has to see before it may speak.</summary>
    public Scope Scope { get; init; } = Scope.Cluster;

    /// <summary>Whether it runs behind all others and passes over every setting of which one of them speaks, through what the repo calls faulty.</summary>
    /// <value>Default false.</value>
    public bool GoesLast { get; init; }

    /// <summary>Ids of rules that are silent about a setting of which this one speaks.</summary>
    public IReadOnlyList<string> Supersedes { get; init; } = [];

    /// <summary>Facts that only some callers can attach (<c>bytes</c>, <c>listing</c>, <c>spec</c>, …), with commas between them; the rule is silent without them.</summary>
    public string? Needs { get; init; }

    /// <summary>The versions that it holds for, as in <c>Cassandra 4.1 and later</c>; null for all that are supported.</summary>
    public string? Versions { get; init; }

    internal IReadOnlyList<string> AllNeeds => Needs?.Split(new[] { ", " }, StringSplitOptions.None) ?? [];

    /// <summary>
    /// Starts a comparison of environments that are read together, one after another: what it returns is asked for each in turn and
    /// finds what that one must not have in common with those before it. Null for a rule that looks at each by itself.
    /// </summary>
    public Func<Func<Repo, IEnumerable<Violation>>>? AcrossEnvironments { get; init; }

    /// <summary>Whether it concerns a change rather than a state: <c>plan</c> and <c>explain</c> know it, <c>lint</c> finds nothing by it.</summary>
    /// <value>Default false.</value>
    public bool IsPlanOnly { get; init; }

    /// <summary>The page, manual or observation that the fact comes from.</summary>
    public string Source { get; init; } = "";
}
