using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Import;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>A setting that nobody knows stands in every kind of file: it is carried, or told with its place.</summary>
public sealed class NothingIsLostTests
{
    // A line for each kind that is written, where it stands (at the end unless a line is named), and whether 'extra' takes it.
    private static readonly Dictionary<string, (string Line, string? After, bool IsCarried)> Strange = new(StringComparer.Ordinal)
    {
        ["cassandra.yaml"] = ("concurrent_reads: 64", null, true),
        ["cassandra-rackdc.properties"] = ("prefer_local=true", null, false),
        ["CQL script"] = ("CREATE TABLE thehive.strange (id int PRIMARY KEY);", null, false),
        ["jvm-server.options"] = ("-XX:MaxGCPauseMillis=300", null, true),
        ["hiveconfig.options"] = ("-Des.strange=true", null, true),
        ["elasticsearch.yml"] = ("indices.memory.index_buffer_size: 20%", null, true),
        ["elasticsearch.service drop-in"] = ("LimitNOFILE=65536", null, false),
        ["thehive-role.json"] = ("\"strange\": true", "{", false),
        ["thehive-user.json"] = ("\"strange\": true,", "{", false),
        ["application.conf"] = ("strange.setting = 7", null, true),
        ["secret.conf"] = ("strange.setting = 7", null, false),
        ["default/thehive"] = ("STRANGE=7", null, false),
        ["logback.xml"] = ("<logger name=\"strange\" level=\"DEBUG\"/>", "<configuration>", false),
        ["mount unit"] = ("TimeoutSec=7", "[Mount]", false),
        ["thehive.service drop-in"] = ("After=strange.service", null, false),
        ["exports"] = ("/strange 10.9.9.9(ro)", null, false),
        ["haproxy.cfg"] = ("    maxconn 20000", "global", true),
        ["keepalived.conf"] = ("    smtp_connect_timeout 30", "global_defs {", false),
        ["keepalived.service drop-in"] = ("Nice=-5", null, false),
        ["sysctl.d file of the balancer"] = ("net.core.somaxconn = 4096", null, false),
        ["backup.conf"] = ("STRANGE=7", null, false),
        ["backup script"] = ("strange --seven", null, false),
        ["backup command"] = ("strange --seven", null, false),
        ["backup ssh_config"] = ("    Compression yes", null, false),
        ["backup cqlshrc"] = ("[strange]", null, false),
        ["backup cqlsh-credentials"] = ("[strange]", null, false),
        ["backup elasticsearch.curl"] = ("strange", "silent", false),
        ["backup aws-credentials"] = ("[strange]", null, false),
        ["backup aws-config"] = ("[strange]", null, false),
        ["backup mc config.json"] = ("\"strange\": true,", "{", false),
        ["hiveconfig-backup.service"] = ("Nice=-7", null, false),
        ["hiveconfig-backup.timer"] = ("AccuracySec=7", "[Timer]", false),
        ["hiveconfig-cassandra-repair.service"] = ("Nice=5", null, false),
        ["hiveconfig-cassandra-repair.timer"] = ("AccuracySec=7", "[Timer]", false),
    };

    private static readonly Cluster Cluster = Widest();

