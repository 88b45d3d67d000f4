using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.TheHive;

/// <summary>Writes application.conf, the same on every node but for the node's own addresses (and datacenter).</summary>
internal static class ApplicationConfRenderer
{
    internal static string Render(RenderContext context)
    {
        var file = SettingLines.Hocon(context, context.Cluster.TheHive.Version, context.Cluster.Extra.ApplicationConf);
        file.Blank();

        // A plain include of a file that is missing or not readable would be empty, and Play would complain of its default key.
        file.Line($"include required(file(\"{SecretConf.Kind.InstalledPath}\"))");

        file.Blank();
        file.Block(ApplicationConf.ToolkitOf(context.Cluster.TheHive.Version), () => Actor(file, context));
        file.Blank();
        file.Set(ApplicationConf.DatabaseProvider, "janusgraph");
        file.Block("db.janusgraph", () =>
        {
            file.Block("storage", () => Cassandra(file, context));
            file.Block("index.search", () => Elasticsearch(file, context));
        });
        file.Blank();
        Attachments(file, context.Cluster);
        file.Blank();
        Web(file, context);
        OptionBlocks.Write(file, context);
        return file.ToString();
    }

    private static void Actor(SettingLines file, RenderContext context)
    {
        var cluster = context.Cluster;
        file.Set(ApplicationConf.ActorProvider, "cluster");
        file.Block("remote.artery", () =>
        {
            // The toolkit compares addresses as text, and the host of a URI keeps its brackets.
            file.Comment("Of this node, spelt as in seed-nodes.");
            file.Set(ApplicationConf.CanonicalHostname, context.Node.Address.InUrl);
            file.Set(ApplicationConf.CanonicalPort, cluster.TheHive.ArteryPort.Number);
            if (cluster.TheHive.ArteryTls && cluster.Tls is { } tls)
            {
                file.Set(ApplicationConf.ArteryTransport, "tls-tcp");
                file.Block("ssl.config-ssl-engine", () => ArteryTls(file, cluster.Secrets, tls));
            }
        });
        file.Block("cluster", () =>
        {
            file.Comment("In the same order on every node: only the first may start a cluster by itself.");
            var scheme = ApplicationConf.ToolkitOf(cluster.TheHive.Version);
            file.Set(ApplicationConf.SeedNodes, cluster.TheHiveNodes.Select(node => $"{scheme}://application@{node.Address.InUrl}:{cluster.TheHive.ArteryPort}"));
            file.Comment("More than half of the nodes.");
            file.Set(ApplicationConf.MinNrOfMembers, cluster.MinimumMembers);
        });
    }

    private static void ArteryTls(SettingLines file, Secrets secrets, Tls tls)
    {
        file.Set(ApplicationConf.ArteryKeyStore, tls.TheHiveKeystore.Value);
        file.Set(ApplicationConf.ArteryKeyStorePassword, secrets.Keystore);
        file.Set(ApplicationConf.ArteryKeyPassword, secrets.Keystore);
        file.Set(ApplicationConf.ArteryTrustStore, tls.TheHiveTruststore.Value);
        file.Set(ApplicationConf.ArteryTrustStorePassword, secrets.Truststore);
        file.Set(ApplicationConf.ArteryProtocol, "TLSv1.2");
        file.Comment("Pekko's own list has nothing for EC keys, and a suite without forward secrecy.");
        file.Set(ApplicationConf.ArteryAlgorithms,
        [
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        ]);
        file.Comment("Whoever has no certificate of the authority is no member.");
        file.Set(ApplicationConf.ArteryMutualAuthentication, value: true);
    }

    private static void Cassandra(SettingLines file, RenderContext context)
    {
        var cluster = context.Cluster;
        file.Set(ApplicationConf.StorageBackend, "cql");
        file.Set(ApplicationConf.StorageHosts, cluster.CassandraNodes.Select(node => ContactPoint(node, cluster.Cassandra)));
        file.Set(ApplicationConf.StoragePort, cluster.Cassandra.NativePort.Number);
        file.Set(ApplicationConf.StorageUsername, cluster.Cassandra.TheHiveRole.Value);
        file.Set(ApplicationConf.StoragePassword, cluster.Secrets.CassandraTheHive);
        file.Block("cql", () =>
        {
            file.Set(ApplicationConf.Keyspace, cluster.Cassandra.Keyspace.Value);

            // Only where it is needed: older versions of JanusGraph have no such key.
            var datacenter = cluster.DatacenterOf(context.Node).Value;
            if (!string.Equals(datacenter, ApplicationConf.LocalDatacenter.Default, System.StringComparison.Ordinal))
            {
                file.Set(ApplicationConf.LocalDatacenter, datacenter);
            }

            Consistency(file, cluster);
            if (cluster.Tls is { } tls)
            {
                file.Block("ssl", () =>
                {
                    file.Set(ApplicationConf.StorageTlsEnabled, value: true);
                    file.Set(ApplicationConf.StorageTruststore, tls.TheHiveTruststore.Value);
                    file.Set(ApplicationConf.StorageTruststorePassword, cluster.Secrets.Truststore);
                });
            }
        });
    }

    // JanusGraph takes whatever holds a colon for host and port.
    private static string ContactPoint(Node node, Model.Cassandra cassandra)
        => node.Address.IsIPv6 ? node.Address.InUrl + ":" + cassandra.NativePort : node.Address.Value;

