namespace HiveConfig.Model;

/// <summary>The database.</summary>
public sealed record Cassandra
{
    /// <summary>Its version.</summary>
    /// <value>Default 4.1: the newest line in TheHive's support table.</value>
    public ProductVersion Version { get; init; } = ProductVersion.Parse("4.1");

    /// <summary>Whether a version that TheHive's vendor does not support is written all the same, see <see cref="SupportTable.KnownCassandra"/>.</summary>
    /// <value>Default false: nobody but the operator can take that risk.</value>
    public bool AllowUnsupported { get; init; }

    /// <summary>TheHive's keyspace.</summary>
    /// <value>Default <c>thehive</c>.</value>
    public Identifier Keyspace { get; init; } = Identifier.Parse("thehive");

    /// <summary>Replicas in each datacenter; null for three, or as many as there are nodes, see <see cref="Cluster.ReplicationFactorOf"/>.</summary>
    public int? ReplicationFactor { get; init; }

    /// <summary>Tokens of each node. Must never change on a running cluster.</summary>
    /// <value>Default 16, with the allocation algorithm: even ownership without the cost of 256.</value>
    public int NumTokens { get; init; } = 16;

    /// <summary>The administrator role that replaces the built-in <c>cassandra</c>.</summary>
    /// <value>Default <c>admin</c>.</value>
    public Identifier AdminRole { get; init; } = Identifier.Parse("admin");

    /// <summary>The role that TheHive logs in with.</summary>
    /// <value>Default <c>thehive</c>.</value>
    public Identifier TheHiveRole { get; init; } = Identifier.Parse("thehive");

    /// <summary>Port for clients.</summary>
    /// <value>Default 9042.</value>
    public Port NativePort { get; init; } = Port.Of(9042);

    /// <summary>Port between nodes.</summary>
    /// <value>Default 7000.</value>
    public Port StoragePort { get; init; } = Port.Of(7000);

    /// <summary>Directory that holds data, commitlog, saved_caches and hints.</summary>
    /// <value>Default <c>/var/lib/cassandra</c>, as the package has it.</value>
    public AbsolutePath Directory { get; init; } = AbsolutePath.Parse("/var/lib/cassandra");
}
