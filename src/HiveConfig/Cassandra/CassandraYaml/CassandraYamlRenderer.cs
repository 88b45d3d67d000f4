using System.Linq;
using HiveConfig.Generate;

namespace HiveConfig.Cassandra;

/// <summary>Writes cassandra.yaml, complete: nothing of the packaged file is left to merge with.</summary>
/// <remarks>
/// Every setting that Cassandra cannot start without, everything that follows from the cluster, and those settings whose
/// packaged value is better than the built-in one that would take its place.
/// </remarks>
internal static class CassandraYamlRenderer
{
    internal static string Render(RenderContext context)
    {
        var cluster = context.Cluster;
        var file = SettingLines.Yaml(context, cluster.Cassandra.Version, context.Cluster.Extra.CassandraYaml);

        file.Blank();
        file.Comment("None of these may change once the node has started for the first time.");
        file.Set(CassandraYaml.ClusterName, cluster.Name.Value);
        file.Set(CassandraYaml.NumTokens, cluster.Cassandra.NumTokens);
        file.Set(CassandraYaml.AllocateTokensForLocalReplicationFactor, cluster.ReplicationFactorOf(cluster.DatacenterOf(context.Node)));
        file.Set(CassandraYaml.Partitioner, "org.apache.cassandra.dht.Murmur3Partitioner");

        file.Blank();
        file.Comment("Datacenter and rack stand in cassandra-rackdc.properties.");
        file.Set(CassandraYaml.EndpointSnitch, "GossipingPropertyFileSnitch");

        file.Blank();
        file.Comment("The same on every node.");
        file.ListOfOne("seed_provider", () =>
        {
            file.Set(CassandraYaml.SeedProviderClass, "org.apache.cassandra.locator.SimpleSeedProvider");
            file.ListOfOne("parameters", () => file.SetJoined(CassandraYaml.Seeds, cluster.Seeds.Select(node => node.Address.Value)));
        });

        file.Blank();
        file.Comment("Addresses, never interfaces: an interface may have several addresses, and both together are refused.");
        file.Set(CassandraYaml.ListenAddress, context.Node.Address.Value);
        file.Set(CassandraYaml.RpcAddress, context.Node.Address.Value);
        file.Set(CassandraYaml.StoragePort, cluster.Cassandra.StoragePort.Number);
        file.Set(CassandraYaml.NativeTransportPort, cluster.Cassandra.NativePort.Number);
        file.Comment("As packaged; the built-in value is none.");
        file.Set(CassandraYaml.InternodeCompression, "dc");

        Disk(file, context);

        file.Blank();
        file.Set(CassandraYaml.Authenticator, "PasswordAuthenticator");
        file.Set(CassandraYaml.Authorizer, "CassandraAuthorizer");
        file.Set(CassandraYaml.RoleManager, "CassandraRoleManager");

        file.Blank();
        Encryption(file, context);
        return file.ToString();
    }

    private static void Disk(SettingLines file, RenderContext context)
    {
        var cassandra = context.Cluster.Cassandra;
        file.Blank();
        file.Set(CassandraYaml.DataFileDirectories, [cassandra.Data.Value]);
        file.Set(CassandraYaml.CommitlogDirectory, cassandra.Commitlog.Value);
        file.Set(CassandraYaml.SavedCachesDirectory, cassandra.SavedCaches.Value);
        file.Set(CassandraYaml.HintsDirectory, cassandra.Hints.Value);

        file.Blank();
        file.Comment("Required; the packaged values.");
        file.Set(CassandraYaml.CommitlogSync, "periodic");
        if (cassandra.Version.IsAtLeast(CassandraYaml.CommitlogSyncPeriod.Since!))
        {
            file.Set(CassandraYaml.CommitlogSyncPeriod, "10s");
        }
        else
        {
            file.Set(CassandraYaml.CommitlogSyncPeriodInMs, 10_000);
        }

        file.Blank();
        file.Comment("As packaged: a node with a broken disk leaves the ring. The built-in disk_failure_policy is ignore.");
        file.Set(CassandraYaml.DiskFailurePolicy, "stop");
        file.Set(CassandraYaml.CommitFailurePolicy, "stop");
    }

    private static void Encryption(SettingLines file, RenderContext context)
    {
        var secrets = context.Cluster.Secrets;
        var tls = context.Cluster.Tls;
        file.Comment(tls is null
            ? "Off, and 'optional' stated: a keystore that happens to be there would switch it on."
            : "TheHive shows no certificate, it logs in with a password; so no truststore is read here.");
        file.Block("client_encryption_options", () =>
        {
            file.Set(CassandraYaml.ClientEnabled, tls is not null);
            file.Set(CassandraYaml.ClientOptional, value: false);
            file.Set(CassandraYaml.ClientRequireClientAuth, value: false);
            if (tls is not null)
            {
                file.Set(CassandraYaml.ClientKeystore, tls.CassandraKeystore.Value);
                file.Set(CassandraYaml.ClientKeystorePassword, secrets.Keystore);
                file.Set(CassandraYaml.ClientStoreType, "PKCS12");
            }
        });

        file.Blank();
        if (tls is not null)
        {
            file.Comment("Nodes show each other their certificates: whoever has none is no member.");
        }

        file.Block("server_encryption_options", () =>
        {
            file.Set(CassandraYaml.InternodeEncryption, tls is null ? "none" : "all");
            file.Set(CassandraYaml.ServerOptional, value: false);
            file.Set(CassandraYaml.ServerRequireClientAuth, tls is not null);
            if (tls is not null)
            {
                file.Set(CassandraYaml.ServerKeystore, tls.CassandraKeystore.Value);
                file.Set(CassandraYaml.ServerKeystorePassword, secrets.Keystore);
                file.Set(CassandraYaml.ServerTruststore, tls.CassandraTruststore.Value);
                file.Set(CassandraYaml.ServerTruststorePassword, secrets.Truststore);
                file.Set(CassandraYaml.ServerStoreType, "PKCS12");
            }
        });
    }
}
