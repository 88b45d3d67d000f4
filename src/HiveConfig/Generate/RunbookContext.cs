using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;

namespace HiveConfig.Generate;

/// <summary>What a part of the runbook may ask.</summary>
public sealed class RunbookContext
{
    internal RunbookContext(Cluster cluster, IReadOnlyList<RenderedFile> files, IReadOnlyList<AbsentFile> absent)
    {
        Cluster = cluster;
        Files = files;
        Absent = absent;
    }

    /// <summary>The cluster.</summary>
    public Cluster Cluster { get; }

    /// <summary>The files of the nodes, as rendered.</summary>
    public IReadOnlyList<RenderedFile> Files { get; }

    /// <summary>Files that must not be on a machine.</summary>
    public IReadOnlyList<AbsentFile> Absent { get; }

    /// <summary>Whether any file has to go through Ansible before it is installed.</summary>
    public bool HasTemplates => Files.Any(file => file.IsTemplate);
}
