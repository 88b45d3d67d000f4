using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Machines;

/// <summary>The heaps that files give to the services of a machine, against the memory that cluster.yaml says it has.</summary>
internal static class HeapSizes
{
    private const long Gibibyte = 1024L * 1024 * 1024;
    private const long CassandraLeast = 2 * Gibibyte;
    private const string Option = "-Xmx";

    internal static IEnumerable<Violation> Shares(Repo repo)
        => from machine in Of(repo)
           from heap in machine.Heaps
           let problem = Problem(heap, machine.Memory)
           where problem is not null
           select new Violation(heap.File, heap.Span, problem) { Setting = Option };

    /// <summary>Only of heaps that are each within their bounds: one fault, one finding.</summary>
    internal static IEnumerable<Violation> Sums(Repo repo)
        => from machine in Of(repo)
           where machine.Heaps.Count > 1 && machine.Heaps.TrueForAll(heap => Problem(heap, machine.Memory) is null)
           where machine.Heaps.Sum(heap => heap.Bytes) * 100 > machine.Memory.Bytes * 75
           let first = machine.Heaps[0]
           select new Violation(first.File, first.Span, $"the heaps on '{machine.Node}' ({string.Join(", ", machine.Heaps.Select(heap => heap.Service + " " + heap.Text))}) take more than 75 % of its '{machine.Memory}' of memory")
           {
               Setting = Option,
               Related = machine.Heaps.Skip(1).Select(heap => new RelatedPlace(heap.File, heap.Span, Wording.AlsoHere)).ToList(),
           };

    private static string? Problem(Heap heap, DataSize memory)
        => heap.Bytes * 100 > memory.Bytes * heap.Percent ? $"{heap.Service}'s heap is '{heap.Text}' on '{heap.File.Node}' with '{memory}' of memory, expected at most {heap.Percent.ToString(CultureInfo.InvariantCulture)} %"
            : heap.Service is "Cassandra" && heap.Bytes < CassandraLeast ? $"Cassandra's heap is '{heap.Text}', expected at least '2G'"
            : null;

    private static IEnumerable<Machine> Of(Repo repo)
        => from node in repo.Facts.Model is { } model ? model.Nodes : []
           let memory = repo.Facts.Model!.MemoryOf(node)
           where memory is not null
           select new Machine(node.Name.Value, memory, Heaps(repo, node.Name.Value));

    // The last file that says it counts for Elasticsearch, in the order of names, as it reads them.
    private static List<Heap> Heaps(Repo repo, string node)
    {
        return new[] { Last(CassandraJvmOptions.Kind, "Cassandra", 50), Last(ElasticsearchJvmOptions.Kind, "Elasticsearch", 50), Last(TheHiveDefault.Kind, "TheHive", 60) }.OfType<Heap>().ToList();

        Heap? Last(FileKind kind, string service, int percent)
            => repo.Of(kind)
                .Where(file => string.Equals(file.Node, node, StringComparison.Ordinal) && file.EncryptedBy is null)
                .Select(file => In(file, service, percent))
                .LastOrDefault(heap => heap is not null);
    }

    private static Heap? In(ConfigFile file, string service, int percent)
    {
        Heap? found = null;
        var lines = file.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var at = lines[i].TrimStart().StartsWith("#", StringComparison.Ordinal) ? -1 : lines[i].LastIndexOf(Option, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            var end = at + Option.Length;
            while (end < lines[i].Length && char.IsLetterOrDigit(lines[i][end]))
            {
                end++;
            }

            var size = lines[i].Substring(at + Option.Length, end - at - Option.Length);
            found = BytesOf(size) is { } bytes ? new Heap(file, Span.On(i + 1, at + 1, end - at), service, size, bytes, percent) : null;
        }

        return found;
    }

    private static long? BytesOf(string size)
    {
        var unit = size.Length == 0 ? ' ' : char.ToLowerInvariant(size[size.Length - 1]);
        var factor = unit switch { 'k' => 1024L, 'm' => 1024L * 1024, 'g' => Gibibyte, _ => 1L };
        return long.TryParse(factor == 1 ? size : size.Substring(0, size.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < long.MaxValue / 100 / factor ? number * factor : null;
    }

    private sealed record Machine(string Node, DataSize Memory, List<Heap> Heaps);

    private sealed record Heap(ConfigFile File, Span Span, string Service, string Text, long Bytes, int Percent);
}
