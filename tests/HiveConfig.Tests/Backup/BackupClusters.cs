using System.Linq;
using HiveConfig.Model;

namespace HiveConfig.Tests;

/// <summary>Clusters with a backup.</summary>
internal static class BackupClusters
{
    private static readonly OffHost Vault = OffHost.Parse("backup@vault.example.org:/srv/hive");

    /// <summary>Every service on three nodes, each of which has every row.</summary>
    public static Cluster ThreeNodes { get; } = TestClusters.ThreeNodes() with { Backup = new() { OffHost = Vault } };

    /// <summary>The same with the oldest Cassandra, whose cqlsh knows no file for credentials.</summary>
    public static Cluster Oldest { get; } = ThreeNodes with { Cassandra = new() { Version = ProductVersion.Parse("4.0") } };

    /// <summary>Attachments in an object store.</summary>
    public static Cluster Store { get; } = TestClusters.ThreeNodes() with
    {
        Storage = new S3Storage { Endpoint = S3Endpoint.Parse("https://{bucket}.s3.example.org"), Bucket = BucketName.Parse("hive"), Region = RegionName.Parse("eu-west-1") },
        Backup = new(),
    };

    /// <summary>A machine for each service, four for Cassandra, none of which has every row; a node exports the snapshots.</summary>
    public static Cluster Separate { get; } = TestClusters.ThreeNodes() with
    {
        Nodes =
        [
            .. Enumerable.Range(1, 4).Select(i => new Node($"cass{i}", $"10.10.2.1{i}") { Roles = [Role.Cassandra] }),
            new("es1", "10.10.2.21") { Roles = [Role.Elasticsearch] },
            new("es2", "10.10.2.22") { Roles = [Role.Elasticsearch] },
            new("hive1", "10.10.2.31") { Roles = [Role.TheHive] },
            new("hive2", "10.10.2.32") { Roles = [Role.TheHive] },
            new("lb1", "10.10.2.41") { Roles = [Role.LoadBalancer] },
        ],
        LoadBalancer = new() { VirtualIp = Cidr.Parse("10.10.2.50/24") },
        TheHive = new() { Version = ProductVersion.Parse("5.5.16"), Url = PublicUrl.Parse("http://thehive.example.org") },
        Tls = null,
        Backup = new()
        {
            Node = NodeName.Parse("hive2"),
            Schedule = DailyTime.Parse("23:00"),
            Keep = 30,
            Directory = AbsolutePath.Parse("/srv/backups"),
            OffHost = Vault,
            Recipient = AbsolutePath.Parse("/etc/hiveconfig/backup/recipient.pem"),
            Snapshots = new() { Server = HostAddress.Parse("10.10.2.21"), Export = AbsolutePath.Parse("/mnt/backup/elasticsearch"), MountPoint = AbsolutePath.Parse("/mnt/backup/elasticsearch") },
        },
    };
}
