using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.TheHive;

/// <summary>What must hold for TheHive's nodes to find each other.</summary>
internal static class ActorRules
{
    internal static Rule[] All =>
    [
        OneToolkit,
        Provider,
        SeedUri,
        SelfInSeeds,
        CanonicalHost,
        SeedOrder,
        Port,
        Transport,
        Suites,
        Downing,
        UnknownKey,
        ToolkitAgrees,
    ];

    /// <summary>The toolkit of the version.</summary>
    public static Rule OneToolkit { get; } = new(
        "HC3003", "thehive-akka-vs-pekko", Error,
        Title: "TheHive 5.4 and later has its members under 'pekko' with pekko:// addresses, older versions under 'akka'; never both",
        Why: "A block under the other root is ignored without a word, and the node runs alone on the shared database.",
        Fix: "Rename the root and the scheme of every seed to those of the installed version.",
        Toolkit.Wrong)
    {
        Supersedes = ["HC3005"],
        Source = "TheHive documentation: Akka configuration, Pekko configuration, release notes 5.4",
    };

    /// <summary>A cluster has a cluster's provider.</summary>
    public static Rule Provider { get; } = new(
        "HC3004", "thehive-actor-provider", Error,
        Title: "actor.provider is 'cluster' where seed nodes are listed, and seed nodes are listed where it is",
        Why: "Without the one or the other each node runs alone on the shared database.",
        Fix: "Set actor.provider to cluster, and list the seed nodes, on every node.",
        ActorChecks.Provider)
    {
        Supersedes = ["HC3001"],
        Source = "Pekko: actor.provider, cluster.seed-nodes; TheHive documentation: Pekko configuration",
    };

    /// <summary>An address of an actor system.</summary>
    public static Rule SeedUri { get; } = new(
        "HC3005", "thehive-seed-uri-form", Error,
        Title: "Every seed is pekko://application@host:port, or akka:// up to TheHive 5.3",
        Why: "An address of another form is refused, or never matches the node that it is meant for.",
        Fix: "Write each seed as pekko://application@host:port, host and port as that node's canonical ones.",
        SeedForm.Wrong)
    {
        Scope = Scope.Single,
        Source = "Pekko: cluster.seed-nodes; Play names the actor system application",
    };

    /// <summary>More than one seed, or the node itself.</summary>
    public static Rule SelfInSeeds { get; } = new(
        "HC3006", "thehive-self-in-seeds", Warning,
        Title: "A node that is not among its seeds has at least two of them",
        Why: "While the one seed is down the node cannot start, and a first seed that does not recognise itself never forms a cluster.",
        Fix: "List at least two nodes, the same ones in the same order on every node.",
        ActorChecks.SelfInSeeds)
    {
        Source = "Pekko: cluster.seed-nodes",
    };

    /// <summary>An address of its own.</summary>
    public static Rule CanonicalHost { get; } = new(
        "HC3007", "thehive-canonical-loopback", Error,
        Title: "canonical.hostname is stated, and is an address of this node alone",
        Why: "The other nodes look for this one at that address: loopback leads to themselves, the virtual IP to whoever holds it. Unstated it is what the machine's name resolves to, on Debian 127.0.1.1.",
        Fix: "Set canonical.hostname to the node's own address or name, spelt as in seed-nodes.",
        ActorChecks.CanonicalHosts)
    {
        Source = "Pekko: remote.artery.canonical.hostname",
    };

    /// <summary>One first seed.</summary>
    public static Rule SeedOrder { get; } = new(
        "HC3009", "thehive-seed-order", Warning,
        Title: "The first seed is the same on every node",
        Why: "Only the first seed may start a cluster by itself: with two first seeds there can be two clusters.",
        Fix: "Copy one list of seed nodes, in one order, to every application.conf.",
        ActorChecks.SeedOrder)
    {
        Source = "Pekko: cluster.seed-nodes, the first element",
    };

    /// <summary>One port.</summary>
    public static Rule Port { get; } = new(
        "HC3011", "thehive-artery-port-agrees", Warning,
        Title: "canonical.port is the same on every node",
        Why: "A node that listens at another port than its seed says is never found, and firewalls open one port.",
        Fix: "Set one canonical.port on every node, and the same in seed-nodes.",
        ActorChecks.Ports)
    {
        Source = "Pekko: remote.artery.canonical.port; TheHive documentation: 2551",
    };

    /// <summary>All encrypt or none.</summary>
    public static Rule Transport { get; } = new(
        "HC3012", "thehive-artery-tls-equal", Error,
        Title: "artery.transport is the same on every node, and tls-tcp has its two stores and three passwords",
        Why: "A node that encrypts and one that does not never understand each other; without stores Pekko looks for files that are not there, with passwords that everyone knows.",
        Fix: "Set one transport on every node; with tls-tcp set key-store, key-store-password, key-password, trust-store and trust-store-password.",
        ActorChecks.Transport)
    {
        Source = "Pekko: remote.artery.transport, remote.artery.ssl.config-ssl-engine",
    };

    /// <summary>Suites that fit the protocol.</summary>
    public static Rule Suites { get; } = new(
        "HC3013", "thehive-artery-ec-key", Warning,
        Title: "TLS 1.3 between TheHive nodes has suites of TLS 1.3",
        Why: "Pekko's default suites are of TLS 1.2 and for RSA keys: the nodes find none that both have.",
        Fix: "Set enabled-algorithms to suites of the protocol and of the keys, such as TLS_AES_256_GCM_SHA384.",
        ActorChecks.Suites)
    {
        Scope = Scope.Single,
        Source = "Pekko: remote.artery.ssl.config-ssl-engine.enabled-algorithms",
    };

    // Whether TheHive brings a provider of its own is not known, so a file that says nothing about downing is left alone.

    /// <summary>Who resolves a split.</summary>
    public static Rule Downing { get; } = new(
        "HC3014", "thehive-no-downing-provider", Info,
        Title: "Where a split brain resolver is configured, a downing provider uses it",
        Why: "Without a downing provider the resolver's settings have no effect: a crashed node stays a member, and what only one node may do is not done.",
        Fix: "Set cluster.downing-provider-class to org.apache.pekko.cluster.sbr.SplitBrainResolverProvider on every node.",
        ActorChecks.Downing)
    {
        Source = "Pekko: cluster.downing-provider-class, cluster.split-brain-resolver",
    };

    /// <summary>No misspelt setting.</summary>
    public static Rule UnknownKey { get; } = new(
        "HC3015", "thehive-unknown-pekko-key", Info,
        Title: "The settings of Pekko's actors, remoting and cluster are spelt as Pekko spells them",
        Why: "A setting that Pekko does not know is ignored without a word.",
        Fix: "Correct the name.",
        PekkoKeys.Misspelt)
    {
        Scope = Scope.Single,
        Source = "Pekko: reference configuration of actor, remote and cluster",
    };

    /// <summary>One toolkit everywhere.</summary>
    public static Rule ToolkitAgrees { get; } = new(
        "HC3016", "thehive-toolkit-agrees", Error,
        Title: "Every TheHive node uses the same actor toolkit",
        Why: "Nodes with Akka and nodes with Pekko form two clusters on one database.",
        Fix: "Bring every node to one version of TheHive and its application.conf to that version's toolkit.",
        Toolkit.Differing)
    {
        Supersedes = ["HC3003"],
        Source = "TheHive documentation: release notes 5.4",
    };
}
