using System;
using System.Collections.Generic;
using HiveConfig.Lint;

namespace HiveConfig.Disk;

/// <summary>How config trees are read.</summary>
/// <param name="WorkingDirectory">Where the paths in reports start, absolute.</param>
internal sealed record TreeOptions(string WorkingDirectory)
{
    /// <summary>What hiveconfig.yaml says.</summary>
    internal LintSettings Settings { get; init; } = LintSettings.None;

    /// <summary>The directory of hiveconfig.yaml, absolute; null without one.</summary>
    internal string? SettingsDirectory { get; init; }

    /// <summary>What the files do not say themselves, the listing apart.</summary>
    internal RepoFacts Facts { get; init; } = new();

    /// <summary>Values of simple template expressions, by name.</summary>
    internal IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether files that are told nothing about are read too, so that those that are can be compared with them.</summary>
    internal bool SeesBeside { get; init; }

    /// <summary>A file that is read from somewhere else than the disk: an editor's unsaved text.</summary>
    internal (string Path, byte[] Bytes)? Standin { get; init; }

    /// <summary>The path below the directory of the settings, by an absolute path.</summary>
    internal string BelowSettings(string path) => SettingsDirectory is null ? TreePath.Slashes(path) : TreePath.Slashes(System.IO.Path.GetRelativePath(SettingsDirectory, path));
}
