using System;
using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What is written for a backup, and on which machines.</summary>
public sealed class BackupFilesTests
{
    private const string Conf = "/etc/hiveconfig/backup.conf";
    private const string Secret = "/etc/hiveconfig/backup/";
    private const string Library = "/usr/local/lib/hiveconfig/backup/";
    private const string Mount = "/etc/systemd/system/mnt-backup-elasticsearch.mount";
    private const string DropIn = "/etc/systemd/system/elasticsearch.service.d/hiveconfig.conf";
    private const string Timer = "/etc/systemd/system/hiveconfig-backup.timer";
    private const string Service = "/etc/systemd/system/hiveconfig-backup.service";

    [Fact]
    public void TheConfOfThreeNodes() => Snapshot.Match(BackupClusters.ThreeNodes.TextOf("node1", Conf), extension: "conf");

    [Fact]
    public void TheConfOfACoordinator() => Snapshot.Match(BackupClusters.Separate.TextOf("hive2", Conf), extension: "conf");

    [Fact]
    public void TheConfOfAnExporter() => Snapshot.Match(BackupClusters.Separate.TextOf("es1", Conf), extension: "conf");

    [Fact]
    public void TheConfOfCassandra() => Snapshot.Match(BackupClusters.Separate.TextOf("cass3", Conf), extension: "conf");

    [Fact]
    public void HowTheOthersAreReached() => Snapshot.Match(BackupClusters.Separate.TextOf("hive2", Secret + "ssh_config"));

    [Fact]
    public void HowCqlshLogsIn()
        => Snapshot.Match(BackupClusters.ThreeNodes.MaskedTextOf("node1", Secret + "cqlshrc") + "---\n" + BackupClusters.ThreeNodes.MaskedTextOf("node1", Secret + "cqlsh-credentials"));

    [Fact]
    public void HowTheOldestCqlshLogsIn()
    {
        Snapshot.Match(BackupClusters.Oldest.MaskedTextOf("node1", Secret + "cqlshrc"));
        Assert.Null(BackupClusters.Oldest.FileOf("node1", Secret + "cqlsh-credentials"));
        Assert.DoesNotContain("--credentials", BackupClusters.Oldest.TextOf("node1", Conf), StringComparison.Ordinal);
    }

    [Fact]
    public void HowCurlLogsIn() => Snapshot.Match(BackupClusters.ThreeNodes.MaskedTextOf("node1", Secret + "elasticsearch.curl"));

    [Fact]
    public void HowAwsLogsIn()
        => Snapshot.Match(string.Concat(new[] { "aws-credentials", "aws-config" }.Select(name => BackupClusters.Store.MaskedTextOf("node1", Secret + name) + "---\n")) + Files(BackupClusters.Store));

    [Fact]
    public void HowMinioLogsIn()
    {
        var cluster = BackupClusters.Store with { Backup = new() { Client = StoreClient.Parse("mcli") } };
        Snapshot.Match(cluster.MaskedTextOf("node1", Secret + "mc/config.json") + "---\n" + Files(cluster));
        Assert.Null(cluster.FileOf("node1", Secret + "aws-credentials"));
        Assert.Null(cluster.FileOf("node2", Secret + "mc/config.json"));
    }

    private static string Files(Cluster cluster)
        => string.Concat(cluster.TextOf("node1", Conf).Split('\n').Where(line => line.StartsWith("FILES_", StringComparison.Ordinal)).Select(line => line + "\n"));

    // What it exports lies there, and nothing is mounted.
    [Fact]
    public void TheNodeThatExportsTheAttachmentsReadsThemInPlace()
    {
        var cluster = BackupClusters.ThreeNodes with { Storage = new NfsStorage { Server = HostAddress.Parse("10.10.1.12"), Export = NfsStorage.DefaultMountPoint } };
        Assert.Contains("FILES_SOURCE=''\n", cluster.TextOf("node2", Conf), StringComparison.Ordinal);
        Assert.DoesNotContain("FILES_KIND", cluster.TextOf("node1", Conf), StringComparison.Ordinal);
        Assert.NotNull(cluster.FileOf("node2", Library + "files.sh"));
        Assert.Null(cluster.FileOf("node1", Library + "files.sh"));
    }

    [Fact]
    public void TheRunbookOfThreeNodes() => Snapshot.Match(Chapter(BackupClusters.ThreeNodes), extension: "md");

    [Fact]
    public void TheRunbookOfSeparateMachines() => Snapshot.Match(Chapter(BackupClusters.Separate), extension: "md");

    [Fact]
    public void TheRunbookOfAnObjectStore() => Snapshot.Match(Chapter(BackupClusters.Store), extension: "md");

    private static string Chapter(Cluster cluster)
    {
        var text = cluster.Generate(TestClusters.MadeUp).Files.Single(file => file.Node is null && string.Equals(file.InstalledPath, "README.md", StringComparison.Ordinal)).Text;
        var start = text.IndexOf(". Backup and restore\n", StringComparison.Ordinal) + 2;
        var end = text.IndexOf("\n## ", start, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..(end + 1)];
    }

    [Fact]
    public void WithoutTlsNobodyLogsIntoElasticsearch() => Assert.DoesNotContain("user", BackupClusters.Separate.TextOf("es1", Secret + "elasticsearch.curl"), StringComparison.Ordinal);

