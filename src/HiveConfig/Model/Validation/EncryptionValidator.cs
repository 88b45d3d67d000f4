using System;
using System.Linq;
using FluentValidation;

namespace HiveConfig.Model;

/// <summary>Encryption, and what has to be encrypted together.</summary>
internal sealed class EncryptionValidator : AbstractValidator<Cluster>
{
    private static readonly AbsolutePath ElasticsearchConfiguration = AbsolutePath.Parse("/etc/elasticsearch");

    internal EncryptionValidator()
    {
        RuleFor(cluster => cluster).Custom(Clear).When(cluster => cluster.Tls is null);
        RuleFor(cluster => cluster).Custom((cluster, context) => Encrypted(cluster, cluster.Tls!, context)).When(cluster => cluster.Tls is not null);
    }

    private static void Clear(Cluster cluster, ValidationContext<Cluster> context)
    {
        context.Warning(
            "HC0051",
            "tls",
            $"'tls' is off: passwords, sessions and cases cross the network in clear, and Elasticsearch, which refuses logins between machines without it, "
            + $"lets whoever reaches its port {cluster.Elasticsearch.HttpPort} read, change and delete the whole index; expected 'tls: true', or a network that nobody else is in");
        if (cluster.TheHive.IsHttps)
        {
            context.Error("HC8024", "thehive.url", $"'{cluster.TheHive.Url}' is https, but 'tls' is off and nothing would answer; expected 'tls: true' or an http address");
        }

        if (cluster.TheHive.ArteryTls)
        {
            context.Error("HC3012", "thehive.artery.tls", "the artery is encrypted, but 'tls' is off and there are no keys; expected 'tls: true'");
        }
    }

    private static void Encrypted(Cluster cluster, Tls tls, ValidationContext<Cluster> context)
    {
        if (!cluster.TheHive.IsHttps)
        {
            context.Warning("HC8024", "thehive.url", $"'{cluster.TheHive.Url}' is http, but 'tls' is on and every request is redirected to https");
        }

        if (!tls.ElasticsearchDirectory.IsAtOrBelow(ElasticsearchConfiguration))
        {
            context.Error("HC2030", "tls.elasticsearch.directory", $"'{tls.ElasticsearchDirectory}' is not below '{ElasticsearchConfiguration}', where alone Elasticsearch may read");
        }

        (string Setting, AbsolutePath Path)[] stores =
        [
            ("tls.cassandra.keystore", tls.CassandraKeystore),
            ("tls.cassandra.truststore", tls.CassandraTruststore),
            ("tls.thehive.keystore", tls.TheHiveKeystore),
            ("tls.thehive.truststore", tls.TheHiveTruststore),
        ];
        (string Setting, AbsolutePath Path)[] files = [.. stores, ("tls.haproxy.pem", tls.HaproxyPem)];
        foreach (var (setting, _) in files.Where(file => file.Path.IsRoot))
        {
            context.Error("HC0070", setting, "'/' is a directory, expected a file");
        }

        foreach (var (setting, path) in stores.Where(store => store.Path.Value.EndsWith(".jks", StringComparison.OrdinalIgnoreCase)))
        {
            context.Warning("HC1031", setting, $"'{path}' is called a JKS store, but is read as PKCS12; expected a name that ends in .p12");
        }
    }
}
