using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.Elasticsearch;

/// <summary>Writes elasticsearch.yml, complete: the block that the package of 8.0 and later wrote at its installation goes.</summary>
/// <remarks>
/// The vendor's <c>thread_pool.*.queue_size: 100000</c> is left out: a queue of that length hides overload and costs heap.
/// </remarks>
internal static class ElasticsearchYmlRenderer
{
    private const int DefaultTransportPort = 9300;

    internal static string Render(RenderContext context)
    {
        var (cluster, node) = (context.Cluster, context.Node);
        var isMasterEligible = cluster.MasterEligible.Contains(node);
        var file = SettingLines.Yaml(context, cluster.Elasticsearch.Version, context.Cluster.Extra.ElasticsearchYml);

        file.Blank();
        file.Set(ElasticsearchYml.ClusterName, cluster.Name.Value);
        file.Set(ElasticsearchYml.NodeName, node.Name.Value);
        file.Comment("TheHive needs no other role; ml would take memory of its own beside Cassandra and TheHive.");
        file.Set(ElasticsearchYml.NodeRoles, cluster.ElasticsearchRolesOf(node).Where(role => role != ElasticsearchRole.Coordinating).Select(Word));
        if (cluster.SpreadsShards)
        {
            file.Comment("Copies of a shard go to different datacenters.");
            file.Set(ElasticsearchYml.NodeDatacenter, cluster.DatacenterOf(node).Value);
            file.Set(ElasticsearchYml.AwarenessAttributes, ["datacenter"]);
        }

        file.Blank();
        file.Set(ElasticsearchYml.PathData, cluster.Elasticsearch.Directory.Value);
        file.Set(ElasticsearchYml.PathLogs, cluster.Elasticsearch.LogDirectory.Value);
        if (cluster.SnapshotDirectories.Count > 0)
        {
            file.Set(ElasticsearchYml.PathRepo, cluster.SnapshotDirectories.Select(path => path.Value));
        }

        if (cluster.Elasticsearch.MemoryLock)
        {
            file.Comment("Allowed by the drop-in of elasticsearch.service.");
            file.Set(ElasticsearchYml.MemoryLock, value: true);
        }

        file.Blank();
        file.Set(ElasticsearchYml.NetworkHost, node.Address.Value);
        file.Set(ElasticsearchYml.HttpPort, cluster.Elasticsearch.HttpPort.Number);
        file.Set(ElasticsearchYml.TransportPort, cluster.Elasticsearch.TransportPort.Number);

        file.Blank();
        file.Comment("Every master-eligible node.");
        file.Set(ElasticsearchYml.SeedHosts, cluster.MasterEligible.Select(other => SeedHost(cluster, other)));
        if (cluster.Phase == Phase.Bootstrap && isMasterEligible)
        {
            file.Comment("For the first start only: with 'phase: running' in cluster.yaml it goes, for a node that had lost its data\nwould otherwise found a second cluster.");
            file.Set(ElasticsearchYml.InitialMasterNodes, cluster.MasterEligible.Select(other => other.Name.Value));
        }

        file.Blank();
        file.Comment("TheHive's index stores scripts and runs others inline.");
        file.SetJoined(ElasticsearchYml.AllowedTypes, ["inline", "stored"]);

        file.Blank();
        Security(file, cluster.Tls);
        return file.ToString();
    }

    private static string Word(ElasticsearchRole role) => role == ElasticsearchRole.VotingOnly ? "voting_only" : role.ToString().ToLowerInvariant();

    private static string SeedHost(Cluster cluster, Node node)
        => cluster.Elasticsearch.TransportPort.Number == DefaultTransportPort
            ? node.Address.InUrl
            : node.Address.InUrl + ":" + cluster.Elasticsearch.TransportPort;

    private static void Security(SettingLines file, Tls? tls)
    {
        if (tls is null)
        {
            file.Comment("Elasticsearch refuses logins between machines without encrypted transport, and the cluster has no TLS.");
            file.Set(ElasticsearchYml.SecurityEnabled, value: false);
            return;
        }

        var key = tls.ElasticsearchDirectory + "/node.key";
        var certificate = tls.ElasticsearchDirectory + "/node.crt";
        IReadOnlyList<string> authorities = [tls.ElasticsearchDirectory + "/ca.crt"];
        file.Set(ElasticsearchYml.SecurityEnabled, value: true);
        file.Set(ElasticsearchYml.HttpTlsEnabled, value: true);
        file.Set(ElasticsearchYml.HttpTlsKey, key);
        file.Set(ElasticsearchYml.HttpTlsCertificate, certificate);
        file.Set(ElasticsearchYml.HttpTlsAuthorities, authorities);
        file.Set(ElasticsearchYml.TransportTlsEnabled, value: true);
        file.Comment("A certificate of this authority makes a node; its address need not stand in it.");
        file.Set(ElasticsearchYml.TransportTlsVerificationMode, "certificate");
        file.Set(ElasticsearchYml.TransportTlsKey, key);
        file.Set(ElasticsearchYml.TransportTlsCertificate, certificate);
        file.Set(ElasticsearchYml.TransportTlsAuthorities, authorities);
    }
}
