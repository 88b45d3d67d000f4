using System.Collections.Generic;

namespace HiveConfig.Model;

/// <summary>The index.</summary>
public sealed record Elasticsearch
{
    /// <summary>Its version.</summary>
    /// <value>Default 8.19: the newest line that every supported TheHive takes.</value>
    public ProductVersion Version { get; init; } = ProductVersion.Parse("8.19");

    /// <summary>Name of TheHive's index; the real indices begin with it.</summary>
    /// <value>Default <c>thehive</c>.</value>
    public IndexName IndexName { get; init; } = IndexName.Parse("thehive");

    /// <summary>The native user that TheHive logs in with.</summary>
    /// <value>Default <c>thehive</c>.</value>
    public UserName User { get; init; } = UserName.Parse("thehive");

    /// <summary>Port for clients.</summary>
    /// <value>Default 9200.</value>
    public Port HttpPort { get; init; } = Port.Of(9200);

    /// <summary>Port between nodes.</summary>
    /// <value>Default 9300.</value>
    public Port TransportPort { get; init; } = Port.Of(9300);

    /// <summary>Copies of each shard beside the first; counts only when the index is created; null for one, or none where only one node holds data, see <see cref="Cluster.IndexReplicas"/>.</summary>
    public int? Replicas { get; init; }

    /// <summary>Directory of the data.</summary>
    /// <value>Default <c>/var/lib/elasticsearch</c>, as the package has it.</value>
    public AbsolutePath Directory { get; init; } = AbsolutePath.Parse("/var/lib/elasticsearch");

    /// <summary>Directory of the logs.</summary>
    /// <value>Default <c>/var/log/elasticsearch</c>, as the package has it.</value>
    public AbsolutePath LogDirectory { get; init; } = AbsolutePath.Parse("/var/log/elasticsearch");

    /// <summary>Heap; null for 3000m of 16 GiB, and in proportion, beside other JVM services, half of the memory up to 26 GiB alone, or Elasticsearch's own sizing where the memory is unknown, see <see cref="Heaps.ElasticsearchOn"/>.</summary>
    public DataSize? Heap { get; init; }

    /// <summary>Directories in which snapshots may be kept, the same shared directories on every node.</summary>
    /// <value>Default none: no file-system repository can then be registered.</value>
    public IReadOnlyList<AbsolutePath> Repositories { get; init; } = [];

    /// <summary>Whether the heap is locked into memory, so that none of it is ever swapped out.</summary>
    /// <value>Default false: a node that is not allowed to lock it does not start; a machine without swap needs no lock.</value>
    public bool MemoryLock { get; init; }
}
