using System;
using System.Collections.Generic;

namespace HiveConfig.Model;

/// <summary>The secrets of a cluster, by reference.</summary>
public sealed record Secrets
{
    /// <summary>Play's secret key, which signs session cookies; the same on every TheHive node. <c>play</c> in cluster.yaml.</summary>
    public Secret? Play { get; init; }

    /// <summary>Password of Cassandra's administrator role. <c>cassandraAdmin</c> in cluster.yaml.</summary>
    public Secret? CassandraAdmin { get; init; }

    /// <summary>Password of TheHive's Cassandra role. <c>cassandraThehive</c> in cluster.yaml.</summary>
    public Secret? CassandraTheHive { get; init; }

    /// <summary>Password of TheHive's Elasticsearch user. <c>elasticsearchThehive</c> in cluster.yaml.</summary>
    public Secret? ElasticsearchTheHive { get; init; }

    /// <summary>Password of all keystores; needed with TLS. <c>keystore</c> in cluster.yaml.</summary>
    public Secret? Keystore { get; init; }

    /// <summary>Password of all truststores; needed with TLS. <c>truststore</c> in cluster.yaml.</summary>
    public Secret? Truststore { get; init; }

    /// <summary>VRRP password, at most 8 characters: Keepalived cuts the rest off. <c>vrrp</c> in cluster.yaml.</summary>
    public Secret? Vrrp { get; init; }

    /// <summary>Name of the account of the object store; needed with <see cref="S3Storage"/>. <c>s3AccessKey</c> in cluster.yaml.</summary>
    public Secret? S3AccessKey { get; init; }

    /// <summary>Key of the account of the object store; needed with <see cref="S3Storage"/>. <c>s3SecretKey</c> in cluster.yaml.</summary>
    public Secret? S3SecretKey { get; init; }

    /// <summary>Password of <see cref="WebProxy.User"/>. <c>proxy</c> in cluster.yaml.</summary>
    public Secret? Proxy { get; init; }

    /// <summary>Whether a secret is of somebody else's making, so that none can be made up: the accounts of the object store and of the proxy.</summary>
    internal static bool IsGiven(string name) => name is "s3AccessKey" or "s3SecretKey" or "proxy";

    /// <summary>Every secret under the name cluster.yaml has for it, unset ones too, in that order.</summary>
    public IReadOnlyList<(string Name, Secret? Secret)> All
    {
        get
        {
            var all = new List<(string, Secret?)>();
            Map((name, secret) =>
            {
                all.Add((name, secret));
                return secret;
            });
            return all;
        }
    }

    /// <summary>All secrets from one file, each under its own name: the short form <c>secrets: file:secrets.yaml</c>.</summary>
    /// <exception cref="FormatException">The path is blank or holds a control character.</exception>
    public static Secrets FromFile(string path) => new Secrets().Map((name, _) => Secret.FromFile(path, name));

    /// <summary>What a function makes of each secret, by the name cluster.yaml has for it.</summary>
    internal Secrets Map(Func<string, Secret?, Secret?> of) => new()
    {
        Play = of("play", Play),
        CassandraAdmin = of("cassandraAdmin", CassandraAdmin),
        CassandraTheHive = of("cassandraThehive", CassandraTheHive),
        ElasticsearchTheHive = of("elasticsearchThehive", ElasticsearchTheHive),
        Keystore = of("keystore", Keystore),
        Truststore = of("truststore", Truststore),
        Vrrp = of("vrrp", Vrrp),
        S3AccessKey = of("s3AccessKey", S3AccessKey),
        S3SecretKey = of("s3SecretKey", S3SecretKey),
        Proxy = of("proxy", Proxy),
    };
}
