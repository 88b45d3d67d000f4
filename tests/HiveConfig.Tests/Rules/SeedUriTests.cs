using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.TheHive;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>A seed of another toolkit or actor system is no member, also when all nodes agree on it.</summary>
public sealed class SeedUriTests
{
    [Theory]
    [InlineData("pekko", "pekko://application", "", true)]
    [InlineData("akka", "akka://application", "", true)]
    [InlineData("pekko", "akka://application", "", false)]
    [InlineData("akka", "pekko://application", "", false)]
    [InlineData("pekko", "pekko://thehive", "", false)]
    [InlineData("pekko", "pekko.tcp://application", "", false)]
    [InlineData("pekko", "pekko://thehive", "play.pekko.actor-system = thehive", true)]
    [InlineData("pekko", "pekko://thehive", "play.pekko.actor-system = ${NAME}", true)]
    public void TheOwnSystemCounts(string root, string system, string extra, bool isRight)
    {
        var found = Lint(3, _ => File(root, system, extra, 3));
        Assert.Equal(isRight, found.Count == 0);
        if (!isRight)
        {
            var finding = Assert.Single(found);
            Assert.Equal($"'{root}.cluster.seed-nodes' lists '{system}@10.0.0.1:2551', expected '{root}://application@…' as every TheHive node here calls itself", finding.Message);
            Assert.Equal(8, finding.Related.Count);
        }
    }

    [Fact]
    public void OneNodeAmongOthersIsTheOddOneOut()
    {
        var finding = Assert.Single(Lint(3, i => File("pekko", i == 2 ? "akka://application" : "pekko://application", "", 3)));
        Assert.StartsWith("node2/", finding.Path, StringComparison.Ordinal);
        Assert.EndsWith("on 2 other nodes", finding.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Finding> Lint(int nodes, Func<int, string> file)
        => TestTree.Lint(TestTree.One([.. Enumerable.Range(1, nodes).Select(i => ($"node{i}/etc/thehive/application.conf", file(i)))]), TheHiveRules.SeedNodesAgree);

    private static string File(string root, string system, string extra, int nodes)
        => $"{root}.cluster.seed-nodes = [{string.Join(", ", Enumerable.Range(1, nodes).Select(i => $"\"{system}@10.0.0.{i}:2551\""))}]\n{extra}\n";
}
