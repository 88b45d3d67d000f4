using System;
using System.Collections.Generic;
using System.Linq;
using FluentValidation;

namespace HiveConfig.Model;

/// <summary>Heaps against the memory of the machine, where both are known.</summary>
internal sealed class MemoryValidator : AbstractValidator<Cluster>
{
    private static readonly DataSize CompressedPointersEnd = DataSize.Gibibytes(32);
    private static readonly DataSize CassandraLeast = DataSize.Gibibytes(2);

    internal MemoryValidator()
    {
        RuleFor(cluster => cluster).Custom((cluster, context) =>
        {
            // What is stated once for all nodes is reported once, for the smallest.
            var reported = new HashSet<string>(StringComparer.Ordinal);
            foreach (var node in cluster.Nodes.Where(node => cluster.MemoryOf(node) is not null).OrderBy(node => cluster.MemoryOf(node)))
            {
                Check(cluster, node, cluster.MemoryOf(node)!, reported, context);
            }
        });
        RuleFor(cluster => cluster).Custom((cluster, context) =>
        {
            if (cluster.Elasticsearch.Heap is { } heap && heap >= CompressedPointersEnd)
            {
                context.Warning("HC2052", "elasticsearch.heap", $"Elasticsearch's 'heap' is '{heap}', expected less than {CompressedPointersEnd}: from there on every pointer is twice as long");
            }

            if (cluster.Cassandra.Heap is { } stated && stated < CassandraLeast)
            {
                context.Warning("HC8028", "cassandra.heap", $"Cassandra's 'heap' is '{stated}', expected at least {CassandraLeast}");
            }
        });
    }

    private static void Check(Cluster cluster, Node node, DataSize memory, HashSet<string> reported, ValidationContext<Cluster> context)
    {
        // Shares of the vendor's page on JVM memory; a quarter is left to the system and its file cache.
        (Role Role, string Name, string? Setting, DataSize? Heap, int Percent)[] services =
        [
            (Role.Cassandra, "Cassandra", cluster.Cassandra.Heap is null ? null : "cassandra.heap", Heaps.CassandraOn(cluster, node), 50),
            (Role.Elasticsearch, "Elasticsearch", cluster.Elasticsearch.Heap is null ? null : "elasticsearch.heap", Heaps.ElasticsearchOn(cluster, node), 50),
            (Role.TheHive, "TheHive", cluster.TheHive.Heap is null ? null : "thehive.heap", Heaps.TheHiveOn(cluster, node), 60),
        ];

        // A heap that nobody stated follows from the memory.
        var ram = node.Memory is null ? "ramGb" : node.Setting("ramGb");
        var here = services.Where(service => cluster.RolesOf(node).Contains(service.Role)).ToList();
        var tooLarge = here.Where(service => service.Heap!.Bytes * 100 > memory.Bytes * service.Percent).ToList();
        foreach (var (_, name, setting, heap, percent) in tooLarge.Where(service => reported.Add(service.Name)))
        {
            context.Error("HC8028", setting ?? ram, $"{name}'s heap is '{heap}' on '{node.Name}' with '{memory}' of memory, expected at most {percent} %");
        }

        var sum = here.Sum(service => service.Heap!.Bytes);
        if (tooLarge.Count == 0 && sum * 100 > memory.Bytes * 75 && reported.Add("sum"))
        {
            var heaps = string.Join(", ", here.Select(service => service.Name + " " + service.Heap));
            var setting = here.Select(service => service.Setting).FirstOrDefault(stated => stated is not null) ?? ram;
            context.Error("HC8027", setting, $"the heaps on '{node.Name}' ({heaps}) take more than 75 % of its '{memory}' of memory");
        }

        if (cluster.Cassandra.Heap is null && here.Exists(service => service.Role == Role.Cassandra && service.Heap! < CassandraLeast) && reported.Add("small"))
        {
            context.Warning("HC8028", ram, $"Cassandra gives itself a heap of '{Heaps.CassandraOn(cluster, node)}' on '{node.Name}' with '{memory}' of memory, expected at least {CassandraLeast}");
        }
    }
}
