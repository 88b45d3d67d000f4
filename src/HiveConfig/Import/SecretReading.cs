using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.LoadBalancer;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Import;

/// <summary>The secrets of a tree: those that stand in it in clear, and where the others come from.</summary>
internal sealed class SecretReading
{
    private const string EnvironmentMark = "hiveconfig-environment-";
    private const string UnknownMark = "hiveconfig-not-known-0123456789-";

    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _references = new(StringComparer.Ordinal);

    internal SecretReading(Source source)
    {
        foreach (var found in All(source).GroupBy(one => one.Name, StringComparer.Ordinal))
        {
            var known = found.Where(one => one.Text?.Length > 0 && one.Text[0] == '=').GroupBy(one => one.Text, StringComparer.Ordinal).OrderByDescending(same => same.Count()).FirstOrDefault();
            if (known is not null)
            {
                _known[found.Key] = known.Key!.Substring(1);
            }
            else if (found.Select(one => one.Text).FirstOrDefault(text => text is not null && Secret.TryParse(text, out _, out _)) is { } reference)
            {
                _references[found.Key] = reference;
            }
        }
    }

    /// <summary>Those that stand in clear, by the name that cluster.yaml has for each.</summary>
    internal IReadOnlyDictionary<string, string> Known => _known;

    /// <summary>The references: to a file for those in clear and those that nothing names, else to where the tree has them from.</summary>
    internal Secrets References(string path)
        => Secrets.FromFile(path).Map((name, usual) => _references.TryGetValue(name, out var reference) ? Secret.Parse(reference) : usual);

    /// <summary>The references without those that the cluster does not ask for; all of them where one line states them.</summary>
    internal static Secrets Needed(Cluster cluster)
        => cluster.Secrets.Play?.Path is { } path && cluster.Secrets == Secrets.FromFile(path) ? cluster.Secrets : cluster.Secrets.Map((name, secret) => cluster.Needs(name) ? secret : null);

    /// <summary>What stands in the files that are rendered only to be compared: a mark for what is not known.</summary>
    internal string Resolve(Secret secret)
        => secret.Source == SecretSource.Environment ? EnvironmentMark + secret.Name : _known.TryGetValue(secret.Name, out var value) ? value : UnknownMark + secret.Name;

    /// <summary>A secret as it is compared: <c>=</c> and itself, or where it comes from; null when neither is known.</summary>
    internal static string? Compared(ConfigFile file, Span span, string? text)
    {
        if (text is not null && !TemplateMask.IsMasked(text) && !text.StartsWith(UnknownMark, StringComparison.Ordinal))
        {
            var reference = text.StartsWith(EnvironmentMark, StringComparison.Ordinal) ? "env:" + text.Substring(EnvironmentMark.Length) : Placeholder.IsAll(text) ? Reference(text) : "=" + text;
            if (reference is not null)
            {
                return reference;
            }
        }

        // What a reader made of an expression of a template does not tell its name: the file does.
        return span.Line == span.EndLine && file.Secrets.LineOf(span.Line) is var line && span.EndColumn - 1 <= line.Length && span.EndColumn > span.Column
            ? Reference(line.Substring(span.Column - 1, span.EndColumn - span.Column))
            : null;
    }

    // {{ name }} with filters or without; ${NAME} and ${?NAME}.
    private static string? Reference(string raw)
    {
        foreach (var (open, source) in new[] { ("{{", "vault:"), ("${?", "env:"), ("${", "env:") })
        {
            if (raw.IndexOf(open, StringComparison.Ordinal) is >= 0 and var at)
            {
                var name = new string([.. raw.Substring(at + open.Length).TrimStart().TakeWhile(c => char.IsLetterOrDigit(c) || c == '_')]);
                return Secret.TryParse(source + name, out _, out _) ? source + name : null;
            }
        }

        return null;
    }

    private static IEnumerable<(string Name, string? Text)> All(Source source)
        => Keys.SelectMany(row => OfKey(source, row.Kind, row.Key).Select(text => (row.Name, text)))
            .Concat(Cql(source))
            .Concat(Vrrp(source))
            .Concat(User(source));

    private static readonly (string Name, FileKind Kind, Key<string> Key)[] Keys =
    [
        ("play", SecretConf.Kind, SecretConf.SecretKey),
        ("play", ApplicationConf.Kind, SecretConf.SecretKey),
        ("cassandraThehive", ApplicationConf.Kind, ApplicationConf.StoragePassword),
        ("elasticsearchThehive", ApplicationConf.Kind, ApplicationConf.IndexPassword),
        ("keystore", CassandraYaml.Kind, CassandraYaml.ServerKeystorePassword),
        ("keystore", CassandraYaml.Kind, CassandraYaml.ClientKeystorePassword),
        ("keystore", ApplicationConf.Kind, ApplicationConf.ArteryKeyStorePassword),
        ("truststore", CassandraYaml.Kind, CassandraYaml.ServerTruststorePassword),
        ("truststore", ApplicationConf.Kind, ApplicationConf.StorageTruststorePassword),
        ("truststore", ApplicationConf.Kind, ApplicationConf.IndexTruststorePassword),
        ("truststore", ApplicationConf.Kind, ApplicationConf.ArteryTrustStorePassword),
        ("s3AccessKey", ApplicationConf.Kind, ApplicationConf.S3AccessKeyId),
        ("s3SecretKey", ApplicationConf.Kind, ApplicationConf.S3SecretAccessKey),
        ("proxy", ApplicationConf.Kind, ApplicationConf.ProxyPassword),
    ];

    private static IEnumerable<string?> OfKey(Source source, FileKind kind, Key<string> key)
    {
        foreach (var file in source.Repo.Of(kind))
        {
            if (source.Repo.Ask(file, key, file.Node) is { Setting: not null, Value: { } value })
            {
                yield return "=" + value;
            }
            else if (Repo.IsReadable(file) && key.Find(source.Repo.Effective(file)) is { } setting)
            {
                yield return Compared(setting.Origin ?? file, setting.Span, (setting.Value as UnknownValue)?.Raw);
            }
        }
    }

    private static IEnumerable<(string Name, string? Text)> Cql(Source source)
    {
        var thehive = source.Usual(ApplicationConf.Kind, ApplicationConf.StorageUsername) ?? "thehive";
        return from one in source.Documents<CqlDocument>(CqlScript.Kind)
               from role in one.Document.Statements.OfType<CqlRoleStatement>()
               where role.Password is { IsHashed: false }
               let name = role.Superuser == true ? "cassandraAdmin" : string.Equals(role.Name.Text, thehive, StringComparison.Ordinal) ? "cassandraThehive" : null
               where name is not null
               select (name, Compared(one.File, role.Password!.Span, role.Password.Value));
    }

    private static IEnumerable<(string Name, string? Text)> Vrrp(Source source)
        => from one in source.Documents<KeepalivedDocument>(KeepalivedConf.Kind)
           from instance in one.Document.Instances
           let word = instance.Find("authentication")?.Find("auth_pass")?.Argument
           where word is not null
           select ("vrrp", Compared(one.File, word.Span, word.IsKnown ? word.Text : null));

    private static IEnumerable<(string Name, string? Text)> User(Source source)
        => from file in source.Repo.Of(TheHiveUser.Kind)
           where file.EncryptedBy is null
           let document = YamlReader.ReadBounded(TemplateMask.Mask(file.Text))
           where document.IsReadable
           let password = document.Find("password")?.Value as ScalarValue
           where password is { IsNull: false }
           select ("elasticsearchThehive", Compared(file, password.Span, password.Text));
}
