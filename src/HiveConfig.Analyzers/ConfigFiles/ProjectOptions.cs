using System;
using System.Collections.Immutable;
using System.Linq;
using HiveConfig.Lint;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HiveConfig.Analyzers.ConfigFiles;

/// <summary>What a project says: its AdditionalFiles, and the properties of HiveConfig.props.</summary>
/// <param name="Files">The files, each once.</param>
/// <param name="Directory">The directory of the project, with forward slashes; null when the build does not say.</param>
internal sealed record ProjectOptions(ImmutableArray<AdditionalText> Files, string? Directory)
{
    /// <summary>Whether the project wants its config files linted.</summary>
    internal bool IsOn { get; private init; }

    /// <summary>The hiveconfig.yaml that counts, absolute; null without one.</summary>
    internal string? Settings { get; private init; }

    /// <summary>The baseline, absolute; null without one.</summary>
    internal string? Baseline { get; private init; }

    /// <summary>The cluster.yaml that the files are compared with, absolute; null without one.</summary>
    internal string? Cluster { get; private init; }

    internal static ProjectOptions? Of(AnalyzerOptions options)
    {
        if (options.AdditionalFiles.IsEmpty)
        {
            return null;
        }

        var all = options.AnalyzerConfigOptionsProvider.GlobalOptions;
        var directory = PathIn("ProjectDir") is { } project ? Paths.Plain(project) : null;
        var files = options.AdditionalFiles.GroupBy(file => Paths.Plain(file.Path), StringComparer.Ordinal).Select(same => same.First()).ToImmutableArray();
        return new ProjectOptions(files, directory)
        {
            IsOn = !string.Equals(Value("HiveConfigLint"), "false", StringComparison.OrdinalIgnoreCase),
            Settings = Absolute(PathIn("HiveConfigSettings")) ?? files.Select(file => Paths.Plain(file.Path)).Where(IsAtOrAbove).OrderByDescending(path => path.Length).FirstOrDefault(),
            Baseline = Absolute(PathIn("HiveConfigBaseline")),
            Cluster = Absolute(PathIn("HiveConfigCluster")),
        };

        string? Value(string property) => all.TryGetValue("build_property." + property, out var value) && value.Trim() is { Length: > 0 } trimmed ? trimmed : null;

        // The compiler takes what follows '#' or ';' for a comment: HiveConfig.targets hands paths over once more without them.
        string? PathIn(string property) => Value(property + "Escaped") is { } escaped ? Uri.UnescapeDataString(escaped) : Value(property);

        string? Absolute(string? path) => path is null ? null : Paths.Combine(directory ?? "", path.Replace('\\', '/'));

        bool IsAtOrAbove(string path)
            => path.EndsWith("/" + LintSettings.FileName, StringComparison.Ordinal)
                && (directory is null || (directory + "/").StartsWith(path.Substring(0, path.Length - LintSettings.FileName.Length), StringComparison.Ordinal));
    }
}
