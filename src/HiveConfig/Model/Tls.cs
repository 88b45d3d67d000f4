namespace HiveConfig.Model;

/// <summary>
/// Encryption of every connection of the cluster. HiveConfig references certificates, it never makes them; the runbook
/// names the commands. The paths are the same on every machine, below the configuration directory of the service that
/// reads them (Elasticsearch reads nowhere else).
/// </summary>
public sealed record Tls
{
    /// <summary>Cassandra's own key and certificate, PKCS12.</summary>
    public AbsolutePath CassandraKeystore { get; init; } = AbsolutePath.Parse("/etc/cassandra/tls/keystore.p12");

    /// <summary>The certificate authority as Cassandra reads it, PKCS12.</summary>
    public AbsolutePath CassandraTruststore { get; init; } = AbsolutePath.Parse("/etc/cassandra/tls/truststore.p12");

    /// <summary>Directory of Elasticsearch's PEM files node.key, node.crt and ca.crt.</summary>
    public AbsolutePath ElasticsearchDirectory { get; init; } = AbsolutePath.Parse("/etc/elasticsearch/certs");

    /// <summary>TheHive's own key and certificate, PKCS12; read when the artery is encrypted.</summary>
    public AbsolutePath TheHiveKeystore { get; init; } = AbsolutePath.Parse("/etc/thehive/tls/keystore.p12");

    /// <summary>The certificate authority as TheHive reads it, PKCS12.</summary>
    public AbsolutePath TheHiveTruststore { get; init; } = AbsolutePath.Parse("/etc/thehive/tls/truststore.p12");

    /// <summary>Certificate chain and key that HAProxy shows to browsers, in one PEM file.</summary>
    public AbsolutePath HaproxyPem { get; init; } = AbsolutePath.Parse("/etc/haproxy/certs/thehive.pem");
}
