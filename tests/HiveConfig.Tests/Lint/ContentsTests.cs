using System;
using System.Linq;
using System.Text;
using HiveConfig.Disk;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.TheHive;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ContentsTests
{
    private const string Cassandra = "cluster_name: thehive\n";
    private const string TheHive = "db.janusgraph.storage.hostname = [\"10.0.0.1\"]\n";

    [Theory]
    [InlineData("elasticsearch.yml", "- hosts: es\n  become: true\n  roles: [elasticsearch]\n")]
    [InlineData("playbooks-es/elasticsearch.yml", "---\n- name: Install\n  hosts: es\n")]
    [InlineData("modules.d/elasticsearch.yml", "# Module: elasticsearch\n\n- module: elasticsearch\n  metricsets: [node]\n")]
    [InlineData("elasticsearch/elasticsearch.yml", "version: '3'\nservices:\n  es:\n    image: elasticsearch\n")]
    [InlineData(".github/workflows/elasticsearch.yml", "on: push\njobs:\n  test: {}\n")]
    [InlineData("environment/elasticsearch.yml", "elasticsearch_version: 8.19\nelasticsearch_heap: 4g\n")]
    [InlineData("k8s/cassandra/cassandra.yaml", "apiVersion: apps/v1\nkind: StatefulSet\n")]
    [InlineData("charts/cassandra.yaml", "image:\n  tag: 4.1\nreplicaCount: 3\n")]
    [InlineData("n1/application.conf", "akka.cluster.seed-nodes = [\"akka://Orders@127.0.0.1:2551\"]\n")]
    [InlineData("web/application.conf", "play.http.secret.key = \"changeme\"\nslick.dbs.default.profile = \"slick.jdbc.H2Profile$\"\n")]
    [InlineData("web/application.conf", "play.http.secret.key = \"changeme\"\nshop {\n  currency = EUR\n}\n")]
    [InlineData("n1/application.conf", "play.http.secret.key = \"changeme\"\nsearch.index = cortex\nanalyzer.urls = [\"https://download.thehive-project.org/analyzers.json\"]\n")]
    [InlineData("conf/cassandra-values.yaml", Cassandra)]
    [InlineData("conf/cassandra-n1.yaml", "replicaCount: 3\n")]
    [InlineData("conf/application-n1.conf", "play.http.secret.key = x\n")]
    [InlineData("thehive/nginx.conf", "worker_processes 1;\n")]
    [InlineData("n1/fstab.enc", "tmpfs /tmp tmpfs defaults 0 0\n")]
    public void FilesOfOtherProgramsArePassedOver(string path, string text) => Assert.Empty(TestTree.Of(facts: null, [(path, new DecodedText(text, []))]));

    [Theory]
    [InlineData("elasticsearch/elasticsearch.yml", "# nothing is set\n")]
    [InlineData("elasticsearch.yml", "cluster.name: thehive\nelasticsearch_version: 8\n")]
    [InlineData("elasticsearch.yml", "cluster:\n  name: thehive\n")]
    [InlineData("elasticsearch.yml", "- cluster.name: thehive\n")]
    [InlineData("elasticsearch.yml", "clustr.name: thehive\n")]
    [InlineData("cassandra.yaml", "# none\ncluster_name: thehive\nimage: x\n")]
    [InlineData("n1/etc/cassandra/cassandra.yaml", "image: x\n")]
    [InlineData("application.conf", "")]
    [InlineData("application.conf", "play.http.secret.key = x\n")]
    [InlineData("application.conf", "include \"/etc/thehive/secret.conf\"\nshop.currency = EUR\n")]
    [InlineData("application.conf", "storage.provider = localfs\nshop.currency = EUR\n")]
    [InlineData("application.conf", "pekko.cluster.seed-nodes = [\"pekko://application@10.0.0.1:2551\"]\n")]
    [InlineData("haproxy.cfg", "anything\n")]
    [InlineData("haproxy-lb1.cfg", "anything\n")]
    [InlineData("cassandra-n1.yaml", "$ANSIBLE_VAULT;1.1;AES256\n3132\n")]
    public void TheirOwnAreTaken(string path, string text) => Assert.Single(TestTree.One((path, text)).Files);

    [Fact]
    public void BesideThePlainFileAnotherIsAVariant()
        => Assert.Equal(["conf/cassandra.yaml"], TestTree.One(("conf/cassandra.yaml", Cassandra), ("conf/cassandra-n1.yaml", Cassandra)).Files.Select(file => file.Path));

    [Fact]
    public void FilesCalledAfterTheirNodesAreComparedBetweenNodes()
    {
        var repo = TestTree.One(("cassandra-n1.yaml", Cassandra), ("cassandra-n2.yaml", Cassandra), ("cassandra-n3.yaml", "cluster_name: hive\n"));
        Assert.Equal(["n1", "n2", "n3"], repo.Inventory.With(Role.Cassandra).Select(node => node.Name));
        Assert.Equal(new NodeCount(3, IsComplete: true, "the nodes with such a file"), repo.Inventory.CountOf(Role.Cassandra));
    }

    [Fact]
    public void NamesMaySayTheEnvironment()
        => Assert.Equal(["prod", "staging"], TestTree.Of(facts: null, [("application-prod.conf", new DecodedText(TheHive, [])), ("application-staging.conf", new DecodedText(TheHive, []))]).Select(repo => repo.Environment));

    [Fact]
    public void FilesThatNoPathTellsApartSayThemselvesWhoseTheyAre()
    {
        var repo = TestTree.One(
            ("roles/cassandra-seed/files/cassandra.yaml", Cassandra + "listen_address: 10.0.0.1\n"),
            ("roles/cassandra-seed/files/cassandra-rackdc.properties", "dc=paris\nrack=r1\n"),
            ("roles/cassandra-peer/files/cassandra.yaml", Cassandra + "listen_address: 10.0.0.2\n"),
            ("roles/es1/files/elasticsearch.yml", "node.name: one\nnetwork.host: 10.0.0.5\n"),
            ("roles/es2/files/elasticsearch.yml", "node.name: two\nnetwork.host: 10.0.0.6\n"),
            ("roles/h1/files/application.conf", "pekko.remote.artery.canonical.hostname = hive1\n"),
            ("roles/h2/files/application.conf", "pekko.remote.artery.canonical.hostname = hive2\n"));
        Assert.Equal(["10.0.0.2", "10.0.0.1", "10.0.0.1", "one", "two", "hive1", "hive2"], repo.Files.Select(file => file.Node));
        Assert.Equal((2, true), (repo.Inventory.CountOf(Role.Elasticsearch).Number, repo.Inventory.CountOf(Role.Elasticsearch).IsComplete));
    }

    [Theory]
    [InlineData("listen_address: localhost\n", "listen_address: localhost\n")]
    [InlineData("listen_address: 10.0.0.1\n", "listen_address: 10.0.0.1\n")]
    [InlineData("listen_address: \"{{ ip }}\"\n", "listen_address: \"{{ ip }}\"\n")]
    [InlineData("listen_interface: eth0\n", "num_tokens: 16\n")]
    public void ThoseThatDoNotSayItAreOfNoNode(string first, string second)
        => Assert.All(TestTree.One(("roles/a/files/cassandra.yaml", Cassandra + first), ("roles/b/files/cassandra.yaml", Cassandra + second)).Files, file => Assert.Null(file.Node));

    [Theory]
    [InlineData("10.0.0.1,10.0.1.1", "10.0.0.1,10.0.1.1", "10.0.1.1", 1)]
    [InlineData("10.0.0.1", "10.0.1.1", "10.0.1.1", 2)]
    [InlineData("10.0.0.1,10.0.1.1", "10.0.0.1,10.0.1.1", "10.0.0.1", 2)]
    [InlineData("127.0.0.1", "127.0.0.1", "10.0.1.1", 2)]
    [InlineData("cass1", "cass1", "10.0.1.1", 2)]
    [InlineData("cass1.example.org", "cass1.example.org", "10.0.1.1", 1)]
    public void DatacentersOfOneClusterAreOneEnvironment(string seeds, string otherSeeds, string otherAddress, int environments)
    {
        var repos = TestTree.Of(facts: null,
        [
            ("paris/node1/cassandra.yaml", new(Node("10.0.0.1", seeds), [])),
            ("paris/node1/cassandra-rackdc.properties", new("dc=paris\nrack=r1\n", [])),
            ("lyon/node1/cassandra.yaml", new(Node(otherAddress, otherSeeds), [])),
        ]);
        Assert.Equal(environments, repos.Count);
        Assert.Equal(environments == 1 ? ["lyon/node1", "paris/node1"] : ["node1", "node1"], repos.SelectMany(repo => repo.Inventory.Nodes).Select(node => node.Name));
    }

    private static string Node(string address, string seeds)
        => $"{Cassandra}listen_address: {address}\nseed_provider:\n  - class_name: org.apache.cassandra.locator.SimpleSeedProvider\n    parameters:\n      - seeds: \"{seeds}\"\n";

    [Theory]
    [InlineData("n1/etc/thehive/")]
    [InlineData("out/n1/etc/thehive/")]
    [InlineData("host_files/n1/etc/thehive/")]
    [InlineData("files/n1/thehive/")]
    [InlineData("envs/prod/n1/thehive/")]
    [InlineData("thehive/n1/")]
    [InlineData("roles/thehive/files/")]
    [InlineData("thehive/")]
    [InlineData("etc/thehive/")]
    public void IncludesLeadToTheCopyInTheRepo(string folder)
    {
        var repo = TestTree.One(
            (folder + "application.conf", "include \"/etc/thehive/conf.d/pekko.conf\"\ninclude \"/etc/thehive/secret.conf\"\ninclude \"local\"\n"),
            (folder + "conf.d/pekko.conf", "pekko.cluster.min-nr-of-members = 2\n"),
            (folder + "local.conf", "storage.provider = localfs\n"),
            (folder + "secret.conf", "play.http.secret.key = not-a-real-one\n"));
        var settings = repo.Effective(repo.Of(ApplicationConf.Kind).Single());
        Assert.Equal([folder + "conf.d/pekko.conf", folder + "local.conf", folder + "secret.conf"], settings.Settings.Select(setting => setting.Origin!.Path).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AFileCalledAfterItsNodeIncludesTheSharedOne()
    {
        var repo = TestTree.One(("application-n1.conf", TheHive + "include \"secret.conf\"\n"), ("application-n2.conf", TheHive + "include \"secret.conf\"\n"), ("secret.conf", "play.http.secret.key = not-a-real-one\n"));
        Assert.All(repo.Of(ApplicationConf.Kind), file => Assert.Contains(repo.Effective(file).Settings, setting => setting.Key is "play.http.secret.key"));
    }

    [Theory]
    [InlineData("n1/etc/cassandra/cassandra.yaml", "$ANSIBLE_VAULT;1.1;AES256\n31323334\n", "the file is encrypted by ansible-vault: nothing in it was judged")]
    [InlineData("n1/etc/thehive/application.conf", "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n", "the file is encrypted by age: nothing in it was judged")]
    [InlineData("n1/etc/thehive/secret.conf.age", "age-encryption.org/v1\n-> X25519 x\n", "the file is encrypted by age: nothing in it was judged")]
    [InlineData("n1/cassandra.yaml.asc", "-----BEGIN PGP MESSAGE-----\n\nhQ\n-----END PGP MESSAGE-----\n", "the file is encrypted by gpg: nothing in it was judged")]
    [InlineData("elasticsearch.enc.yml", "cluster.name: ENC[AES256_GCM,data:AA==]\nsops:\n  mac: x\n", "the file is encrypted by sops: nothing in it was judged")]
    [InlineData("n1/etc/thehive/secret.conf", "\0GITCRYPT\0\u0001\u0002", "the file is encrypted by git-crypt: nothing in it was judged")]
    [InlineData("n1/etc/haproxy/haproxy.cfg", "\u001f\u008b\u0008\0\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "the file is binary: nothing in it was judged")]
    public void WhatCannotBeReadHasOneNote(string path, string bytes, string message)
    {
        var repo = Assert.Single(TestTree.Of(facts: null, [(path, DecodedText.Of(Encoding.Latin1.GetBytes(bytes)))]));
        var finding = Assert.Single(TestTree.Lint(repo, [.. Rules.All]));
        Assert.Equal(("HC9002", message, Severity.Info), (finding.Rule.Id, finding.Message, finding.Severity));
    }

    [Fact]
    public void AByteThatSlippedIntoATextIsAFault()
        => Assert.Equal("HC9001", Assert.Single(TestTree.Lint(Assert.Single(TestTree.Of(facts: null, [("n1/cassandra.yaml", DecodedText.Of(Encoding.Latin1.GetBytes("cluster_name: thehive\nlisten_address: 10.0.0.1\0\n")))])))).Rule.Id);
}
