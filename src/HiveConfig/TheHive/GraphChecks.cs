using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

/// <summary>The settings of JanusGraph, TheHive's database.</summary>
internal static class GraphChecks
{
    private const string Graph = "db.janusgraph.";
    private const string Search = Graph + "index.search.";
    private const string Storage = Graph + "storage.";

    private static readonly Key<bool?> Rebuild = new(Graph + "forceDropAndRebuildIndex", "", Read.Flag);
    private static readonly Key<string> ClusterLabel = new(Storage + "cql.cluster-name", "", Read.Text);

    // Without these TheHive asks its own machine, or makes a database of its own.
    private static readonly string[] Vital =
    [
        Storage + "backend", Storage + "hostname", Storage + "username", Storage + "password", Storage + "cql.keyspace",
        Search + "backend", Search + "hostname", Search + "index-name", Search + "elasticsearch.http.auth.basic.username", Search + "elasticsearch.http.auth.basic.password",
    ];

    private static readonly string[] Levels = ["ANY", "ONE", "TWO", "THREE", "QUORUM", "ALL", "LOCAL_QUORUM", "EACH_QUORUM", "SERIAL", "LOCAL_SERIAL", "LOCAL_ONE"];

    // Levels that are one too many or too few, each with where the settings below it belong: the vendor's own pages among them.
    private static readonly Level[] Misplaced =
    [
        new(Search + "scroll-keep-alive", Search + "elasticsearch.scroll-keep-alive"),
        new(Search + "bulk-refresh", Search + "elasticsearch.bulk-refresh"),
        new(Search + "create.ext", Search + "elasticsearch.create.ext"),
        new(Search + "http.auth", Search + "elasticsearch.http.auth"),
        new(Search + "ssl", Search + "elasticsearch.ssl"),
        new(Search + "elasticsearch.hostname", Search + "hostname"),
        new(Search + "elasticsearch.port", Search + "port"),
        new(Search + "elasticsearch.index-name", Search + "index-name"),
        new(Search + "elasticsearch.http.auth.username", Search + "elasticsearch.http.auth.basic.username"),
        new(Search + "elasticsearch.http.auth.password", Search + "elasticsearch.http.auth.basic.password"),
        new(Search + "elasticsearch.ssl.truststore.storepassword", Search + "elasticsearch.ssl.truststore.password"),
        new(Storage + "keyspace", Storage + "cql.keyspace"),
        new(Storage + "local-datacenter", Storage + "cql.local-datacenter"),
        new(Storage + "ssl", Storage + "cql.ssl"),
        new(Storage + "cql.hostname", Storage + "hostname"),
        new(Storage + "cql.port", Storage + "port"),
        new(Storage + "cql.username", Storage + "username"),
        new(Storage + "cql.password", Storage + "password"),
        new(Storage + "cql.ssl.password", Storage + "cql.ssl.truststore.password"),
        new(Storage + "cql.ssl.truststore.storepassword", Storage + "cql.ssl.truststore.password"),
        new("index.search", "db.janusgraph.index.search"),
        new("storage.cql", "db.janusgraph.storage.cql"),
        new("storage.hostname", "db.janusgraph.storage.hostname"),
        new("storage.backend", "db.janusgraph.storage.backend"),
        new("db.storage", "db.janusgraph.storage"),
        new("db.index", "db.janusgraph.index"),
    ];

    /// <summary>Stores that TheHive 5 no longer works with.</summary>
    internal static IEnumerable<Violation> Backends(Repo repo)
        => repo.Targets.TheHive.IsAtLeast(5, 1)
            ?
            [
                .. repo.Must(ApplicationConf.Kind, ApplicationConf.IndexName, name => string.Equals(name, name.ToLowerInvariant(), StringComparison.Ordinal), "no capitals, which Elasticsearch refuses in the name of an index").Select(violation => violation with { Fix = "Write the name in lower case, the same on every node." }),
                .. repo.Backend(ApplicationConf.DatabaseProvider, "janusgraph", ".JanusDatabase"),
                .. repo.Backend(ApplicationConf.StorageBackend, "cql", ".CQLStoreManager"),
                .. repo.Backend(ApplicationConf.IndexBackend, "elasticsearch", ".ElasticSearchIndex"),
                .. repo.Must(ApplicationConf.Kind, ApplicationConf.StorageProvider, IsProvider, "'localfs' or 's3'").Select(violation => violation with { Fix = "Set storage.provider to localfs or s3, in lower case." }),
            ]
            : [];

    /// <summary>Settings at a level at which JanusGraph does not look for them.</summary>
    internal static IEnumerable<Violation> WrongLevels(Repo repo)
        => from file in repo.Of(ApplicationConf.Kind)
           where Repo.IsReadable(file)
           from setting in repo.Effective(file).Settings
           let place = Array.Find(Misplaced, level => IsAtOrBelow(setting.Key, level.Wrong))
           where place is not null
           group new { file, setting } by new { file, place } into same
           let first = same.First()
           let right = same.Key.place.Right + first.setting.Key.Substring(same.Key.place.Wrong.Length)
           select new Violation(first.setting.Origin ?? first.file, first.setting.KeySpan, $"'{first.setting.Key}' is no setting of JanusGraph, expected '{right}'")
           {
               Setting = first.setting.Key,
               IsSecret = first.setting.Key.EndsWith("password", StringComparison.OrdinalIgnoreCase),
           };

