using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Slips after which a cluster of three does not start, or nobody reaches it, on all machines or on one; beside each what looks like it and is none.</summary>
public sealed class OutageTests
{
    private const string Cassandra = "/etc/cassandra/cassandra.yaml";
    private const string Roles = "/etc/cassandra/hiveconfig/20-roles.cql";
    private const string Elasticsearch = "/etc/elasticsearch/elasticsearch.yml";
    private const string ElasticsearchHeap = "/etc/elasticsearch/jvm.options.d/hiveconfig.options";
    private const string TheHive = "/etc/thehive/application.conf";
    private const string TheHiveHeap = "/etc/default/thehive";
    private const string Haproxy = "/etc/haproxy/haproxy.cfg";
    private const string Keepalived = "/etc/keepalived/keepalived.conf";
    private const string Mount = "/etc/systemd/system/opt-thp-thehive-files.mount";

    [Theory]
    [InlineData("2 3", Elasticsearch, "[\"master\", ", "[", "HC2012")]
    [InlineData("1 2 3", TheHive, "    canonical.port = 2551\n", "", "HC3008")]
    [InlineData("2", TheHive, "    canonical.port = 2551\n", "", "HC3008")]
    [InlineData("1 2 3", TheHive, "remote.artery", "remote.arterry", "HC3015 HC3015 HC3015")]
    [InlineData("1 2 3", TheHive, "index.search {", "index.serach {", "HC3033 HC3033 HC3033")]
    [InlineData("1 2 3", TheHive, "keyspace =", "keyspce =", "HC3033 HC3033 HC3033")]
    [InlineData("1 2 3", TheHive, "localfs.location", "localfs.loaction", "HC3033 HC3033 HC3033")]
    [InlineData("1 2 3", TheHive, "application.baseUrl", "application.baseurl", "HC3033 HC3033 HC3033")]
    [InlineData("1 2 3", TheHive, "provider = \"localfs\"", "provider = \"LocalFS\"", "HC3032 HC3032 HC3032")]
    [InlineData("1 2 3", TheHive, "    hostname = [\"10.10.1.11\", \"10.10.1.12\", \"10.10.1.13\"]\n    port = 9042", "    port = 9042", "HC8002")]
    [InlineData("2", TheHive, "    hostname = [\"10.10.1.11\", \"10.10.1.12\", \"10.10.1.13\"]\n    port = 9042", "    port = 9042", "HC8002")]
    [InlineData("2", Mount, "nfsvers=", "nfsver=", "HC4017")]
    [InlineData("2", Mount, ",_netdev", ",netdev", "HC4017")]
    [InlineData("2", Mount, "Options=hard", "Options=hrad", "HC4017")]
    [InlineData("2", Mount, "Type=nfs", "Type=nsf", "HC4017")]
    [InlineData("2", Mount, "Type=nfs", "Type=NFS", "HC4017")]
    [InlineData("2", Mount, "Type=nfs", "Type=nfsv4", "HC4017")]
    [InlineData("2", Keepalived, "127.0.0.1:8404/", "127.0.0.1:8440/", "HC5108")]
    [InlineData("2", Keepalived, "8404/healthz", "8404/health", "HC5108")]
    [InlineData("1", Roles, "thehive WITH LOGIN = true AND ", "thehive WITH ", "HC8004")]
    [InlineData("1", Roles, " TO thehive;", " TO hive;", "HC8003")]
    [InlineData("2", Cassandra, "Murmur3Partitioner", "RandomPartitioner", "HC1020")]
    [InlineData("1 2 3", Elasticsearch, "http.port:", "http.host: 127.0.0.1\nhttp.port:", "HC8013")]
    [InlineData("1 2 3", Elasticsearch, "discovery.seed_hosts: [\"10.10.1.11\", \"10.10.1.12\", \"10.10.1.13\"]", "discovery.seed_hosts: 10.10.1.11 10.10.1.12 10.10.1.13", "HC2014")]
    [InlineData("1 2 3", Haproxy, " unless { ssl_fc }", "", "HC5007 HC5007 HC5007")]
    [InlineData("1 2 3", Haproxy, " unless { ssl_fc }", " if { ssl_fc }", "HC5007 HC5007 HC5007")]
    [InlineData("1 2 3", Haproxy, "redirect prefix https://thehive.example.org code 301 unless { ssl_fc }", "redirect scheme https", "HC5007 HC5007 HC5007")]
    [InlineData("1", ElasticsearchHeap, "-Xms3000m\n-Xmx3000m", "-Xms3000\n-Xmx3000", "HC2052")]
    [InlineData("1", TheHiveHeap, "-Xms3000m -Xmx3000m", "-Xms3000 -Xmx3000", "HC3050")]
    [InlineData("1", TheHiveHeap, "-Xms3000m -Xmx3000m", "-Xms3000mb -Xmx3000m", "HC3050")]
    public void IsTold(string nodes, string path, string old, string wrong, string expected)
        => Assert.Equal(expected, string.Join(" ", Lint(nodes, path, old, wrong).Select(finding => finding.Rule.Id)));

