using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.LoadBalancer;
using HiveConfig.Text;
using HiveConfig.TheHive;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Only the readers that stumble over a byte order mark or a missing last line feed are said to.</summary>
public sealed class EncodingTests
{
    private static readonly Fault ByteOrderMark = new(FaultKind.Encoding, Span.Start, "the file begins with a byte order mark");

    public static TheoryData<string, bool> Marks => new()
    {
        { HaproxyCfg.Kind.Name, true },
        { KeepalivedConf.Kind.Name, true },
        { RackDcProperties.Kind.Name, true },
        { CassandraYaml.Kind.Name, false },
        { ElasticsearchYml.Kind.Name, false },
        { ApplicationConf.Kind.Name, false },
    };

    [Theory]
    [MemberData(nameof(Marks))]
    public void AByteOrderMark(string kind, bool isRefused)
        => Assert.Equal(isRefused, Lint(new ConfigFile("f", FileKinds.All.Single(known => string.Equals(known.Name, kind, System.StringComparison.Ordinal)), "") { ByteFaults = [ByteOrderMark] }).Count(finding => finding.Rule.Id is "HC9005") == 1);

    [Fact]
    public void AMissingLastLineFeed()
    {
        var finding = Assert.Single(Lint(new ConfigFile("haproxy.cfg", HaproxyCfg.Kind, "global\n  daemon")));
        Assert.Equal(("HC9005", new Span(2, 9, 2, 9)), (finding.Rule.Id, finding.Span));
        Assert.Empty(Lint(new ConfigFile("haproxy.cfg", HaproxyCfg.Kind, "global\n  daemon\n")));
        Assert.Empty(Lint(new ConfigFile("keepalived.conf", KeepalivedConf.Kind, "global_defs { }")));
        Assert.Empty(Lint(new ConfigFile("cassandra.yaml", CassandraYaml.Kind, CassandraTexts.With("cluster_name: a").TrimEnd())));
    }

    [Fact]
    public void CarriageReturnsAreTakenByAll()
    {
        const string text = "a = 1\r\nb = 2\r\n";
        Assert.Empty(Lint(new ConfigFile("application.conf", ApplicationConf.Kind, text)));
        Assert.Empty(Lint(new ConfigFile("haproxy.cfg", HaproxyCfg.Kind, "global\r\n  daemon\r\n")));
        Assert.Empty(Lint(new ConfigFile("cassandra.yaml", CassandraYaml.Kind, CassandraTexts.With("").Replace("\n", "\r\n", System.StringComparison.Ordinal))));
    }

    private static IReadOnlyList<Finding> Lint(ConfigFile file) => TestTree.Lint(new Repo([file]));
}
