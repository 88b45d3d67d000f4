using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;

namespace HiveConfig.Lint;

/// <summary>The versions that one environment is judged by.</summary>
public sealed class Targets
{
    private static readonly ProductVersion UsualElasticsearch = ProductVersion.Parse("8.19");

    private Targets(IReadOnlyList<Target> all) => All = all;

    /// <summary>The version of each product, by name of the product.</summary>
    public IReadOnlyList<Target> All { get; }

    /// <summary>The version of Cassandra.</summary>
    public ProductVersion Cassandra => Of("cassandra").Version;

    /// <summary>The version of Elasticsearch.</summary>
    public ProductVersion Elasticsearch => Of("elasticsearch").Version;

    /// <summary>The version of TheHive.</summary>
    public ProductVersion TheHive => Of("thehive").Version;

    /// <summary>The version of one product and where it was taken from.</summary>
    /// <param name="product"><c>cassandra</c>, <c>elasticsearch</c> or <c>thehive</c>.</param>
    public Target Of(string product) => All.First(target => string.Equals(target.Product, product, StringComparison.Ordinal));

    /// <summary>The versions that a cluster is of.</summary>
    internal static IReadOnlyList<Target> StatedBy(Cluster cluster) =>
    [
        new("cassandra", cluster.Cassandra.Version, TargetSource.Cluster),
        new("elasticsearch", cluster.Elasticsearch.Version, TargetSource.Cluster),
        new("thehive", cluster.TheHive.Version, TargetSource.Cluster),
    ];

    // The first that says a version of a product is believed: stated, then the manifest's, then what the files show.
    internal static Targets Of(Repo repo, IReadOnlyList<Target> stated)
    {
        var usual = SupportTable.Rows[SupportTable.Rows.Count - 1];
        var said = stated.Concat(FromManifest(repo)).Concat(NamedPackages.Of(repo)).Concat(Shown(repo));
        return new Targets(
        [
            Find("cassandra", usual.Cassandra.Last),
            Find("elasticsearch", UsualElasticsearch),
            Find("thehive", usual.TheHive.Last),
        ]);

        Target Find(string product, ProductVersion version)
            => said.FirstOrDefault(target => string.Equals(target.Product, product, StringComparison.Ordinal)) ?? new Target(product, version, TargetSource.Assumed);
    }

    private static IEnumerable<Target> FromManifest(Repo repo)
    {
        foreach (var version in repo.Inventory.Versions)
        {
            if (ProductVersion.TryParse(version.Value, out var parsed, out _))
            {
                yield return new Target(version.Key, parsed, TargetSource.Manifest);
            }
        }
    }

    // A sign is believed as soon as one file shows it; the signs of a kind stand in the order of belief, whichever file shows them.
    private static IEnumerable<Target> Shown(Repo repo)
        => from kind in repo.Files.Select(file => file.Kind).Distinct()
           from sign in kind.Facts is { } facts ? facts().Signs : []
           from file in repo.Of(kind)
           where Repo.IsReadable(file) && sign.IsIn(repo.Effective(file))
           select new Target(sign.Product, ProductVersion.Parse(sign.Version), TargetSource.Inferred) { Shown = sign.Shows };
}

/// <summary>A version that files are judged by.</summary>
/// <param name="Product"><c>cassandra</c>, <c>elasticsearch</c> or <c>thehive</c>.</param>
/// <param name="Version">The version.</param>
/// <param name="Source">Where it was taken from.</param>
public sealed record Target(string Product, ProductVersion Version, TargetSource Source)
{
    /// <summary>What is known of the version, where the files show less than one: <c>5.4 or later</c>.</summary>
    internal string? Shown { get; init; }
}

/// <summary>Where the version of a product was taken from.</summary>
public enum TargetSource
{
    /// <summary>Nothing says it: the newest that the vendor supports.</summary>
    Assumed,

    /// <summary>What the files show: names of keys that only some versions have.</summary>
    Inferred,

    /// <summary>The manifest of a generated tree.</summary>
    Manifest,

    /// <summary>The settings, hiveconfig.yaml.</summary>
    Settings,

    /// <summary>cluster.yaml.</summary>
    Cluster,

    /// <summary>The command line.</summary>
    CommandLine,
}
