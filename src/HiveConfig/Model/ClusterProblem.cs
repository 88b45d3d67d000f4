using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Model;

/// <summary>How much a problem of a cluster matters.</summary>
public enum ProblemSeverity
{
    /// <summary>It can be written, and may hurt later.</summary>
    Warning,

    /// <summary>Nothing is written.</summary>
    Error,
}

/// <summary>One thing that is wrong with a cluster, or with the text that states it.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Rule">Id of the rule: of the catalogue, or HC0xxx for what only the model knows.</param>
/// <param name="Message">What is and what was expected; values in '…', no final stop, no secret.</param>
public sealed record ClusterProblem(ProblemSeverity Severity, string Rule, string Message)
{
    /// <summary>Full key of cluster.yaml that it concerns: <c>loadBalancer.vip</c>; empty for the whole.</summary>
    public string Setting { get; init; } = "";

    /// <summary>The file that states the cluster; null for a cluster built in C#.</summary>
    public string? Path { get; init; }

    /// <summary>The place in that file; null for a cluster built in C#.</summary>
    public Span? Span { get; init; }

    /// <summary>Other places of the same file that belong to it.</summary>
    public IReadOnlyList<ClusterPlace> Related { get; init; } = [];

    /// <summary>Whether the lines concerned may hold a secret: an excerpt then shows none of the value.</summary>
    /// <value>Default false.</value>
    public bool IsSecret { get; init; }

    /// <summary>One line, and one more for each related place, as compilers print them: <c>cluster.yaml:12:7: error HC0004: …</c>.</summary>
    public override string ToString()
        => string.Join("\n", new[] { Prefix(Span) + (Severity == ProblemSeverity.Error ? "error " : "warning ") + Rule + ": " + Message }
            .Concat(Related.Where(place => place.Span is not null).Select(place => "  " + Prefix(place.Span) + "note: " + place.Message)));

    private string Prefix(Span? span) => Path is null || span is null ? "" : Path + ":" + span + ": ";
}

/// <summary>A place that belongs to a problem.</summary>
/// <param name="Setting">Full key of cluster.yaml.</param>
/// <param name="Message">What stands there: <c>given here</c>.</param>
public sealed record ClusterPlace(string Setting, string Message)
{
    /// <summary>The place in the file; null for a cluster built in C#.</summary>
    public Span? Span { get; init; }
}
