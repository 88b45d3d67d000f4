using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Enumeration;

namespace HiveConfig.Disk;

/// <summary>Finds the files below a directory: those that git does not ignore, and no link that leads out.</summary>
internal sealed class TreeWalk
{
    // Thousands of links to a directory of thousands of files would show each as often.
    private const int MostThroughLinks = 50_000;

    private readonly string _realRoot;
    private readonly GitIgnore _ignore;
    private int _throughLinks;

    private TreeWalk(string root)
    {
        _realRoot = RealPath.Of(root) ?? root;
        _ignore = GitIgnore.Below(root);
    }

    /// <summary>Absolute paths of the files found.</summary>
    internal List<string> Files { get; } = [];

    /// <summary>Directories that could not be read, and why.</summary>
    internal List<UnreadableDirectory> Unreadable { get; } = [];

    /// <summary>How many links were passed over because they lead out of the tree or back into it.</summary>
    internal int PassedOver { get; private set; }

    /// <summary>Walks a directory.</summary>
    /// <param name="root">The absolute path; a link that the user names is followed.</param>
    internal static TreeWalk Below(string root)
    {
        var walk = new TreeWalk(root);
        walk.Enter(root, throughLink: false);
        return walk;
    }

    private void Enter(string directory, bool throughLink)
    {
        List<Entry> entries;
        try
        {
            entries = [.. new FileSystemEnumerable<Entry>(
                directory,
                (ref entry) => new Entry(entry.ToFullPath(), entry.IsDirectory, (entry.Attributes & FileAttributes.ReparsePoint) != FileAttributes.None),
                new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false })];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Unreadable.Add(new UnreadableDirectory(directory, exception is UnauthorizedAccessException ? "the directory may not be read" : "the directory cannot be read"));
            return;
        }

        // Beyond some length the system gives no path at all.
        if (entries.RemoveAll(static entry => entry.Path.Length == 0) > 0)
        {
            Unreadable.Add(new UnreadableDirectory(directory, "what lies in the directory has longer paths than can be opened"));
        }

        _throughLinks += throughLink ? entries.Count : 0;
        entries.Sort(static (a, b) => string.CompareOrdinal(a.Path, b.Path));
        if (!entries.Exists(static entry => Path.GetFileName(entry.Path.AsSpan()) is ".gitignore"))
        {
            _ignore.HasNone(directory);
        }

        foreach (var entry in entries)
        {
            var isDirectory = entry is { IsDirectory: true, IsLink: false };
            if (Path.GetFileName(entry.Path.AsSpan()) is ".git" || _ignore.IsMatch(entry.Path, isDirectory))
            {
                continue;
            }

            if (isDirectory)
            {
                Enter(entry.Path, throughLink);
            }
            else if (!entry.IsLink)
            {
                Files.Add(entry.Path);
            }
            else
            {
                Follow(entry.Path, throughLink);
            }
        }
    }

    // One link to a directory on the way is enough for sharing files between nodes; a second could make the walk endless.
    private void Follow(string link, bool throughLink)
    {
        var real = RealPath.Of(link);

        // A link that leads in a circle or nowhere stands where a file is expected: that it cannot be opened is for its reader to say.
        if (real is null || !Path.Exists(real) || (RealPath.IsIn(real, _realRoot) && File.Exists(real)))
        {
            Files.Add(link);
            return;
        }

        if (RealPath.IsIn(real, _realRoot))
        {
            if (Directory.Exists(real) && !throughLink && _throughLinks < MostThroughLinks && !RealPath.IsIn(RealPath.Of(Path.GetDirectoryName(link)!) ?? link, real))
            {
                Enter(link, throughLink: true);
                return;
            }
        }

        PassedOver++;
    }

    private sealed record Entry(string Path, bool IsDirectory, bool IsLink);
}

/// <summary>A directory that could not be read.</summary>
/// <param name="Path">The absolute path.</param>
/// <param name="Problem">Why, without a final stop.</param>
internal sealed record UnreadableDirectory(string Path, string Problem);
