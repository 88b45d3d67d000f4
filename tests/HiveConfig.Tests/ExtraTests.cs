using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using HiveConfig.Model;
using HiveConfig.TheHive;
using HiveConfig.Tests.Real;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ExtraTests
{
    private const string CassandraYaml = "/etc/cassandra/cassandra.yaml";
    private const string ElasticsearchYml = "/etc/elasticsearch/elasticsearch.yml";
    private const string ApplicationConf = "/etc/thehive/application.conf";

    private const string Minimal = """
        cluster: thp
        phase: bootstrap
        nodes: { node1: 10.10.1.11, node2: 10.10.1.12, node3: 10.10.1.13 }
        vip: 10.10.1.50/24
        thehive: { version: 5.5.16, url: https://thehive.example.org }
        storage: { nfs: "10.10.1.20:/srv/hive/files" }
        tls: true
        secrets: file:secrets.yaml

        """;

    private static readonly Cluster Cluster = TestClusters.ThreeNodes() with
    {
        Extra = new()
        {
            CassandraYaml = Extra.Parse("""
                concurrent_reads: 64
                read_request_timeout: 7s
                key_cache_size:
                client_encryption_options:
                  cipher_suites: [TLS_AES_256_GCM_SHA384]
                hints_compression: [{ class_name: LZ4Compressor, parameters: [{}] }]
                """),
            ElasticsearchYml = Extra.Parse("""
                indices.memory.index_buffer_size: 20%
                thread_pool: { search: { queue_size: 2000 } }
                action.destructive_requires_name: true
                """),
            ApplicationConf = Extra.Parse("""
                play.server.http.idleTimeout: 10 minutes
                db.janusgraph: { cache.tx-cache-size: 20000, cache: { db-cache: false } }
                auth.banner: "a \"b\" ${c} {{ d }}"
                """),
        },
    };

    [Fact]
    public void TheyStandAtTheEnd() => Snapshot.Match(string.Concat(new[] { CassandraYaml, ElasticsearchYml, ApplicationConf }.Select(path => Added(path) + "\n")));

    [Fact]
    public void TheyAreFine() => Assert.Empty(ExtraChecks.Check(Cluster));

    // A block of the same name must not stand there twice, and nothing that was there may be lost.
    [Fact]
    public void TheyAddAndTakeNothingAway()
    {
        foreach (var path in new[] { CassandraYaml, ElasticsearchYml })
        {
            var (before, after) = (YamlReader.Read(TestClusters.ThreeNodes().TextOf("node1", path)), YamlReader.Read(Cluster.TextOf("node1", path)));
            Assert.Empty(after.Faults);
            Assert.All(before.Settings, setting => Assert.NotNull(after.Find(setting.Key)));
        }
    }

    [RealFact("java", SnakeYaml.Jar)]
    public void JavaReadsThemAsTheyAreMeant()
    {
        var cassandra = JsonNode.Parse(SnakeYaml.Read([Cluster.TextOf("node1", CassandraYaml)])[0].Value!)!;
        Assert.Equal(64, (int)cassandra["concurrent_reads"]!);
        Assert.Null(cassandra["key_cache_size"]);
        Assert.Equal("TLS_AES_256_GCM_SHA384", (string?)cassandra["client_encryption_options"]!["cipher_suites"]![0]);
        Assert.True((bool)cassandra["client_encryption_options"]!["enabled"]!);
        var elastic = JsonNode.Parse(SnakeYaml.Read([Cluster.TextOf("node1", ElasticsearchYml)])[0].Value!)!;
        Assert.Equal(2000, (int)elastic["thread_pool"]!["search"]!["queue_size"]!);
        Assert.True((bool)elastic["action.destructive_requires_name"]!);
    }

    [Fact]
    public void OurReaderReadsTheHivesAsTheyAreMeant()
    {
        var document = ((HoconDocument)HiveConfig.TheHive.ApplicationConf.Kind.Read!(Cluster.TextOf("node1", ApplicationConf))).Resolve(_ => null);
        Assert.Equal("10 minutes", Read.Text(document.Find("play.server.http.idleTimeout")!.Value));
        Assert.Equal("20000", Read.Text(document.Find("db.janusgraph.cache.tx-cache-size")!.Value));
        Assert.Equal("a \"b\" ${c} {{ d }}", Read.Text(document.Find("auth.banner")!.Value));
        Assert.Equal("thehive", Read.Text(document.Find("db.janusgraph.storage.cql.keyspace")!.Value));
    }

    [Theory]
    [InlineData("concurent_reads: 64", "HC0063: unknown setting 'concurent_reads'; did you mean 'concurrent_reads'?")]
    [InlineData("start_rpc: false", "HC0063: 'start_rpc' is a setting of an older Cassandra, which 4.1 refuses")]
    [InlineData("read_request_timeout: 7000", "HC0064: 'read_request_timeout' is '7000', expected a whole number with its unit, ms, s, m, h or d")]
    [InlineData("num_tokens: 8", "HC0065: 'num_tokens' is written from 'cassandra.numTokens' of cluster.yaml; state it there")]
    [InlineData("partitioner: x", "HC0065: 'partitioner' is written by HiveConfig, and cannot be stated beside it")]
    [InlineData("commitlog_sync_period_in_ms: 1", "HC0065: 'commitlog_sync_period_in_ms' is written by HiveConfig, and cannot be stated beside it")]
    [InlineData("client_encryption_options: { optional: true }", "HC0065: 'client_encryption_options.optional' is written by HiveConfig, and cannot be stated beside it")]
    [InlineData("client_encryption_options: 1", "HC0065: 'client_encryption_options' holds settings that HiveConfig writes, expected a map of others")]
    [InlineData("concurrent_reads: -1", "HC0064: 'concurrent_reads' is '-1', expected a whole number of 2 or more")]
    [InlineData("concurrent_reads: 2", "")]
    [InlineData("native_transport_max_concurrent_connections: -1", "")]
    [InlineData("ssl_storage_port: 70000", "HC0064: 'ssl_storage_port' is '70000', expected a whole number from 1 to 65535")]
    [InlineData("ssl_storage_port: 7001", "")]
    [InlineData("phi_convict_threshold: 17", "HC0064: 'phi_convict_threshold' is '17', expected a number from 5 to 16")]
    [InlineData("client_encryption_options.cipher_suites: []", "HC0066: 'client_encryption_options.cipher_suites' is dotted, expected its parts below each other")]
    [InlineData("transparent_data_encryption_options: { key_provider: { class_name: a, parameters: { keystore_password: b } } }", "HC0066: 'transparent_data_encryption_options.key_provider.parameters.keystore_password' is a secret, and secrets do not stand in cluster.yaml")]
    [InlineData("listen_interface: eth0", "HC0065: 'listen_interface' is written from 'nodes' of cluster.yaml; state it there")]
    [InlineData("read_request_timeout: 5s\nread_request_timeout_in_ms: 4000", "HC0065: 'read_request_timeout_in_ms' is stated under another name too; Cassandra takes one of them")]
    [InlineData("broadcast_address: 10.10.1.11", "HC0065: 'broadcast_address' is written from 'nodes' of cluster.yaml; state it there")]
    [InlineData("initial_token: '1'", "HC0065: 'initial_token' is written from 'cassandra.numTokens' of cluster.yaml; state it there")]
    [InlineData("\"a b\": 1", "HC0066: 'a b' is not a key of letters, digits, -, _ and .")]
    [InlineData("ideal_consistency_level: \"a\\e\"", "HC0066: 'ideal_consistency_level' holds a control or private-use character")]
    [InlineData("concurrent_reads: 64", "")]
    public void OfCassandra(string yaml, string problem) => Found(problem, new Extra { CassandraYaml = Extra.Parse(yaml) });

    [Theory]
    [InlineData("node.master: true", "HC0063: 'node.master' is no setting of Elasticsearch 8.19; there it is 'node.roles'")]
    [InlineData("index.codec: best_compression", "HC0063: 'index.codec' is a setting of an index, and stops a node")]
    [InlineData("s3.client.default.access_key: a", "HC0063: 's3.client.default.access_key' belongs in the keystore of each node, and stops one in the file")]
    [InlineData("discovery.find_peer_interval: 2s", "HC0063: unknown setting 'discovery.find_peer_interval'; did you mean 'discovery.find_peers_interval'?")]
    [InlineData("discovery.find_peers_interval: 2", "HC0064: 'discovery.find_peers_interval' is '2', expected a whole number with its unit (ms, s, m, h or d)")]
    [InlineData("discovery.type: single-node", "HC0065: 'discovery.type' is written from 'nodes' of cluster.yaml; state it there")]
    [InlineData("path.repo: [/mnt]", "HC0065: 'path.repo' is written from 'elasticsearch.repositories' of cluster.yaml; state it there")]
    [InlineData("script: { allowed_types: none }", "HC0065: 'script.allowed_types' is written by HiveConfig, and cannot be stated beside it")]
    [InlineData("network.publish_host: 10.10.1.11", "HC0065: 'network.publish_host' is written from 'nodes' of cluster.yaml; state it there")]
    [InlineData("transport.host: 127.0.0.1", "HC0065: 'transport.host' is '127.0.0.1', which no other machine reaches; leave it out, or name an address of the network beside it")]
    [InlineData("http.host: [_local_, localhost]", "HC0065: 'http.host' is '_local_', 'localhost', which no other machine reaches; leave it out, or name an address of the network beside it")]
    [InlineData("http.host: [_local_, _site_]", "")]
    [InlineData("network.bind_host: 0.0.0.0", "")]
    [InlineData("node.attr.rack: r1", "")]
    [InlineData("discovery.find_peers_interval: 2s", "")]
    public void OfElasticsearch(string yaml, string problem) => Found(problem, new Extra { ElasticsearchYml = Extra.Parse(yaml) });

    [Theory]
    [InlineData("akka.cluster.split-brain-resolver.stable-after: 20s", "HC0063: 'akka.cluster.split-brain-resolver.stable-after' is no setting of TheHive 5.5.16; there it is 'pekko.cluster.split-brain-resolver.stable-after'")]
    [InlineData("pekko.cluster.split-brain-resolver.stable-after: 20s", "")]
    [InlineData("db: 1", "HC0065: 'db' holds settings that HiveConfig writes, expected a map of others")]
    [InlineData("application.baseUrl.x: 1", "HC0065: 'application.baseUrl.x' cannot stand below 'application.baseUrl', which HiveConfig writes with a value")]
    [InlineData("application.title: x", "")]
    [InlineData("https.port: 9443", "")]
    [InlineData("play.server.http.idleTimeouts.x: 1", "")]
    [InlineData("kamon.environment.tags.sevice: x", "")]
    [InlineData("http.port: 1", "HC0065: 'http.port' is written from 'thehive.http.port' of cluster.yaml; state it there")]
    [InlineData("storage: { provider: localfs }", "HC0065: 'storage.provider' is written from 'storage' of cluster.yaml; state it there")]
    [InlineData("pekko: { cluster: { min-nr-of-members: 1 } }", "HC0065: 'pekko.cluster.min-nr-of-members' is written by HiveConfig, and cannot be stated beside it")]
    [InlineData("auth.ldap.bindPassword: a", "HC0066: 'auth.ldap.bindPassword' is a secret, and secrets do not stand in cluster.yaml")]
    [InlineData("pekko: { cluster: { downing-provider-class: a.b } }", "")]
    public void OfTheHive(string yaml, string problem) => Found(problem, new Extra { ApplicationConf = Extra.Parse(yaml) });

    [Theory]
    [InlineData("5.5.16", "play.server.http.idleTimeut: 10 minutes", "HC0067: unknown setting 'play.server.http.idleTimeut'; did you mean 'play.server.http.idleTimeout'?")]
    [InlineData("5.5.16", "pekko.cluster.split-brain-resolver.stable-afer: 20s", "HC0067: unknown setting 'pekko.cluster.split-brain-resolver.stable-afer'; did you mean 'pekko.cluster.split-brain-resolver.stable-after'?")]
    [InlineData("5.3.0", "akka.cluster.split-brain-resolver.stable-afer: 20s", "HC0067: unknown setting 'akka.cluster.split-brain-resolver.stable-afer'; did you mean 'akka.cluster.split-brain-resolver.stable-after'?")]
    public void AMisspeltSettingOfTheHiveIsAWarning(string version, string yaml, string problem)
        => Warned(problem, TestClusters.ThreeNodes() with { TheHive = TestClusters.ThreeNodes().TheHive with { Version = ProductVersion.Parse(version) }, Extra = new() { ApplicationConf = Extra.Parse(yaml) } });

    [Theory]
    [InlineData("4.1", "read_request_timeout_in_ms: 4000", "HC0068: 'read_request_timeout_in_ms' is the old name of 'read_request_timeout', which takes its unit: '4000ms'")]
    [InlineData("4.1", "enable_user_defined_functions: true", "HC0068: 'enable_user_defined_functions' is the old name of 'user_defined_functions_enabled'")]
    [InlineData("4.0", "read_request_timeout_in_ms: 4000", "")]
    [InlineData("4.1", "read_request_timeout: 4000ms", "")]
    public void AnOldNameOfCassandraIsAWarning(string version, string yaml, string problem)
        => Warned(problem, TestClusters.ThreeNodes() with { Cassandra = new() { Version = ProductVersion.Parse(version) }, Extra = new() { CassandraYaml = Extra.Parse(yaml) } });

    [Theory]
    [InlineData("-Xmx4g", "HC0065: '-Xmx4g' is written from 'cassandra.heap' of cluster.yaml; state it there")]
    [InlineData("-XX:MaxHeapSize=4g", "HC0065: '-XX:MaxHeapSize=4g' is written from 'cassandra.heap' of cluster.yaml; state it there")]
    [InlineData("-Xmn800m", "HC0065: '-Xmn800m' is left to cassandra-env.sh: with G1 it must not be stated")]
    [InlineData("-Dplay.http.secret.key=a", "HC0066: '-Dplay.http.secret.key' is a secret, and secrets do not stand in cluster.yaml")]
    [InlineData("-Djavax.net.ssl.keyStorePassword=a", "HC0066: '-Djavax.net.ssl.keyStorePassword' is a secret, and secrets do not stand in cluster.yaml")]
    [InlineData("-XX:+UseG1GC -XX:-UseG1GC", "HC0065: '-XX:-UseG1GC' is stated twice; the JVM takes the last one")]
    [InlineData("-Djava.net.preferIPv4Stack=true", "")]
    [InlineData("-Xss512k -XX:+UseG1GC -Djavax.net.ssl.keyStore=/a", "")]
    public void OptionsOfCassandrasJvm(string options, string problem) => Found(problem, new Extra { CassandraJvm = [.. options.Split(' ').Select(JvmSetting.Parse)] });

    [Fact]
    public void AnOptionThatKeepsCassandraOffItsAddressIsRefused()
        => Assert.Equal(
            "error HC0065: '-Djava.net.preferIPv4Stack=true' is left out: Cassandra would not listen on its IPv6 address",
            Assert.Single(ExtraChecks.Check(TestClusters.IPv6WithNames() with { Extra = new() { CassandraJvm = [JvmSetting.Parse("-Djava.net.preferIPv4Stack=true")] } })).ToString());

    [Theory]
    [InlineData("elasticsearch", "-Xms1g", "HC0065: '-Xms1g' is written from 'elasticsearch.heap' of cluster.yaml; state it there")]
    [InlineData("thehive", "-Xms1g", "HC0065: '-Xms1g' is written from 'thehive.heap' of cluster.yaml; state it there")]
    [InlineData("elasticsearch", "-Xlog:gc*=info", "")]
    [InlineData("thehive", "-XX:MaxMetaspaceSize=600m", "")]
    public void OptionsOfTheOtherJvms(string service, string option, string problem)
        => Found(problem, service is "thehive" ? new Extra { TheHiveJvm = [JvmSetting.Parse(option)] } : new Extra { ElasticsearchJvm = [JvmSetting.Parse(option)] });

    [Theory]
    [InlineData("global", "chroot /a", "HC0065: 'chroot' is written by HiveConfig, and cannot be stated beside it")]
    [InlineData("global", "nbthred 4", "HC0064: unknown keyword 'nbthred' in a 'global' section; did you mean 'nbthread'?")]
    [InlineData("global", "log /dev/log local0", "HC0065: 'log /dev/log' is written by HiveConfig, and cannot be stated beside it")]
    [InlineData("global", "log 10.0.0.1 local0", "")]
    [InlineData("global", "maxconn 20000", "")]
    [InlineData("defaults", "frontend a", "HC0066: 'frontend a' opens a section, expected a line of 'defaults'")]
    [InlineData("defaults", "timeout client 5s", "HC0065: 'timeout client' is written from 'loadBalancer.timeout' of cluster.yaml; state it there")]
    [InlineData("defaults", "no option redispatch", "HC0065: 'option redispatch' is written by HiveConfig, and cannot be stated beside it")]
    [InlineData("defaults", "stats auth a:b", "HC0066: 'stats auth' holds a secret, and secrets do not stand in cluster.yaml")]
    [InlineData("defaults", "nbthread 4", "HC0064: unknown keyword 'nbthread' in a 'defaults' section")]
    [InlineData("defaults", "timeout tunnel 1h", "")]
    [InlineData("defaults", "unique-id-header X-Id", "")]
    [InlineData("defaults", "default_backend thehive", "")]
    public void LinesOfHaproxy(string section, string line, string problem)
        => Found(problem, section is "global" ? new Extra { HaproxyGlobal = [HaproxySetting.Parse(line)] } : new Extra { HaproxyDefaults = [HaproxySetting.Parse(line)] });

    [Fact]
    public void OptionsAndLinesStandInTheirFiles()
    {
        var cluster = TestClusters.ThreeNodes() with
        {
            Extra = new()
            {
                CassandraJvm = [JvmSetting.Parse("-Xss512k"), JvmSetting.Parse("-XX:-UseNUMA"), JvmSetting.Parse("-XX:MaxGCPauseMillis=300")],
                ElasticsearchJvm = [JvmSetting.Parse("-Xlog:gc*=info")],
                TheHiveJvm = [JvmSetting.Parse("-XX:MaxMetaspaceSize=600m"), JvmSetting.Parse("-Duser.timezone=UTC")],
                HaproxyGlobal = [HaproxySetting.Parse("maxconn 20000")],
                HaproxyDefaults = [HaproxySetting.Parse("timeout tunnel 1h")],
            },
        };
        Assert.Empty(ExtraChecks.Check(cluster));
        var options = cluster.TextOf("node2", "/etc/cassandra/jvm-server.options");
        Assert.EndsWith("\n\n# From 'extra' of cluster.yaml.\n-Xss512k\n-XX:-UseNUMA\n-XX:MaxGCPauseMillis=300\n", options, StringComparison.Ordinal);
        Assert.DoesNotContain("-Xss256k", options, StringComparison.Ordinal);
        Assert.DoesNotContain("-XX:+UseNUMA", options, StringComparison.Ordinal);
        Assert.Contains("\n-ea\n", options, StringComparison.Ordinal);
        Assert.EndsWith("-Xmx3000m\n\n# From 'extra' of cluster.yaml.\n-Xlog:gc*=info\n", cluster.TextOf("node1", "/etc/elasticsearch/jvm.options.d/hiveconfig.options"), StringComparison.Ordinal);
        Assert.Contains("JAVA_OPTS=\"-Xms3000m -Xmx3000m -XX:ReservedCodeCacheSize=400m -XX:MaxMetaspaceSize=600m -Duser.timezone=UTC\"\n", cluster.TextOf("node1", "/etc/default/thehive"), StringComparison.Ordinal);
        var haproxy = cluster.TextOf("node1", "/etc/haproxy/haproxy.cfg");
        Assert.Contains("    # From 'extra' of cluster.yaml.\n    maxconn 20000\n\ndefaults\n", haproxy, StringComparison.Ordinal);
        Assert.Contains("    # From 'extra' of cluster.yaml.\n    timeout tunnel 1h\n\n", haproxy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sysctl.conf: { a: b }", "HC0002: 'sysctl.conf' needs no settings here: a file of your own in /etc/sysctl.d counts beside it; 'extra' takes cassandra.yaml, elasticsearch.yml, application.conf, jvm-server.options, jvm.options.d, default/thehive, haproxy.cfg")]
    [InlineData("cassandra-rackdc.properties: { a: b }", "HC0002: 'cassandra-rackdc.properties' holds 'dc' and 'rack' alone, which the nodes state; 'extra' takes cassandra.yaml, elasticsearch.yml, application.conf, jvm-server.options, jvm.options.d, default/thehive, haproxy.cfg")]
    [InlineData("foo: { a: b }", "HC0002: unknown key 'foo' in 'extra', expected cassandra.yaml, elasticsearch.yml, application.conf, jvm-server.options, jvm.options.d, default/thehive, haproxy.cfg")]
    [InlineData("elasticsearch.yaml: { a: b }", "HC0002: unknown key 'elasticsearch.yaml' in 'extra'; did you mean 'elasticsearch.yml'?")]
    [InlineData("jvm.options.d: [a]", "HC0004: 'a' is not a JVM option without blanks and quotes, at most 500 characters (-XX:MaxGCPauseMillis=300, -Dname=value)")]
    [InlineData("jvm.options.d: -Xlog", "HC0003: 'jvm.options.d' is text, expected a list of a JVM option without blanks and quotes, at most 500 characters (-XX:MaxGCPauseMillis=300, -Dname=value)")]
    [InlineData("jvm.options.d: [-Xlog]", "")]
    public void WhatIsNotOfferedIsRefusedWithWhatIs(string extra, string problem)
    {
        var text = Minimal + "extra:\n  " + extra + "\n";
        var found = ClusterFile.Read("cluster.yaml", text).Problems.Select(one => one.ToString()).ToList();
        Assert.Equal(problem.Length == 0 ? [] : [problem], found.Select(one => one[one.IndexOf("HC", StringComparison.Ordinal)..]));
    }

    [Fact]
    public void TheyReadFromClusterYamlWithTheirPlaces()
    {
        const string text = Minimal + """
            extra:
              cassandra.yaml:
                concurrent_reads: 64
                num_tokens: 8
            """;
        var read = ClusterFile.Read("cluster.yaml", text);
        Assert.Empty(read.Problems);
        Assert.Equal(
            "cluster.yaml:12:5: error HC0065: 'num_tokens' is written from 'cassandra.numTokens' of cluster.yaml; state it there",
            Assert.Single(ExtraChecks.Check(read.Cluster!)).ToString());
        Assert.Equal(
            "cluster.yaml:10:3: error HC0003: 'cassandra.yaml' is an empty map, expected a map of settings",
            Assert.Single(ClusterFile.Read("cluster.yaml", text[..text.IndexOf("    concurrent", StringComparison.Ordinal)].Replace("cassandra.yaml:", "cassandra.yaml: {}", StringComparison.Ordinal)).Problems).ToString().Replace("is a map", "is an empty map", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIsNoMapIsRefused() => Assert.Throws<FormatException>(() => Extra.Parse("- a"));

    private static void Found(string problem, Extra extra)
        => Assert.Equal(problem.Length == 0 ? [] : ["error " + problem], ExtraChecks.Check(TestClusters.ThreeNodes() with { Extra = extra }).Select(found => found.ToString()));

    private static void Warned(string problem, Cluster cluster)
        => Assert.Equal(problem.Length == 0 ? [] : ["warning " + problem], ExtraChecks.Check(cluster).Select(found => found.ToString()));

    // What the file has more than without.
    private static string Added(string path)
    {
        var before = TestClusters.ThreeNodes().TextOf("node1", path).Split('\n').ToHashSet(StringComparer.Ordinal);
        return path + "\n" + string.Join("\n", Cluster.TextOf("node1", path).Split('\n').Where(line => !before.Contains(line))) + "\n";
    }
}