    private static void Consistency(SettingLines file, Cluster cluster)
    {
        var datacenters = cluster.Datacenters;
        if (datacenters.Count < 2)
        {
            return;
        }

        if (cluster.IsConsistencyLocal)
        {
            file.Comment("TheHive runs in this datacenter alone: a majority of the replicas here is enough for it to see all its own writes,\nand the others may be slow or away.");
            file.Set(ApplicationConf.ReadConsistency, "LOCAL_QUORUM");
            file.Set(ApplicationConf.WriteConsistency, "LOCAL_QUORUM");
            file.Set(ApplicationConf.LocalSystemOperations, value: true);
            return;
        }

        var all = datacenters.Sum(cluster.ReplicationFactorOf);
        var survivable = datacenters.Where(datacenter => 2 * (all - cluster.ReplicationFactorOf(datacenter)) > all).ToList();
        file.Comment(
            $"TheHive runs in several datacenters: its locks and ids are safe only when majorities of all {all} replicas overlap.\n"
            + (survivable.Count == 0 ? "The loss of any datacenter stops it." : $"It goes on after the loss of {string.Join(" or ", survivable)}{(survivable.Count == datacenters.Count ? "" : ", not of another")}."));
        file.Set(ApplicationConf.ReadConsistency, "QUORUM");
        file.Set(ApplicationConf.WriteConsistency, "QUORUM");
    }

    // JanusGraph takes what follows the first colon for the port, brackets or not.
    private static string IndexHost(Node node) => (node.Address.IsIPv6 ? node.DnsName ?? node.Address : node.Address).Value;

    private static void Elasticsearch(SettingLines file, RenderContext context)
    {
        var cluster = context.Cluster;
        file.Set(ApplicationConf.IndexBackend, "elasticsearch");
        file.Set(ApplicationConf.IndexHosts, cluster.IndexNodes.Select(IndexHost));
        file.Set(ApplicationConf.IndexPort, cluster.Elasticsearch.HttpPort.Number);
        file.Set(ApplicationConf.IndexName, cluster.Elasticsearch.IndexName.Value);
        file.Block("elasticsearch", () =>
        {
            file.Comment("Counts when the index is created.");
            file.Set(ApplicationConf.IndexReplicas, cluster.IndexReplicas);

            if (cluster.HasElasticsearchLogins)
            {
                file.Block("http.auth", () =>
                {
                    file.Set(ApplicationConf.IndexAuthType, "basic");
                    file.Set(ApplicationConf.IndexUsername, cluster.Elasticsearch.User.Value);
                    file.Set(ApplicationConf.IndexPassword, cluster.Secrets.ElasticsearchTheHive);
                });
            }

            if (cluster.Tls is { } tls)
            {
                file.Block("ssl", () =>
                {
                    file.Set(ApplicationConf.IndexTlsEnabled, value: true);
                    file.Set(ApplicationConf.IndexTruststore, tls.TheHiveTruststore.Value);
                    file.Set(ApplicationConf.IndexTruststorePassword, cluster.Secrets.Truststore);
                });
            }
        });
    }

    private static void Attachments(SettingLines file, Cluster cluster)
    {
        if (cluster.Storage is S3Storage s3)
        {
            file.Set(ApplicationConf.StorageProvider, "s3");
            file.Block("storage.s3", () => ObjectStore(file, s3, cluster.Secrets));
        }
        else if (cluster.Storage is NfsStorage nfs)
        {
            file.Comment("The mount point of the NFS export.");
            file.Set(ApplicationConf.StorageProvider, "localfs");
            file.Set(ApplicationConf.LocalFsLocation, nfs.MountPoint.Value);
        }
    }

    private static void ObjectStore(SettingLines file, S3Storage s3, Secrets secrets)
    {
        file.Set(ApplicationConf.S3Bucket, s3.Bucket.Value);
        file.Set(ApplicationConf.S3EndpointUrl, s3.Endpoint.Value);
        file.Set(ApplicationConf.S3AccessStyle, s3.AccessStyle == S3AccessStyle.Virtual ? "virtual" : "path");
        file.Set(ApplicationConf.S3CredentialsProvider, "static");
        file.Set(ApplicationConf.S3AccessKeyId, secrets.S3AccessKey);
        file.Set(ApplicationConf.S3SecretAccessKey, secrets.S3SecretKey);
        file.Set(ApplicationConf.S3RegionProvider, "static");
        file.Set(ApplicationConf.S3Region, s3.Region.Value);
    }

    private static void Web(SettingLines file, RenderContext context)
    {
        var (cluster, thehive) = (context.Cluster, context.Cluster.TheHive);
        file.Set(ApplicationConf.BaseUrl, thehive.Url.Value);
        file.Set(ApplicationConf.Context, thehive.Context);
        file.Set(ApplicationConf.HttpAddress, context.Node.Address.Value);
        file.Set(ApplicationConf.HttpPort, thehive.HttpPort.Number);
        file.Set(ApplicationConf.SessionSecure, thehive.IsHttps);
        if (thehive.SessionAlgorithm != JwtAlgorithm.HS256)
        {
            file.Set(ApplicationConf.SessionAlgorithm, thehive.SessionAlgorithm.ToString());
            file.Set(ApplicationConf.FlashAlgorithm, thehive.SessionAlgorithm.ToString());
        }

        file.Comment("The balancers: without them X-Forwarded-For and -Proto are ignored.");
        file.Set(ApplicationConf.TrustedProxies, ["127.0.0.1", "::1", .. cluster.LoadBalancerNodes.Select(node => (node.NumericAddress ?? node.Address).Value)]);
        file.Comment("As packaged; Play's own limits are 10 MB and 100 kB.");
        file.Set(ApplicationConf.MaxDiskBuffer, "1GB");
        file.Set(ApplicationConf.MaxMemoryBuffer, "10M");
        file.Comment($"Shorter than the {cluster.LoadBalancer.Timeout} that HAProxy waits.");
        file.Set(ApplicationConf.LongPollingRefresh, thehive.LongPolling.ToString());
    }
}
