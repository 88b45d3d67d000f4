using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Who takes part in a backup, and what of it is refused.</summary>
public sealed class BackupModelTests
{
    private static readonly Cluster Good = BackupClusters.ThreeNodes;

    [Fact]
    public void AnEmptyMapIsABackup()
    {
        var backup = Read("{}").Backup!;
        Assert.Equal(new Model.Backup(), backup);
        Assert.Equal(("01:30", 14, "/var/backups/hiveconfig"), (backup.Schedule.ToString(), backup.Keep, backup.Directory.Value));
        Assert.Null(Read("{}", "").Backup);
    }

    [Fact]
    public void EveryKeyReads()
    {
        var backup = Read("{ node: node2, schedule: '23:00', keep: 7, directory: /srv/b, nfs: { node: node3 }, offHost: '[fd00::9]:/srv/c', client: mcli, recipient: /etc/r.pem }").Backup!;
        Assert.Equal(("mcli", false), (backup.Client.Value, backup.Client.IsAws));
        Assert.Equal(("node2", "23:00", 7, "/srv/b", "[fd00::9]:/srv/c", "/etc/r.pem"), (backup.Node!.Value, backup.Schedule.ToString(), backup.Keep, backup.Directory.Value, backup.OffHost!.ToString(), backup.Recipient!.Value));
        Assert.Equal(("10.10.1.13", "/mnt/backup/elasticsearch", "/mnt/backup/elasticsearch"), (backup.Snapshots!.Server.Value, backup.Snapshots.Export.Value, backup.Snapshots.MountPoint.Value));
    }

    [Theory]
    [InlineData("{ node: node9 }", "cluster.yaml:1:17: error HC0060: there is no node 'node9'; did you mean 'node1'?")]
    [InlineData("{ nfs: { node: node9 } }", "cluster.yaml:1:24: error HC0060: there is no node 'node9'; did you mean 'node1'?")]
    [InlineData("{ schedule: '1:30' }", "cluster.yaml:1:21: error HC0004: '1:30' is not a time of the day in UTC (01:30)")]
    [InlineData("{ schedule: '24:00' }", "cluster.yaml:1:21: error HC0004: '24:00' is not a time of the day in UTC (01:30)")]
    [InlineData("{ offHost: /srv/hive }", "cluster.yaml:1:20: error HC0004: '/srv/hive' is not a user, a machine that is reached over SSH and a directory of it (backup@vault.example.org:/srv/hive)")]
    [InlineData("{ offHost: 'a b@c:/d' }", "cluster.yaml:1:20: error HC0004: 'a b@c:/d' is not a user, a machine that is reached over SSH and a directory of it (backup@vault.example.org:/srv/hive)")]
    [InlineData("{ client: rclone }", "cluster.yaml:1:19: error HC0004: 'rclone' is not a client of object stores: aws, mc or mcli, by name or absolute path (mcli, /opt/minio/bin/mc)")]
    [InlineData("{ client: bin/mc }", "cluster.yaml:1:19: error HC0004: 'bin/mc' is not a client of object stores: aws, mc or mcli, by name or absolute path (mcli, /opt/minio/bin/mc)")]
    [InlineData("{ keeps: 3 }", "cluster.yaml:1:11: error HC0002: unknown key 'keeps' in 'backup'; did you mean 'keep'?")]
    public void WhatCannotBeReadIsSaid(string value, string expected)
        => Assert.Equal(expected, ClusterFile.Read("cluster.yaml", Text("backup: " + value + "\n")).Problems.First().ToString());

    [Fact]
    public void OneNodeIsEnoughWhereItHasEveryRow()
    {
        Assert.Equal(["node1"], Names(Good));
        Assert.Equal(["node2"], Names(Good with { Backup = Good.Backup! with { Node = NodeName.Parse("node2") } }));
        Assert.Equal(["node1", "node2", "node3"], Names(Good with { Cassandra = new() { ReplicationFactor = 2 } }));
        Assert.Equal(["cass1", "cass2", "cass3", "cass4"], Names(BackupClusters.Separate));
        Assert.Equal(["cass1"], Names(BackupClusters.Separate with { Cassandra = new() { ReplicationFactor = 4 } }));
    }

