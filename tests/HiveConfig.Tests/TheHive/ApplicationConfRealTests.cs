using System;
using System.Text.Json;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>application.conf and the secret.conf it includes, as Lightbend's library reads the two files.</summary>
public sealed class ApplicationConfRealTests
{
    [RealFact("java", TypesafeConfig.Jar)]
    public void TheSampleHasTheValuesThatWereMeant()
        => AssertReads(
            """
            {
              "pekko": {
                "actor": {"provider": "cluster"},
                "remote": {"artery": {"canonical": {"hostname": "10.10.1.12", "port": 2551}}},
                "cluster": {
                  "seed-nodes": ["pekko://application@10.10.1.11:2551", "pekko://application@10.10.1.12:2551", "pekko://application@10.10.1.13:2551"],
                  "min-nr-of-members": 2
                }
              },
              "db": {
                "provider": "janusgraph",
                "janusgraph": {
                  "storage": {
                    "backend": "cql", "hostname": ["10.10.1.11", "10.10.1.12", "10.10.1.13"], "port": 9042,
                    "username": "thehive", "password": "test-cassandraThehive-not-real-0123456789abcdef",
                    "cql": {
                      "keyspace": "thehive",
                      "ssl": {
                        "enabled": true,
                        "truststore": {"location": "/etc/thehive/tls/truststore.p12", "password": "test-truststore-not-real-0123456789abcdef"}
                      }
                    }
                  },
                  "index": {"search": {
                    "backend": "elasticsearch", "hostname": ["10.10.1.11", "10.10.1.12", "10.10.1.13"], "port": 9200, "index-name": "thehive",
                    "elasticsearch": {
                      "create": {"ext": {"number_of_replicas": 1}},
                      "http": {"auth": {"type": "basic", "basic": {"username": "thehive", "password": "test-elasticsearchThehive-not-real-0123456789abcdef"}}},
                      "ssl": {
                        "enabled": true,
                        "truststore": {"location": "/etc/thehive/tls/truststore.p12", "password": "test-truststore-not-real-0123456789abcdef"}
                      }
                    }
                  }}
                }
              },
              "storage": {"provider": "localfs", "localfs": {"location": "/opt/thp/thehive/files"}},
              "application": {"baseUrl": "https://thehive.example.org"},
              "http": {"address": "10.10.1.12", "port": 9000},
              "play": {"http": {
                "secret": {"key": "test-play-not-real-0123456789abcdef"},
                "context": "/",
                "session": {"secure": true},
                "forwarded": {"trustedProxies": ["127.0.0.1", "::1", "10.10.1.11", "10.10.1.12", "10.10.1.13"]},
                "parser": {"maxDiskBuffer": "1GB", "maxMemoryBuffer": "10M"}
              }},
              "stream": {"longPolling": {"refresh": "45s"}}
            }
            """,
            Read(TestClusters.ThreeNodes(), "node2", TestClusters.MadeUp));

    [RealFact("java", TypesafeConfig.Jar)]
    public void TheArteryIsEncryptedWithSuitesForEveryKey()
    {
        var cluster = TestClusters.ThreeNodes();
        var read = Read(cluster with { TheHive = cluster.TheHive with { ArteryTls = true } }, "node1", TestClusters.MadeUp);
        var artery = read.Value!.Value.GetProperty("pekko").GetProperty("remote").GetProperty("artery");
        Assert.Equal("tls-tcp", artery.GetProperty("transport").GetString());
        AssertReads(
            """
            {
              "key-store": "/etc/thehive/tls/keystore.p12", "key-store-password": "test-keystore-not-real-0123456789abcdef",
              "key-password": "test-keystore-not-real-0123456789abcdef",
              "trust-store": "/etc/thehive/tls/truststore.p12", "trust-store-password": "test-truststore-not-real-0123456789abcdef",
              "protocol": "TLSv1.2",
              "enabled-algorithms": [
                "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"],
              "require-mutual-authentication": true
            }
            """,
            read with { Value = artery.GetProperty("ssl").GetProperty("config-ssl-engine") });
    }

