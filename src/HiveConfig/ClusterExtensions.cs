using System;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig;

/// <summary>What one does with a cluster.</summary>
public static class ClusterExtensions
{
    /// <summary>Renders every file of the cluster; see <see cref="Generator.Generate"/>.</summary>
    /// <param name="cluster">The cluster; what the validator refuses must not get here.</param>
    /// <param name="resolve">The value of a secret, or null when there is none.</param>
    /// <exception cref="InvalidOperationException">A secret that a file needs is not set or has no value.</exception>
    public static FileSet Generate(this Cluster cluster, Func<Secret, string?> resolve)
        => Generator.Generate(cluster, resolve, FileKinds.Renderers, FileKinds.Absences, FileKinds.Runbook);
}