    [Fact]
    public void OfSeveralDatacentersOneIsEnough()
    {
        var cluster = Good with
        {
            Nodes = [.. Enumerable.Range(1, 5).Select(i => new Node($"node{i}", $"10.10.1.1{i}") { Datacenter = DatacenterName.Parse(i < 4 ? "near" : "far") })],
            Cassandra = new() { ReplicationFactor = 2 },
        };
        Assert.Equal(["node1", "node2", "node3"], Names(cluster));
        Assert.Equal(["node5"], Names(cluster with { Backup = Good.Backup! with { Node = NodeName.Parse("node5") } }));
    }

    [Fact]
    public void ThePartsAreWhereTheServicesAre()
    {
        var separate = BackupClusters.Separate;
        Assert.Equal(("hive2", "es1", "hive2", "es1"), (separate.BackupNode!.Name.Value, separate.SnapshotAsker!.Name.Value, separate.AttachmentsNode!.Name.Value, separate.SnapshotServer!.Name.Value));
        Assert.Equal(["es2"], separate.SnapshotClients.Select(node => node.Name.Value));
        Assert.Equal("hive1", (separate with { Backup = new() }).BackupNode!.Name.Value);
        Assert.Equal("hive1", (separate with { Backup = new() { Node = NodeName.Parse("cass1") } }).AttachmentsNode!.Name.Value);
    }

    [Fact]
    public void TheShareIsBesideTheAttachments()
    {
        Assert.Equal(("10.10.1.20", "/srv/hive/elasticsearch-snapshots", "/mnt/backup/elasticsearch"), Share(Good));

        // On a node, what is exported is what Elasticsearch there writes; with an object store there is no server but the nodes.
        Assert.Equal(("10.10.1.12", "/mnt/backup/elasticsearch", "/mnt/backup/elasticsearch"), Share(Good with { Storage = new NfsStorage { Server = HostAddress.Parse("10.10.1.12"), Export = AbsolutePath.Parse("/opt/thp/thehive/files") } }));
        Assert.Equal(("10.10.1.11", "/mnt/backup/elasticsearch", "/mnt/backup/elasticsearch"), Share(Good with { Storage = new S3Storage { Endpoint = S3Endpoint.Parse("https://s3.example.org"), Bucket = BucketName.Parse("thehive") } }));

        static (string Server, string Export, string Mount) Share(Cluster cluster) => (cluster.SnapshotShare!.Server.Value, cluster.SnapshotShare.Export.Value, cluster.SnapshotShare.MountPoint.Value);
    }

