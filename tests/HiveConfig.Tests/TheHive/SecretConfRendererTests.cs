using System;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.TheHive;
using Xunit;

namespace HiveConfig.Tests;

public sealed class SecretConfRendererTests
{
    [Fact]
    public void Node1() => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf("node1", "/etc/thehive/secret.conf"), extension: "conf");

    [Fact]
    public void IdenticalOnEveryNodeAndReadableByTheServiceOnly()
    {
        var files = TestClusters.ThreeNodes().Generate(TestClusters.MadeUp).Files.Where(file => file.Kind == SecretConf.Kind).ToList();
        Assert.Equal(3, files.Count);
        Assert.Single(files.Select(file => file.Text).Distinct(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal("thehive:thehive 0400", $"{file.Access.Owner}:{file.Access.Group} {file.Access.Mode}"));
    }

    [Fact]
    public void AnAnsibleVariableIsQuotedByItsFilter()
    {
        var cluster = TestClusters.ThreeNodes();
        var text = (cluster with { Secrets = cluster.Secrets with { Play = Secret.FromVault("play_secret") } }).TextOf("node1", "/etc/thehive/secret.conf");
        Assert.Contains("play.http.secret.key = {{ play_secret | to_json }}\n", text, StringComparison.Ordinal);
    }
}
