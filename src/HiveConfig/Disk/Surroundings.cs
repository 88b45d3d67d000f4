using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Lint;

namespace HiveConfig.Disk;

/// <summary>
/// What is read beside a file or a machine's own directory that was named alone: rules compare machines with each other, so the
/// others have to be known, though nothing is told about them. A directory of several machines is a repo by itself.
/// </summary>
/// <param name="Directory">The directory to read beside a path.</param>
/// <param name="Root">The one its folders are counted from.</param>
internal sealed record Surroundings(string Directory, string Root)
{
    // Any file that shows by its place whose directory it stands in.
    private const string Probe = "etc/cassandra/cassandra.yaml";

    /// <summary>What surrounds a path; null for one that is all there is.</summary>
    /// <param name="path">What was named, absolute.</param>
    /// <param name="options">How trees are read.</param>
    internal static Surroundings? Of(string path, TreeOptions options)
    {
        var isDirectory = System.IO.Directory.Exists(path);
        if (!options.SeesBeside || (isDirectory && !System.IO.Directory.Exists(Path.Combine(path, "etc")) && options.Settings.HintOf(options.BelowSettings(Path.Combine(path, Probe)))?.Node is null))
        {
            return null;
        }

        // The directory of the settings is the repo's root by the user's own word.
        if (options.SettingsDirectory is { } settings && RealPath.IsIn(path, settings))
        {
            return isDirectory && path.Length == settings.Length ? null : new Surroundings(settings, settings);
        }

        var tree = GitIgnore.WorkTreeOf(isDirectory ? path : Path.GetDirectoryName(path)!);
        var root = tree ?? options.WorkingDirectory;
        var directory = root;
        if (tree is null && isDirectory && (!RealPath.IsIn(path, root) || path.Length == root.Length))
        {
            // Where it was called from says nothing of a machine's directory: it has its name everywhere, and its neighbours.
            // Only what is plainly a directory of machines is read, for anything may stand beside.
            if (Path.GetDirectoryName(path) is not { } parent)
            {
                return null;
            }

            (root, directory) = (parent, HasOtherMachines(parent, path) ? parent : path);
        }

        if (!RealPath.IsIn(path, root) || path.Length == root.Length)
        {
            return null;
        }

        // Without a root that somebody set, only what stands beside the machine's own directory, wherever that is plain.
        var below = TreePath.Below(root, isDirectory ? Path.Combine(path, Probe) : path);
        var placed = Layout.Recognise([below], FileKinds.All).FirstOrDefault(place => place.Node is not null && (tree is not null || place.IsInstalledPathKnown));
        return placed is null ? null
            : directory.Length > root.Length ? new Surroundings(directory, root)
            : new Surroundings(placed.Above.Length == 0 ? root : Path.Combine(root, placed.Above.Replace('/', Path.DirectorySeparatorChar)), root);
    }

    private static bool HasOtherMachines(string parent, string path)
    {
        try
        {
            return Path.GetDirectoryName(parent) is not null
                && System.IO.Directory.EnumerateDirectories(parent).Any(other => !string.Equals(other, path, StringComparison.Ordinal) && System.IO.Directory.Exists(Path.Combine(other, "etc")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
