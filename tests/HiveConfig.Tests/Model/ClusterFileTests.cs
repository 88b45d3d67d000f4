using System;
using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ClusterFileTests
{
    private const string Minimal = """
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

    [Fact]
    public void TheMinimalFormReads()
    {
        var cluster = Read(Minimal);
        Assert.Equal("thp", cluster.Name.Value);
        Assert.Equal(Phase.Bootstrap, cluster.Phase);
        Assert.Equal(["node1 10.10.1.11", "node2 10.10.1.12", "node3 10.10.1.13"], cluster.Nodes.Select(node => node.Name + " " + node.Address));
        Assert.Equal("10.10.1.50/24", cluster.LoadBalancer.VirtualIp.ToString());
        Assert.Equal("/srv/hive/files", Assert.IsType<NfsStorage>(cluster.Storage).Export.Value);
        Assert.Equal(new Tls(), cluster.Tls);
        Assert.Equal("file:secrets.yaml#cassandraThehive", cluster.Secrets.CassandraTheHive!.Reference);
        Assert.Null(cluster.Memory);
    }

    /// <summary>Every key, each with a value that is no default.</summary>
    internal const string Everything = """
        hiveconfig: 1
        cluster: thp
        environment: staging
        package: rpm
        phase: running
        interface: bond0
        ramGb: 32
        loadBalancer:
          vip: 10.10.1.50/24
          bind: { http: 8080, https: 8443 }
          vrrp: { routerId: 77, weight: -30 }
          statsPort: 8405
          timeout: 3m
        nodes:
          node1: { address: 10.10.1.11, interface: eth1, dc: dc1, rack: r1, ramGb: 64, roles: [cassandra, thehive] }
          node2: { ip: 10.10.1.12, vrrpPriority: 120, roles: [elasticsearch, loadbalancer, loadbalancer] }
          node3: node3.example.org
          node4: { dns: Node4.example.org, ip: "fd00::14", elasticsearchRoles: [master, voting_only] }
          node5: { address: node5.example.org, ip: 10.10.1.15, elasticsearchRoles: [coordinating] }
          node6: { address: 10.10.1.16, dns: node6, elasticsearchRoles: [data, ingest] }
          node7: { dns: node7 }
        thehive:
          version: 5.7
          url: https://thehive.example.org/hive
          http: { port: 9001 }
          artery: { port: 7355, tls: yes }
          longPolling: 30s
          heap: 4g
          session: { algorithm: HS512 }
          modules: { cortex: false, misp: no }
          audit: { storage: elasticsearch, deleteAfter: 365d }
          gdpr: { schedule: "0 0 3 1 * ?", strategy: redact, retention: 365d, dataTypesToDelete: [ip, user-agent] }
          proxy: { host: proxy.example.org, port: 3128, protocol: https, user: hive, except: ["*.example.org", 10.10.9.9] }
          monitoring: { port: 9096 }
          logLevel: DEBUG
        cassandra:
          version: "5.0"
          unsupported: true
          keyspace: hive
          replication: 2
          numTokens: 4
          auth: { admin: root, thehiveUser: hive }
          ports: { native: 9142, storage: 7010 }
          directory: /data/cassandra
          dirs: { data: /data1, commitlog: /data2, savedCaches: /data3, hints: /data4 }
          heap: 3g
          repair: { schedule: "Sat 23:30" }
        elasticsearch:
          version: 8.15.3
          indexName: hive
          user: hive
          port: 9201
          transportPort: 9301
          replicas: 2
          heap: 5000m
          directory: /data/elasticsearch
          logs: /data/logs
          repositories: [/mnt/a, /mnt/b]
          memoryLock: true
        storage:
          nfs: { server: nfs.example.org, export: /, mount: /mnt/hive }
        backup:
          node: node2
          schedule: "23:00"
          keep: 30
          directory: /srv/backups
          nfs: { server: nfs.example.org, export: /srv/snapshots, mount: /mnt/snapshots }
          offHost: backup@vault.example.org:/srv/hive
          client: /opt/minio/bin/mc
          recipient: /etc/hiveconfig/backup/recipient.pem
        tls:
          cassandra: { keystore: /etc/cassandra/a.p12, truststore: /etc/cassandra/b.p12 }
          elasticsearch: { directory: /etc/elasticsearch/tls }
          thehive: { keystore: /etc/thehive/a.p12, truststore: /etc/thehive/b.p12 }
          haproxy: { pem: /etc/haproxy/hive.pem }
        secrets:
          play: env:PLAY
          cassandraAdmin: vault:admin
          cassandraThehive: file:s.yaml#hive
          elasticsearchThehive: env:ELASTIC
          keystore: env:KEYSTORE
          truststore: env:TRUSTSTORE
          vrrp: env:VRRP
          s3AccessKey: env:S3_ACCESS
          s3SecretKey: env:S3_SECRET
          proxy: env:PROXY
        license: platinum
        """;

    [Fact]
    public void EveryKeyReads() => Snapshot.Match(ClusterDump.Of(Read(Everything)));

    [Fact]
    public void AnObjectStoreReads()
    {
        const string nfs = "{ nfs: \"10.10.1.20:/srv/hive/files\" }";
        var s3 = Assert.IsType<S3Storage>(Read(Minimal.Replace(nfs, "{ s3: { endpoint: 'https://{bucket}.s3.example.org:8443', bucket: the-hive, region: eu-west-1, accessStyle: virtual } }")).Storage);
        Assert.Equal(("https://{bucket}.s3.example.org:8443", "the-hive", "eu-west-1", S3AccessStyle.Virtual), (s3.Endpoint.Value, s3.Bucket.Value, s3.Region.Value, s3.AccessStyle));
        var least = Assert.IsType<S3Storage>(Read(Minimal.Replace(nfs, "{ s3: { endpoint: https://s3.example.org, bucket: the-hive } }")).Storage);
        Assert.Equal(("https://s3.example.org", "us-east-1", S3AccessStyle.Path), (least.Endpoint.Value, least.Region.Value, least.AccessStyle));
    }

    [Fact]
    public void AnEmptyMapTurnsAnOptionOn()
    {
        var hive = Read(Minimal.Replace("https://thehive.example.org }", "https://thehive.example.org, gdpr: {}, monitoring: {} }")).TheHive;
        Assert.Equal(new Gdpr(), hive.Gdpr);
        Assert.Equal(new Monitoring(), hive.Monitoring);
        Assert.Null(Read(Minimal).TheHive.Gdpr);
        Assert.Null(Read(Minimal).TheHive.Monitoring);
    }

    [Fact]
    public void ReplicasAreCountedByDatacenterToo()
    {
        var cluster = Read(Minimal + "cassandra: { replication: { dc1: 3, dc2: 2 } }\n");
        Assert.Equal([("dc1", 3), ("dc2", 2)], cluster.Cassandra.ReplicationFactors.Select(one => (one.Key.Value, one.Value)));
        Assert.Equal((3, 2), (cluster.ReplicationFactorOf(DatacenterName.Parse("dc1")), cluster.ReplicationFactorOf(DatacenterName.Parse("dc2"))));
        Assert.Null(cluster.Cassandra.ReplicationFactor);
        Assert.Equal(3, Read(Minimal + "cassandra: { replication: 3 }\n").Cassandra.ReplicationFactor);
    }

    [Fact]
    public void JsonReadsToo()
        => Assert.Equal("thp", Read("""
            {"cluster": "thp", "phase": "running", "nodes": {"node1": "10.10.1.11"}, "vip": "10.10.1.50/24",
             "thehive": {"version": "5.5", "url": "http://hive"}, "storage": {"nfs": "[fd00::20]:/srv"}, "tls": false, "secrets": {}}
            """).Name.Value);

    [Fact]
    public void ANodeMayBeTheServer()
    {
        var nfs = Storage("{ node: node2 }");
        Assert.Equal(("10.10.1.12", "/opt/thp/thehive/files", "/opt/thp/thehive/files"), (nfs.Server.Value, nfs.Export.Value, nfs.MountPoint.Value));
        Assert.Equal("/srv/hive", Storage("{ node: node2, mount: /srv/hive }").Export.Value);
        Assert.Equal(new NfsStorage { Server = HostAddress.Parse("10.10.1.12"), Export = AbsolutePath.Parse("/srv/a"), MountPoint = AbsolutePath.Parse("/srv/b") }, Storage("{ node: node2, export: /srv/a, mount: /srv/b }"));

        // What it exports is what the others mount, unless both are stated; a server that is no node says nothing of the mount.
        Assert.Equal(("/srv/a", "/srv/a"), (Storage("{ node: node2, export: /srv/a }").Export.Value, Storage("{ node: node2, export: /srv/a }").MountPoint.Value));
        Assert.Equal("/opt/thp/thehive/files", Storage("{ server: 10.10.1.20, export: /srv/a }").MountPoint.Value);

        // The storage may stand above the nodes.
        const string line = "storage: { nfs: { node: node3 } }\n";
        Assert.Equal("10.10.1.13", ((NfsStorage)Read(line + Minimal.Replace("storage: { nfs: \"10.10.1.20:/srv/hive/files\" }\n", "")).Storage).Server.Value);

        static NfsStorage Storage(string value) => (NfsStorage)Read(Minimal.Replace("\"10.10.1.20:/srv/hive/files\"", value)).Storage;
    }

    [Fact]
    public void RepairOffIsNever()
    {
        Assert.Null(Read(Minimal + "cassandra: { repair: false }\n").Cassandra.Repair);
        Assert.Equal(WeeklyTime.Parse("Sun 02:00"), Read(Minimal + "cassandra: { repair: true }\n").Cassandra.Repair);
    }

    // Of one node alone nothing crosses a network but what browsers send.
    [Fact]
    public void SeveralNodesSayWhetherTheyEncrypt()
    {
        Assert.Equal(
            "cluster.yaml:1:1: error HC0006: 'tls' is missing, expected true, or false in a network that nobody else is in",
            Assert.Single(ClusterFile.Read("cluster.yaml", Minimal.Replace("tls: true\n", "")).Problems).ToString());
        Assert.Contains("HC0002", Assert.Single(ClusterFile.Read("cluster.yaml", Minimal.Replace("tls: true", "tlss: true")).Problems).ToString(), StringComparison.Ordinal);
        Assert.Empty(ClusterFile.Read("cluster.yaml", Minimal.Replace("tls: true", "tls: false")).Problems);
        Assert.Empty(ClusterFile.Read("cluster.yaml", Minimal.Replace("tls: true\n", "").Replace("  node2: 10.10.1.12\n  node3: 10.10.1.13\n", "")).Problems);
    }

    [Fact]
    public void TlsOffIsNoTls() => Assert.Null(Read(Minimal.Replace("tls: true", "tls: off")).Tls);

    [Theory]
    [InlineData("\"10.10.1.20:/srv/hive/files\"", "{ node: node4 }", "9:25: error HC0060: there is no node 'node4'; did you mean 'node1'?")]
    [InlineData("\"10.10.1.20:/srv/hive/files\"", "{ node: Node1 }", "9:25: error HC0004: 'Node1' is not a node name: lower-case letters, digits and -, at most 63, no - at the ends (node1)")]
    [InlineData("\"10.10.1.20:/srv/hive/files\"", "{ export: /srv }", "9:12: error HC0006: 'server' is missing, expected an IPv4 address, an IPv6 address or a DNS name (10.10.1.11, fd00::11, node1.example.org), or 'node' with the name of a node")]
    [InlineData("\"10.10.1.20:/srv/hive/files\"", "{ node: node1, server: 10.10.1.11 }", "9:32: error HC0005: 'storage.nfs.server' states what 'storage.nfs.node' states already\n  cluster.yaml:9:19: note: first given here")]
    [InlineData("tls: true", "tls: true\ncassandra: { repair: weekly }", "11:22: error HC0003: 'repair' is text, expected false, or a map of schedule")]
    [InlineData("tls: true", "tls: true\ncassandra: { repair: { schedule: daily } }", "11:34: error HC0004: 'daily' is not a day and a time of the week in UTC (Sun 02:00)")]
    [InlineData("tls: true", "tls: true\nelasticsearch: { repositories: /mnt }", "11:32: error HC0003: 'repositories' is text, expected a list of an absolute path: names of letters, digits, -, _, ., :, @ and +, each behind one /, none . or .., at most 240 characters (/srv/hive/files)")]
    [InlineData("tls: true", "tsl: true", "10:1: error HC0002: unknown key 'tsl'; did you mean 'tls'?")]
    [InlineData("tls: true", "tls: true\ngarage: true", "11:1: error HC0002: unknown key 'garage'")]
    [InlineData("version: 5.5.16", "versoin: 5.5.16, version: 5.5.16", "8:12: error HC0002: unknown key 'versoin' in 'thehive'; did you mean 'version'?")]
    [InlineData("tls: true", "tls: maybe", "10:6: error HC0003: 'tls' is text, expected true, false, or a map of cassandra, elasticsearch, thehive, haproxy")]
    [InlineData("tls: true", "tls:", "10:1: error HC0003: 'tls' has no value, expected true, false, or a map of cassandra, elasticsearch, thehive, haproxy")]
    [InlineData("tls: true", "tls: []", "10:1: error HC0003: 'tls' is an empty list, expected true, false, or a map of cassandra, elasticsearch, thehive, haproxy")]
    [InlineData("tls: true", "tls: { haproxy: cert.pem }", "10:17: error HC0003: 'haproxy' is text, expected a map of pem")]
    [InlineData("tls: true", "tls: { haproxy: { pem: cert.pem } }", "10:24: error HC0004: 'cert.pem' is not an absolute path: names of letters, digits, -, _, ., :, @ and +, each behind one /, none . or .., at most 240 characters (/srv/hive/files)")]
    [InlineData("cluster: thp", "cluster: [thp]", "1:10: error HC0003: 'cluster' is a list, expected a cluster name: letters, digits, -, _ and ., at most 48, beginning with a letter or digit (thp)")]
    [InlineData("cluster: thp", "cluster: { name: thp }", "1:1: error HC0003: 'cluster' is a map, expected a cluster name: letters, digits, -, _ and ., at most 48, beginning with a letter or digit (thp)")]
    [InlineData("cluster: thp", "cluster: Test Cluster", "1:10: error HC0004: 'Test Cluster' is not a cluster name: letters, digits, -, _ and ., at most 48, beginning with a letter or digit (thp)")]
    [InlineData("phase: bootstrap", "phase: bootstarp", "2:8: error HC0004: 'bootstarp' is not bootstrap or running; did you mean 'bootstrap'?")]
    [InlineData("phase: bootstrap\n", "", "1:1: error HC0006: 'phase' is missing, expected bootstrap or running")]
    [InlineData("vip: 10.10.1.50/24\n", "", "1:1: error HC0006: 'vip' is missing, expected an address with a prefix length (10.10.1.50/24, fd00::50/64)")]
    [InlineData("vip: 10.10.1.50/24", "vip: 10.10.1.50", "7:6: error HC0004: '10.10.1.50' is not an address with a prefix length (10.10.1.50/24, fd00::50/64)")]
    [InlineData("vip: 10.10.1.50/24", "vip: 10.10.1.50/24\nloadBalancer: { vip: 10.10.1.51/24 }", "8:17: error HC0005: 'loadBalancer.vip' states what 'vip' states already\n  cluster.yaml:7:1: note: first given here")]
    [InlineData("version: 5.5.16, ", "", "8:1: error HC0006: 'version' is missing, expected a version of two or three numbers (4.1, 5.5.16)")]
    [InlineData("version: 5.5.16", "version: 5", "8:21: error HC0004: '5' is not a version of two or three numbers (4.1, 5.5.16)")]
    [InlineData("{ version: 5.5.16, url: https://thehive.example.org }", "5.5.16", "8:10: error HC0003: 'thehive' is text, expected a map of version, url, http, artery, longPolling, heap, session, modules, audit, gdpr, proxy, monitoring, logLevel")]
    [InlineData("https://thehive.example.org }", "https://thehive.example.org, artery: { tls: \"true\" } }", "8:78: error HC0003: 'tls' is text, expected true or false")]
    [InlineData("https://thehive.example.org }", "https://thehive.example.org, http: { port: 0 } }", "8:77: error HC0004: '0' is not a port (1-65535)")]
    [InlineData("https://thehive.example.org }", "https://thehive.example.org, heap: 3000 }", "8:69: error HC0004: '3000' is not a size: a whole number and k, m or g, in powers of 1024 (3000m, 4g)")]
    [InlineData("tls: true", "ramGb: 1.5\ntls: true", "10:8: error HC0004: '1.5' is not a whole number of GiB (1-65536)")]
    [InlineData("tls: true", "ramGb: 0\ntls: true", "10:8: error HC0004: '0' is not a whole number of GiB (1-65536)")]
    [InlineData("tls: true", "hiveconfig: 2\ntls: true", "10:13: error HC0004: '2' is not 1, the one format of cluster.yaml")]
    [InlineData("tls: true", "tls: true\ntls: true", "11:1: error HC0005: 'tls' is given twice\n  cluster.yaml:10:1: note: first given here")]
    [InlineData("node2: 10.10.1.12", "node1: 10.10.1.12", "5:3: error HC0005: 'nodes.node1' is given twice\n  cluster.yaml:4:3: note: first given here")]
    [InlineData("node2: 10.10.1.12", "Node2: 10.10.1.12", "5:3: error HC0004: 'Node2' is not a node name: lower-case letters, digits and -, at most 63, no - at the ends (node1)")]
    [InlineData("node2: 10.10.1.12", "node2: 10.10.1.300", "5:10: error HC0004: '10.10.1.300' is not an IPv4 address, an IPv6 address or a DNS name (10.10.1.11, fd00::11, node1.example.org)")]
    [InlineData("node2: 10.10.1.12", "node2:", "5:3: error HC0003: 'address' has no value, expected an IPv4 address, an IPv6 address or a DNS name (10.10.1.11, fd00::11, node1.example.org)")]
    [InlineData("node2: 10.10.1.12", "node2: { rack: r2 }", "5:3: error HC0006: 'address' is missing, expected an IPv4 address, an IPv6 address or a DNS name (10.10.1.11, fd00::11, node1.example.org)")]
    [InlineData("node2: 10.10.1.12", "node2: { address: 10.10.1.12, ip: 10.10.1.13 }", "5:33: error HC0005: 'nodes.node2.ip' states what 'nodes.node2.address' states already\n  cluster.yaml:5:12: note: first given here")]
    [InlineData("node2: 10.10.1.12", "node2: { address: node2, dns: n2 }", "5:28: error HC0005: 'nodes.node2.dns' states what 'nodes.node2.address' states already\n  cluster.yaml:5:12: note: first given here")]
    [InlineData("node2: 10.10.1.12", "node2: { ip: node2 }", "5:16: error HC0004: 'node2' is not an IPv4 or IPv6 address (10.10.1.11, fd00::11)")]
    [InlineData("node2: 10.10.1.12", "node2: { dns: 10.10.1.12 }", "5:17: error HC0004: '10.10.1.12' is not a DNS name (node1.example.org)")]
    [InlineData("node2: 10.10.1.12", "node2: { ip: 10.10.1.12, elasticsearchRoles: [ml] }", "5:49: error HC0004: 'ml' is not master, data, ingest, voting_only or coordinating")]
    [InlineData("tls: true", "cassandra: { replication: [3] }\ntls: true", "10:27: error HC0003: 'replication' is a list, expected a whole number, or a map of datacenters to whole numbers")]
    [InlineData("tls: true", "cassandra: { replication: {} }\ntls: true", "10:14: error HC0003: 'replication' is a map, expected a whole number, or a map of datacenters to whole numbers")]
    [InlineData("tls: true", "cassandra: { replication: { d c: 3 } }\ntls: true", "10:29: error HC0004: 'd c' is not a datacenter or rack name: letters, digits, - and _, at most 48, beginning with a letter or digit (datacenter1)")]
    [InlineData("tls: true", "cassandra: { replication: { dc1: three } }\ntls: true", "10:34: error HC0004: 'three' is not a whole number")]
    [InlineData("tls: true", "package: dep\ntls: true", "10:10: error HC0004: 'dep' is not deb or rpm; did you mean 'deb'?")]
    [InlineData("tls: true", "environment: a b\ntls: true", "10:14: error HC0004: 'a b' is not an environment name: letters, digits, - and _, at most 48, beginning with a letter or digit (production)")]
    [InlineData("node2: 10.10.1.12", "node2: { address: 10.10.1.12, roles: [casandra] }", "5:41: error HC0004: 'casandra' is not cassandra, elasticsearch, thehive, loadbalancer or storage; did you mean 'cassandra'?")]
    [InlineData("node2: 10.10.1.12", "node2: { address: 10.10.1.12, roles: thehive }", "5:40: error HC0003: 'roles' is text, expected a list of cassandra, elasticsearch, thehive, loadbalancer or storage")]
    [InlineData("node2: 10.10.1.12", "node2: { address: 10.10.1.12, roles: [] }", "5:33: error HC0003: 'roles' is an empty list, expected a list of cassandra, elasticsearch, thehive, loadbalancer or storage")]
    [InlineData("nodes:\n  node1: 10.10.1.11\n  node2: 10.10.1.12\n  node3: 10.10.1.13", "nodes: [10.10.1.11]", "3:8: error HC0003: 'nodes' is a list, expected a map of node names to addresses")]
    [InlineData("\"10.10.1.20:/srv/hive/files\"", "10.10.1.20", "9:17: error HC0004: '10.10.1.20' is not a server and the directory it exports (10.10.1.20:/srv/hive/files)")]
    [InlineData("\"10.10.1.20:/srv/hive/files\"", "\"fd00::20:/srv\"", "9:17: error HC0004: 'fd00::20:/srv' is not a server and the directory it exports (10.10.1.20:/srv/hive/files)")]
    [InlineData("\"10.10.1.20:/srv/hive/files\"", "{ server: 10.10.1.20 }", "9:12: error HC0006: 'export' is missing, expected an absolute path: names of letters, digits, -, _, ., :, @ and +, each behind one /, none . or .., at most 240 characters (/srv/hive/files)")]
    [InlineData("{ nfs: \"10.10.1.20:/srv/hive/files\" }", "{ s3: bucket }", "9:16: error HC0003: 's3' is text, expected a map of endpoint, bucket, region, accessStyle")]
    [InlineData("{ nfs: \"10.10.1.20:/srv/hive/files\" }", "{ s3: { bucket: thehive } }", "9:12: error HC0006: 'endpoint' is missing, expected the address of an object store: https:// (or http://), a host, at most a port (https://s3.example.org, https://{bucket}.s3.example.org)")]
    [InlineData("{ nfs: \"10.10.1.20:/srv/hive/files\" }", "{}", "9:1: error HC0006: 'storage' states nothing, expected nfs or s3")]
    [InlineData("{ nfs: \"10.10.1.20:/srv/hive/files\" }", "{ nsf: x }", "9:12: error HC0002: unknown key 'nsf' in 'storage'; did you mean 'nfs'?")]
    [InlineData("{ nfs: \"10.10.1.20:/srv/hive/files\" }", "nfs", "9:10: error HC0003: 'storage' is text, expected a map of nfs, s3")]
    [InlineData("hive/files\" }", "hive/files\", s3: { endpoint: https://s3.example.org, bucket: thehive } }", "9:47: error HC0005: 'storage.s3' states what 'storage.nfs' states already\n  cluster.yaml:9:12: note: first given here")]
    [InlineData("tls: true", "license: silver\ntls: true", "10:10: error HC0004: 'silver' is not community, gold, platinum or trial")]
    [InlineData("https://thehive.example.org }", "https://thehive.example.org, proxy: { host: proxy } }", "8:63: error HC0006: 'port' is missing, expected a port (1-65535)")]
    [InlineData("https://thehive.example.org }", "https://thehive.example.org, logLevel: info }", "8:73: error HC0004: 'info' is not OFF, ERROR, WARN, INFO, DEBUG or TRACE; did you mean 'INFO'?")]
    public void OneThingIsWrong(string right, string wrong, string problem)
    {
        Assert.Contains(right, Minimal, StringComparison.Ordinal);
        var result = ClusterFile.Read("cluster.yaml", Minimal.Replace(right, wrong));
        Assert.Null(result.Cluster);
        Assert.Equal("cluster.yaml:" + problem, string.Join("\n", result.Problems));
    }

    [Fact]
    public void EverythingWrongIsSaidAtOnce() => Snapshot.Match(Problems("""
        clutser: thp
        phase: later
        nodes:
          node1: 10.10.1.11
          node2: 10.10.1
          node3: { ip: 10.10.1.13, ramGB: 16 }
        vip: 10.10.1.50/24
        vip: 10.10.1.51/33
        thehive:
          version: five
          http: 9000
        elasticsearch: [8.19]
        tls: 1
        secrets:
          play: hunter2
        """));

    [Theory]
    [InlineData("secrets: hunter2", "11:10: error HC0004: expected file:PATH for all secrets, or a map of play, cassandraAdmin, cassandraThehive, elasticsearchThehive, keystore, truststore, vrrp, s3AccessKey, s3SecretKey, proxy to references")]
    [InlineData("secrets: [hunter2]", "11:10: error HC0003: 'secrets' is a list, expected a map of play, cassandraAdmin, cassandraThehive, elasticsearchThehive, keystore, truststore, vrrp, s3AccessKey, s3SecretKey, proxy")]
    [InlineData("secrets: { play: hunter2 }", "11:18: error HC0004: expected a secret by reference: env:NAME, file:PATH#name or vault:NAME")]
    [InlineData("secrets: { play: [hunter2] }", "11:18: error HC0003: 'play' is a list, expected a secret by reference: env:NAME, file:PATH#name or vault:NAME")]
    [InlineData("secrets: { play: { hunter2: x } }", "11:12: error HC0003: 'play' is a map, expected a secret by reference: env:NAME, file:PATH#name or vault:NAME")]
    [InlineData("secrets: { hunter2 }", "11:12: error HC0002: unknown key in 'secrets', expected play, cassandraAdmin, cassandraThehive, elasticsearchThehive, keystore, truststore, vrrp, s3AccessKey, s3SecretKey, proxy")]
    [InlineData("secrets: { paly: hunter2 }", "11:12: error HC0002: unknown key 'paly' in 'secrets'; did you mean 'play'?")]
    [InlineData("secrets: file:hunter2#x", "11:10: error HC0004: expected file:PATH for all secrets, or a map of play, cassandraAdmin, cassandraThehive, elasticsearchThehive, keystore, truststore, vrrp, s3AccessKey, s3SecretKey, proxy to references")]
    public void ASecretInClearIsNotRepeated(string wrong, string problem)
    {
        var result = ClusterFile.Read("cluster.yaml", Minimal.Replace("secrets: file:secrets.yaml", wrong));
        Assert.Null(result.Cluster);
        var only = Assert.Single(result.Problems);
        Assert.Equal("cluster.yaml:" + problem, only.ToString());
        Assert.True(only.IsSecret);
    }

    [Fact]
    public void AFaultOfSyntaxBehindTheWordSecretsMayShowOne()
    {
        var behind = Assert.Single(ClusterFile.Read("cluster.yaml", Minimal + "  play: \"hunter2\n").Problems);
        Assert.Equal("HC0001", behind.Rule);
        Assert.True(behind.IsSecret);
        var before = Assert.Single(ClusterFile.Read("cluster.yaml", "\tcluster: thp\n" + Minimal).Problems);
        Assert.Equal("HC0001", before.Rule);
        Assert.False(before.IsSecret);
    }

    [Theory]
    [InlineData("", "cluster.yaml:1:1: error HC0006: 'cluster' is missing, expected a cluster name: letters, digits, -, _ and ., at most 48, beginning with a letter or digit (thp)")]
    [InlineData("thp", "cluster.yaml:1:1: error HC0003: 'cluster.yaml' is text, expected a map of hiveconfig, cluster, environment, package, phase, nodes, license, interface, ramGb, vip, loadBalancer, thehive, cassandra, elasticsearch, storage, backup, extra, tls, secrets")]
    [InlineData("- a\n- b\n", "cluster.yaml:1:1: error HC0003: 'cluster.yaml' is a list, expected a map of hiveconfig, cluster, environment, package, phase, nodes, license, interface, ramGb, vip, loadBalancer, thehive, cassandra, elasticsearch, storage, backup, extra, tls, secrets")]
    [InlineData("cluster: \"thp", "cluster.yaml:1:10: error HC0001: a quote is opened here and never closed")]
    [InlineData("cluster: thp\n---\ncluster: thp\n", "cluster.yaml:2:1: error HC0001: a second YAML document starts here; this file must be a single document")]
    public void WhatIsNoClusterAtAllIsSaid(string text, string first)
        => Assert.Equal(first, ClusterFile.Read("cluster.yaml", text).Problems[0].ToString());

    [Fact]
    public void HostileTextsEndInProblems()
    {
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"{(char)('a' + i)}: &{(char)('a' + i)} [{string.Join(",", Enumerable.Repeat("*" + (char)('a' + i - 1), 9))}]\n"));
        string[] texts =
        [
            new string('[', 100_000),
            string.Concat(Enumerable.Range(0, 5000).Select(i => new string(' ', i) + "a:\n")),
            "nodes: " + string.Concat(Enumerable.Repeat("{a: ", 50_000)),
            bomb,
            "nodes: &a { b: *a }",
            "nodes: &a [*a]",
            new string('x', 17 * 1024 * 1024),
            string.Concat(Enumerable.Range(0, 20_000).Select(i => $"key{i}: 1\n")),
            "cluster: " + new string('x', 1_000_000) + "\n",
            "cluster: \0\n",
            "secrets: &a\n  play: *a\n",
            "<<: *nothing\n",
            "? [complex, key]\n: x\n",
            "cluster: !!java.net.URL [x]\n",
        ];
        Assert.All(texts, text =>
        {
            var result = ClusterFile.Read("cluster.yaml", text);
            var lines = text.Count(c => c == '\n') + 1;
            Assert.Null(result.Cluster);
            Assert.NotEmpty(result.Problems);
            Assert.All(result.Problems, problem =>
            {
                Assert.True(problem.ToString().Length < 500, "a message of " + problem.ToString().Length + " characters");
                Assert.InRange(problem.Span!.Value.Line, 1, lines);
            });
        });
    }

    [Fact]
    public void ThreeHundredNodesAreReadAndOneMoreIsRefused()
    {
        Assert.Equal("cluster.yaml:3:1: error HC0014: there are 301 nodes, expected 1 to 300", Assert.Single(With(298).Validate()).ToString());
        Assert.DoesNotContain(With(297).Validate(), problem => problem.Rule is "HC0014");

        static Cluster With(int more)
            => Read(Minimal.Replace("nodes:\n", "nodes:\n" + string.Concat(Enumerable.Range(0, more).Select(i => $"  n{i}: 10.{10 + (i / 250)}.1.{i % 250}\n"))));
    }

    [Fact]
    public void AliasesAndMergesAreReadAsYamlSays()
    {
        var cluster = Read(Minimal.Replace("node2: 10.10.1.12", "node2: { <<: &common { ramGb: 64, rack: r1 }, address: 10.10.1.12 }\n  node4: { <<: *common, address: 10.10.1.14 }"));
        Assert.Equal([null, "64g", "64g", null], cluster.Nodes.Select(node => node.Memory?.ToString()));
    }

    [Fact]
    public void TheSampleInCSharpIsTheSampleInYaml()
    {
        var path = System.IO.Path.Combine(Snapshot.SourceDirectory(), "..", "..", "..", "samples", "three-nodes", "cluster.yaml");
        var sample = Read(System.IO.File.ReadAllText(path));
        Assert.Equal(ClusterDump.Of(ThreeNodes.Cluster), ClusterDump.Of(sample));
        Assert.Equal(ThreeNodes.Cluster with { Nodes = sample.Nodes }, sample);
        Assert.Equal(ThreeNodes.Cluster.Nodes, sample.Nodes);
        Assert.Empty(sample.Validate());
        Assert.Empty(ThreeNodes.Cluster.Validate());
    }

    private static Cluster Read(string text)
    {
        var result = ClusterFile.Read("cluster.yaml", text);
        Assert.Empty(result.Problems);
        return result.Cluster!;
    }

    private static string Problems(string text) => string.Join("\n", ClusterFile.Read("cluster.yaml", text).Problems) + "\n";
}
