using System;
using System.Collections.Generic;
using HiveConfig.Model;

namespace HiveConfig.Generate;

/// <summary>A file that must not be on the machines of a role, because a package ships it or an older setup left it.</summary>
/// <param name="Role">The role of the machines; null for all.</param>
/// <param name="InstalledPath">The absolute path on the machine.</param>
/// <param name="AfterChange">What has to be done after it was removed.</param>
public sealed record Absence(Role? Role, string InstalledPath, IReadOnlyList<string> AfterChange)
{
    /// <summary>The path on the machine, when it depends on the cluster; else <see cref="InstalledPath"/>.</summary>
    public Func<Cluster, string>? PathIn { get; init; }
}
