using System;
using System.Collections.Generic;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Generate;

/// <summary>How one kind of file is written for one node.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Role">The role of the nodes that get it; null for every node.</param>
/// <param name="Render">The whole text, or null when this node needs none. A pure function: same input, same bytes.</param>
public sealed record FileRenderer(FileKind Kind, Role? Role, Func<RenderContext, string?> Render)
{
    /// <summary>The path on the machine, when it depends on the cluster; else <see cref="FileKind.InstalledPath"/>.</summary>
    public Func<RenderContext, string>? InstalledPath { get; init; }

    /// <summary>What has to be done after a change, when it depends on the cluster; else <see cref="FileKind.AfterChange"/>.</summary>
    public Func<RenderContext, IReadOnlyList<string>>? AfterChange { get; init; }
}
