using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class RunbookTests
{
    [Fact]
    public void ThreeNodes() => Snapshot.Match(Text(TestClusters.ThreeNodes()), extension: "md");

    [Fact]
    public void Spread() => Snapshot.Match(Text(OtherClusters.Spread), extension: "md");

    [Fact]
    public void SecretsAreNamedNeverShown()
    {
        var text = Text(TestClusters.ThreeNodes());
        Assert.All(TestClusters.ThreeNodes().Secrets.All, entry => Assert.DoesNotContain(TestClusters.MadeUp(entry.Secret!), text, StringComparison.Ordinal));
        Assert.Contains("file:secrets.yaml#cassandraAdmin", text, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFileOfEveryNodeIsInstalledWithItsAccess()
    {
        var files = TestClusters.ThreeNodes().Generate(TestClusters.MadeUp).Files;
        var text = files[^1].Text;
        Assert.All(
            files.Where(file => file.Node is not null),
            file => Assert.Contains(
                $"install -D -o {file.Access.Owner} -g {file.Access.Group} -m {file.Access.Mode} /root/hiveconfig{file.InstalledPath} {file.InstalledPath}\n",
                text,
                StringComparison.Ordinal));
    }

    [Fact]
    public void TemplatesAreFilledFirst()
    {
        var text = Text(OtherClusters.Vault);
        Assert.Contains("        - node1/etc/thehive/secret.conf\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("        - node1/etc/haproxy/haproxy.cfg\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ansible-playbook", Text(TestClusters.ThreeNodes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Elasticsearch7HasItsOwnWayToTheFirstPassword()
    {
        const string of8 = "elasticsearch-reset-password";
        const string of7 = "elasticsearch-setup-passwords interactive --url 'https://10.10.1.11:9200'\n";
        var (oldest, sample) = (Text(OtherClusters.Oldest), Text(TestClusters.ThreeNodes()));
        Assert.Contains(of7, oldest, StringComparison.Ordinal);
        Assert.DoesNotContain(of8, oldest, StringComparison.Ordinal);
        Assert.DoesNotContain("elasticsearch-keystore", oldest, StringComparison.Ordinal);
        Assert.Contains("find /var/lib/elasticsearch -mindepth 1 -delete", oldest, StringComparison.Ordinal);
        Assert.Contains(of8, sample, StringComparison.Ordinal);
        Assert.DoesNotContain(of7, sample, StringComparison.Ordinal);
    }

    [Fact]
    public void TheObjectStoreIsTriedBeforeTheHiveStarts()
    {
        var text = Text(OptionBlocksTests.Everything);
        Assert.Contains("The bucket `thehive` has to exist", text, StringComparison.Ordinal);
        Assert.Contains("--aws-sigv4 'aws:amz:us-east-1:s3' 'https://s3.example.org/thehive'\n", text, StringComparison.Ordinal);
        Assert.Contains("`file:secrets.yaml#s3AccessKey`", text, StringComparison.Ordinal);
        Assert.Contains("| TheHive | s3.example.org | 443/tcp (object store) | yes |", text, StringComparison.Ordinal);
        Assert.Contains("| Prometheus | TheHive | 9095/tcp | **no** |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("aws-sigv4", Text(TestClusters.ThreeNodes()), StringComparison.Ordinal);
    }

    [Fact]
    public void ThePhaseDecidesWhatIsSaidOfTheFirstStart()
    {
        const string warning = "This tree is for a cluster that has been started before";
        const string advice = "write `phase: running` into cluster.yaml";
        var (first, later) = (Text(TestClusters.ThreeNodes()), Text(TestClusters.ThreeNodes() with { Phase = Phase.Running }));
        Assert.DoesNotContain(warning, first, StringComparison.Ordinal);
        Assert.Contains(advice, first, StringComparison.Ordinal);
        Assert.Contains(warning, later, StringComparison.Ordinal);
        Assert.DoesNotContain(advice, later, StringComparison.Ordinal);
        Assert.StartsWith("# First start of cluster thp\n", first, StringComparison.Ordinal);
        Assert.StartsWith("# Cluster thp, once it has been started\n", later, StringComparison.Ordinal);
        Assert.Contains("\n## 1. Changes\n", later, StringComparison.Ordinal);
        Assert.DoesNotContain("Later changes", later, StringComparison.Ordinal);
        Assert.Contains("\n## 1. The machines\n", first, StringComparison.Ordinal);
        Assert.DoesNotContain(". Changes\n", first, StringComparison.Ordinal);
        Assert.Contains("rm -rf /var/lib/cassandra/data", first, StringComparison.Ordinal);
        Assert.Contains("find /var/lib/elasticsearch -mindepth 1 -delete", first, StringComparison.Ordinal);
        Assert.DoesNotContain("/var/lib/", later, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsNotEncryptedIsNamed()
    {
        var sample = TestClusters.ThreeNodes();
        var text = Text(sample);
        Assert.Contains("| TheHive | TheHive | 2551/tcp | **no** |", text, StringComparison.Ordinal);
        Assert.Contains("| balancers | TheHive | 9000/tcp | **no** |", text, StringComparison.Ordinal);
        Assert.Contains("| TheHive | Cassandra | 9042/tcp | yes |", text, StringComparison.Ordinal);
        Assert.Contains("artery: { tls: true }", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/etc/thehive/tls/keystore.p12", text, StringComparison.Ordinal);

        text = Text(sample with { Tls = null });
        Assert.Contains("| TheHive | Cassandra | 9042/tcp | **no** |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("artery: { tls: true }", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEncryptedArteryHasItsKeystore()
    {
        var sample = TestClusters.ThreeNodes();
        var cluster = sample with { TheHive = sample.TheHive with { ArteryTls = true } };
        var text = Text(cluster);
        Assert.Contains("| TheHive | TheHive | 2551/tcp | yes |", text, StringComparison.Ordinal);
        Assert.DoesNotContain("artery: { tls: true }", text, StringComparison.Ordinal);
        Assert.Contains("install -D -o root -g thehive -m 0640 /root/hiveconfig/tls/keystore.p12 /etc/thehive/tls/keystore.p12\n", text, StringComparison.Ordinal);
        Assert.Contains(
            "/etc/thehive/tls/keystore.p12",
            cluster.Generate(TestClusters.MadeUp).Files.First(file => ReferenceEquals(file.Kind, TheHive.ApplicationConf.Kind)).Text,
            StringComparison.Ordinal);
    }

    /// <summary>The runbook of a cluster.</summary>
    internal static string Text(Cluster cluster)
        => cluster.Generate(TestClusters.MadeUp).Files.Single(file => ReferenceEquals(file.Kind, Runbook.Kind)).Text;

    /// <summary>The commands of a text's fences; of the whole text, or of the section of that title.</summary>
    internal static IReadOnlyList<string> Commands(string text, string? section = null)
    {
        var part = section is null ? text : text.Split("\n## ").Single(part => part.Split('\n')[0].EndsWith(". " + section, StringComparison.Ordinal));
        return part.Split("```bash\n").Skip(1).Select(rest => rest[..rest.IndexOf("```\n", StringComparison.Ordinal)]).ToList();
    }
}
