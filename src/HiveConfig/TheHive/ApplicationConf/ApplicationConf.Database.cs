using System;
using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

// JanusGraph's way to Cassandra and Elasticsearch.
public static partial class ApplicationConf
{
    private const string Stored = "JanusGraph keeps it in the database at the first start and ignores later edits";

    /// <summary>The kind of database.</summary>
    public static Key<string> DatabaseProvider { get; } = new("db.provider", "The kind of database; janusgraph.", Read.Text);

    /// <summary>Where the graph is stored.</summary>
    public static Key<string> StorageBackend { get; } = Graph("storage.backend", "Where the graph is stored; cql for Cassandra.", Read.Text);

    /// <summary>The Cassandra nodes.</summary>
    public static Key<IReadOnlyList<string>> StorageHosts { get; } = Graph("storage.hostname", "The Cassandra nodes, as their rpc_address has them.", Read.TextList) with
    {
        Default = "127.0.0.1",
    };

    /// <summary>Cassandra's port.</summary>
    public static Key<int?> StoragePort { get; } = Graph<int?>("storage.port", "Cassandra's native_transport_port.", Read.WholeNumber) with { Default = "9042" };

    /// <summary>The Cassandra role.</summary>
    public static Key<string> StorageUsername { get; } = Graph("storage.username", "The Cassandra role that TheHive logs in with.", Read.Text);

    /// <summary>Password of <see cref="StorageUsername"/>.</summary>
    public static Key<string> StoragePassword { get; } = Graph("storage.password", "Password of the Cassandra role.", Read.Text) with { IsSecret = true };

    /// <summary>The keyspace.</summary>
    public static Key<string> Keyspace { get; } = Graph("storage.cql.keyspace", "TheHive's keyspace.", Read.Text) with
    {
        Default = "janusgraph",
        Change = Consequence.Never,
        ChangeRule = "HC8107",
    };

    /// <summary>The nearest datacenter.</summary>
    public static Key<string> LocalDatacenter { get; } = Graph("storage.cql.local-datacenter", "The Cassandra datacenter that TheHive talks to.", Read.Text) with { Default = "datacenter1" };

    /// <summary>How many replicas a read asks.</summary>
    public static Key<string> ReadConsistency { get; } = Graph("storage.cql.read-consistency-level", "How many replicas a read asks.", Read.Text) with { Default = "QUORUM" };

    /// <summary>How many replicas confirm a write.</summary>
    public static Key<string> WriteConsistency { get; } = Graph("storage.cql.write-consistency-level", "How many replicas confirm a write.", Read.Text) with { Default = "QUORUM" };

    /// <summary>Whether locks and ids, too, ask the replicas of one datacenter only.</summary>
    public static Key<bool?> LocalSystemOperations { get; } = Graph<bool?>(
        "storage.cql.only-use-local-consistency-for-system-operations", "Whether locks and the allocation of ids ask the replicas of one datacenter only.", Read.Flag) with { Default = "false" };

    /// <summary>Whether connections to Cassandra are encrypted.</summary>
    public static Key<bool?> StorageTlsEnabled { get; } = Graph<bool?>("storage.cql.ssl.enabled", "Whether connections to Cassandra are encrypted.", Read.Flag) with { Default = "false", Change = Consequence.FullStop };

    /// <summary>The authorities that sign Cassandra's certificates.</summary>
    public static Key<string> StorageTruststore { get; } = Graph("storage.cql.ssl.truststore.location", "File with the authorities that sign Cassandra's certificates.", Read.Text);

    /// <summary>Password of <see cref="StorageTruststore"/>.</summary>
    public static Key<string> StorageTruststorePassword { get; } = Graph("storage.cql.ssl.truststore.password", "Password of the truststore.", Read.Text) with { IsSecret = true };

    /// <summary>Where the graph is indexed.</summary>
    public static Key<string> IndexBackend { get; } = Index("backend", "Where the graph is indexed; elasticsearch.", Read.Text) with
    {
        Change = Consequence.Stored,
        ChangeRule = "HC3034",
        Source = Stored,
    };

