using System;
using System.Linq;

namespace HiveConfig.Model;

/// <summary>How the JVM services of one machine share its memory, after the vendor's table of recommended heaps.</summary>
public static class Heaps
{
    /// <summary>
    /// Heap of Elasticsearch on a node: what is stated, else 3000m of 16 GiB (and in proportion) beside other JVM services,
    /// half of the memory up to 26 GiB alone; null when the memory is unknown.
    /// </summary>
    public static DataSize? ElasticsearchOn(Cluster cluster, Node node)
        => cluster.Elasticsearch.Heap ?? Share(cluster, node, shared: 3000.0 / 16384, alone: 0.5, limitMebibytes: 26 * 1024);

    /// <summary>
    /// Heap of TheHive on a node: what is stated, else 3000m of 16 GiB (and in proportion) beside other JVM services,
    /// half of the memory up to 26 GiB alone; null when the memory is unknown.
    /// </summary>
    public static DataSize? TheHiveOn(Cluster cluster, Node node)
        => cluster.TheHive.Heap ?? Share(cluster, node, shared: 3000.0 / 16384, alone: 0.5, limitMebibytes: 26 * 1024);

    /// <summary>
    /// Heap of Cassandra on a node: what is stated, else what it gives itself, a quarter of the memory up to 8 GiB, on a small
    /// machine half of it up to 1 GiB; null when the memory is unknown. Nothing is written for the latter: its own
    /// cassandra-env.sh does this sum.
    /// </summary>
    public static DataSize? CassandraOn(Cluster cluster, Node node)
    {
        if (cluster.Cassandra.Heap is { } heap)
        {
            return heap;
        }

        if (cluster.MemoryOf(node) is not { } memory)
        {
            return null;
        }

        var mebibytes = memory.Bytes / (1024 * 1024);
        return DataSize.Mebibytes((int)Math.Max(1, Math.Max(Math.Min(mebibytes / 2, 1024), Math.Min(mebibytes / 4, 8192))));
    }

    private static DataSize? Share(Cluster cluster, Node node, double shared, double alone, int limitMebibytes)
    {
        if (cluster.MemoryOf(node) is not { } memory)
        {
            return null;
        }

        var services = cluster.RolesOf(node).Count(role => role is not (Role.LoadBalancer or Role.Storage));
        var mebibytes = (int)(memory.Bytes / (1024 * 1024) * (services > 1 ? shared : alone));
        return DataSize.Mebibytes(Math.Max(256, Math.Min(mebibytes / 8 * 8, limitMebibytes)));
    }
}
