using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Reflection;
using HiveConfig.Lint;
using Microsoft.CodeAnalysis;

namespace HiveConfig.Analyzers.ConfigFiles;

/// <summary>What the compiler knows of each rule.</summary>
internal static class ConfigDescriptors
{
    /// <summary>A hiveconfig.yaml, a baseline or a cluster.yaml that counts for the project is wrong: nothing was linted.</summary>
    internal static readonly DiagnosticDescriptor Settings = new(
        "HC9090",
        "The files that steer the linter can be read",
        "{0}",
        Categories.Configuration,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Nothing is linted while the settings are not understood. Correct the place named.",
        Pages.Readme,
        WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>A rule broke off.</summary>
    internal static readonly DiagnosticDescriptor Internal = new(
        "HC9099",
        "No rule breaks off",
        "internal error: {0}",
        Categories.Configuration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A fault of this product, not of the files. The other rules were asked all the same.",
        Pages.Readme,
        WellKnownDiagnosticTags.CompilationEnd);

    // Superseded ones are told only when those that may silence them have spoken.
    private static readonly HashSet<string> Silenced = new(Rules.All.Where(NeedsOthers).SelectMany(rule => rule.Supersedes), StringComparer.Ordinal);

    private static readonly Dictionary<string, DiagnosticDescriptor> ByRule = Rules.All.Where(rule => !rule.IsPlanOnly).ToDictionary(rule => rule.Id, Of, StringComparer.Ordinal);

    internal static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. ByRule.Values, Settings, Internal];

    /// <summary>The descriptor of a rule.</summary>
    internal static DiagnosticDescriptor For(Rule rule) => ByRule[rule.Id];

    /// <summary>Whether a finding can be told as soon as its file is read: nothing that rules across files find would take it back.</summary>
    internal static bool IsLive(Rule rule) => !NeedsOthers(rule) && !Silenced.Contains(rule.Id);

    internal static DiagnosticSeverity SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    // A comment that silences nothing is one only when every rule has spoken.
    private static bool NeedsOthers(Rule rule)
        => rule.Scope != Scope.Single || rule.GoesLast || rule.AcrossEnvironments is not null || string.Equals(rule.Id, "HC9004", StringComparison.Ordinal);

    private static DiagnosticDescriptor Of(Rule rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        Categories.Configuration,
        SeverityOf(rule.Severity),
        isEnabledByDefault: true,
        rule.Why + " " + rule.Fix,
        Pages.Of(rule),
        IsLive(rule) ? [] : [WellKnownDiagnosticTags.CompilationEnd]);
}
