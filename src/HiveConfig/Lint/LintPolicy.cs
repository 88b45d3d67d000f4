using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Lint;

/// <summary>What of the findings counts, and how much: what hiveconfig.yaml, a baseline and the command line say together.</summary>
internal sealed record LintPolicy
{
    /// <summary>Every finding counts as its rule says, unless a comment says otherwise.</summary>
    internal static LintPolicy Usual { get; } = new();

    /// <summary>What hiveconfig.yaml says.</summary>
    internal LintSettings Settings { get; init; } = LintSettings.None;

    /// <summary>The path of a file below the directory of the settings, by its path as reports show it.</summary>
    internal Func<string, string> BelowSettings { get; init; } = path => path;

    /// <summary>Whether comments silence findings.</summary>
    internal bool ObeysComments { get; init; } = true;

    /// <summary>The only rules that count; empty for all.</summary>
    internal IReadOnlyList<RulePattern> Select { get; init; } = [];

    /// <summary>Rules that do not count.</summary>
    internal IReadOnlyList<RulePattern> Ignore { get; init; } = [];

    /// <summary>Findings that were there before and do not count; null for none.</summary>
    internal Baseline? Baseline { get; init; }

    /// <summary>The severity that counts; null when the finding does not.</summary>
    internal Severity? Judge(Finding finding)
    {
        var rule = finding.Rule;
        if ((Select.Count > 0 && !Select.Any(pattern => pattern.Matches(rule)))
            || Ignore.Any(pattern => pattern.Matches(rule))
            || (Settings.Ignores.Count > 0 && Settings.IsIgnored(BelowSettings(finding.Path), rule)))
        {
            return null;
        }

        if (Settings.Of(rule) is not { } setting)
        {
            return finding.Severity;
        }

        // A finding that its rule is less sure of stays one.
        return setting.Severity is { } severity && finding.Severity < rule.Severity && finding.Severity < severity ? finding.Severity : setting.Severity;
    }
}
