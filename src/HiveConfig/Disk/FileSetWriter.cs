using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Lint;

namespace HiveConfig.Disk;

/// <summary>Brings rendered files to a directory.</summary>
public static class FileSetWriter
{
    /// <summary>How a directory relates to rendered files. Changes nothing.</summary>
    /// <param name="files">What was rendered.</param>
    /// <param name="directory">The directory; it need not exist.</param>
    /// <exception cref="OutputRefusedException">The directory is no place for these files.</exception>
    public static TreeChanges CompareWith(this FileSet files, string directory) => files.CompareWith(directory, node: null);

    /// <summary>As above, for one machine; null for all.</summary>
    internal static TreeChanges CompareWith(this FileSet files, string directory, string? node)
    {
        var changes = OutputDirectory.Open(directory, files).Compare(files);
        return node is null ? changes : changes.Of(node);
    }

    /// <summary>
    /// Writes what is missing or changed and removes what an earlier run made and this one does not. Each file is at any
    /// moment the old or the new one; owner and group are left to whoever installs the files.
    /// </summary>
    /// <param name="files">What was rendered.</param>
    /// <param name="directory">The directory; it need not exist.</param>
    /// <param name="allowClearSecrets">Whether a file with a secret may be written where git would take it up.</param>
    /// <returns>What was found before anything was written.</returns>
    /// <exception cref="OutputRefusedException">The directory is no place for these files. Nothing was written.</exception>
    /// <exception cref="IOException">The disk refuses. Files that were not yet replaced are as they were.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write there.</exception>
    public static TreeChanges WriteTo(this FileSet files, string directory, bool allowClearSecrets = false)
        => files.WriteTo(directory, allowClearSecrets, node: null, beforeWriting: () => { });

    /// <summary>As above, for one machine or all; <paramref name="beforeWriting"/> runs when nothing can be refused any more.</summary>
    /// <remarks>The manifest is always that of the whole cluster: what other machines lack shows as missing or changed.</remarks>
    internal static TreeChanges WriteTo(this FileSet files, string directory, bool allowClearSecrets, string? node, Action beforeWriting)
    {
        var output = OutputDirectory.Open(directory, files);
        var changes = output.Compare(files);
        changes = node is null ? changes : changes.Of(node);
        if (!allowClearSecrets)
        {
            RefuseWhatGitWouldTake(files, output);
        }

        beforeWriting();
        output.RemoveLeftovers();
        if (!changes.IsUpToDate)
        {
            Write(files, output, changes);
        }

        output.AdoptNextManifest(isNew: changes.Files.Any(file => file is { Path: ManifestFiles.Name, State: FileState.Missing or FileState.Changed }));

        return changes;
    }

    private static void RefuseWhatGitWouldTake(FileSet files, OutputDirectory output)
    {
        // The work tree that counts is the one that the files come to stand in.
        var root = RealPath.Of(output.FullPath) ?? output.FullPath;
        var ignores = new Dictionary<string, GitIgnore?>(StringComparer.Ordinal);
        foreach (var file in files.Files.Where(file => file.HasSecret))
        {
            var path = Path.Combine(root, file.TreePath);
            var folder = Path.GetDirectoryName(path)!;
            if (!ignores.TryGetValue(folder, out var ignore))
            {
                ignore = GitIgnore.WorkTreeOf(folder) is null ? null : GitIgnore.At(folder);
                ignores.Add(folder, ignore);
            }

            if (ignore is not null && !ignore.IsIgnored(path, isDirectory: false))
            {
                throw new OutputRefusedException(
                    $"'{file.TreePath}' would hold secrets in clear where git does not ignore it; name the output directory in .gitignore or allow it");
            }
        }
    }

    private static void Write(FileSet files, OutputDirectory output, TreeChanges changes)
    {
        var pending = changes.In(FileState.Missing).Concat(changes.In(FileState.Changed)).ToHashSet(StringComparer.Ordinal);
        var touched = new SortedSet<string>(StringComparer.Ordinal);
        var staged = new ConcurrentQueue<StagedFile>();
        try
        {
            // All of it is on the disk before the first file is replaced: a full disk then changes nothing.
            var first = files.Files.Where(file => pending.Contains(file.TreePath) && file.TreePath is not ManifestFiles.Name).ToList();
            first.ForEach(file => Create(FolderOf(file.TreePath), touched));
            InParallel.ForEach(first, file => staged.Enqueue(Stage(file, file.TreePath)));
            if (files.Files.FirstOrDefault(file => file.TreePath is ManifestFiles.Name) is { } manifest && pending.Contains(manifest.TreePath))
            {
                Create(output.FullPath, touched);
                using var next = Stage(manifest, OutputDirectory.NextManifest);
                next.Commit();
            }

            Sync(touched);
            foreach (var file in staged)
            {
                file.Commit();
            }

            foreach (var path in changes.In(FileState.Stale))
            {
                Remove(output.FullPath, path, touched);
            }

            Sync(touched);
        }
        finally
        {
            foreach (var file in staged)
            {
                file.Dispose();
            }
        }

        StagedFile Stage(RenderedFile file, string path) => StagedFile.Write(Path.Combine(output.FullPath, path), file.Text, file.Access.Mode);

        string FolderOf(string path) => Path.GetDirectoryName(Path.Combine(output.FullPath, path))!;
    }

    // With every directory above that is new, so that its name is synced too.
    private static void Create(string directory, SortedSet<string> touched)
    {
        var missing = directory;
        while (!Directory.Exists(missing))
        {
            touched.Add(missing);
            missing = Path.GetDirectoryName(missing)!;
        }

        touched.Add(missing);
        Directory.CreateDirectory(directory);
    }

    private static void Remove(string directory, string path, SortedSet<string> touched)
    {
        File.Delete(Path.Combine(directory, path));
        var folder = Path.GetDirectoryName(path);
        while (!string.IsNullOrEmpty(folder) && !Directory.EnumerateFileSystemEntries(Path.Combine(directory, folder)).Any())
        {
            Directory.Delete(Path.Combine(directory, folder));
            touched.Remove(Path.Combine(directory, folder));
            folder = Path.GetDirectoryName(folder);
        }

        touched.Add(Path.Combine(directory, folder ?? ""));
    }

    private static void Sync(IReadOnlyCollection<string> directories) => InParallel.ForEach(directories, DirectorySync.Sync);
}
