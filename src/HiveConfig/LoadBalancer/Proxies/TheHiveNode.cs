using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.LoadBalancer;

/// <summary>A TheHive node as a balancer has to reach it.</summary>
/// <param name="Node">The machine.</param>
/// <param name="Port">Its http.port; null when that is unknown.</param>
internal sealed record TheHiveNode(InventoryNode Node, int? Port)
{
    /// <summary>The port that TheHive listens on when its files name none.</summary>
    internal const int UsualPort = 9000;

    private static readonly Question<IReadOnlyList<TheHiveNode>> All = new(repo
        => [.. repo.Inventory.With(Role.TheHive).Select(node => new TheHiveNode(node, PortOf(repo, node.Name)))]);

    /// <summary>The TheHive nodes that a repo shows.</summary>
    internal static IReadOnlyList<TheHiveNode> Of(Repo repo) => All.Of(repo);

    /// <summary>The application.conf of a node: its own, else the one that serves all; null when the repo has none.</summary>
    internal static ConfigFile? FileOf(Repo repo, string node)
        => repo.Of(ApplicationConf.Kind).FirstOrDefault(file => string.Equals(file.Node, node, StringComparison.Ordinal))
            ?? repo.Of(ApplicationConf.Kind).FirstOrDefault(file => file.Node is null);

    private static int? PortOf(Repo repo, string node)
        => FileOf(repo, node) is { } file && repo.Ask(file, ApplicationConf.HttpPort, node) is { } given
            ? given.Setting is null ? UsualPort : given.Value
            : null;
}
