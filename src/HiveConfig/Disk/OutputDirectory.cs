using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using HiveConfig.Generate;
using HiveConfig.Lint;

namespace HiveConfig.Disk;

/// <summary>What stands in an output directory before anything is written.</summary>
internal sealed class OutputDirectory
{
    /// <summary>
    /// The next manifest while the files it names are put in place. When a run is killed then, a later one finds here
    /// which files were written.
    /// </summary>
    internal const string NextManifest = ".hiveconfig-manifest.tmp";

    private readonly HashSet<string> _ours = new(StringComparer.Ordinal);

    private OutputDirectory(string path) => FullPath = path;

    /// <summary>The directory itself, absolute.</summary>
    internal string FullPath { get; }

    /// <summary>The directory as it stands.</summary>
    /// <exception cref="OutputRefusedException">It is no place for a generated tree.</exception>
    internal static OutputDirectory Open(string directory, FileSet files)
    {
        var output = new OutputDirectory(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)));
        if (File.Exists(output.FullPath))
        {
            throw new OutputRefusedException($"'{directory}' is a file; expected a directory");
        }

        var manifest = Path.Combine(output.FullPath, ManifestFiles.Name);
        var old = output.Own(manifest, files);
        if (old is null && File.Exists(manifest))
        {
            throw new OutputRefusedException($"'{directory}' has a manifest.json that hiveconfig did not write; choose another directory");
        }

        if (old is not null
            && files.Files.FirstOrDefault(file => file.TreePath is ManifestFiles.Name) is { } next
            && ManifestFiles.OtherEnvironmentThan(next.Text, old) is { } other)
        {
            throw new OutputRefusedException($"'{directory}' holds the files of environment '{other}'; choose another directory, or remove that one");
        }

        output.Own(Path.Combine(output.FullPath, NextManifest), files);
        return output;
    }

    /// <summary>How every file relates to what was rendered.</summary>
    /// <exception cref="OutputRefusedException">Something stands in the way.</exception>
    internal TreeChanges Compare(FileSet files)
    {
        var result = new List<TreeFile>();
        var rendered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files.Files)
        {
            var path = file.TreePath;
            if (!TreePath.IsInside(path) || !rendered.Add(path))
            {
                throw new ArgumentException($"'{path}' is not a path of its own inside the tree", nameof(files));
            }

            if (TreePath.ObstacleTo(FullPath, path) is { } obstacle)
            {
                throw new OutputRefusedException($"'{obstacle}' in the output directory is a link or a file; expected a directory");
            }

            result.Add(new TreeFile(path, StateOf(file)));
        }

        var foreign = result.Where(file => file.State == FileState.Foreign).Select(file => file.Path).ToList();
        if (foreign.Count > 0)
        {
            throw new OutputRefusedException(
                $"'{string.Join("', '", foreign)}' in the output directory was not written by hiveconfig; move it away or choose another directory");
        }

        foreach (var path in ExistingFiles().Where(path => !rendered.Contains(path)))
        {
            var isStale = _ours.Contains(path) && TreePath.ObstacleTo(FullPath, path) is null;
            result.Add(new TreeFile(path, isStale ? FileState.Stale : FileState.Foreign));
        }

        result.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new TreeChanges(result);
    }

    /// <summary>Takes away what a killed run left half done.</summary>
    internal void RemoveLeftovers()
    {
        foreach (var path in Walk().Where(path => StagedFile.IsLeftover(Path.GetFileName(path))))
        {
            File.Delete(Path.Combine(FullPath, path));
        }
    }

    /// <summary>The last step: all files are in place.</summary>
    internal void AdoptNextManifest(bool isNew)
    {
        var next = Path.Combine(FullPath, NextManifest);
        if (isNew)
        {
            File.Move(next, Path.Combine(FullPath, ManifestFiles.Name), overwrite: true);
            DirectorySync.Sync(FullPath);
        }
        else if (File.Exists(next))
        {
            File.Delete(next);
        }
    }

    private IEnumerable<string> ExistingFiles()
        => Walk().Where(path => path is not NextManifest && !StagedFile.IsLeftover(Path.GetFileName(path)));

    // Neither into links nor into a repository's own store.
    private IEnumerable<string> Walk()
    {
        if (!Directory.Exists(FullPath))
        {
            return [];
        }

        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };
        return new System.IO.Enumeration.FileSystemEnumerable<string>(
            FullPath,
            (ref entry) => TreePath.Slashes(Path.GetRelativePath(FullPath, entry.ToFullPath())),
            options)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = (ref entry) => !IsLink(ref entry) && !entry.FileName.SequenceEqual(".git"),
        };

        static bool IsLink(ref System.IO.Enumeration.FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != FileAttributes.None;
    }

    private string? Own(string manifest, FileSet files)
    {
        if (new FileInfo(manifest).LinkTarget is not null
            || DiskFile.TryReadText(manifest) is not { } text || ManifestFiles.Read(text) is not { } named)
        {
            return null;
        }

        _ours.UnionWith(named.Keys);

        // The files of the tree itself are not in the manifest, which is for the machines.
        _ours.UnionWith(files.Files.Where(file => file.Node is null).Select(file => file.TreePath));
        return text;
    }

    private FileState StateOf(RenderedFile file)
    {
        var info = new FileInfo(Path.Combine(FullPath, file.TreePath));
        if (Directory.Exists(info.FullName) && info.LinkTarget is null)
        {
            throw new OutputRefusedException($"'{file.TreePath}' in the output directory is a directory; expected a file");
        }

        if (!info.Exists && info.LinkTarget is null)
        {
            return FileState.Missing;
        }

        if (IsSame(info, Encoding.UTF8.GetBytes(file.Text)))
        {
            return file.HasSecret && IsWider(info, file.Access.Mode) ? FileState.Changed : FileState.Unchanged;
        }

        return _ours.Contains(file.TreePath) ? FileState.Changed : FileState.Foreign;
    }

    private static bool IsSame(FileInfo info, byte[] bytes)
        => info.LinkTarget is null && info.Length == bytes.Length && DiskFile.ReadBytes(info.FullName).AsSpan().SequenceEqual(bytes);

    private static bool IsWider(FileInfo info, string mode)
        => !OperatingSystem.IsWindows() && (info.UnixFileMode & ~(UnixFileMode)Convert.ToInt32(mode, 8)) != UnixFileMode.None;
}
