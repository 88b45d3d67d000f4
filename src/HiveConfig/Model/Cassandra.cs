using System.Collections.Generic;

namespace HiveConfig.Model;

/// <summary>The database.</summary>
public sealed record Cassandra
{
    // One for all, for records compare collections by reference.
    private static readonly IReadOnlyDictionary<DatacenterName, int> None = new Dictionary<DatacenterName, int>();

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

    /// <summary>Replicas of each datacenter by its name, where they differ; empty when <see cref="ReplicationFactor"/> holds for all.</summary>
    public IReadOnlyDictionary<DatacenterName, int> ReplicationFactors { get; init; } = None;

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

    /// <summary>Directory of the data alone; null for <c>data</c> below <see cref="Directory"/>.</summary>
    public AbsolutePath? DataDirectory { get; init; }

    /// <summary>Directory of the commitlog alone, best on a disk of its own; null for <c>commitlog</c> below <see cref="Directory"/>.</summary>
    public AbsolutePath? CommitlogDirectory { get; init; }

    /// <summary>Directory of the saved caches alone; null for <c>saved_caches</c> below <see cref="Directory"/>.</summary>
    public AbsolutePath? SavedCachesDirectory { get; init; }

    /// <summary>Directory of the hints alone; null for <c>hints</c> below <see cref="Directory"/>.</summary>
    public AbsolutePath? HintsDirectory { get; init; }

    /// <summary>Where data is kept.</summary>
    public AbsolutePath Data => DataDirectory ?? Below("data");

    /// <summary>Where the commitlog is kept.</summary>
    public AbsolutePath Commitlog => CommitlogDirectory ?? Below("commitlog");

    /// <summary>Where saved caches are kept.</summary>
    public AbsolutePath SavedCaches => SavedCachesDirectory ?? Below("saved_caches");

    /// <summary>Where hints are kept.</summary>
    public AbsolutePath Hints => HintsDirectory ?? Below("hints");

    /// <summary>The four directories that Cassandra writes to, under the names cluster.yaml has for them.</summary>
    internal IReadOnlyList<(string Name, AbsolutePath Path)> Directories =>
        [("data", Data), ("commitlog", Commitlog), ("savedCaches", SavedCaches), ("hints", Hints)];

    private AbsolutePath Below(string name) => AbsolutePath.Parse((Directory.IsRoot ? "" : Directory.Value) + "/" + name);

    /// <summary>Heap, both at the start and at most; null for what Cassandra gives itself: a quarter of the memory up to 8 GiB, on a small machine half of it up to 1 GiB, see <see cref="Heaps.CassandraOn"/>.</summary>
    /// <remarks>Stated, it makes jvm-server.options ours, with the options that the release ships.</remarks>
    public DataSize? Heap { get; init; }

    /// <summary>When the first node repairs its part of the ring each week, the others after it, see <see cref="Cluster.RepairTimeOf"/>; null for never.</summary>
    /// <value>
    /// Default Sunday 02:00 UTC. Weekly stays inside the ten days of gc_grace_seconds, after which a deletion that a node has
    /// missed comes back.
    /// </value>
    public WeeklyTime? Repair { get; init; } = WeeklyTime.Parse("Sun 02:00");
}