    // {i} is the node's own number.
    [Theory]
    [InlineData("1 2 3", Elasticsearch, "cluster.initial_master_nodes: [\"node1\", \"node2\", \"node3\"]\n", "")]
    [InlineData("1 2 3", Elasticsearch, "discovery.seed_hosts: [\"10.10.1.11\", \"10.10.1.12\", \"10.10.1.13\"]", "discovery.seed_hosts: 10.10.1.11 , 10.10.1.12,10.10.1.13")]
    [InlineData("1 2 3", Elasticsearch, "http.port:", "http.host: [_local_, 10.10.1.1{i}]\nhttp.port:")]
    [InlineData("1 2 3", TheHive, "http.port = 9000", "http.port = 9000\ndb.janusgraph.ids.renew-percentage = 0.3\ndb.janusgraph.storage.page-size = 100\ndb.janusgraph.storage.cql.heartbeat-interval = 30000")]
    [InlineData("1 2 3", TheHive, "    hostname = [\"10.10.1.11\", \"10.10.1.12\", \"10.10.1.13\"]\n    port = 9042", "    hostnames = [\"10.10.1.11\", \"10.10.1.12\", \"10.10.1.13\"]\n    hostname = ${db.janusgraph.storage.hostnames}\n    port = 9042")]
    [InlineData("1 2 3", TheHive, "    hostname = [\"10.10.1.11\", \"10.10.1.12\", \"10.10.1.13\"]\n    port = 9042", "    hostname = ${?CASSANDRA}\n    port = 9042")]
    [InlineData("1 2 3", TheHive, "    canonical.port = 2551\n", "    canonical.port = ${?PORT}\n")]
    [InlineData("2", Mount, "Options=hard", "Options=hard,nconnect=4,lookupcache=positive,noatime,x-systemd.mount-timeout=30,rsize=1048576,timeo=600,acl,proto=tcp")]
    [InlineData("2", Mount, "Type=nfs", "Type=nfs4")]
    [InlineData("2", Keepalived, "--max-time 0.5", "--max-time 0.6")]
    [InlineData("1", Roles, "thehive WITH LOGIN = true AND ", "thehive WITH LOGIN = TRUE AND ")]
    [InlineData("2", Cassandra, "org.apache.cassandra.dht.Murmur3Partitioner", "Murmur3Partitioner")]
    [InlineData("1 2 3", Haproxy, "unless { ssl_fc }", "if !{ ssl_fc }")]
    [InlineData("1 2 3", Haproxy, "unless { ssl_fc }", "unless { ssl_fc } || { path_beg /.well-known/ }")]
    [InlineData("1 2 3", ElasticsearchHeap, "-Xms3000m\n-Xmx3000m", "-Xms3145728000\n-Xmx3145728000")]
    [InlineData("1 2 3", TheHiveHeap, "-Xms3000m -Xmx3000m", "-Xms3145728000 -Xmx3145728000")]
    public void IsQuiet(string nodes, string path, string old, string other)
        => Assert.Empty(Lint(nodes, path, old, other).Select(finding => finding.Rule.Id + " " + finding.Message));

    [Theory]
    [InlineData("10.0.0.9:/a /mnt/a efs defaults 0 0")]
    [InlineData("10.0.0.9:/a /mnt/a ceph name=x,secretfile=/etc/ceph/x 0 0")]
    [InlineData("none /mnt/a afs defaults 0 0")]
    [InlineData("nfsd /proc/fs/nfsd nfsd defaults 0 0")]
    [InlineData("/dev/sdb1 /mnt/a xfs netdev,nfsver=4 0 0")]
    [InlineData("nas:/a /mnt/a nfs sloppy,netdev,hard,nfsvers=4.2 0 0")]
    public void OtherFileSystemsAreNotJudged(string line)
        => Assert.DoesNotContain(TestTree.Lint(TestTree.One([("n1/etc/fstab", line + "\n")])), finding => finding.Rule.Id is "HC4017");

    // A name with another ending is no copy that somebody put aside.
    [Theory]
    [InlineData("application.config", true)]
    [InlineData("application.conf.bak", false)]
    [InlineData("application.conf~", false)]
    public void AFileOfNearlyTheNameIsMissing(string name, bool isTold)
    {
        var tree = TestClusters.ThreeNodes().Generate(TestClusters.MadeUp).ToRepo();
        var files = tree.Files.Where(file => !file.Path.EndsWith("manifest.json", StringComparison.Ordinal) && file.Path is not "node2" + TheHive).ToList();
        var repo = new Repo(files, tree.Environment, new RepoFacts { Listing = [.. files.Select(file => file.Path), "node2/etc/thehive/" + name] });
        Assert.Equal(isTold, TestTree.Lint(repo).Any(finding => finding.Rule.Id is "HC9007" && finding.Node is "node2"));
    }

    // Without the manifest: it would tell more than most repos do.
    private static IReadOnlyList<Finding> Lint(string nodes, string path, string old, string other)
    {
        var tree = TestClusters.ThreeNodes().Generate(TestClusters.MadeUp).ToRepo();
        var files = tree.Files.Where(file => !file.Path.EndsWith("manifest.json", StringComparison.Ordinal))
            .Select(file => nodes.Split(' ').Any(node => string.Equals(file.Path, "node" + node + path, StringComparison.Ordinal)) ? Changed(file, old, other) : file).ToList();
        return TestTree.Lint(new Repo(files));
    }

    private static ConfigFile Changed(ConfigFile file, string old, string other)
    {
        var number = file.Node![^1].ToString(CultureInfo.InvariantCulture);
        var at = file.Text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, old);
        var text = string.Concat(file.Text.AsSpan(0, at), other.Replace("{i}", number, StringComparison.Ordinal), file.Text.AsSpan(at + old.Length));
        return new ConfigFile(file.Path, file.Kind, text) { Node = file.Node, InstalledPath = file.InstalledPath };
    }
}
