using System;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class HaproxyCfgRendererTests
{
    private const string Path = "/etc/haproxy/haproxy.cfg";

    [Fact]
    public void ThreeNodes() => Snapshot.Match(TestClusters.ThreeNodes().TextOf("node1", Path), extension: "cfg");

    [Fact]
    public void WithoutTlsBelowAContext() => Snapshot.Match(OtherClusters.Spread.TextOf("lb1", Path), extension: "cfg");

    [Fact]
    public void IPv6() => Snapshot.Match(OtherClusters.IPv6.TextOf("node2", Path), extension: "cfg");

    [Fact]
    public void IsTheSameOnEveryBalancer()
    {
        var cluster = TestClusters.ThreeNodes();
        Assert.Equal(cluster.TextOf("node1", Path), cluster.TextOf("node2", Path));
        Assert.Equal(cluster.TextOf("node1", Path), cluster.TextOf("node3", Path));
    }

    [Fact]
    public void AReloadCutsNoRequestThatTheTimeoutsAllow()
    {
        var cluster = TestClusters.ThreeNodes();
        var text = (cluster with { LoadBalancer = cluster.LoadBalancer with { Timeout = Duration.Parse("10m") } }).TextOf("node1", Path);
        Assert.Contains("timeout server 10m\n", text, StringComparison.Ordinal);
        Assert.Contains("hard-stop-after 11m\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyBalancersGetIt() => Assert.Null(OtherClusters.Spread.FileOf("hive1", Path));
}
