using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace HiveConfig.Backup.Tests;

/// <summary>Labs that have a backup already, which was made once.</summary>
internal sealed partial class Lab
{
    private static readonly ConcurrentDictionary<string, Lazy<Made>> Backups = new(StringComparer.Ordinal);

    /// <summary>A lab with a good backup, after which everything has changed.</summary>
    public static (Lab Lab, string Stamp) Given(LabOptions? options = null)
    {
        options ??= new();
        var made = Backups.GetOrAdd(options.Cluster + "/" + options.Index, _ => new Lazy<Made>(() => Make(new() { Cluster = options.Cluster, Index = options.Index, Mutation = null, Seconds = 60 }))).Value;
        var lab = new Lab(options);
        foreach (var (name, bytes) in made.Files)
        {
            var path = System.IO.Path.Combine(lab.Set(made.Stamp), name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        var repository = new SearchRepository(lab.Search.PathRepo, IsReadOnly: false);
        repository.Snapshots["hiveconfig-" + made.Stamp] = new SearchSnapshot { Final = "SUCCESS", Indices = made.Indices.ToDictionary(one => one.Key, one => one.Value.Copy(), StringComparer.Ordinal) };
        lab.Search.Locked(() => lab.Search.Repositories[made.Repository] = repository);
        lab.Work("later");
        return (lab, made.Stamp);
    }

    private static Made Make(LabOptions options)
    {
        Mutation.Ambient.Value = null;
        using var lab = new Lab(options);
        var stamp = lab.Backed();
        var set = lab.Set(stamp);
        var (name, repository) = lab.Search.Repositories.Single();
        return new Made(
            stamp,
            [.. Directory.EnumerateFiles(set, "*", SearchOption.AllDirectories).Select(file => (System.IO.Path.GetRelativePath(set, file), File.ReadAllBytes(file)))],
            name,
            repository.Snapshots.Single().Value.Indices);
    }

    private sealed record Made(string Stamp, IReadOnlyList<(string Name, byte[] Bytes)> Files, string Repository, IReadOnlyDictionary<string, SearchIndex> Indices);
}
