using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Analyzers.ConfigFiles;

/// <summary>Paths as texts with forward slashes: an analyzer may not ask the disk.</summary>
internal static class Paths
{
    /// <summary>A path of any system with forward slashes and without steps back.</summary>
    internal static string Plain(string path) => Combine("", path.Replace('\\', '/'));

    internal static bool IsAbsolute(string path) => path.StartsWith("/", StringComparison.Ordinal) || (path.Length > 1 && path[1] == ':');

    /// <summary>The folder of a file, without a final slash.</summary>
    internal static string FolderOf(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path.Substring(0, slash) : "";

    /// <summary>A path from a directory, without steps back.</summary>
    internal static string Combine(string directory, string path)
    {
        var parts = IsAbsolute(path) ? [] : new List<string>(directory.Split('/'));
        if (path.StartsWith("/", StringComparison.Ordinal))
        {
            parts.Add("");
        }

        foreach (var part in path.Split('/'))
        {
            if (part is "..")
            {
                if (parts.Count > 1)
                {
                    parts.RemoveAt(parts.Count - 1);
                }
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join("/", parts);
    }

    /// <summary>A path as seen from a directory.</summary>
    internal static string From(string directory, string path)
    {
        if (path.StartsWith(directory + "/", StringComparison.Ordinal))
        {
            return path.Substring(directory.Length + 1);
        }

        var from = directory.Split('/');
        var to = path.Split('/');
        var same = 0;
        while (same < from.Length && same < to.Length - 1 && string.Equals(from[same], to[same], StringComparison.Ordinal))
        {
            same++;
        }

        return string.Concat(Enumerable.Repeat("../", from.Length - same)) + string.Join("/", to.Skip(same));
    }

    /// <summary>A directory, or the one that the 'etc' stands in which it is or is in: that says which file of a machine is which.</summary>
    internal static string MachineOf(string directory)
    {
        var folder = directory;
        for (var i = 0; i < 3 && folder.Length > 0; i++, folder = FolderOf(folder))
        {
            if (folder.EndsWith("/etc", StringComparison.Ordinal))
            {
                return FolderOf(folder);
            }
        }

        return directory;
    }

    /// <summary>The folder that some absolute paths are all in.</summary>
    internal static string Common(string directory, IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            while (directory.Length > 0 && !file.StartsWith(directory + "/", StringComparison.Ordinal))
            {
                directory = FolderOf(directory);
            }
        }

        return directory;
    }
}
