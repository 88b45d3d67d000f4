using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Plan;

/// <summary>The declarations of settings, by the kind of file they stand in: each says what its change needs.</summary>
internal static class DeclaredKeys
{
    // The files that TheHive's main file includes have its settings.
    private static readonly IReadOnlyList<Key> OfTheHive = [.. In(typeof(SecretConf)), .. In(typeof(ApplicationConf))];

    private static readonly Dictionary<FileKind, IReadOnlyList<Key>> ByKind = new()
    {
        [CassandraYaml.Kind] = In(typeof(CassandraYaml)),
        [RackDcProperties.Kind] = In(typeof(RackDcProperties)),
        [ElasticsearchYml.Kind] = In(typeof(ElasticsearchYml)),
        [ApplicationConf.Kind] = OfTheHive,
        [SecretConf.Kind] = OfTheHive,
        [IncludedConf.Kind] = OfTheHive,
    };

    /// <summary>The settings that a kind of file declares.</summary>
    internal static IReadOnlyList<Key> Of(FileKind kind) => ByKind.TryGetValue(kind, out var keys) ? keys : [];

    /// <summary>Every declaration.</summary>
    internal static IEnumerable<Key> All => ByKind.Values.SelectMany(keys => keys).Distinct();

    private static List<Key> In(Type declaring) => declaring
        .GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        .Where(property => typeof(Key).IsAssignableFrom(property.PropertyType))
        .Select(property => (Key)property.GetValue(null, null)!)
        .ToList();
}
