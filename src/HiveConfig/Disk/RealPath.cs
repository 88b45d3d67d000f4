using System;
using System.Collections.Generic;
using System.IO;

namespace HiveConfig.Disk;

/// <summary>Where a path leads when every link on it is followed.</summary>
internal static class RealPath
{
    private const int MaximumLinks = 40;

    /// <summary>The absolute path without links; null when they go in a circle.</summary>
    internal static string? Of(string path)
    {
        var at = Path.GetPathRoot(path)!;
        var rest = new Stack<string>();
        Push(path[at.Length..]);
        for (var links = 0; rest.TryPop(out var part);)
        {
            if (part is "..")
            {
                at = Path.GetDirectoryName(at) ?? at;
                continue;
            }

            var next = Path.Combine(at, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                at = next;
            }
            else if (++links > MaximumLinks)
            {
                return null;
            }
            else
            {
                at = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : at;
                Push(target);
            }
        }

        return at;

        void Push(string parts)
        {
            var split = parts.Split(Path.DirectorySeparatorChar);
            for (var i = split.Length - 1; i >= 0; i--)
            {
                if (split[i] is not ("" or "."))
                {
                    rest.Push(split[i]);
                }
            }
        }
    }

    /// <summary>Whether a real path is a real directory or stands below it.</summary>
    internal static bool IsIn(string path, string directory)
        => path.StartsWith(directory, StringComparison.Ordinal)
            && (path.Length == directory.Length || Path.EndsInDirectorySeparator(directory) || path[directory.Length] == Path.DirectorySeparatorChar);
}
