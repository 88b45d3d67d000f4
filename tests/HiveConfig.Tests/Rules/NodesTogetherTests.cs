using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Rules across nodes whose odd one is more than a line in one file: racks, mounts, files, and names of directories.</summary>
public sealed class NodesTogetherTests
{
    private const string Mounted = "nfs:/srv/snapshots /mnt/backup nfs4 hard,_netdev,x-systemd.automount 0 0\n";

    public static TheoryData<int, int> Outliers => new() { { 2, 0 }, { 2, 1 }, { 3, 0 }, { 3, 1 }, { 3, 2 }, { 7, 0 }, { 7, 3 }, { 7, 6 } };

    [Theory]
    [MemberData(nameof(Outliers))]
    public void TheNodeInARackOfItsOwnIsReported(int nodes, int odd)
    {
        var found = TestTree.Lint(Ring(nodes, i => i == odd ? "rack2" : "rack1"));

        // Two replicas on two nodes are apart in two racks.
        Assert.Equal(nodes == 2 ? [] : ["HC1102 " + Name(odd)], found.Select(finding => $"{finding.Rule.Id} {finding.Node}"));
    }

    [Theory]
    [InlineData(4, "rack1 rack2 rack1 rack2", "HC1102")]
    [InlineData(6, "rack1 rack1 rack1 rack2 rack2 rack2", "HC1102")]
    [InlineData(3, "rack1 rack2 rack3", "")]
    [InlineData(6, "rack1 rack2 rack3 rack1 rack2 rack3", "")]
    [InlineData(7, "rack1 rack1 rack1 rack1 rack1 rack1 rack1", "")]
    public void RacksOfOneSizeAreOneFindingOrNone(int nodes, string racks, string rule)
        => Assert.Equal(rule, string.Join(",", TestTree.Lint(Ring(nodes, i => racks.Split(' ')[i])).Select(finding => finding.Rule.Id)));

    [Theory]
    [MemberData(nameof(Outliers))]
    public void TheNodeWithAnotherMountBelowItsRepositoryIsReported(int nodes, int odd)
    {
        foreach (var other in new[] { Mounted.Replace("/srv/snapshots", "/srv/other", StringComparison.Ordinal), "", "/dev/sdb1 /mnt/backup ext4 defaults 0 0\n" })
        {
            var finding = Assert.Single(TestTree.Lint(Search(nodes, i => i == odd ? other : Mounted)));
            Assert.Equal("HC2043", finding.Rule.Id);
            Assert.Contains(Name(odd), finding.Related.Select(related => related.File.Node).Append(finding.Node));
        }

        Assert.Empty(TestTree.Lint(Search(nodes, _ => Mounted)));
    }

    [Fact]
    public void TwoMountsWithoutAMajorityAreOneFinding()
    {
        var finding = Assert.Single(TestTree.Lint(Search(4, i => i < 2 ? Mounted : Mounted.Replace("nfs:", "nas:", StringComparison.Ordinal))));
        Assert.Equal(("HC2043", "node3"), (finding.Rule.Id, finding.Node));
        Assert.EndsWith("no majority", finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Related);
    }

    [Theory]
    [MemberData(nameof(Outliers))]
    public void TheNodeThatLacksAFileIsReported(int nodes, int odd)
    {
        var files = Files(nodes, (i, path) => i != odd || path.EndsWith("rackdc.properties", StringComparison.Ordinal));
        var found = TestTree.Lint(TestTree.One([.. files])).Where(finding => finding.Rule.Id is "HC9007").ToList();

        // Of two nodes none shows what the other should have.
        Assert.Equal(nodes == 2 ? [] : [Name(odd)], found.Select(finding => finding.Node!));
        Assert.DoesNotContain(TestTree.Lint(TestTree.One([.. Files(nodes, (_, _) => true)])), finding => finding.Rule.Id is "HC9007");
    }

    [Theory]
    [MemberData(nameof(Outliers))]
    public void TheNodeThatLacksItsRackIsReported(int nodes, int odd)
    {
        List<(string Path, string Text)> files = [.. Files(nodes, (i, path) => i != odd || path.EndsWith("yaml", StringComparison.Ordinal))];
        var finding = Assert.Single(TestTree.Lint(TestTree.One([.. files])));
        Assert.Equal(("HC1104", Name(odd)), (finding.Rule.Id, finding.Node));

        // Nobody's rack is in the repo, or it is and cannot be read.
        Assert.Empty(TestTree.Lint(TestTree.One([.. Files(nodes, (_, path) => path.EndsWith("yaml", StringComparison.Ordinal))])));
        Assert.DoesNotContain(TestTree.Lint(TestTree.One([.. files, (Name(odd) + "/etc/cassandra/cassandra-rackdc.properties.age", "age-encryption.org/v1\n")])), other => other.Rule.Id is "HC1104");
    }

