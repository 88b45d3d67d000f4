using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.LoadBalancer;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Security;

/// <summary>The secrets that stand in clear in a repo, each once, by path and place.</summary>
internal static class SecretValues
{
    // The password of a truststore keeps nothing secret: what it holds is public.
    private static readonly Row[] OfTheHive =
    [
        new(SecretConf.SecretKey, _ => true, _ => "TheHive's sessions"),
        new(ApplicationConf.StoragePassword, _ => true, document => Role(document, ApplicationConf.StorageUsername)),
        new(ApplicationConf.IndexPassword, document => Is(document, ApplicationConf.IndexAuthType, "basic"), document => User(document, ApplicationConf.IndexUsername)),
        new(ApplicationConf.S3SecretAccessKey, document => Is(document, ApplicationConf.StorageProvider, "s3"), _ => "the object store"),
        new(ApplicationConf.ProxyPassword, document => ApplicationConf.ProxyHost.Find(document) is not null, _ => "the web proxy"),
        new(ApplicationConf.ArteryKeyStorePassword, HasArteryTls, _ => null),
        new(ApplicationConf.ArteryKeyPassword, HasArteryTls, _ => null),
    ];

    private static readonly Row[] OfCassandra =
    [
        new(CassandraYaml.ClientKeystorePassword, HasClientTls, _ => null),
        new(CassandraYaml.ServerKeystorePassword, HasInternodeTls, _ => null),
    ];

    private static readonly Comparer<SecretValue> ByPlace = Comparer<SecretValue>.Create((left, right)
        => string.CompareOrdinal(left.File.Path, right.File.Path) is var order && order != 0 ? order : left.Span.CompareTo(right.Span));

    private static readonly Question<IReadOnlyList<SecretValue>> All = new(Find);

    /// <summary>All of them; what is a placeholder, a template expression or encrypted is none.</summary>
    internal static IReadOnlyList<SecretValue> Of(Repo repo) => All.Of(repo);

    private static IReadOnlyList<SecretValue> Find(Repo repo)
    {
        var found = TheHive(repo).Concat(Cassandra(repo)).Concat(Cql(repo)).Concat(Elasticsearch(repo)).Concat(Keepalived(repo))
            .Where(secret => secret.Value.Trim().Length > 0 && !TemplateMask.IsMasked(secret.Value) && !Placeholder.IsAll(secret.Value))
            .OrderBy(secret => secret, ByPlace)
            .ToList();
        return found.Where((secret, i) => i == 0 || ByPlace.Compare(found[i - 1], secret) != 0).ToList();
    }

    /// <summary>Whether a key holds a secret that is in use, or a setting that is none; false for the password of a store that nobody opens.</summary>
    internal static bool IsRead(ConfigFile file, string setting)
        => !ReferenceEquals(file.Kind, CassandraYaml.Kind)
            || (setting.StartsWith("client_encryption_options.", StringComparison.Ordinal) ? HasClientTls(file.Tree)
                : !setting.StartsWith("server_encryption_options.", StringComparison.Ordinal) || setting.EndsWith(".internode_encryption", StringComparison.Ordinal) || HasInternodeTls(file.Tree));

    internal static bool HasClientTls(TreeDocument document) => Value(document, CassandraYaml.ClientEnabled) is true;

    internal static bool HasInternodeTls(TreeDocument document) => Value(document, CassandraYaml.InternodeEncryption) is { } which && which is not "none";

    private static IEnumerable<SecretValue> TheHive(Repo repo)
        => from kind in new[] { ApplicationConf.Kind, SecretConf.Kind, IncludedConf.Kind }
           from file in repo.Of(kind)
           from row in OfTheHive
           let given = repo.Ask(file, row.Key, file.Node)
           where given?.Setting is not null
           let document = repo.Effective(file, file.Node)
           select new SecretValue(given.Place, given.Setting!.Key, given.Span, given.Value!) { Account = row.Account(document), IsOn = row.IsOn(document) };

    private static IEnumerable<SecretValue> Cassandra(Repo repo)
        => from file in repo.Of(CassandraYaml.Kind)
           from row in OfCassandra
           let given = repo.Ask(file, row.Key, file.Node)
           where given?.Setting is not null
           select new SecretValue(given.Place, given.Setting!.Key, given.Span, given.Value!) { IsOn = row.IsOn(file.Tree) };

    private static IEnumerable<SecretValue> Cql(Repo repo)
        => from placed in CqlStatements.Of(repo)
           let role = placed.Statement as CqlRoleStatement
           where role?.Password is { IsHashed: false }
           select new SecretValue(placed.File, "PASSWORD", placed.Place(role.Password!.Span), role.Password.Value) { Account = Named("Cassandra role", role.Name.Text) };

    // The body of a request: JSON, which the reader of YAML takes.
    private static IEnumerable<SecretValue> Elasticsearch(Repo repo)
        => from file in repo.Of(TheHiveUser.Kind)
           where file.EncryptedBy is null
           let setting = YamlReader.Read(file.MayBeTemplate ? TemplateMask.Mask(file.Text) : file.Text).Find("password")
           where setting?.Value is ScalarValue
           select new SecretValue(file, setting.Key, setting.Span, ((ScalarValue)setting.Value).Text) { Account = IndexUser(repo) };

    // The request names its user in the address alone: it is whoever TheHive logs in as.
    private static string? IndexUser(Repo repo)
    {
        var names = repo.Of(ApplicationConf.Kind).Select(file => Value(file.Tree, ApplicationConf.IndexUsername)).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return names.Count > 1 ? null : Named("Elasticsearch user", names.Count == 1 ? names[0] : "thehive");
    }

    private static IEnumerable<SecretValue> Keepalived(Repo repo)
        => from read in KeepalivedFiles.Of(repo)
           let file = read.File
           from instance in read.Document.Instances
           let password = instance.Find("authentication")?.Find("auth_pass")?.Argument
           where password is { IsKnown: true }
           select new SecretValue(file, "auth_pass", password.Span, password.Text) { Account = "the balancers' virtual address" };

    private static bool HasArteryTls(TreeDocument document) => Is(document, ApplicationConf.ArteryTransport, "tls-tcp");

    private static bool Is(TreeDocument document, Key<string> key, string value) => string.Equals(Value(document, key), value, StringComparison.OrdinalIgnoreCase);

    private static T? Value<T>(TreeDocument document, Key<T> key) => key.Find(document) is { } setting ? key.Read(setting.Value) : default;

    private static string? Role(TreeDocument document, Key<string> key) => Value(document, key) is { } name ? Named("Cassandra role", name) : null;

    private static string? User(TreeDocument document, Key<string> key) => Value(document, key) is { } name ? Named("Elasticsearch user", name) : null;

    private static string Named(string what, string name) => $"the {what} '{name}'";

    private sealed record Row(Key<string> Key, Func<TreeDocument, bool> IsOn, Func<TreeDocument, string?> Account);
}
