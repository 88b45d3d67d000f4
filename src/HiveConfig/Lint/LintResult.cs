using System;
using System.Collections.Generic;

namespace HiveConfig.Lint;

/// <summary>What a run of rules over one environment gave.</summary>
/// <param name="Findings">The findings, by path, line, column and id.</param>
/// <param name="Failures">Rules that broke off; none unless this product has a fault.</param>
public sealed record LintResult(IReadOnlyList<Finding> Findings, IReadOnlyList<RuleFailure> Failures)
{
    /// <summary>How many findings a comment or a baseline took out.</summary>
    /// <value>Default 0.</value>
    public int Suppressed { get; init; }
}

/// <summary>A rule that broke off: an internal error, not a fault of the files.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Exception">What it threw.</param>
public sealed record RuleFailure(Rule Rule, Exception Exception);