    [Theory]
    [InlineData("keep", "error HC0071: 'keep' is 0, expected 1-1000")]
    [InlineData("off", "warning HC0073: backups are kept on 'node1' alone, expected 'offHost' to name a machine that is none of the cluster's")]
    [InlineData("inside", "warning HC0073: '10.10.1.13' is the node 'node3', expected a machine that is none of the cluster's")]
    [InlineData("outside", "")]
    [InlineData("in the data", "error HC0072: the backup's 'directory' '/var/lib/cassandra/backups' and Cassandra's 'directory' '/var/lib/cassandra' contain each other, expected directories apart")]
    [InlineData("beside the data", "")]
    [InlineData("in the share", "error HC0072: the backup's 'directory' '/mnt/backup/elasticsearch/sets' and backup's share of snapshots '/mnt/backup/elasticsearch' contain each other, expected directories apart")]
    [InlineData("root", "error HC0072: the backup's 'directory' is '/', expected one of its own")]
    [InlineData("share in the attachments", "error HC0072: the backup's share of snapshots '/opt/thp/thehive/files/es' and the attachments '/opt/thp/thehive/files' contain each other, expected directories apart")]
    [InlineData("share of a node", "error HC0074: the NFS server 'node2' runs Elasticsearch, which writes what it exports: 'export' is '/srv/a', expected the 'mount' '/srv/b'")]
    [InlineData("dash", "error HC4017: '/mnt/es-snapshots' is not an absolute path of letters, digits, '_', '.' and ':' without '..', whose mount unit has a name without backslashes")]
    [InlineData("localhost", "error HC0012: 'localhost' is not an address by which the nodes reach the NFS server")]
    [InlineData("recipient", "error HC0070: '/' is a directory, expected a file")]
    [InlineData("stranger", "error HC0060: there is no node 'node9'")]
    public void WhatCannotWorkIsSaid(string what, string expected)
    {
        var backup = Good.Backup!;
        var changed = what switch
        {
            "keep" => backup with { Keep = 0 },
            "off" => backup with { OffHost = null },
            "inside" => backup with { OffHost = OffHost.Parse("10.10.1.13:/srv") },
            "outside" => backup with { OffHost = OffHost.Parse("10.10.1.113:/srv") },
            "in the data" => backup with { Directory = AbsolutePath.Parse("/var/lib/cassandra/backups") },
            "beside the data" => backup with { Directory = AbsolutePath.Parse("/var/lib/cassandra-backups") },
            "in the share" => backup with { Directory = AbsolutePath.Parse("/mnt/backup/elasticsearch/sets") },
            "root" => backup with { Directory = AbsolutePath.Parse("/") },
            "share in the attachments" => backup with { Snapshots = Nfs("10.10.1.20", "/srv/a", "/opt/thp/thehive/files/es") },
            "share of a node" => backup with { Snapshots = Nfs("10.10.1.12", "/srv/a", "/srv/b") },
            "dash" => backup with { Snapshots = Nfs("10.10.1.20", "/srv/a", "/mnt/es-snapshots") },
            "localhost" => backup with { Snapshots = Nfs("localhost", "/srv/a", "/mnt/b") },
            "recipient" => backup with { Recipient = AbsolutePath.Parse("/") },
            _ => backup with { Node = NodeName.Parse("node9") },
        };
        Assert.Equal(expected, string.Join("\n", (Good with { Backup = changed }).Validate().Select(problem => problem.ToString())));
    }

    private static NfsStorage Nfs(string server, string export, string mount)
        => new() { Server = HostAddress.Parse(server), Export = AbsolutePath.Parse(export), MountPoint = AbsolutePath.Parse(mount) };

    private static string[] Names(Cluster cluster) => [.. cluster.SnapshotNodes.Select(node => node.Name.Value)];

    private static Cluster Read(string value) => Read(value, "backup: " + value + "\n");

    private static Cluster Read(string _, string line) => ClusterFile.Read("cluster.yaml", Text(line)).Cluster!;

    private static string Text(string line) => line + """
        cluster: thp
        phase: bootstrap
        nodes:
          node1: 10.10.1.11
          node2: 10.10.1.12
          node3: 10.10.1.13
        vip: 10.10.1.50/24
        thehive: { version: 5.5.16, url: https://thehive.example.org }
        storage: { nfs: "10.10.1.20:/srv/hive/files" }
        tls: true
        secrets: file:secrets.yaml
        """;

    /// <summary>Two servers may call a directory by one name: what is mounted from the one is not exported by the other.</summary>
    [Fact]
    public void AShareOfANodeIsNotThatOfAnotherServer()
    {
        var path = AbsolutePath.Parse("/srv/hive/files");
        var cluster = TestClusters.ThreeNodes() with
        {
            Storage = new NfsStorage { Server = HostAddress.Parse("10.10.1.20"), Export = path },
            Backup = new() { Snapshots = new NfsStorage { Server = HostAddress.Parse("10.10.1.11"), Export = path, MountPoint = path }, OffHost = OffHost.Parse("backup@vault.example.org:/srv/hive") },
        };
        Assert.DoesNotContain(TestTree.Lint(cluster.Generate(OtherClusters.MadeUp).ToRepo()), finding => finding.Severity > HiveConfig.Lint.Severity.Info);
    }
}
