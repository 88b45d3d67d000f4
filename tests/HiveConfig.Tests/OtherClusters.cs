using System;
using System.Collections.Generic;
using HiveConfig.Model;

namespace HiveConfig.Tests;

/// <summary>Clusters that differ from the sample where balancers, storage, manifest and runbook have to.</summary>
internal static class OtherClusters
{
    /// <summary>Every role on machines of its own, two datacenters, no TLS, a context path, past the first start.</summary>
    public static Cluster Spread { get; } = TestClusters.ThreeNodes() with
    {
        Name = ClusterName.Parse("spread"),
        Phase = Phase.Running,
        Nodes =
        [
            new("cass1", "10.10.1.21") { Roles = [Role.Cassandra], Datacenter = DatacenterName.Parse("datacenter1") },
            new("cass2", "10.10.2.21") { Roles = [Role.Cassandra], Datacenter = DatacenterName.Parse("dc2") },
            new("es1", "es1.example.org") { Roles = [Role.Elasticsearch] },
            new("hive1", "10.10.1.31") { Roles = [Role.TheHive] },
            new("hive2", "10.10.1.32") { Roles = [Role.TheHive] },
            new("lb1", "10.10.1.41") { Roles = [Role.LoadBalancer], Interface = InterfaceName.Parse("bond0") },
        ],
        TheHive = new() { Version = ProductVersion.Parse("5.5.16"), Url = PublicUrl.Parse("http://thehive.example.org:8080/hive") },
        LoadBalancer = new() { VirtualIp = Cidr.Parse("10.10.1.50/24"), HttpPort = Port.Of(8080) },
        Storage = new NfsStorage
        {
            Server = HostAddress.Parse("nfs.example.org"),
            Export = AbsolutePath.Parse("/srv/hive-files"),
            MountPoint = AbsolutePath.Parse("/srv/thehive"),
        },
        Tls = null,
    };

    /// <summary>As <see cref="TestClusters.ThreeNodes"/>, all addresses IPv6, and names beside them.</summary>
    public static Cluster IPv6 { get; } = TestClusters.IPv6WithNames() with { Name = ClusterName.Parse("six") };

    /// <summary>What the others leave at its default: the rpm, names, dedicated masters, TheHive in one of two datacenters, ports and directories of the user's own.</summary>
    public static Cluster Elsewhere { get; } = TestClusters.ThreeNodes() with
    {
        Name = ClusterName.Parse("elsewhere"),
        Environment = EnvironmentName.Parse("staging"),
        Package = PackageFormat.Rpm,
        Nodes =
        [
            new("near1", "near1.example.org") { Ip = HostAddress.Parse("10.10.1.11"), Datacenter = DatacenterName.Parse("near"), ElasticsearchRoles = [ElasticsearchRole.Data] },
            new("near2", "10.10.1.12") { Dns = HostAddress.Parse("near2.example.org"), Datacenter = DatacenterName.Parse("near"), ElasticsearchRoles = [ElasticsearchRole.Coordinating] },
            new("far1", "10.10.2.11") { Roles = [Role.Cassandra, Role.Elasticsearch], Datacenter = DatacenterName.Parse("far"), ElasticsearchRoles = [ElasticsearchRole.Data] },
            new("master1", "master1.example.org") { Roles = [Role.Elasticsearch], Datacenter = DatacenterName.Parse("far"), ElasticsearchRoles = [ElasticsearchRole.Master] },
        ],
        Cassandra = new()
        {
            NativePort = Port.Of(9142),
            StoragePort = Port.Of(7010),
            Directory = AbsolutePath.Parse("/data/cassandra"),
            CommitlogDirectory = AbsolutePath.Parse("/log/cassandra"),
        },
        Elasticsearch = new() { HttpPort = Port.Of(9201), TransportPort = Port.Of(9301), Directory = AbsolutePath.Parse("/data/elasticsearch") },
        TheHive = new() { Version = ProductVersion.Parse("5.5.16"), Url = PublicUrl.Parse("https://thehive.example.org"), HttpPort = Port.Of(9001), ArteryPort = Port.Of(7355) },
    };

