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

    /// <summary>The directory of certificates on the operator's machine: outside of the tree and of any repository.</summary>
    internal string TlsDirectory => "~/" + Cluster.Name + "-tls";

    /// <summary>The directory on each machine where files wait for their installation.</summary>
    internal const string Stage = "/root/hiveconfig";

    /// <summary>What cluster.yaml calls a secret, for a sentence.</summary>
    internal static string Reference(Secret? secret) => secret is null ? "(none stated)" : "`" + secret.Reference + "`";
}
