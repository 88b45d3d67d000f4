using System;
using System.IO;
using System.Linq;

namespace HiveConfig.Disk;

/// <summary>A path below a directory, with forward slashes, that cannot lead out of it.</summary>
internal static class TreePath
{
    /// <summary>Whether a path stays below the directory it is put together with.</summary>
    internal static bool IsInside(string path)
        => path.Length > 0
            && path.AsSpan().IndexOfAny('\\', '\0', ':') < 0
            && path.Split('/').All(part => part is not ("" or "." or ".."));

    /// <summary>A path of this system with forward slashes.</summary>
    internal static string Slashes(string path) => path.Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>A path as seen from a directory, with forward slashes.</summary>
    internal static string Below(string directory, string path)
        => path.Length > directory.Length + 1 && path[directory.Length] == Path.DirectorySeparatorChar && path.StartsWith(directory, StringComparison.Ordinal)
            ? Slashes(path[(directory.Length + 1)..])
            : Slashes(Path.GetRelativePath(directory, path));

    /// <summary>The first part of a path, last one excluded, that is no plain directory; null when there is none.</summary>
    /// <remarks>A link is none, wherever it leads: nothing is written through one.</remarks>
    internal static string? ObstacleTo(string directory, string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            var at = new DirectoryInfo(Path.Combine(directory, path[..slash]));
            if (at.LinkTarget is not null || (!at.Exists && File.Exists(at.FullName)))
            {
                return path[..slash];
            }
        }

        return null;
    }
}