    /// <summary>The oldest versions of the support table.</summary>
    public static Cluster Oldest { get; } = TestClusters.ThreeNodes() with
    {
        Name = ClusterName.Parse("oldest"),
        TheHive = new() { Version = ProductVersion.Parse("5.3"), Url = PublicUrl.Parse("https://thehive.example.org") },
        Cassandra = new() { Version = ProductVersion.Parse("4.0") },
        Elasticsearch = new() { Version = ProductVersion.Parse("7.17") },
    };

    /// <summary>As <see cref="TestClusters.ThreeNodes"/>, with VRRP priorities of its own and a check that only lowers them.</summary>
    public static Cluster Ranked { get; } = TestClusters.ThreeNodes() with
    {
        Name = ClusterName.Parse("ranked"),
        Nodes =
        [
            new("node1", "10.10.1.11") { VrrpPriority = 100 },
            new("node2", "10.10.1.12") { VrrpPriority = 110 },
            new("node3", "10.10.1.13") { VrrpPriority = 105 },
        ],
        LoadBalancer = TestClusters.ThreeNodes().LoadBalancer with { VrrpWeight = -30 },
    };

    /// <summary>As <see cref="TestClusters.ThreeNodes"/>, node1 exports the attachments to the others.</summary>
    public static Cluster NodeExports { get; } = TestClusters.ThreeNodes() with
    {
        Name = ClusterName.Parse("exports"),
        Storage = new NfsStorage { Server = HostAddress.Parse("10.10.1.11"), Export = AbsolutePath.Parse("/opt/thp/thehive/files") },
        Cassandra = new() { Heap = DataSize.Mebibytes(4000) },
        Elasticsearch = new() { MemoryLock = true, Repositories = [AbsolutePath.Parse("/mnt/backup"), AbsolutePath.Parse("/mnt/more")] },
    };

    /// <summary>As <see cref="IPv6"/>, the attachments are on a node that does nothing else.</summary>
    public static Cluster StorageNode { get; } = IPv6 with
    {
        Name = ClusterName.Parse("store"),
        Nodes = [.. IPv6.Nodes, new("store1", "fd00::20") { Roles = [Role.Storage] }],
        Cassandra = new() { Heap = DataSize.Gibibytes(3) },
    };

    /// <summary>Secrets that Ansible fills in.</summary>
    public static Cluster Vault { get; } = TestClusters.ThreeNodes() with
    {
        Secrets = new()
        {
            Play = Secret.FromVault("hive_play"),
            CassandraAdmin = Secret.FromVault("hive_cassandra_admin"),
            CassandraTheHive = Secret.FromVault("hive_cassandra"),
            ElasticsearchTheHive = Secret.FromVault("hive_elasticsearch"),
            Keystore = Secret.FromVault("hive_keystore"),
            Truststore = Secret.FromVault("hive_truststore"),
            Vrrp = Secret.FromVault("hive_vrrp"),
        },
    };

    /// <summary>As <see cref="TestClusters.MadeUp"/>, but a VRRP password that Keepalived takes whole, with all that means something elsewhere.</summary>
    public static string MadeUp(Secret secret) => string.Equals(secret.Name, "vrrp", StringComparison.Ordinal) ? "a #!{}$'" : TestClusters.MadeUp(secret);

    /// <summary>All of them and the sample, by a name for theory data.</summary>
    public static IReadOnlyDictionary<string, Cluster> ByName { get; } = new Dictionary<string, Cluster>(StringComparer.Ordinal)
    {
        ["three nodes"] = TestClusters.ThreeNodes(),
        ["spread"] = Spread,
        ["ipv6"] = IPv6,
        ["elsewhere"] = Elsewhere,
        ["oldest"] = Oldest,
        ["everything"] = OptionBlocksTests.Everything,
        ["vault"] = Vault,
        ["ranked"] = Ranked,
        ["a node exports"] = NodeExports,
        ["a storage node"] = StorageNode,
    };
}
