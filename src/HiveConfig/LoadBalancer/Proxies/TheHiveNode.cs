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
/// <param name="Port">Its http.port, or its https.port where that is the only one; null when it is unknown.</param>
/// <param name="IsTls">Whether it speaks TLS at that port; null when that is unknown.</param>
internal sealed record TheHiveNode(InventoryNode Node, int? Port, bool? IsTls)
{
    /// <summary>The port that TheHive listens on when its files name none.</summary>
    internal const int UsualPort = 9000;

    private static readonly Key<string> HttpPortWord = new(ApplicationConf.HttpPort.Name, "", Read.Text);
    private static readonly Key<int?> HttpsPort = new("https.port", "", Read.WholeNumber);
    private static readonly Key<int?> PlayHttpsPort = new("play.server.https.port", "", Read.WholeNumber);

    private static readonly Question<IReadOnlyList<TheHiveNode>> All = new(repo
        => [.. repo.Inventory.With(Role.TheHive).Select(node => Of(repo, node))]);

    /// <summary>The TheHive nodes that a repo shows.</summary>
    internal static IReadOnlyList<TheHiveNode> Of(Repo repo) => All.Of(repo);

    /// <summary>The application.conf of a node: its own, else the one that serves all; null when the repo has none.</summary>
    internal static ConfigFile? FileOf(Repo repo, string node)
        => repo.Of(ApplicationConf.Kind).FirstOrDefault(file => string.Equals(file.Node, node, StringComparison.Ordinal))
            ?? repo.Of(ApplicationConf.Kind).FirstOrDefault(file => file.Node is null);

    /// <summary>Which setting gives the port.</summary>
    internal string PortKey => IsTls is true ? HttpsPort.Name : ApplicationConf.HttpPort.Name;

    private static TheHiveNode Of(Repo repo, InventoryNode node)
    {
        if (FileOf(repo, node.Name) is not { } file || repo.Ask(file, HttpPortWord, node.Name) is not { } http || repo.Ask(file, HttpsPort, node.Name) is not { } https)
        {
            return new TheHiveNode(node, Port: null, IsTls: null);
        }

        // With both ports open a balancer may ask either. What stands before TheHive on its own machine may speak TLS for it.
        var isPlain = https.Setting is null && repo.Ask(file, PlayHttpsPort, node.Name) is { Setting: null } && !JavaOptions.Mention(repo, "https.port")
            && repo.Ask(file, ApplicationConf.HttpAddress, node.Name) is { } address && !(address.Value is { } own && HostText.IsLocal(own) && own is not ("0.0.0.0" or "::"));
        return http.Value is "disabled" ? new TheHiveNode(node, https.Value, https.Value is null ? null : true)
            : new TheHiveNode(node, repo.Ask(file, ApplicationConf.HttpPort, node.Name) is { } plain && https.Setting is null ? plain.Setting is null ? UsualPort : plain.Value : null, isPlain ? false : null);
    }
}