    [RealFact("java", TypesafeConfig.Jar)]
    public void TheOptionsHaveTheValuesThatWereMeant()
    {
        var read = Read(OptionBlocksTests.Everything, "node2", TestClusters.MadeUp);
        Expect("storage", """
            {"provider": "s3", "s3": {
              "bucket": "thehive", "endpoint-url": "https://s3.example.org", "access-style": "path",
              "aws": {
                "credentials": {
                  "provider": "static", "access-key-id": "test-s3AccessKey-not-real-0123456789abcdef", "secret-access-key": "test-s3SecretKey-not-real-0123456789abcdef"},
                "region": {"provider": "static", "default-region": "us-east-1"}}}}
            """);
        Expect("scalligraph", """{"disabledModules": ["org.thp.thehive.connector.cortex.CortexModule", "org.thp.thehive.connector.misp.MispModule"]}""");
        Expect("audit", """{"storage": "elasticsearch", "elasticsearch": {"create": {"ext": {"number_of_replicas": 1}}, "delete": {"minAge": "365d"}}}""");
        Expect("gdpr", """{"enabled": true, "schedule": "0 30 2 ? * SUN", "strategy": "redact", "retentionPeriod": "730d", "dataTypesToDelete": ["ip", "user-agent"]}""");
        Expect("wsConfig", """
            {"proxy": {
              "host": "proxy.example.org", "port": 3128, "protocol": "https", "user": "hive", "password": "test-proxy-not-real-0123456789abcdef",
              "nonProxyHosts": ["localhost", "127.0.0.1", "10.10.1.11", "10.10.1.12", "10.10.1.13", "*.example.org"]}}
            """);
        Expect("kamon", """
            {"enabled": true, "modules": {"prometheus-reporter": {"enabled": true}}, "prometheus": {"embedded-server": {"hostname": "10.10.1.12", "port": 9095}}}
            """);

        void Expect(string root, string expected) => AssertReads(expected, read with { Value = read.Value!.Value.GetProperty(root) });
    }

    [RealFact("java", TypesafeConfig.Jar)]
    public void APasswordOfAnySignsArrivesAsItIs()
    {
        const string secret = "a\"b\\c$d{e}${f}[g]'h'#i=j+k: é\u2028//l, m";
        var read = Read(TestClusters.ThreeNodes(), "node1", _ => secret).Value!.Value;
        Assert.Equal(secret, read.GetProperty("play").GetProperty("http").GetProperty("secret").GetProperty("key").GetString());
        Assert.Equal(secret, read.GetProperty("db").GetProperty("janusgraph").GetProperty("storage").GetProperty("password").GetString());
    }

    [RealFact("java", TypesafeConfig.Jar)]
    public void WithoutItsSecretFileNothingIsRead()
        => Assert.Contains("FileNotFoundException", Read(TestClusters.ThreeNodes(), "node1", TestClusters.MadeUp, withSecretFile: false).Error, StringComparison.Ordinal);

    private static void AssertReads(string expected, TypesafeConfig read)
        => Assert.True(read.Value is { } value && JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, value), read.ToString());

    private static TypesafeConfig Read(Cluster cluster, string node, Func<Secret, string?> resolve, bool withSecretFile = true)
    {
        // The include names an absolute path, which is a place of its own here.
        using var folder = new TempDirectory();
        folder.Write("application.conf", cluster.FileOf(node, "/etc/thehive/application.conf", resolve)!.Text.Replace("/etc/thehive/secret.conf", folder["secret.conf"], StringComparison.Ordinal));
        if (withSecretFile)
        {
            folder.Write("secret.conf", cluster.FileOf(node, "/etc/thehive/secret.conf", resolve)!.Text);
        }

        return TypesafeConfig.ReadFile(folder["application.conf"]);
    }
}
