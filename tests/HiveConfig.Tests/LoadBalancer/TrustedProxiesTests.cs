using System;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.LoadBalancer;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Balancers that send forwarded headers have to be trusted by TheHive on other machines, and only they.</summary>
public sealed class TrustedProxiesTests
{
    private const string Haproxy = "backend thehive\n    mode http\n    option forwardfor\n    server hive1 10.0.0.1:9000 check\n";

    [Theory]
    [InlineData("play.http.forwarded.trustedProxies = [\"127.0.0.1\", \"10.0.0.9\"]", Haproxy, 0)]
    [InlineData("play.http.forwarded.trustedProxies = [\"10.0.0.0/24\"]", Haproxy, 0)]
    [InlineData("play.http.forwarded.trustedProxies = ${?PROXIES}", Haproxy, 0)]
    [InlineData("play.http.forwarded.trustedProxies = [\"balancer.example.org\"]", Haproxy, 0)]
    [InlineData("play.http.forwarded.trustedProxies = [\"10.0.0.8\"]", Haproxy, 1)]
    [InlineData("play.http.forwarded.trustedProxies = [\"10.0.1.0/24\", \"::1\"]", Haproxy, 1)]
    [InlineData("# nothing", Haproxy, 1)]
    [InlineData("# nothing", "backend thehive\n    mode tcp\n    server hive1 10.0.0.1:9000 check\n", 0)]
    [InlineData("# nothing", "backend other\n    mode http\n    option forwardfor\n    server web1 10.0.7.1:80\n", 0)]
    public void TheBalancerOnAnotherMachineCounts(string line, string haproxy, int findings)
    {
        var repo = TestTree.One(
            ("hive1/etc/thehive/application.conf", "pekko.remote.artery.canonical.hostname = 10.0.0.1\n" + line + "\n"),
            ("lb1/etc/cassandra/cassandra.yaml", "listen_address: 10.0.0.9\n"),
            ("lb1/etc/haproxy/haproxy.cfg", haproxy));
        var found = TestTree.Lint(repo, ProxyRules.Trusted);
        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Contains("'10.0.0.9' of lb1", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void ItsOwnBalancerIsNoProxyOnAnotherMachine()
        => Assert.Empty(TestTree.Lint(
            TestTree.One(
                ("hive1/etc/thehive/application.conf", "pekko.remote.artery.canonical.hostname = 10.0.0.1\n"),
                ("hive1/etc/haproxy/haproxy.cfg", Haproxy)),
            ProxyRules.Trusted));
}
