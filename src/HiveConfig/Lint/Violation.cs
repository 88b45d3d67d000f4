using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>What a rule's check found: a <see cref="Finding"/> without its rule.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">The place in it.</param>
/// <param name="Message">What is and what was expected; values in '…', no final stop, no secret.</param>
public sealed record Violation(ConfigFile File, Span Span, string Message)
{
    /// <summary>Full key of the setting concerned; null when the whole file is.</summary>
    public string? Setting { get; init; }

    /// <summary>Places in this or other files that belong to it.</summary>
    public IReadOnlyList<RelatedPlace> Related { get; init; } = [];

    /// <summary>What <c>--fix</c> changes; empty where there is no one right answer.</summary>
    public IReadOnlyList<Edit> Edits { get; init; } = [];

    /// <summary>Another severity than the rule's; null for the rule's own.</summary>
    public Severity? Severity { get; init; }

    /// <summary>A more exact advice than the rule's; null for the rule's own.</summary>
    public string? Fix { get; init; }

    /// <summary>Whether the lines concerned hold a secret: an excerpt then shows none of the value.</summary>
    /// <value>Default false.</value>
    public bool IsSecret { get; init; }

    /// <summary>Whether the related places are as likely to be wrong as the place itself.</summary>
    internal bool IsMutual { get; init; }

    /// <summary>The setting or section that a misspelt name was meant to be; null for all else. That it is missed is the same mistake.</summary>
    internal string? Meant { get; init; }

    /// <summary>The setting that is missed, where that is another one than the place belongs to; null for that one.</summary>
    internal string? Missed { get; init; }
}

/// <summary>A place that belongs to a finding.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">The place in it.</param>
/// <param name="Message">What stands there: <c>given here</c>.</param>
public sealed record RelatedPlace(ConfigFile File, Span Span, string Message);
