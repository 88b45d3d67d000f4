using System;
using System.IO;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What is kept back: names of secrets, misspelt ones too, and words that nobody chose. What is none of them is shown.</summary>
public sealed class SecretNamesTests
{
    [Theory]
    [InlineData("play.http.sercet.key")]
    [InlineData("play.http.secert.key")]
    [InlineData("play.http.secet.key")]
    [InlineData("play.http.secret.kye")]
    [InlineData("db.janusgraph.storage.passowrd")]
    [InlineData("db.janusgraph.storage.pssword")]
    [InlineData("client_encryption_options.keystore_passwrod")]
    [InlineData("trust-store-pasword")]
    [InlineData("xpack.security.transport.ssl.key_pasphrase")]
    [InlineData("storage.s3.acess-key")]
    [InlineData("storage.s3.aws.credentials.secert-access-key")]
    [InlineData("cortex.servers.auth.kye")]
    [InlineData("cortex.servers.auht.key")]
    [InlineData("my.api_tokne")]
    [InlineData("my.apikye")]
    [InlineData("keyStorePasswrd")]
    [InlineData("auht_pass")]
    [InlineData("x.credential")]
    [InlineData("http.headers.Authorization")]
    public void IsASecret(string key) => Assert.True(SecretNames.IsSecret(key));

    [Theory]
    [InlineData("num_tokens")]
    [InlineData("allocate_tokens_for_local_replication_factor")]
    [InlineData("xpack.security.authc.token.enabled")]
    [InlineData("authenticator")]
    [InlineData("authorizer")]
    [InlineData("http.cors.allow-credentials")]
    [InlineData("storage.s3.aws.credentials.provider")]
    [InlineData("credentials_validity")]
    [InlineData("auth.providers")]
    [InlineData("auth.type")]
    [InlineData("db.janusgraph.storage.cql.keyspace")]
    [InlineData("xpack.security.http.ssl.key")]
    [InlineData("notification.webhook.endpoints.version")]
    [InlineData("play.http.session.secure")]
    [InlineData("index.search.forward")]
    public void IsNone(string key) => Assert.False(SecretNames.IsSecret(key));

    [Theory]
    [InlineData("cassandra-5.0.txt", "Cassandra")]
    [InlineData("elasticsearch.txt", "Elasticsearch")]
    public void NoSettingThatIsSpeltRightIsTakenForASlip(string file, string component)
    {
        var path = Path.Combine(Snapshot.SourceDirectory(), "../../../src/HiveConfig", component, "Settings", file);
        var names = File.ReadAllLines(path).Where(line => line.Length > 0 && char.IsLetter(line[0])).Select(line => line.Split(' ', '\t', '=', '|')[0]).ToList();

        Assert.True(names.Count > 100);
        Assert.DoesNotContain(names, name => SecretNames.IsNearly(name) && !Array.Exists(["pass", "secret", "token", "key", "credential"], word => name.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("a = \"Xq7Lk2Pw9Zr4Tb6Nm1Vc8\"", "a = \"***\"")]
    [InlineData("https://hooks.example.org/services/T0AbC1dE2/B0fG3hI4j/Xq7Lk2Pw9Zr4Tb6Nm1Vc8Yd3", "https://hooks.example.***")]
    [InlineData("key=0f1e2d3c4b5a69788796a5b4c3d2e1f0", "key=***")]
    [InlineData("key=k3x9m2q7z1w8v4t6r5p0n3b2", "key=***")]
    public void ARandomWordIsHidden(string text, string shown) => Assert.Equal(shown, RandomText.Hide(text));

    [Theory]
    [InlineData("org.apache.cassandra.dht.Murmur3Partitioner")]
    [InlineData("cassandra01cassandra02cassandra03")]
    [InlineData("ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384")]
    [InlineData("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384")]
    [InlineData("PBEWithHmacSHA256AndAES128")]
    [InlineData("org.janusgraph.diskstorage.configuration.Log4j2Configuration")]
    [InlineData("/opt/thp/thehive/files/node1-10.10.1.11")]
    [InlineData("sha256: 71fed4d307c80a87468c499f0889b10057adcca3544214938696ae84f8a1130b")]
    [InlineData("0123456789012345678901234567890123456789")]
    [InlineData("3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("NetworkTopologyStrategyWithThreeDatacenters1And2")]
    public void AnyOtherIsShown(string text) => Assert.Equal(text, RandomText.Hide(text));
}
