using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.Backup.Tests;

/// <summary>A cluster of the tests and what is generated for it, once for all labs.</summary>
internal sealed record LabCluster(Cluster Model, IReadOnlyList<RenderedFile> Files)
{
    private static readonly ConcurrentDictionary<string, Lazy<LabCluster>> All = new(StringComparer.Ordinal);

    public static LabCluster Of(string name) => All.GetOrAdd(name, _ => new Lazy<LabCluster>(() => Read(name))).Value;

    /// <summary>What a secret is here: with what shells, netrc, INI and CQL take for more than text.</summary>
    public static string MadeUp(Secret secret) => "made up #%" + secret.Name + "'\"$`\\ {x}";

    private static LabCluster Read(string name)
    {
        var read = ConfigTree.ReadCluster(Path.Combine(AppContext.BaseDirectory, name + ".yaml"));
        var cluster = read.Cluster ?? throw new InvalidOperationException(string.Join("; ", read.Problems.Select(problem => problem.Message)));
        return new LabCluster(cluster, [.. cluster.Generate(MadeUp).Files.Where(file => file.Node is not null)]);
    }
}
