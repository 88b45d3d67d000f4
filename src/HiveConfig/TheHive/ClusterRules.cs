using System.Collections.Generic;
using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.TheHive;

/// <summary>What must hold between the files of several services and nodes.</summary>
internal static class ClusterRules
{
    internal static Rule[] All =>
    [
        SecretEqual,
        SameConfiguration,
    ];

    /// <summary>One secret key everywhere.</summary>
    public static Rule SecretEqual { get; } = new(
        "HC8001", "cluster-secret-equal", Error,
        Title: "play.http.secret.key is set, and the same, on every TheHive node",
        Why: "A session that one node signs is refused by a node with another key: users are logged out as the balancer moves them.",
        Fix: "Copy one secret.conf to every TheHive node; each package made its own at installation.",
        SameSecret)
    {
        Source = "Play: application secret; TheHive's package makes one per host",
    };

    /// <summary>The rest is the same, too.</summary>
    public static Rule SameConfiguration { get; } = new(
        "HC8005", "cluster-thehive-config-equal", Warning,
        Title: "application.conf is the same on every TheHive node, but for what is the node's own",
        Why: "Users get another TheHive with every request: other limits, modules or timeouts, as the balancer moves them.",
        Fix: "Bring the settings named to one value on every node.",
        SameSettings.Differing)
    {
        GoesLast = true,
        Source = "TheHive documentation: cluster, all nodes have the same configuration",
    };

    private static IEnumerable<Violation> SameSecret(Repo repo) => [.. SecretKeys.Missing(repo), .. SecretKeys.Differing(repo)];
}
