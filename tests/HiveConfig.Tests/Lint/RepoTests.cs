using System.Linq;
using HiveConfig.Lint;
using HiveConfig.TheHive;
using Xunit;

namespace HiveConfig.Tests;

public sealed class RepoTests
{
    private const string Include = "include \"/etc/thehive/secret.conf\"\n";

    [Fact]
    public void AnIncludeIsTheSameNodesCopy()
    {
        var repo = TestTree.One(
            ("n1/application.conf", Include),
            ("n1/secret.conf", "play.http.secret.key = one\n"),
            ("n2/etc/thehive/application.conf", Include),
            ("n2/etc/thehive/secret.conf", "play.http.secret.key = two\n"));
        Assert.Equal(["one", "two"], repo.Each(ApplicationConf.Kind, SecretConf.SecretKey).Select(given => given.Value));
        Assert.Equal("n1/secret.conf", repo.Each(ApplicationConf.Kind, SecretConf.SecretKey).First().Place.Path);
    }

    [Fact]
    public void ElseItIsTheSharedOne()
    {
        var repo = TestTree.One(("n1/application.conf", Include), ("secret.conf", "play.http.secret.key = one\n"), ("n2/secret.conf", "play.http.secret.key = two\n"));
        Assert.Equal("one", repo.Each(ApplicationConf.Kind, SecretConf.SecretKey).Single().Value);
    }

    [Fact]
    public void ASharedFileIsReadForEachNode()
    {
        var repo = TestTree.One(("application.conf", Include), ("n1/secret.conf", "play.http.secret.key = one\n"), ("n2/secret.conf", "play.http.secret.key = two\n"));
        var finding = Assert.Single(TestTree.Lint(repo, ClusterRules.SecretEqual));
        Assert.Equal("'play.http.secret.key' differs between nodes: value A on n1; value B on n2", finding.Message);
    }

    [Theory]
    [InlineData("include \"secret.conf\"\n")]
    [InlineData("include \"secret\"\n")]
    [InlineData("include file(\"/etc/thehive/secret.conf\")\n")]
    [InlineData("include required(file(\"/etc/thehive/secret.conf\"))\n")]
    public void EveryFormOfAnIncludeLeadsToTheFile(string include)
        => Assert.Equal("one", TestTree.One(("n1/application.conf", include), ("n1/secret.conf", "play.http.secret.key = one\n")).Each(ApplicationConf.Kind, SecretConf.SecretKey).Single().Value);

    [Fact]
    public void AnIncludeThatTheRepoLacksMaySettleWhatIsAbsent()
    {
        Assert.Empty(TestTree.One(("n1/application.conf", "include \"/etc/thehive/cluster.conf\"\n")).Each(ApplicationConf.Kind, ApplicationConf.MinNrOfMembers));
        Assert.Null(Assert.Single(TestTree.One(("n1/application.conf", Include)).Each(ApplicationConf.Kind, ApplicationConf.MinNrOfMembers)).Setting);
    }

    [Fact]
    public void AFaultInAnIncludedFileIsOneFinding()
    {
        var finding = Assert.Single(TestTree.Lint(TestTree.One(("n1/application.conf", Include), ("n1/secret.conf", "play.http.secret.key = a+b\n"))));
        Assert.Equal("n1/secret.conf", finding.Path);
    }

    [Fact]
    public void WhatOnlyShowsWhenItIsResolvedIsReported()
        => Assert.Equal("HC3002", Assert.Single(TestTree.Lint(TestTree.One(("n1/application.conf", "a = ${b}\nb = ${a}\n")))).Rule.Id);
}
