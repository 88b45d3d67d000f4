using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.TheHive;

/// <summary>What must hold between the files of several services and nodes.</summary>
public static class ClusterRules
{
    /// <summary>One secret key everywhere.</summary>
    public static Rule SecretEqual { get; } = new(
        "HC8001", "cluster-secret-equal", Error,
        Title: "play.http.secret.key is the same on every TheHive node",
        Why: "A session that one node signs is refused by a node with another key: users are logged out as the balancer moves them.",
        Fix: "Copy one secret.conf to every TheHive node; each package made its own at installation.",
        SameSecret)
    {
        Source = "Play: application secret; TheHive's package makes one per host",
    };

    private static IEnumerable<Violation> SameSecret(Repo repo) => Variants.Differences(
        SecretConf.SecretKey.IsSecret,
        (from node in repo.Inventory.With(Role.TheHive)
         let given = SecretOf(repo, node.Name)
         where given?.Setting is not null
         select Variant.Of(given, SecretConf.SecretKey) with { Node = node.Name }).ToList());

    // Wherever it is set: application.conf and what it includes, else secret.conf by itself.
    private static Given<string>? SecretOf(Repo repo, string node)
        => (from kind in new[] { ApplicationConf.Kind, SecretConf.Kind }
            let file = FileOf(repo, kind, node)
            where file is not null && SecretConf.SecretKey.Find(repo.Effective(file, node)) is not null
            select repo.Ask(file, SecretConf.SecretKey, node)).FirstOrDefault();

    private static ConfigFile? FileOf(Repo repo, FileKind kind, string node)
        => repo.Of(kind).FirstOrDefault(file => string.Equals(file.Node, node, StringComparison.Ordinal)) ?? repo.Of(kind).FirstOrDefault(file => file.Node is null);
}
