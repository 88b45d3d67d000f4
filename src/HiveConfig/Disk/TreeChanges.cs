using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Disk;

/// <summary>How a file on the disk relates to what was rendered.</summary>
public enum FileState
{
    /// <summary>It is as rendered.</summary>
    Unchanged,

    /// <summary>It is rendered and not there.</summary>
    Missing,

    /// <summary>It is there with other content, or wider than a file with a secret may be.</summary>
    Changed,

    /// <summary>An earlier run made it and this one does not.</summary>
    Stale,

    /// <summary>Nobody here made it. It is never touched.</summary>
    Foreign,
}

/// <summary>One file of an output directory.</summary>
/// <param name="Path">The path below the directory, with forward slashes.</param>
/// <param name="State">How it relates to what was rendered.</param>
public sealed record TreeFile(string Path, FileState State);

/// <summary>How an output directory relates to what was rendered.</summary>
/// <param name="Files">Every file, by path.</param>
public sealed record TreeChanges(IReadOnlyList<TreeFile> Files)
{
    /// <summary>Whether nothing is missing, changed or stale.</summary>
    public bool IsUpToDate => Files.All(file => file.State is FileState.Unchanged or FileState.Foreign);

    /// <summary>What concerns one machine, and the files of the tree itself, which concern all.</summary>
    /// <exception cref="OutputRefusedException">A file of another machine is stale: the new manifest would no longer name it as ours.</exception>
    internal TreeChanges Of(string node)
    {
        var others = Files.Where(file => file.Path.Contains('/', StringComparison.Ordinal) && !file.Path.StartsWith(node + "/", StringComparison.Ordinal)).ToList();
        return others.Find(file => file.State == FileState.Stale) is { } stale
            ? throw new OutputRefusedException($"'{stale.Path}' is no longer made and would be left behind; write the whole cluster first")
            : new TreeChanges([.. Files.Except(others)]);
    }

    /// <summary>The paths of the files in one state, in order.</summary>
    public IReadOnlyList<string> In(FileState state) => Files.Where(file => file.State == state).Select(file => file.Path).ToList();
}