    [Theory]
    [MemberData(nameof(Outliers))]
    public void TheDirectoryOfAnotherNodeIsReported(int nodes, int odd)
    {
        // Two that changed places.
        var other = (odd + 1) % nodes;
        var found = TestTree.Lint(TestTree.One([.. Enumerable.Range(0, nodes).Select(i => (Name(i) + "/elasticsearch.yml", Yml(i == odd ? other : i == other ? odd : i, nodes, "")))]));
        Assert.Equal(new[] { "HC9008 " + Name(odd), "HC9008 " + Name(other) }.Order(StringComparer.Ordinal), found.Select(finding => $"{finding.Rule.Id} {finding.Node}").Order(StringComparer.Ordinal));
    }

    // The machine that does not say who it is may be the server that no other is.
    [Theory]
    [InlineData("pekko.remote.artery.canonical.hostname = 10.0.0.2", "10.0.0.2", false)]
    [InlineData("pekko.remote.artery.canonical.hostname = 10.0.0.2", "10.0.0.9", true)]
    [InlineData("pekko.remote.artery.canonical.hostname = 10.0.0.3", "10.0.0.2", false)]
    [InlineData("pekko.remote.artery.canonical.hostname = 127.0.0.1", "10.0.0.2", false)]
    [InlineData("pekko.remote.artery { canonical.hostname = 10.0.0.2", "10.0.0.2", false)]
    public void AServerIsAStrangerWhereEveryNodeIsKnown(string second, string server, bool isStranger)
    {
        string[] nodes = ["pekko.remote.artery.canonical.hostname = 10.0.0.1", second, "pekko.remote.artery.canonical.hostname = 10.0.0.3"];
        var repo = TestTree.One([
            .. nodes.Select((text, i) => ($"hive{Number(i + 1)}/etc/thehive/application.conf", text + "\n")),
            ("lb/etc/haproxy/haproxy.cfg", $"frontend web\n    bind :80\n    default_backend thehive\n\nbackend thehive\n    server hive1 10.0.0.1:9000 check\n    server hive2 {server}:9000 check\n    server hive3 10.0.0.3:9000 check\n"),
        ]);
        Assert.Equal(isStranger, TestTree.Lint(repo).Any(finding => finding.Rule.Id is "HC8022" && finding.Message.Contains("no TheHive node", StringComparison.Ordinal)));
    }

    private static IEnumerable<(string, string)> Files(int nodes, Func<int, string, bool> has)
        => from i in Enumerable.Range(0, nodes)
           from file in new[] { ("/etc/cassandra/cassandra.yaml", CassandraTexts.With($"listen_address: 10.0.0.{Number(i + 1)}\n")), ("/etc/cassandra/cassandra-rackdc.properties", "dc=dc1\nrack=rack1\n") }
           where has(i, file.Item1)
           select (Name(i) + file.Item1, file.Item2);

    private static Repo Ring(int nodes, Func<int, string> rack)
        => TestTree.One([.. Enumerable.Range(0, nodes).SelectMany(i => new[]
        {
            (Name(i) + "/etc/cassandra/cassandra.yaml", CassandraTexts.With($"num_tokens: 16\nlisten_address: 10.0.0.{Number(i + 1)}\n")),
            (Name(i) + "/etc/cassandra/cassandra-rackdc.properties", $"dc=dc1\nrack={rack(i)}\n"),
        })]);

    private static Repo Search(int nodes, Func<int, string> fstab)
        => TestTree.One([.. Enumerable.Range(0, nodes).SelectMany(i => new[]
        {
            (Name(i) + "/etc/elasticsearch/elasticsearch.yml", Yml(i, nodes, "path.repo: /mnt/backup/elasticsearch\n")),
            (Name(i) + "/etc/fstab", "UUID=1f0e2d3c-4b5a-6978-8796-a5b4c3d2e1f0 / ext4 errors=remount-ro 0 1\n" + fstab(i)),
        })]);

    private static string Yml(int i, int nodes, string more)
        => $"cluster.name: thp\nnode.name: {Name(i)}\nnetwork.host: 10.0.0.{Number(i + 1)}\n"
            + $"discovery.seed_hosts: [{string.Join(", ", Enumerable.Range(1, nodes).Select(n => "10.0.0." + Number(n)))}]\n"
            + (nodes % 2 == 0 ? $"node.roles: [{(i < nodes - 1 ? "master, data" : "data")}]\n" : "")
            + "script.allowed_types: inline,stored\nxpack.security.enabled: true\nxpack.security.transport.ssl.enabled: true\n"
            + "xpack.security.transport.ssl.keystore.path: certs/transport.p12\nxpack.security.transport.ssl.truststore.path: certs/transport.p12\n" + more;

    private static string Name(int i) => "node" + Number(i + 1);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