    [Fact]
    public void TheShareOfSnapshots()
        => Snapshot.Match(BackupClusters.ThreeNodes.TextOf("node1", Mount) + "---\n" + BackupClusters.ThreeNodes.TextOf("node1", DropIn) + "---\n" + BackupClusters.Separate.TextOf("es1", "/etc/exports.d/hiveconfig.exports"));

    // What it exports is its own directory, and Elasticsearch there waits for nobody.
    [Fact]
    public void TheNodeThatExportsItMountsNothing()
    {
        Assert.Null(BackupClusters.Separate.FileOf("es1", Mount));
        Assert.Null(BackupClusters.Separate.FileOf("es1", DropIn));
        Assert.NotNull(BackupClusters.Separate.FileOf("es2", Mount));
        Assert.Null(BackupClusters.Separate.FileOf("hive1", Mount));
    }

    [Fact]
    public void ElasticsearchMayKeepSnapshotsThere()
    {
        Assert.Contains("path.repo: [\"/mnt/backup/elasticsearch\"]\n", BackupClusters.ThreeNodes.TextOf("node2", "/etc/elasticsearch/elasticsearch.yml").Replace("path.repo: [/mnt/backup/elasticsearch]", "path.repo: [\"/mnt/backup/elasticsearch\"]", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("path.repo", TestClusters.ThreeNodes().TextOf("node2", "/etc/elasticsearch/elasticsearch.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public void OneTimerForAllParts()
    {
        Snapshot.Match(BackupClusters.Separate.TextOf("hive2", Timer) + "---\n" + BackupClusters.Separate.TextOf("hive2", Service));
        var tree = BackupClusters.Separate.Generate(TestClusters.MadeUp);
        Assert.Single(tree.Files, file => file.InstalledPath.EndsWith("backup.timer", StringComparison.Ordinal));
        Assert.Equal(["daemon-reload", "enable hiveconfig-backup.timer", "restart hiveconfig-backup.timer"], tree.Files.Single(file => string.Equals(file.InstalledPath, Timer, StringComparison.Ordinal)).AfterChange);
        Assert.Equal(8, tree.Absent.Count(file => string.Equals(file.InstalledPath, Timer, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("hive2", "backup.sh common.sh config.sh files.sh part.sh reach.sh restore.sh thehive.sh")]
    [InlineData("hive1", "common.sh config.sh part.sh thehive.sh")]
    [InlineData("cass4", "cassandra.sh common.sh config.sh part.sh")]
    [InlineData("es1", "common.sh config.sh elasticsearch.sh part.sh")]
    [InlineData("es2", "common.sh config.sh part.sh")]
    [InlineData("lb1", "")]
    public void EachMachineHasTheScriptsOfItsParts(string node, string expected)
    {
        var scripts = BackupClusters.Separate.Generate(TestClusters.MadeUp).Files
            .Where(file => string.Equals(file.Node, node, StringComparison.Ordinal) && file.Kind.Name is "backup script" or "backup command")
            .ToList();
        var names = scripts.Select(file => file.InstalledPath switch
        {
            "/usr/local/sbin/hiveconfig-backup" => "backup.sh",
            "/usr/local/sbin/hiveconfig-restore" => "restore.sh",
            var path => path.StartsWith(Library, StringComparison.Ordinal) ? path.Substring(Library.Length) : path,
        });
        Assert.Equal(expected, string.Join(" ", names.Order(StringComparer.Ordinal)));
        Assert.All(scripts, file => Assert.Equal("root root 0755", $"{file.Access.Owner} {file.Access.Group} {file.Access.Mode}"));
    }

    [Fact]
    public void WhatHoldsAPasswordIsRootsAlone()
    {
        var files = BackupClusters.ThreeNodes.Generate(TestClusters.MadeUp).Files.Where(file => file.InstalledPath.StartsWith("/etc/hiveconfig", StringComparison.Ordinal)).ToList();
        Assert.All(files, file => Assert.Equal("root root 0600", $"{file.Access.Owner} {file.Access.Group} {file.Access.Mode}"));
        Assert.Equal(["cqlsh-credentials", "elasticsearch.curl"], files.Where(file => file.HasSecret && string.Equals(file.Node, "node1", StringComparison.Ordinal)).Select(file => file.InstalledPath.Split('/')[^1]).Order(StringComparer.Ordinal));
        Assert.All(files.Where(file => file.InstalledPath.EndsWith(".conf", StringComparison.Ordinal)), file => Assert.False(file.HasSecret));
    }

    // Ansible fills in what holds a password; to_json makes the quotes, and curl reads its escapes.
    [Fact]
    public void AVaultsPasswordIsFilledInLater()
    {
        var cluster = BackupClusters.ThreeNodes with { Secrets = BackupClusters.ThreeNodes.Secrets with { ElasticsearchTheHive = Model.Secret.Parse("vault:hive_elastic") } };
        var file = cluster.FileOf("node1", Secret + "elasticsearch.curl")!;
        Assert.True(file.IsTemplate);
        Assert.Contains("user = {{ ('thehive:' ~ hive_elastic) | to_json }}\n", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutABackupNothingIsWritten()
        => Assert.DoesNotContain(TestClusters.ThreeNodes().Generate(TestClusters.MadeUp).Files, file => file.TreePath.Contains("backup", StringComparison.Ordinal));
}
