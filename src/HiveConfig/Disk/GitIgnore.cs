using System;
using System.Collections.Generic;
using System.IO;

namespace HiveConfig.Disk;

/// <summary>What git ignores below one directory, from the .gitignore files and info/exclude alone: git itself is not run.</summary>
internal sealed class GitIgnore
{
    private const int MostPatterns = 5_000;

    private readonly string _top;
    private readonly IReadOnlyList<GitIgnorePattern> _exclude;
    private readonly Dictionary<string, Level?> _levels = new(StringComparer.Ordinal);

    private GitIgnore(string top, IReadOnlyList<GitIgnorePattern> exclude)
    {
        _top = top;
        _exclude = exclude;
    }

    /// <summary>The work tree that holds a directory, which need not exist yet; null when none does.</summary>
    internal static string? WorkTreeOf(string directory)
    {
        for (var at = directory; at is not null; at = Path.GetDirectoryName(at))
        {
            var git = Path.Combine(at, ".git");
            if (Directory.Exists(git) || File.Exists(git))
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>What counts at a directory: from its work tree's top down; without a work tree every .gitignore above it.</summary>
    internal static GitIgnore At(string directory)
        => WorkTreeOf(directory) is { } top
            ? new GitIgnore(top, Read(ExcludeFileOf(top)))
            : new GitIgnore(Path.GetPathRoot(directory)!, []);

    /// <summary>What counts below a directory that the user named: when git ignores all of it, nothing from above.</summary>
    internal static GitIgnore Below(string directory)
    {
        var all = At(directory);

        // 'out/*' ignores every entry and not 'out' itself: no entry has this name, so it stands for all.
        return all.IsIgnored(Path.Combine(directory, "\u0001"), isDirectory: false) ? new GitIgnore(directory, []) : all;
    }

    /// <summary>Whether git ignores an entry, itself or a directory above it.</summary>
    internal bool IsIgnored(string path, bool isDirectory)
    {
        if (path.Length <= _top.Length)
        {
            return false;
        }

        return IsIgnored(Path.GetDirectoryName(path)!, isDirectory: true) || IsMatch(path, isDirectory);
    }

    /// <summary>Says that a directory has no .gitignore, so that nobody looks for one there.</summary>
    internal void HasNone(string directory)
    {
        if (!_levels.ContainsKey(directory))
        {
            _levels.Add(directory, Above(directory));
        }
    }

    /// <summary>Whether an entry is ignored by itself, when nothing above it is.</summary>
    internal bool IsMatch(string path, bool isDirectory)
    {
        for (var level = LevelOf(Path.GetDirectoryName(path)); level is not null; level = level.Above)
        {
            if (LastMatch(level.Patterns, level.Directory, path, isDirectory) is { } match)
            {
                return !match.IsNegated;
            }
        }

        return LastMatch(_exclude, _top, path, isDirectory) is { IsNegated: false };
    }

    private static GitIgnorePattern? LastMatch(IReadOnlyList<GitIgnorePattern> patterns, string directory, string path, bool isDirectory)
    {
        if (patterns.Count == 0)
        {
            return null;
        }

        var below = TreePath.Slashes(Path.GetRelativePath(directory, path));
        for (var i = patterns.Count - 1; i >= 0; i--)
        {
            if (patterns[i].IsMatch(below, isDirectory))
            {
                return patterns[i];
            }
        }

        return null;
    }

    private Level? Above(string directory) => LevelOf(Path.GetDirectoryName(directory));

    // The nearest .gitignore that says anything, from a directory upwards.
    private Level? LevelOf(string? directory)
    {
        if (directory is null || directory.Length < _top.Length)
        {
            return null;
        }

        if (!_levels.TryGetValue(directory, out var level))
        {
            var path = Path.Combine(directory, ".gitignore");

            // git does not follow a link here either.
            var patterns = new FileInfo(path).LinkTarget is null ? Read(path) : [];
            level = patterns.Count == 0 ? Above(directory) : new Level(directory, patterns, Above(directory));
            _levels.Add(directory, level);
        }

        return level;
    }

    private static List<GitIgnorePattern> Read(string path)
    {
        var patterns = new List<GitIgnorePattern>();
        if (DiskFile.TryReadText(path) is { } text)
        {
            foreach (var line in text.Split('\n'))
            {
                if (GitIgnorePattern.Parse(line) is { } pattern)
                {
                    patterns.Add(pattern);
                }
            }
        }

        // Of a text that is no list of patterns nothing is ignored: each entry would be compared with each line.
        return patterns.Count > MostPatterns ? [] : patterns;
    }

    // In a linked work tree .git is a file that names the directory, and that names the one all work trees share.
    private static string ExcludeFileOf(string top)
    {
        var git = Path.Combine(top, ".git");
        if (File.Exists(git) && DiskFile.TryReadText(git) is { } link && link.StartsWith("gitdir:", StringComparison.Ordinal))
        {
            git = Path.GetFullPath(link["gitdir:".Length..].Trim(), top);
            if (DiskFile.TryReadText(Path.Combine(git, "commondir")) is { } common)
            {
                git = Path.GetFullPath(common.Trim(), git);
            }
        }

        return Path.Combine(git, "info", "exclude");
    }

    private sealed record Level(string Directory, IReadOnlyList<GitIgnorePattern> Patterns, Level? Above);
}
