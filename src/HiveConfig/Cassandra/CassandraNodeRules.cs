using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Cassandra;

/// <summary>Cassandra on its machine: version, repairs, heap.</summary>
internal static class CassandraNodeRules
{
    internal static Rule[] All =>
    [
        VersionRange,
        RepairTimer,
        HeapPair,
    ];

    /// <summary>A version that TheHive works with.</summary>
    public static Rule VersionRange { get; } = new(
        "HC1106", "cassandra-version-range", Warning,
        Title: "Cassandra is of a version that TheHive supports: 4.0 or 4.1",
        Why: "The vendor tests and supports TheHive with no other.",
        Fix: "Install Cassandra 4.1.",
        CassandraVersions.Supported)
    {
        Scope = Scope.Single,
        Needs = "spec",
        Source = "StrangeBee: TheHive software requirements",
    };

    /// <summary>Repairs run in time.</summary>
    public static Rule RepairTimer { get; } = new(
        "HC1107", "cassandra-repair-timer", Info,
        Title: "Every Cassandra node is repaired at least every ten days",
        Why: "After gc_grace_seconds, ten days by default, deleted data comes back from a node that missed the deletion.",
        Fix: "Run 'nodetool repair -full' once a week on every node, by a timer.",
        RepairSchedules.Check)
    {
        Scope = Scope.Single,
        Source = "Apache Cassandra: repair; StrangeBee: deploying a cluster",
    };

    /// <summary>Halves of a heap.</summary>
    public static Rule HeapPair { get; } = new(
        "HC1108", "cassandra-jvm-heap-pair", Error,
        Title: "-Xms stands with -Xmx, -Xmn not with G1, and MAX_HEAP_SIZE with HEAP_NEWSIZE under CMS; sizes are such as 8G, and every option begins with a dash",
        Why: "The start script of Cassandra ends with 'please set or unset … in pairs', Java with 'Invalid initial heap size'; a line without a dash is passed over.",
        Fix: "Set both, or none.",
        CassandraHeap.Check)
    {
        Scope = Scope.Single,
        Source = "Cassandra 4.0, 4.1 and 5.0: cassandra-env.sh; Java: -Xms, -Xmx",
    };
}
