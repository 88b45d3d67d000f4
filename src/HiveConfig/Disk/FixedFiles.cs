using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.Disk;

/// <summary>Writes files that were mended: each in one step, none that somebody else changed meanwhile.</summary>
internal static class FixedFiles
{
    private const string Mark = "\uFEFF";

    /// <summary>Writes the files; everything is on the disk under other names before the first gets its own.</summary>
    /// <param name="changes">The files.</param>
    /// <param name="workingDirectory">Where their paths start, absolute.</param>
    /// <returns>The files that were left as they are.</returns>
    internal static IReadOnlyList<FixedFile> Write(IReadOnlyList<FixedFile> changes, string workingDirectory)
    {
        // Through a link the file that it leads to is written: a link is never replaced by a file.
        var places = changes.Select(change => (Change: change, Path: Path.GetFullPath(change.Before.Path, workingDirectory))).Select(place => place with { Path = RealPath.Of(place.Path) ?? place.Path }).ToList();
        var refused = places
            .Where(place => IsOther(place.Path, place.Change.Before.Text)
                || places.Exists(other => string.Equals(other.Path, place.Path, StringComparison.Ordinal) && !string.Equals(other.Change.After.Text, place.Change.After.Text, StringComparison.Ordinal)))
            .Select(place => place.Change)
            .ToList();
        var staged = new List<StagedFile>();
        try
        {
            foreach (var (change, path) in places.Where(place => !refused.Contains(place.Change)).DistinctBy(place => place.Path, StringComparer.Ordinal))
            {
                staged.Add(StagedFile.Write(path, (HasMark(change.Before) ? Mark : "") + change.After.Text, ModeOf(path)));
            }

            staged.ForEach(file => file.Commit());
        }
        finally
        {
            staged.ForEach(file => file.Dispose());
        }

        return refused;
    }

    private static bool IsOther(string path, string text) => !string.Equals(DiskFile.TryReadText(path), text, StringComparison.Ordinal);

    private static bool HasMark(ConfigFile file) => file.ByteFaults.Any(fault => fault.Kind == FaultKind.Encoding);

    private static string ModeOf(string path) => OperatingSystem.IsWindows() ? "0644" : Convert.ToString((int)File.GetUnixFileMode(path), 8).PadLeft(4, '0');
}
