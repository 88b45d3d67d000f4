using System;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class KeepalivedConfRendererTests
{
    private const string Path = "/etc/keepalived/keepalived.conf";

    [Theory]
    [InlineData("node1")]
    [InlineData("node2")]
    [InlineData("node3")]
    public void ThreeNodes(string node) => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf(node, Path), $"{nameof(KeepalivedConfRendererTests)}.{nameof(ThreeNodes)}_{node}", "conf");

    [Fact]
    public void OneBalancerAloneHasNoPeers() => Snapshot.Match(OtherClusters.Spread.MaskedTextOf("lb1", Path), extension: "conf");

    [Fact]
    public void WithAWeight() => Snapshot.Match(OtherClusters.Ranked.MaskedTextOf("node2", Path), extension: "conf");

    [Fact]
    public void IPv6HasNoPassword()
    {
        Snapshot.Match(OtherClusters.IPv6.TextOf("node2", Path), extension: "conf");
        Assert.False(OtherClusters.IPv6.FileOf("node2", Path)!.HasSecret);
    }

    [Fact]
    public void WithoutAPasswordThereIsNoAuthentication()
    {
        var cluster = TestClusters.ThreeNodes();
        Assert.DoesNotContain("auth", (cluster with { Secrets = cluster.Secrets with { Vrrp = null } }).TextOf("node1", Path), StringComparison.Ordinal);
        Assert.Contains("auth_pass", cluster.TextOf("node1", Path), StringComparison.Ordinal);
    }

    [Fact]
    public void AnsibleFillsThePasswordIn()
    {
        var file = OtherClusters.Vault.FileOf("node1", Path)!;
        Assert.Contains("        auth_pass \"{{ hive_vrrp }}\"\n", file.Text, StringComparison.Ordinal);
        Assert.True(file.IsTemplate);
    }
}
