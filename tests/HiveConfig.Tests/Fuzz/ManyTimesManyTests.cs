using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Texts of which each part is harmless: a rule that looks at every part for every other one would not come back.</summary>
public sealed class ManyTimesManyTests
{
    private const string Keepalived = "node1/etc/keepalived/keepalived.conf";

    [Fact]
    public void UndefinedNamesAmongDefinedOnes() => ComesBack(("node1/etc/thehive/application.conf",
        Lines(6000, i => $"aaaa{i}x.bbb = 1") + Lines(6000, i => $"q{i} = ${{zzzz{i}y.bbb}}")));

    [Fact]
    public void NamesOfMegabytesThatDifferByALetter()
    {
        var name = new string('a', 400_000);
        ComesBack(("node1/etc/thehive/application.conf", $"{name} = 1\nq = ${{{name}b}}\n"));
    }

    [Fact]
    public void DatacentersOfMegabytesThatDifferByALetter()
    {
        var name = new string('d', 400_000);
        ComesBack(
            ("node1/etc/cassandra/cassandra-rackdc.properties", $"dc={name}x\nrack=r1\n"),
            ("node2/etc/cassandra/cassandra-rackdc.properties", $"dc={name}\nrack=r1\n"),
            ("node1/etc/cassandra/k.cql", $"CREATE KEYSPACE k WITH replication = {{'class': 'NetworkTopologyStrategy', '{name}': 3}};\n"));
    }

    [Fact]
    public void IncludesOfManyFilesOfWhichOneIsWrong() => ComesBack(
        [
            (Keepalived, Lines(3000, _ => $"include /etc/keepalived/conf.d/*.conf")),
            ("node1/etc/keepalived/conf.d/99.conf", "vrrp_instnce x {\n"),
            .. Enumerable.Range(0, 90).Select(i => ($"node1/etc/keepalived/conf.d/{i}.conf", Lines(50, j => $"vrrp_script s{i}_{j} {{\n  script \"/bin/true\"\n}}"))),
        ]);

    [Fact]
    public void ExpressionsOnOneLine() => ComesBack(("node1/etc/haproxy/haproxy.cfg.j2", string.Concat(Enumerable.Repeat("{{ab}}", 160_000)) + "\n    timeout conect 5s\n"));

    [Fact]
    public void BlocksWithinBlocks() => ComesBack(("node1/etc/haproxy/haproxy.cfg.j2", Lines(45_000, _ => $"{{% if %}}") + Lines(45_000, _ => $"{{% endif %}}") + "global\n    nonsense x\n"));

    private static string Lines(int count, Func<int, FormattableString> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i).ToString(CultureInfo.InvariantCulture) + "\n"));

    private static void ComesBack(params (string Path, string Text)[] files)
    {
        var repo = TestTree.One(files);
        var clock = Stopwatch.StartNew();
        TestTree.Lint(repo, [.. Rules.All]);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