    /// <summary>Settings that are called nearly as TheHive has them, where what they were to be is missed.</summary>
    internal static IEnumerable<Violation> Misspelt(Repo repo)
        => from file in repo.Of(ApplicationConf.Kind)
           where Repo.IsReadable(file)
           let document = repo.Effective(file, file.Node)
           from setting in document.Settings
           where !setting.Key.StartsWith("pekko.", StringComparison.Ordinal) && !Array.Exists(Misplaced, level => IsAtOrBelow(setting.Key, level.Wrong))
           let slip = TheHiveSettings.SlipIn(setting.Key)
           where slip is not null && !slip.Value.Meant.StartsWith("play.http.secret", StringComparison.Ordinal)
           group setting by new { file, document, slip.Value.Level, slip.Value.Meant } into same
           where !SettingSlips.IsBelow(same.Key.document, same.Key.Meant) && !SettingSlips.IsOddOne(repo, same.Key.file, same.Key.Level, same.Key.Meant)
           where !Substitutions.Names(repo, same.Key.file).Any(name => IsAtOrBelow(name, same.Key.Level) || IsAtOrBelow(same.Key.Level, name))
           let first = same.First()
           select new Violation(first.Origin ?? same.Key.file, first.KeySpan, $"'{same.Key.Level}' is no setting of TheHive, expected '{same.Key.Meant}'")
           {
               Setting = first.Key,
               Meant = same.Key.Meant,
               Severity = Array.Exists(Vital, key => IsAtOrBelow(key, same.Key.Meant)) ? Severity.Error : null,
               IsSecret = IsOfSecret(first),
               Fix = "Write the name as it is expected; capitals count.",
           };

    private static bool IsOfSecret(Setting setting)
        => SecretNames.IsSecret(setting.Key)
            || (setting.Value is ScalarValue scalar && scalar.Text.Length >= 24 && scalar.Text.IndexOf(' ') < 0 && scalar.Text.IndexOf('/') < 0);

    /// <summary>Switches that were for one start.</summary>
    internal static IEnumerable<Violation> OneTimeSwitches(Repo repo)
        => from given in repo.Each(ApplicationConf.Kind, Rebuild)
           where given.Value == true
           select new Violation(given.Place, given.Span, Wording.Wrong(given.Setting!.Key, Variant.Show(given.Value), "it gone once the index is rebuilt"))
           {
               Setting = given.Setting.Key,
               Edits = HoconEdit.Of(given.Place, given.Setting.Value, "false"),
           };

    /// <summary>Reads and writes that one replica answers.</summary>
    internal static IEnumerable<Violation> Consistency(Repo repo)
        => new[] { ApplicationConf.ReadConsistency, ApplicationConf.WriteConsistency }
            .SelectMany(key => repo.Must(ApplicationConf.Kind, key, level => level.ToUpperInvariant() is not ("ONE" or "ANY" or "LOCAL_ONE"), "'QUORUM' or 'LOCAL_QUORUM'")
                .Concat(Unheard(repo, key))
                .Concat(All(repo, key)));

    // JanusGraph ends at a word that is no level of Cassandra.
    private static IEnumerable<Violation> Unheard(Repo repo, Key<string> key)
        => repo.Must(ApplicationConf.Kind, key, level => Array.IndexOf(Levels, level.ToUpperInvariant()) >= 0, "'QUORUM' or 'LOCAL_QUORUM'")
            .Select(violation => violation with { Severity = Severity.Error, Fix = "Remove the setting, or write a level as Cassandra spells it." });

    // A single node is all of them.
    private static IEnumerable<Violation> All(Repo repo, Key<string> key)
        => repo.Inventory.CountOf(Role.Cassandra).Number < 2 ? []
            : repo.Must(ApplicationConf.Kind, key, level => level.ToUpperInvariant() is not "ALL", "'QUORUM' or 'LOCAL_QUORUM': with one node down none is answered");

    /// <summary>A label that seems to be the cluster's name and is another.</summary>
    internal static IEnumerable<Violation> Label(Repo repo)
    {
        var names = repo.Each(CassandraYaml.Kind, CassandraYaml.ClusterName).Where(name => name.Setting is not null).ToList();
        return from given in repo.Each(ApplicationConf.Kind, ClusterLabel)
               where given.Setting is not null && names.Count > 0 && !names.Exists(name => string.Equals(name.Value, given.Value, StringComparison.Ordinal))
               select new Violation(given.Place, given.Span, $"'{given.Setting!.Key}' is {Wording.Quote(given.Value!)} but 'cluster_name' is {Wording.Quote(names[0].Value!)}; it is a label only, and without effect since JanusGraph 0.6")
               {
                   Setting = given.Setting.Key,
                   Related = [new RelatedPlace(names[0].Place, names[0].Span, Wording.GivenHere)],
               };
    }

    // A name with dots is a class.
    private static bool IsProvider(string value) => value is "localfs" or "s3" or "database" || value.IndexOf('.') > 0;

    private static IEnumerable<Violation> Backend(this Repo repo, Key<string> key, string name, string ofClass)
        => repo.Must(ApplicationConf.Kind, key, value => string.Equals(value, name, StringComparison.OrdinalIgnoreCase) || value.EndsWith(ofClass, StringComparison.Ordinal), $"'{name}'");

    private static bool IsAtOrBelow(string key, string level) => key.StartsWith(level, StringComparison.Ordinal) && (key.Length == level.Length || key[level.Length] == '.');

    private sealed record Level(string Wrong, string Right);
}
