using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Text.Json.Nodes;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>application.conf and the secret.conf it includes, as Lightbend's library reads the two files.</summary>
public sealed class ApplicationConfRealTests
{
    private const string Jar = "/usr/share/java/typesafe-config.jar";

    [RealFact("java", Jar)]
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

    [RealFact("java", Jar)]
    public void TheArteryIsEncryptedWithSuitesForEveryKey()
    {
        var cluster = TestClusters.ThreeNodes();
        var read = Read(cluster with { TheHive = cluster.TheHive with { ArteryTls = true } }, "node1", TestClusters.MadeUp);
        var artery = JsonNode.Parse(read.Substring("OK ".Length))!["pekko"]!["remote"]!["artery"]!;
        Assert.Equal("tls-tcp", (string?)artery["transport"]);
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
            "OK " + artery["ssl"]!["config-ssl-engine"]!.ToJsonString());
    }

    [RealFact("java", Jar)]
    public void APasswordOfAnySignsArrivesAsItIs()
    {
        const string secret = "a\"b\\c$d{e}${f}[g]'h'#i=j+k: é\u2028//l, m";
        var read = JsonNode.Parse(Read(TestClusters.ThreeNodes(), "node1", _ => secret).Substring("OK ".Length))!;
        Assert.Equal(secret, (string?)read["play"]!["http"]!["secret"]!["key"]);
        Assert.Equal(secret, (string?)read["db"]!["janusgraph"]!["storage"]!["password"]);
    }

    [RealFact("java", Jar)]
    public void WithoutItsSecretFileNothingIsRead()
        => Assert.Contains("FileNotFoundException", Read(TestClusters.ThreeNodes(), "node1", TestClusters.MadeUp, withSecretFile: false), StringComparison.Ordinal);

    private static void AssertReads(string expected, string read)
        => Assert.True(read.StartsWith("OK ", StringComparison.Ordinal) && JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(read.Substring("OK ".Length))), read);

    private static string Read(Cluster cluster, string node, Func<Secret, string?> resolve, bool withSecretFile = true)
    {
        var folder = Directory.CreateTempSubdirectory("hiveconfig-").FullName;
        try
        {
            // The include names an absolute path, which is a place of its own here.
            var secretConf = Path.Combine(folder, "secret.conf");
            var applicationConf = Path.Combine(folder, "application.conf");
            File.WriteAllText(applicationConf, cluster.FileOf(node, "/etc/thehive/application.conf", resolve)!.Text.Replace("/etc/thehive/secret.conf", secretConf, StringComparison.Ordinal));
            if (withSecretFile)
            {
                File.WriteAllText(secretConf, cluster.FileOf(node, "/etc/thehive/secret.conf", resolve)!.Text);
            }

            return Ask("F" + Convert.ToBase64String(Encoding.UTF8.GetBytes(applicationConf)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Ask(string question)
    {
        var oracle = Path.Combine(Snapshot.SourceDirectory(), "..", "Real", "java", "HoconOracle.java");
        using var java = Process.Start(new ProcessStartInfo("java", ["-XX:TieredStopAtLevel=1", "-cp", Jar, oracle])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        java.StandardInput.Write(question + "\n");
        java.StandardInput.Close();
        var answer = java.StandardOutput.ReadToEnd().TrimEnd('\n');
        java.WaitForExit();
        return answer;
    }
}
