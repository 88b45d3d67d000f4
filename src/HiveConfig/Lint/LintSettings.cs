using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>What a hiveconfig.yaml says: how the repo below its directory is laid out, and what of the findings counts there.</summary>
internal sealed record LintSettings
{
    /// <summary>The name by which a settings file is found.</summary>
    internal const string FileName = "hiveconfig.yaml";

    /// <summary>Nothing set.</summary>
    internal static LintSettings None { get; } = new();

    /// <summary>The file as messages show it; null without one.</summary>
    internal string? Path { get; init; }

    /// <summary>The versions that are stated.</summary>
    internal IReadOnlyList<Target> Targets { get; init; } = [];

    /// <summary>Severities of rules, in the order of the file.</summary>
    internal IReadOnlyList<SeveritySetting> Severities { get; init; } = [];

    /// <summary>Files that are passed over, and rules that are silent about files.</summary>
    internal IReadOnlyList<IgnoreSetting> Ignores { get; init; } = [];

    /// <summary>Which directory is which node of which environment; the first that fits counts.</summary>
    internal IReadOnlyList<PathPattern> Layouts { get; init; } = [];

    /// <summary>Where the repo keeps a file that the machines have elsewhere.</summary>
    internal IReadOnlyList<CopySetting> Copies { get; init; } = [];

    /// <summary>What is set for a rule: the last line that names it, before the last that names it with others; null when nothing is.</summary>
    internal SeveritySetting? Of(Rule rule)
        => Severities.LastOrDefault(setting => setting.Rules.IsExact && setting.Rules.Matches(rule)) ?? Severities.LastOrDefault(setting => setting.Rules.Matches(rule));

    /// <summary>Whether a file, by its path below the directory of the settings, is passed over.</summary>
    internal bool IsIgnored(string path) => Ignores.Any(ignore => ignore.Rules.Count == 0 && ignore.Files.Match(path) is not null);

    /// <summary>Whether a rule is silent about a file, by its path below the directory of the settings.</summary>
    internal bool IsIgnored(string path, Rule rule)
        => Ignores.Any(ignore => ignore.Rules.Any(pattern => pattern.Matches(rule)) && ignore.Files.Match(path) is not null);

    /// <summary>What the settings say of the place of a file, by its path below their directory; null when nothing.</summary>
    internal PlaceHint? HintOf(string path)
    {
        var placed = Layouts.Select(layout => layout.Match(path)).FirstOrDefault(match => match is not null);
        foreach (var copy in Copies)
        {
            if (copy.Files.Match(path) is { } match)
            {
                return new PlaceHint(match.Node ?? placed?.Node, match.Environment ?? placed?.Environment, copy.InstalledPath);
            }
        }

        return placed is null ? null : new PlaceHint(placed.Node, placed.Environment, InstalledPath: null);
    }
}

/// <summary>The severity of one rule or several.</summary>
/// <param name="Rules">Which.</param>
/// <param name="Severity">How much they matter; null for not at all.</param>
/// <param name="Span">Where it is set.</param>
internal sealed record SeveritySetting(RulePattern Rules, Severity? Severity, Span Span);

/// <summary>Files about which some rules are silent.</summary>
/// <param name="Files">Which files.</param>
/// <param name="Rules">Which rules; empty for files that are not read at all.</param>
internal sealed record IgnoreSetting(PathPattern Files, IReadOnlyList<RulePattern> Rules);

/// <summary>Files of the repo that are installed under another name.</summary>
/// <param name="InstalledPath">The path on the machine.</param>
/// <param name="Files">Where the repo has it.</param>
internal sealed record CopySetting(string InstalledPath, PathPattern Files);

/// <summary>What somebody says of the place of a file, which counts more than what its path looks like.</summary>
/// <param name="Node">The machine; null when it is not said.</param>
/// <param name="Environment">The environment; null when it is not said.</param>
/// <param name="InstalledPath">The path on the machine; null when it is not said.</param>
internal sealed record PlaceHint(string? Node, string? Environment, string? InstalledPath);
