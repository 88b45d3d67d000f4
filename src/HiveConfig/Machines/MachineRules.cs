using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Machines;

/// <summary>What must hold of one machine, whatever runs on it.</summary>
internal static class MachineRules
{
    internal static Rule[] All =>
    [
        PortsDistinct,
        HeapSum,
        HeapShares,
        OddNumbers,
        Time,
    ];

    /// <summary>A port for each.</summary>
    public static Rule PortsDistinct { get; } = new(
        "HC8026", "cluster-port-collision", Error,
        Title: "No two services of one machine listen at the same address and port",
        Why: "The one that starts second cannot bind the port and stops.",
        Fix: "Give one of them another port, and tell whoever connects to it.",
        ListeningPorts.Collisions)
    {
        Scope = Scope.Single,
        Source = "Default ports of Cassandra, Elasticsearch, TheHive, Cortex and MinIO",
    };

    /// <summary>They fit together.</summary>
    public static Rule HeapSum { get; } = new(
        "HC8027", "cluster-heap-sum", Warning,
        Title: "The heaps of one machine leave a quarter of its memory",
        Why: "The rest is for the system, the file cache and what Java needs beside the heap; without it the kernel ends a service.",
        Fix: "Make the heaps smaller, or the machine larger.",
        HeapSizes.Sums)
    {
        Scope = Scope.Single,
        Needs = "spec",
        Source = "TheHive documentation: JVM memory of a shared machine",
    };

    /// <summary>Each in its bounds.</summary>
    public static Rule HeapShares { get; } = new(
        "HC8028", "cluster-heap-limits", Warning,
        Title: "Elasticsearch and Cassandra have at most half of the memory as heap, TheHive at most 60 %, and Cassandra at least 2 GB",
        Why: "Too much leaves no file cache, too little keeps the collector busy: both are slow, and end in an outage.",
        Fix: "Set -Xms and -Xmx within the bounds for this machine.",
        HeapSizes.Shares)
    {
        Scope = Scope.Single,
        Needs = "spec",
        Source = "Elasticsearch: heap size; TheHive documentation: JVM memory",
    };

    /// <summary>A majority after the loss of one.</summary>
    public static Rule OddNumbers { get; } = new(
        "HC8029", "cluster-node-count", Info,
        Title: "There are three or more nodes of Cassandra and TheHive, TheHive's an odd number",
        Why: "With two, none may fail: the other is no majority.",
        Fix: "Plan three nodes.",
        NodeNumbers.Find)
    {
        Needs = "spec",
        Source = "TheHive documentation: cluster",
    };

    /// <summary>One time everywhere.</summary>
    public static Rule Time { get; } = new(
        "HC8031", "cluster-ntp", Info,
        Title: "The repo says how the machines keep the same time",
        Why: "Sessions that one node signs are expired for another, and Cassandra keeps the write with the later clock, not the later one.",
        Fix: "Manage chrony or systemd-timesyncd here too, or check it on every machine.",
        NodeNumbers.WithoutTime)
    {
        Scope = Scope.Single,
        Needs = "spec, listing",
        Source = "Play: clock skew of session tokens; Cassandra: timestamps of writes",
    };
}
