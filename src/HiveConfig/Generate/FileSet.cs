using System.Collections.Generic;

namespace HiveConfig.Generate;

/// <summary>Every file of a cluster, rendered.</summary>
public sealed class FileSet
{
    /// <summary>Takes the files.</summary>
    public FileSet(IReadOnlyList<RenderedFile> files, IReadOnlyList<AbsentFile> absent)
    {
        Files = files;
        Absent = absent;
    }

    /// <summary>The files, in the order nodes and kinds are declared.</summary>
    public IReadOnlyList<RenderedFile> Files { get; }

    /// <summary>Files that must not be on a machine.</summary>
    public IReadOnlyList<AbsentFile> Absent { get; }
}

/// <summary>A file that must not be on a machine.</summary>
/// <param name="Node">Name of the machine.</param>
/// <param name="InstalledPath">The absolute path on the machine.</param>
/// <param name="AfterChange">What has to be done after it was removed.</param>
public sealed record AbsentFile(string Node, string InstalledPath, IReadOnlyList<string> AfterChange);
