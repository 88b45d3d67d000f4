using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class SecretChecksTests
{
    private static readonly Dictionary<string, string?> Good = new(StringComparer.Ordinal)
    {
        ["play"] = "0123456789abcdef0123456789abcdef",
        ["cassandraAdmin"] = "Kc8!one",
        ["cassandraThehive"] = "Kc8!two",
        ["elasticsearchThehive"] = "Kc8!three",
        ["keystore"] = "Kc8!store",
        ["truststore"] = "Kc8!store",
        ["vrrp"] = "Kc8=four",
    };

    [Fact]
    public void GoodSecretsAreQuiet() => Found("");

    [Fact]
    public void AllMissingOnesAreSaidAtOnce() => Caught(
        """
        error HC0031: the secret 'cassandraAdmin' (file:secrets.yaml#cassandraAdmin) has no value
        error HC0031: the secret 'vrrp' (file:secrets.yaml#vrrp) has no value
        """,
        ("cassandraAdmin", null),
        ("vrrp", null));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void ABlankSecretIsNone(string value) => Caught("error HC0032: the secret 'keystore' (file:secrets.yaml#keystore) is blank", ("keystore", value));

    [Theory]
    [InlineData("line\nbreak")]
    [InlineData("nul\0")]
    [InlineData("tab\t")]
    [InlineData("mark \ue000")]
    [InlineData("separator \u2028")]
    public void ASecretIsOneLineOfVisibleCharacters(string value) => Caught(
        "error HC0032: the secret 'cassandraAdmin' (file:secrets.yaml#cassandraAdmin) holds a line break or another control character, expected one line of visible characters",
        ("cassandraAdmin", value));

    [Fact]
    public void HalfAPairIsNoCharacter() => Caught(
        "error HC0032: the secret 'cassandraAdmin' (file:secrets.yaml#cassandraAdmin) holds a line break or another control character, expected one line of visible characters",
        ("cassandraAdmin", "half " + (char)0xd83d + " a pair"));

    [Theory]
    [InlineData("it's \"fine\" ${too} {{ even }} # this")]
    [InlineData("🐝 pässwörd")]
    public void AnyVisibleCharacterWillDo(string value) => Caught("", ("cassandraAdmin", value));

    [Theory]
    [InlineData(JwtAlgorithm.HS256, 31, "is shorter than the 32 bytes that HS256 needs")]
    [InlineData(JwtAlgorithm.HS256, 32, "")]
    [InlineData(JwtAlgorithm.HS384, 47, "is shorter than the 48 bytes that HS384 needs")]
    [InlineData(JwtAlgorithm.HS384, 48, "")]
    [InlineData(JwtAlgorithm.HS512, 63, "is shorter than the 64 bytes that HS512 needs")]
    [InlineData(JwtAlgorithm.HS512, 64, "")]
    public void ThePlaySecretIsLongEnough(JwtAlgorithm algorithm, int length, string expected) => Found(
        expected.Length == 0 ? "" : "error HC3021: the secret 'play' (file:secrets.yaml#play) " + expected,
        ThreeNodes.Cluster with { TheHive = ThreeNodes.Cluster.TheHive with { SessionAlgorithm = algorithm } },
        ("play", new string('k', length)));

    [Theory]
    [InlineData("5.3", 8, "error HC3021: the secret 'play' (file:secrets.yaml#play) is shorter than the 9 bytes that TheHive 5.3 needs")]
    [InlineData("5.3", 9, "warning HC3021: the secret 'play' (file:secrets.yaml#play) is shorter than the 32 bytes that HS256 needs as of TheHive 5.4")]
    [InlineData("5.3.9", 31, "warning HC3021: the secret 'play' (file:secrets.yaml#play) is shorter than the 32 bytes that HS256 needs as of TheHive 5.4")]
    [InlineData("5.3", 32, "")]
    [InlineData("5.4", 31, "error HC3021: the secret 'play' (file:secrets.yaml#play) is shorter than the 32 bytes that HS256 needs")]
    public void ThePlaySecretIsMeasuredAsOf54(string version, int length, string expected) => Found(
        expected,
        ThreeNodes.Cluster with { TheHive = ThreeNodes.Cluster.TheHive with { Version = ProductVersion.Parse(version) } },
        ("play", new string('k', length)));

    [Fact]
    public void ThePlaySecretIsCountedInBytes()
    {
        Caught("", ("play", new string('é', 16)));
        Caught("error HC3021: the secret 'play' (file:secrets.yaml#play) is shorter than the 32 bytes that HS256 needs", ("play", new string('é', 15) + "k"));
    }

    [Fact]
    public void TheVrrpPasswordIsShortAndPlain()
    {
        Caught("error HC5113: the secret 'vrrp' (file:secrets.yaml#vrrp) is longer than the 8 characters that Keepalived takes", ("vrrp", "Kc8!fours"));
        Caught("error HC0032: the secret 'vrrp' (file:secrets.yaml#vrrp) holds a character that keepalived.conf cannot hold, expected letters, digits and -_.+=:,/", ("vrrp", "Kc8!four"));
        Caught("error HC0032: the secret 'vrrp' (file:secrets.yaml#vrrp) holds a character that keepalived.conf cannot hold, expected letters, digits and -_.+=:,/", ("vrrp", "Kc8 four"));
        Caught("", ("vrrp", "-c8/four"));
    }

    [Theory]
    [InlineData("changeme")]
    [InlineData("PASSWORD")]
    [InlineData("cassandra")]
    [InlineData("elastic")]
    [InlineData("thehive1234")]
    [InlineData("admin_password")]
    [InlineData("httppassword")]
    [InlineData(" password ")]
    public void WhatEverybodyKnowsIsRefused(string value) => Caught(
        "error HC7002: the secret 'elasticsearchThehive' (file:secrets.yaml#elasticsearchThehive) is a value that stands in public documentation, expected one that nobody else knows",
        ("elasticsearchThehive", value));

    [Fact]
    public void AKnownWordInALongerSecretIsFine() => Caught("", ("elasticsearchThehive", "changeme-to-something-long"));

    [Fact]
    public void AKnownPlaySecretIsLongEnoughAndStillRefused() => Caught(
        "error HC7002: the secret 'play' (file:secrets.yaml#play) is a value that stands in public documentation, expected one that nobody else knows",
        ("play", "ChangeThisSecretWithOneContainingAtLeast32Chars"));

    [Fact]
    public void KeysThatMustNotStandHereAreKnownByTheirHash()
    {
        // The test vector of FIPS 180-2.
        var key = new KnownSecrets.KnownKey(Length: 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        Assert.True(key.Is("abc"));
        Assert.False(key.Is("abd"));
        Assert.All(KnownSecrets.Keys, known => Assert.Matches("^[0-9a-f]{64}$", known.Sha256));
    }

    [Fact]
    public void OneSecretForTwoAccountsIsAWarning()
    {
        Caught(
            "warning HC7004: the secret 'cassandraThehive' (file:secrets.yaml#cassandraThehive) is the same as 'cassandraAdmin', expected one secret for each account",
            ("cassandraThehive", "Kc8!one"));
        Caught("", ("keystore", "Kc8!one"));
    }

    [Fact]
    public void WhatIsNotNeededIsNotAskedFor()
    {
        var asked = new List<string>();
        var clear = ThreeNodes.Cluster with { Tls = null, Secrets = ThreeNodes.Cluster.Secrets with { Vrrp = null, Play = Secret.FromVault("hive_play") } };
        Assert.Empty(SecretChecks.Check(clear, secret =>
        {
            asked.Add(secret.Name);
            return Good[secret.Name];
        }));
        Assert.Equal(["cassandraAdmin", "cassandraThehive"], asked);
    }

    [Fact]
    public void TheSameExpressionForTwoAccountsIsAWarning()
    {
        var cluster = ThreeNodes.Cluster with { Secrets = ThreeNodes.Cluster.Secrets with { CassandraAdmin = Secret.FromVault("one"), CassandraTheHive = Secret.FromVault("one") } };
        Found("warning HC7004: the secret 'cassandraThehive' (vault:one) is the same as 'cassandraAdmin', expected one secret for each account", cluster);
    }

    [Fact]
    public void ProblemsPointIntoTheFileAndHideTheLine()
    {
        var cluster = ClusterFile.Read("cluster.yaml", """
            cluster: thp
            phase: bootstrap
            nodes: { node1: 10.10.1.11 }
            vip: 10.10.1.50/24
            thehive: { version: 5.5.16, url: http://hive }
            storage: { nfs: "10.10.1.20:/srv" }
            secrets:
              play: env:PLAY
              vrrp: env:VRRP
            """).Cluster!;
        var problems = SecretChecks.Check(cluster, secret => string.Equals(secret.Name, "PLAY", StringComparison.Ordinal) ? "short" : null);
        Assert.Equal(
            [
                "cluster.yaml:8:9: error HC3021: the secret 'play' (env:PLAY) is shorter than the 32 bytes that HS256 needs",
                "cluster.yaml:9:9: error HC0031: the secret 'vrrp' (env:VRRP) has no value",
            ],
            problems.Select(problem => problem.ToString()));
        Assert.All(problems, problem => Assert.True(problem.IsSecret));
    }

    private static void Caught(string expected, params (string Name, string? Value)[] changed) => Found(expected, ThreeNodes.Cluster, changed);

    private static void Found(string expected, params (string Name, string? Value)[] changed) => Found(expected, ThreeNodes.Cluster, changed);

    private static void Found(string expected, Cluster cluster, params (string Name, string? Value)[] changed)
    {
        var values = new Dictionary<string, string?>(Good, StringComparer.Ordinal);
        foreach (var (name, value) in changed)
        {
            values[name] = value;
        }

        var text = string.Join("\n", SecretChecks.Check(cluster, secret => values[secret.Name]));
        Assert.Equal(expected, text);
        Assert.All(changed, secret => Assert.False(secret.Value is { Length: > 9 } value && text.Contains(value, StringComparison.Ordinal)));
    }
}