    /// <summary>The Elasticsearch nodes.</summary>
    public static Key<IReadOnlyList<string>> IndexHosts { get; } = Index("hostname", "The Elasticsearch nodes; requests go to each in turn.", Read.TextList);

    /// <summary>Elasticsearch's port.</summary>
    public static Key<int?> IndexPort { get; } = Index<int?>("port", "Elasticsearch's http.port.", Read.WholeNumber) with { Default = "9200" };

    /// <summary>Name of the index.</summary>
    public static Key<string> IndexName { get; } = Index("index-name", "What the names of TheHive's indices begin with.", Read.Text) with
    {
        Change = Consequence.Never,
        ChangeRule = "HC8108",
        Source = Stored,
    };

    /// <summary>How TheHive logs in.</summary>
    public static Key<string> IndexAuthType { get; } = Index("elasticsearch.http.auth.type", "How TheHive logs in: none, basic or custom.", Read.Text) with { Default = "none" };

    /// <summary>The Elasticsearch user.</summary>
    public static Key<string> IndexUsername { get; } = Index("elasticsearch.http.auth.basic.username", "The Elasticsearch user that TheHive logs in with.", Read.Text);

    /// <summary>Password of <see cref="IndexUsername"/>.</summary>
    public static Key<string> IndexPassword { get; } = Index("elasticsearch.http.auth.basic.password", "Password of the Elasticsearch user.", Read.Text) with { IsSecret = true };

    /// <summary>Whether connections to Elasticsearch are encrypted.</summary>
    public static Key<bool?> IndexTlsEnabled { get; } = Index<bool?>("elasticsearch.ssl.enabled", "Whether connections to Elasticsearch are encrypted.", Read.Flag) with { Default = "false", Change = Consequence.FullStop };

    /// <summary>The authorities that sign Elasticsearch's certificates.</summary>
    public static Key<string> IndexTruststore { get; } = Index("elasticsearch.ssl.truststore.location", "File with the authorities that sign Elasticsearch's certificates.", Read.Text);

    /// <summary>Password of <see cref="IndexTruststore"/>.</summary>
    public static Key<string> IndexTruststorePassword { get; } = Index("elasticsearch.ssl.truststore.password", "Password of the truststore.", Read.Text) with { IsSecret = true };

    /// <summary>Copies of each shard.</summary>
    public static Key<int?> IndexReplicas { get; } = Index<int?>("elasticsearch.create.ext.number_of_replicas", "Copies of each shard beside the first.", Read.WholeNumber) with
    {
        Default = "1",
        Change = Consequence.Request,
        Source = "counts only when the index is created",
    };

    // What JanusGraph keeps in the database, and this product never writes.

    internal static Key<string> KeyspaceReplication { get; } = Kept("storage.cql.replication-factor", "Copies of a keyspace that JanusGraph makes itself.");

    internal static Key<string> KeyspaceStrategy { get; } = Kept("storage.cql.replication-strategy-class", "How copies are placed in a keyspace that JanusGraph makes itself.");

    internal static Key<IReadOnlyList<string>> KeyspaceOptions { get; } = Graph("storage.cql.replication-strategy-options", "Where copies go in a keyspace that JanusGraph makes itself.", Read.TextList) with
    {
        Change = Consequence.Stored,
        ChangeRule = "HC3034",
        Source = Stored,
    };

    internal static Key<string> ScrollKeepAlive { get; } = Kept("index.search.elasticsearch.scroll-keep-alive", "How long Elasticsearch keeps a search open.");

    internal static Key<int?> IndexShards { get; } = Index<int?>("elasticsearch.create.ext.number_of_shards", "Shards of the index.", Read.WholeNumber) with
    {
        Default = "1",
        Change = Consequence.Reindex,
        Source = "counts only when the index is created",
    };

    private static Key<string> Kept(string name, string summary) => Graph(name, summary, Read.Text) with
    {
        Change = Consequence.Stored,
        ChangeRule = "HC3034",
        Source = Stored,
    };

    private static Key<T> Index<T>(string name, string summary, Func<ConfigValue, T?> read) => Graph("index.search." + name, summary, read);

    private static Key<T> Graph<T>(string name, string summary, Func<ConfigValue, T?> read) => new("db.janusgraph." + name, summary, read);
}
