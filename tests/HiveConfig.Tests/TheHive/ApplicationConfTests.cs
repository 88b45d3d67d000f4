using System;
using System.Linq;
using HiveConfig.Text;
using HiveConfig.TheHive;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ApplicationConfTests
{
    [Fact]
    public void TheKeysFindWhatTheRendererWrote()
    {
        var cluster = TestClusters.ThreeNodes();
        var secretConf = new ConfigFile("node3/etc/thehive/secret.conf", SecretConf.Kind, cluster.TextOf("node3", "/etc/thehive/secret.conf"));
        var document = HoconReader.Read(cluster.TextOf("node3", "/etc/thehive/application.conf"));
        var include = Assert.Single(document.Includes);
        Assert.True(include.IsRequired);
        var tree = document.Resolve(asked => string.Equals(asked.Target, SecretConf.Kind.InstalledPath, StringComparison.Ordinal) ? secretConf : null);
        Assert.Empty(document.Faults.Concat(tree.Faults));
        Assert.Equal(
            ["pekko://application@10.10.1.11:2551", "pekko://application@10.10.1.12:2551", "pekko://application@10.10.1.13:2551"],
            ApplicationConf.SeedNodes.Read(ApplicationConf.SeedNodes.Find(tree)!.Value));
        Assert.Equal(2, ApplicationConf.MinNrOfMembers.Read(ApplicationConf.MinNrOfMembers.Find(tree)!.Value));
        Assert.Equal("10.10.1.13", ApplicationConf.CanonicalHostname.Read(ApplicationConf.CanonicalHostname.Find(tree)!.Value));
        Assert.Equal(2551, ApplicationConf.CanonicalPort.Read(ApplicationConf.CanonicalPort.Find(tree)!.Value));
        Assert.Equal("test-play-not-real-0123456789abcdef", SecretConf.SecretKey.Read(SecretConf.SecretKey.Find(tree)!.Value));
    }

    [Theory]
    [InlineData("akka.cluster.min-nr-of-members = 2", 2)]
    [InlineData("pekko.cluster.min-nr-of-members = \"2\"", 2)]
    [InlineData("pekko.cluster.min-nr-of-members = 3, akka.cluster.min-nr-of-members = 2", 3)]
    [InlineData("pekko.cluster.min-nr-of-members = many", null)]
    public void AKeyOfTheActorToolkitIsFoundUnderEitherRoot(string text, int? expected)
        => Assert.Equal(expected, ApplicationConf.MinNrOfMembers.Read(ApplicationConf.MinNrOfMembers.Find(HoconReader.Read(text).Resolve(_ => null))!.Value));

    [Fact]
    public void NoOtherRootHasIt()
        => Assert.Null(ApplicationConf.MinNrOfMembers.Find(HoconReader.Read("cluster.min-nr-of-members = 2").Resolve(_ => null)));
}
