using System;

namespace HiveConfig.Text;

/// <summary>Compares absolute paths as they stand in files. No link is followed: only the machine knows them.</summary>
internal static class PathText
{
    /// <summary>Without a final slash and without empty parts: one spelling for one path.</summary>
    internal static string Usual(string path)
        => path.StartsWith("/", StringComparison.Ordinal) ? "/" + string.Join("/", Array.FindAll(path.Split('/'), part => part is not ("" or "."))) : path;

    /// <summary>Whether two texts are the same path.</summary>
    internal static bool Same(string left, string right) => string.Equals(Usual(left), Usual(right), StringComparison.Ordinal);

    /// <summary>Whether a path is a directory or lies below it.</summary>
    internal static bool IsIn(string path, string directory)
    {
        var (inner, outer) = (Usual(path), Usual(directory));
        return outer is "/" || string.Equals(inner, outer, StringComparison.Ordinal) || inner.StartsWith(outer + "/", StringComparison.Ordinal);
    }

    /// <summary>The directory that a path stands in; the root for what stands there.</summary>
    internal static string Parent(string path) => Usual(path) is var usual && usual.LastIndexOf('/') is > 0 and var slash ? usual.Substring(0, slash) : "/";
}
