using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>Misspelt settings of Pekko in the sections that make a cluster.</summary>
internal static class PekkoKeys
{
    // The names at each level; what lies deeper, or in other sections, is not judged.
    private static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["pekko.actor"] =
        [
            "provider", "guardian-supervisor-strategy", "creation-timeout", "serialize-messages", "serialize-creators", "no-serialization-verification-needed-class-prefix",
            "unstarted-push-timeout", "typed", "router", "deployment", "default-dispatcher", "internal-dispatcher", "default-blocking-io-dispatcher", "default-mailbox",
            "mailbox", "debug", "allow-java-serialization", "warn-about-java-serializer-usage", "warn-on-no-serialization-verification", "serializers", "serialization-bindings",
            "serialization-identifiers", "serialize-ref-warning",
        ],
        ["pekko.remote"] =
        [
            "artery", "classic", "warn-about-direct-use", "use-unsafe-remote-features-outside-cluster", "warn-unsafe-watch-outside-cluster", "watch-failure-detector",
            "deployment", "default-remote-dispatcher", "accept-protocol-names",
        ],
        ["pekko.remote.artery"] =
        [
            "enabled", "transport", "canonical", "bind", "log-received-messages", "log-sent-messages", "log-frame-size-exceeding", "untrusted-mode", "trusted-selection-paths",
            "large-message-destinations", "ssl", "advanced", "propagate-harmless-quarantine-events",
        ],
        ["pekko.remote.artery.canonical"] = ["hostname", "port"],
        ["pekko.remote.artery.bind"] = ["hostname", "port", "bind-timeout"],
        ["pekko.remote.artery.ssl"] = ["ssl-engine-provider", "config-ssl-engine", "rotating-keys-engine"],
        ["pekko.remote.artery.ssl.config-ssl-engine"] =
        [
            "key-store", "trust-store", "key-store-password", "key-password", "trust-store-password", "protocol", "enabled-algorithms", "random-number-generator",
            "require-mutual-authentication", "hostname-verification",
        ],

        // cluster.enable is no setting of Pekko; the vendor's pages have it, and it does no harm.
        ["pekko.cluster"] =
        [
            "enable", "seed-nodes", "seed-node-timeout", "retry-unsuccessful-join-after", "shutdown-after-unsuccessful-join-seed-nodes", "down-removal-margin",
            "downing-provider-class", "quarantine-removed-node-after", "allow-weakly-up-members", "roles", "run-coordinated-shutdown-when-down", "role", "app-version",
            "min-nr-of-members", "log-info", "log-info-verbose", "jmx", "periodic-tasks-initial-delay", "gossip-interval", "gossip-time-to-live", "leader-actions-interval",
            "unreachable-nodes-reaper-interval", "publish-stats-interval", "use-dispatcher", "gossip-different-view-probability", "reduce-gossip-different-view-probability",
            "prune-gossip-tombstones-after", "failure-detector", "multi-data-center", "scheduler", "debug", "configuration-compatibility-check", "split-brain-resolver",
            "sharding", "singleton", "singleton-proxy", "client", "pub-sub", "distributed-data", "metrics", "ddata", "typed", "bootstrap", "auto-down-unreachable-after",
        ],
    };

    // Without these a node is no member of the cluster.
    private static readonly string[] Vital =
    [
        "pekko.actor.provider", "pekko.remote.artery.canonical.hostname", "pekko.remote.artery.canonical.port", "pekko.cluster.seed-nodes", "pekko.cluster.min-nr-of-members",
    ];

    /// <summary>Names that are none, and are close to one.</summary>
    internal static IEnumerable<Violation> Misspelt(Repo repo)
        => from file in repo.Of(ApplicationConf.Kind)
           where Repo.IsReadable(file)
           from setting in repo.Effective(file).Settings
           where setting.Key.StartsWith("pekko.", StringComparison.Ordinal)
           let unknown = UnknownIn(setting.Key)
           where unknown is not null
           group new { file, setting } by new { file, unknown.Section, unknown.Name, unknown.Meant } into same
           let first = same.First()
           select new Violation(first.setting.Origin ?? first.file, first.setting.KeySpan, $"'{same.Key.Section}.{same.Key.Name}' is no setting of Pekko, expected '{same.Key.Meant}'")
           {
               Setting = first.setting.Key,
               Meant = same.Key.Section + "." + same.Key.Meant,
               Severity = !Nearest.IsSlip(same.Key.Name, same.Key.Meant) || !IsMissed(repo, same.Key.file, same.Key.Section + "." + same.Key.Name, same.Key.Section + "." + same.Key.Meant) ? null
                   : IsOfAddress(same.Key.Section + "." + same.Key.Meant) ? Severity.Error
                   : Severity.Warning,
           };

    /// <summary>Whether a file has the address of the node under a misspelt name.</summary>
    internal static bool HidesAddress(TreeDocument document)
        => document.Settings.Any(setting => setting.Key.StartsWith("pekko.", StringComparison.Ordinal) && UnknownIn(setting.Key) is { } unknown && Nearest.IsSlip(unknown.Name, unknown.Meant) && IsOfAddress(unknown.Section + "." + unknown.Meant));

    // Nobody else tells of these.
    private static bool IsOfAddress(string meant) => Array.Exists(Vital, key => key.StartsWith("pekko.remote.", StringComparison.Ordinal) && IsAtOrBelow(key, meant));

    private static bool IsAtOrBelow(string key, string level) => string.Equals(key, level, StringComparison.Ordinal) || key.StartsWith(level + ".", StringComparison.Ordinal);

    // Where the other nodes have the right name, that is told of this one.
    private static bool IsMissed(Repo repo, ConfigFile file, string level, string meant)
        => Array.Exists(Vital, key => IsAtOrBelow(key, meant))
            && !SettingSlips.IsBelow(repo.Effective(file, file.Node), meant)
            && !SettingSlips.IsOddOne(repo, file, level, meant);

    private static UnknownKey? UnknownIn(string key)
    {
        for (var dot = key.LastIndexOf('.'); dot > 0; dot = key.LastIndexOf('.', dot - 1))
        {
            var section = key.Substring(0, dot);
            if (Known.TryGetValue(section, out var names))
            {
                var end = key.IndexOf('.', dot + 1);
                var name = end < 0 ? key.Substring(dot + 1) : key.Substring(dot + 1, end - dot - 1);
                return !names.Contains(name, StringComparer.Ordinal) && Nearest.Find(name, names) is { } meant ? new UnknownKey(section, name, meant) : null;
            }
        }

        return null;
    }

    private sealed record UnknownKey(string Section, string Name, string Meant);
}
