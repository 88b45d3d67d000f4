using System;
using System.Collections.Generic;
using HiveConfig.Model;

namespace HiveConfig.Generate;

/// <summary>A file that must not be on the machines of a role, because a package ships it, an older setup left it, or cluster.yaml no longer wants it.</summary>
/// <param name="Role">The role of the machines; null for all.</param>
/// <param name="InstalledPath">The absolute path on the machine.</param>
/// <param name="AfterChange">What has to be done after it was removed.</param>
public sealed record Absence(Role? Role, string InstalledPath, IReadOnlyList<string> AfterChange)
{
    /// <summary>Whether it must not be on a machine of that role, when that depends on the cluster; null for always.</summary>
    public Func<Cluster, Node, bool>? When { get; init; }

    /// <summary>The path on the machine, when it depends on the cluster; else <see cref="InstalledPath"/>.</summary>
    public Func<Cluster, string>? PathIn { get; init; }
}
