using System.Linq;
using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.TheHive;

/// <summary>What must hold for the settings of JanusGraph, TheHive's database.</summary>
internal static class GraphRules
{
    internal static Rule[] All =>
    [
        Backends,
        Levels,
        Persisted,
        OneTimeSwitch,
        Consistency,
        Label,
    ];

    /// <summary>Cassandra and Elasticsearch.</summary>
    public static Rule Backends { get; } = new(
        "HC3032", "thehive-backend-values", Error,
        Title: "TheHive stores its graph in Cassandra (cql) and its index in Elasticsearch",
        Why: "TheHive 5.1 and later works with nothing else: BerkeleyDB, Lucene and HDFS are gone.",
        Fix: "Set storage.backend to cql and index.search.backend to elasticsearch, and migrate what the old ones hold.",
        GraphChecks.Backends)
    {
        Scope = Scope.Single,
        Versions = "TheHive 5.1 and later",
        Source = "TheHive documentation: Cassandra and Elasticsearch connection settings, release notes 5.1",
    };

    /// <summary>Where JanusGraph looks.</summary>
    public static Rule Levels { get; } = new(
        "HC3033", "thehive-misplaced-janus-key", Warning,
        Title: "Every setting of TheHive and JanusGraph has the name, and stands at the level, at which it is looked for",
        Why: "Under another name or at another level it is ignored or refused; some of the vendor's own pages have it so.",
        Fix: "Move the setting to the level named.",
        repo => GraphChecks.WrongLevels(repo).Concat(GraphChecks.Misspelt(repo)))
    {
        Scope = Scope.Single,
        Source = "JanusGraph 1.1: configuration reference; TheHive documentation: connection settings, GDPR",
    };

    /// <summary>What the database keeps.</summary>
    public static Rule Persisted { get; } = new(
        "HC3034", "thehive-persisted-setting", Info,
        Title: "A setting that JanusGraph keeps in the database does not change in the file",
        Why: "JanusGraph stores it at the first start and ignores later edits, with no more than a line in the log.",
        Fix: "Change it back, or through JanusGraph's management system while every TheHive is stopped.",
        _ => [])
    {
        Scope = Scope.Single,
        IsPlanOnly = true,
        Source = "JanusGraph 1.1: configuration reference, GLOBAL_OFFLINE and FIXED",
    };

    /// <summary>For one start.</summary>
    public static Rule OneTimeSwitch { get; } = new(
        "HC3035", "thehive-one-time-switch", Warning,
        Title: "forceDropAndRebuildIndex is not left on",
        Why: "Each start drops the index and builds it anew; until that is done searches find nothing.",
        Fix: "Remove the line once the upgrade is done.",
        GraphChecks.OneTimeSwitches)
    {
        Scope = Scope.Single,
        Source = "TheHive documentation: upgrade from 4.x, release notes 5.0",
    };

    // How many copies a keyspace has is for the rules of CQL.

    /// <summary>More than half of the copies.</summary>
    public static Rule Consistency { get; } = new(
        "HC3036", "thehive-consistency-level", Warning,
        Title: "Reads and writes ask at least a quorum of the replicas, and not all of them",
        Why: "JanusGraph's locks and ids rely on a quorum: with less, two nodes take the same id and updates are lost; with all, one node that is down stops them.",
        Fix: "Remove the setting, or set QUORUM; LOCAL_QUORUM with several datacenters.",
        GraphChecks.Consistency)
    {
        Scope = Scope.Single,
        Source = "JanusGraph 1.1: storage.cql.read-consistency-level, write-consistency-level",
    };

    /// <summary>A label only.</summary>
    public static Rule Label { get; } = new(
        "HC3037", "thehive-cluster-name-label", Info,
        Title: "storage.cql.cluster-name, where it is set, is Cassandra's cluster_name",
        Why: "It has no effect, but whoever reads it believes that TheHive talks to another cluster.",
        Fix: "Remove the setting.",
        GraphChecks.Label)
    {
        Scope = Scope.Single,
        Source = "JanusGraph 0.6: changelog; TheHive documentation: cluster",
    };
}
