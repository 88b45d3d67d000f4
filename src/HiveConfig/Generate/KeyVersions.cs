using System;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Generate;

/// <summary>
/// What a setting is called in a version of the program that reads it. Whoever writes a setting asks here, so that none is
/// ever written for a version that does not know it, no longer knows it or has another name for it.
/// </summary>
internal static class KeyVersions
{
    /// <exception cref="InvalidOperationException">That version has no such setting.</exception>
    internal static string NameIn(this Key key, ProductVersion version)
    {
        if (key.Since is { } since && !version.IsAtLeast(since))
        {
            throw new InvalidOperationException($"'{key.Name}' is not known before {since}, and this is {version}");
        }

        if (key.Removed is { } removed && version.IsAtLeast(removed))
        {
            throw new InvalidOperationException($"'{key.Name}' is not known since {removed}, and this is {version}");
        }

        if (key.Superseded is { } superseded && version.IsAtLeast(superseded))
        {
            throw new InvalidOperationException($"'{key.Name}' has been superseded in {superseded}, and this is {version}");
        }

        return key.Former is { } former && !version.IsAtLeast(former.Until) ? former.Name : key.Name;
    }

    /// <summary>Whether a version is the one that a key names or later.</summary>
    internal static bool IsAtLeast(this ProductVersion version, string first) => version.IsAtLeast(ProductVersion.Parse(first));
}
