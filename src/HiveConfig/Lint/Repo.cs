using System;
using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>All files of one environment.</summary>
public sealed class Repo
{
    /// <summary>Takes the files of one environment.</summary>
    /// <param name="files">The files, in any order.</param>
    public Repo(IReadOnlyList<ConfigFile> files)
    {
        var sorted = new List<ConfigFile>(files);
        sorted.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        Files = sorted;
    }

    /// <summary>The files, by path.</summary>
    public IReadOnlyList<ConfigFile> Files { get; }

    /// <summary>The files of one kind, by path.</summary>
    public IEnumerable<ConfigFile> Of(FileKind kind)
    {
        foreach (var file in Files)
        {
            if (ReferenceEquals(file.Kind, kind))
            {
                yield return file;
            }
        }
    }
}