    public static TheoryData<string> Kinds => new(FileKinds.Renderers.Select(renderer => renderer.Kind.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AStrangeSettingIsCarriedOrTold(string kind)
    {
        var (line, after, isCarried) = Strange[kind];
        var cluster = For(kind);
        var files = cluster.Generate(OtherClusters.MadeUp).Files.Where(file => file.Node is not null).ToList();
        Assert.Contains(files, file => file.Kind.Name == kind);
        var repo = ImportTrees.Repo(files.Select(file => (file.TreePath, file.Kind.Name == kind ? With(file.Text, line, after) : file.Text)), cluster);
        var result = ImportTrees.Import(repo);

        var places = from file in files
                     where file.Kind.Name == kind
                     select (file.TreePath, With(file.Text, line, after).Split('\n').ToList().FindIndex(text => text.Trim() == line.Trim()) + 1);
        if (isCarried)
        {
            Assert.Empty(result.NotExpressed);
            Assert.Equal(1, result.ExtraCount);
            var generated = ImportTrees.Generated(result, ImportTrees.ReadBack(result));
            Assert.All(files.Where(file => file.Kind.Name == kind), file => Assert.NotEqual(file.Text, generated[file.TreePath]));
            Assert.Empty(ImportTrees.Import(ImportTrees.Repo(generated.Select(pair => (pair.Key, pair.Value)), cluster)).NotExpressed);
        }
        else
        {
            Assert.Equal(places.Order().Select(place => $"{place.TreePath}:{place.Item2}"), result.NotExpressed.Select(one => $"{one.Path}:{one.Span.Line}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void WhatDiffersBetweenNodesIsTold()
    {
        var files = ImportTrees.FilesOf(Cluster).Select(file => (file.Path, file.Path.EndsWith("cassandra.yaml", StringComparison.Ordinal) ? file.Text + "concurrent_reads: " + (file.Path.StartsWith("node1/", StringComparison.Ordinal) ? "32" : "64") + "\n" : file.Text));
        var result = ImportTrees.Import(ImportTrees.Repo(files, Cluster));
        Assert.Equal(0, result.ExtraCount);
        Assert.Equal(["node1", "node2", "node3"], result.NotExpressed.Select(one => one.Node));
        Assert.All(result.NotExpressed, one => Assert.Contains("it differs between nodes", one.Message, StringComparison.Ordinal));
    }

    /// <summary>One node's own path is not made everybody's.</summary>
    [Fact]
    public void WhatIsOneNodesOwnIsNotTaken()
    {
        var files = ImportTrees.FilesOf(ImportTrees.Clusters["sample three-nodes"]).ToList();
        var usual = new Tls().CassandraKeystore.Value;
        Assert.Equal(3, files.Count(file => file.Path.EndsWith("/cassandra.yaml", StringComparison.Ordinal) && file.Text.Contains(usual, StringComparison.Ordinal)));
        var own = ImportTrees.Import(ImportTrees.Repo(files.Select(file => (file.Path, file.Text.Replace(usual, "/keys/" + file.Path.Split('/')[0] + ".p12", StringComparison.Ordinal)))));
        Assert.Equal(usual, own.Cluster.Tls!.CassandraKeystore.Value);
        Assert.Equal(["node1", "node2", "node3"], own.NotExpressed.Where(one => one.Message.Contains("/keys/node", StringComparison.Ordinal) && one.Path.EndsWith("/cassandra.yaml", StringComparison.Ordinal)).Select(one => one.Node).Distinct(StringComparer.Ordinal));

        var same = ImportTrees.Import(ImportTrees.Repo(files.Select(file => (file.Path, file.Text.Replace(usual, "/keys/node.p12", StringComparison.Ordinal)))));
        Assert.Equal("/keys/node.p12", same.Cluster.Tls!.CassandraKeystore.Value);
    }

    /// <summary>A kind that is not written stays as it is, and that is said.</summary>
    [Theory]
    [InlineData("node1/etc/cassandra/cassandra-env.sh", "JVM_OPTS=\"$JVM_OPTS -Dstrange=1\"\nMAX_HEAP_SIZE=4G\n")]
    [InlineData("node1/etc/fstab", "nas:/x /mnt/x nfs defaults 0 0\n")]
    [InlineData("node1/etc/cassandra/jvm11-server.options", "-XX:+UseG1GC\n")]
    public void OtherFilesAreNamed(string path, string text)
    {
        var result = ImportTrees.Import(ImportTrees.Repo([.. ImportTrees.FilesOf(Cluster), (path, text)], Cluster));
        var told = Assert.Single(result.NotExpressed);
        Assert.Equal((path, "node1"), (told.Path, told.Node));
        Assert.Contains("HiveConfig writes no file of this kind", told.Message, StringComparison.Ordinal);
    }

    /// <summary>A script of hundreds of lines, and what a balancer does for others, are a line each.</summary>
    [Fact]
    public void WhatIsWhollyForeignIsOneLine()
    {
        var files = ImportTrees.FilesOf(Cluster).Select(file => (file.Path, file.Path is "node1/etc/haproxy/haproxy.cfg" ? file.Text + "\nbackend www\n    balance leastconn\n    server web1 10.9.9.1:80\n" : file.Text));
        var result = ImportTrees.Import(ImportTrees.Repo(files, Cluster));
        Assert.Equal(["'backend www' with its 3 lines; cluster.yaml has no word for it"], result.NotExpressed.Where(one => one.Path is "node1/etc/haproxy/haproxy.cfg").Select(one => one.Message));

        // Without their settings nobody knows what our own scripts are for.
        var orphaned = ImportTrees.Import(ImportTrees.Repo(ImportTrees.FilesOf(Cluster).Where(file => !file.Path.EndsWith("backup.conf", StringComparison.Ordinal)), Cluster));
        Assert.Null(orphaned.Cluster.Backup);
        Assert.NotEmpty(orphaned.NotExpressed);
        Assert.All(orphaned.NotExpressed.Where(one => one.Path.Contains("backup", StringComparison.Ordinal)).GroupBy(one => one.Path, StringComparer.Ordinal), file => Assert.Single(file));
    }

    [Fact]
    public void AFileThatCannotBeReadIsNamed()
    {
        var files = ImportTrees.FilesOf(Cluster).Select(file => (file.Path, file.Path is "node2/etc/elasticsearch/elasticsearch.yml" ? "a: [\n" : file.Text));
        var result = ImportTrees.Import(ImportTrees.Repo(files, Cluster));
        Assert.Contains(result.NotExpressed, one => one.Path is "node2/etc/elasticsearch/elasticsearch.yml" && one.Message.Contains("cannot be read", StringComparison.Ordinal));
    }

    /// <summary>No secret comes out: not in the text, not in what is told.</summary>
    [Fact]
    public void NoSecretComesOut()
    {
        const string Leak = "Pq7LeakImport0123456789abcdefghijkl";
        var files = ImportTrees.FilesOf(Cluster).Select(file => (file.Path, Replaced(file.Path, file.Text))).ToList();
        Assert.True(files.Count(file => file.Item2.Contains(Leak, StringComparison.Ordinal)) > 6);
        var result = ImportTrees.Import(ImportTrees.Repo(files, Cluster));
        Assert.DoesNotContain(Leak, result.Text, StringComparison.Ordinal);
        Assert.NotEmpty(result.NotExpressed);
        Assert.All(result.NotExpressed, one => Assert.DoesNotContain(Leak, one.ToString(), StringComparison.Ordinal));
        Assert.Contains(result.NotExpressed, one => one.Path is "node1/etc/haproxy/haproxy.cfg");

        static string Replaced(string path, string text) => path switch
        {
            "node2/etc/thehive/application.conf" or "node3/etc/cassandra/cassandra.yaml" => text.Replace("test-", Leak, StringComparison.Ordinal),
            "node1/etc/haproxy/haproxy.cfg" => text + $"userlist people\n    user admin insecure-password {Leak}\n",
            "node1/etc/keepalived/keepalived.conf" => text.Replace("auth_pass \"a #!{}$'\"", $"auth_pass \"{Leak}\"", StringComparison.Ordinal),
            _ when path.EndsWith("secret.conf", StringComparison.Ordinal) => text + $"strange.password = \"{Leak}\"\n",
            _ when path.EndsWith("elasticsearch.yml", StringComparison.Ordinal) => text + $"xpack.security.http.ssl.keystore.secure_password: {Leak}\n",
            _ when path.EndsWith("roles.cql", StringComparison.Ordinal) => text + $"CREATE ROLE strange WITH PASSWORD = '{Leak}' AND LOGIN = true;\n",
            _ => text,
        };
    }

    private static string With(string text, string line, string? after)
    {
        var lines = text.TrimEnd('\n').Split('\n').ToList();
        lines.Insert(after is null ? lines.Count : lines.FindIndex(one => one.StartsWith(after, StringComparison.Ordinal)) + 1, line);
        return string.Join("\n", lines) + "\n";
    }

    // Attachments lie on a share or in an object store, which one program fetches them from.
    private static Cluster For(string kind)
    {
        var store = ImportTrees.Clusters["sample s3"];
        return kind switch
        {
            "backup aws-credentials" or "backup aws-config" => store,
            "backup mc config.json" => store with { Backup = store.Backup! with { Client = StoreClient.Parse("/opt/minio/mcli") } },
            _ => Cluster,
        };
    }

    // A cluster for which every other kind of file is written.
    private static Cluster Widest()
    {
        var cluster = OtherClusters.NodeExports;
        return cluster with { TheHive = cluster.TheHive with { LogLevel = LogLevel.Info }, Backup = new() { OffHost = OffHost.Parse("backup@vault.example.org:/srv/hive"), Recipient = AbsolutePath.Parse("/etc/hiveconfig/backup/recipient.pem") } };
    }
}
