using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Every supported pair of versions is written, and with settings of those versions only.</summary>
public sealed class VersionsTests
{
    private static readonly string[] TheHives = ["5.3", "5.4", "5.5.0", "5.5.16", "5.6", "5.7"];
    private static readonly string[] Cassandras = ["4.0", "4.1", "5.0"];
    private static readonly string[] Elasticsearches = ["7.17", "8.11", "8.19", "9.0", "9.1"];

    /// <summary>What the support table has of these versions, and Cassandra 5.0 by its override.</summary>
    public static TheoryData<string, string, string> Supported
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var hive in TheHives)
            {
                var row = SupportTable.For(ProductVersion.Parse(hive))!;
                foreach (var cassandra in Cassandras.Where(version => SupportTable.KnownCassandra.Contains(ProductVersion.Parse(version))))
                {
                    foreach (var elastic in Elasticsearches.Where(version => row.Elasticsearch.Contains(ProductVersion.Parse(version))))
                    {
                        data.Add(hive, cassandra, elastic);
                    }
                }
            }

            return data;
        }
    }

    [Fact]
    public void TheTableHasAllOfThem() => Assert.Equal((3 * 3 * 3) + (3 * 3 * 5), Supported.Count);

    [Theory]
    [MemberData(nameof(Supported))]
    public void EverySettingIsOneOfItsVersion(string hive, string cassandra, string elastic)
    {
        foreach (var cluster in Variants(hive, cassandra, elastic))
        {
            Assert.DoesNotContain(cluster.Validate(), problem => problem.Severity == ProblemSeverity.Error);
            foreach (var file in cluster.Generate(TestClusters.MadeUp).Files.Where(file => file.Node is not null))
            {
                if (ReferenceEquals(file.Kind, CassandraYaml.Kind))
                {
                    AssertKnown(CassandraSettings(cassandra), YamlReader.Read(file.Text));
                }
                else if (ReferenceEquals(file.Kind, ElasticsearchYml.Kind))
                {
                    AssertKnown(ElasticsearchSettings(elastic), YamlReader.Read(file.Text));
                }
                else if (ReferenceEquals(file.Kind, ApplicationConf.Kind))
                {
                    AssertKnown(TheHiveSettings(hive), HoconReader.Read(file.Text).Resolve(_ => null));
                }
            }
        }
    }

    [Theory]
    [InlineData("5.3", "akka", "pekko")]
    [InlineData("5.4", "pekko", "akka")]
    [InlineData("5.7", "pekko", "akka")]
    public void OnlyTheToolkitOfTheVersionIsNamed(string hive, string named, string other)
        => Assert.All(Variants(hive, "4.1", "8.19"), cluster =>
        {
            var text = cluster.TextOf("node1", ApplicationConf.Kind.InstalledPath);
            Assert.Contains("\n" + named + " {\n", text, StringComparison.Ordinal);
            Assert.Contains("\"" + named + "://application@10.10.1.11:2551\"", text, StringComparison.Ordinal);
            Assert.DoesNotContain(other, text, StringComparison.Ordinal);
        });

    /// <summary>What a key says of its versions is what the catalogue of each version says, also of keys that are not written.</summary>
    [Theory]
    [InlineData("4.0")]
    [InlineData("4.1")]
    [InlineData("5.0")]
    public void TheCassandraKeysKnowTheirVersions(string version)
    {
        // The seeds are named relative to their item of seed_provider.
        var known = CassandraSettings(version);
        var keys = KeysOf(typeof(CassandraYaml)).Where(key => key.Finder is null && !ReferenceEquals(key, CassandraYaml.SeedProviderClass)).ToList();
        Assert.True(keys.Count > 30);
        Assert.All(keys, key => Assert.True(IsKnown(known, key.Name) == NameIn(key, version) is not null, key.Name));
    }

    [Theory]
    [InlineData("7.17")]
    [InlineData("8.19")]
    [InlineData("9.1")]
    public void TheElasticsearchKeysKnowTheirVersions(string version)
    {
        var known = ElasticsearchSettings(version);
        var keys = KeysOf(typeof(ElasticsearchYml));
        Assert.True(keys.Count > 15);
        Assert.All(keys, key => Assert.True(IsKnown(known, key.Name) == NameIn(key, version) is not null, key.Name));
    }

    [Fact]
    public void TheCataloguesDiffer()
    {
        Assert.Contains("commitlog_sync_period_in_ms", CassandraSettings("4.0"));
        Assert.DoesNotContain("commitlog_sync_period", CassandraSettings("4.0"));
        Assert.DoesNotContain("commitlog_sync_period_in_ms", CassandraSettings("4.1"));
        Assert.Contains("commitlog_sync_period", CassandraSettings("5.0"));
        Assert.Contains("node.master", ElasticsearchSettings("7.17"));
        Assert.DoesNotContain("node.master", ElasticsearchSettings("8.11"));
        Assert.DoesNotContain("node.master", ElasticsearchSettings("9.0"));
        Assert.Contains("akka.cluster.seed-nodes", TheHiveSettings("5.3"));
        Assert.DoesNotContain("akka.cluster.seed-nodes", TheHiveSettings("5.4"));
    }

    [Fact]
    public void AKeyOfAnotherVersionIsRefused()
    {
        var key = new Key<string>("a.new", "A setting.", Read.Text);
        Refused("'a.new' is not known before 4.1, and this is 4.0.14", key with { Since = "4.1" }, "4.0.14");
        Refused("'a.new' is not known since 8.0, and this is 8.0.0", key with { Removed = "8.0" }, "8.0.0");
        Refused("'a.new' has been superseded in 5.5.10, and this is 5.5.10", key with { Superseded = "5.5.10" }, "5.5.10");
        Assert.Equal("a.new", key.NameIn(ProductVersion.Parse("1.0")));
        Assert.Equal("a.new", (key with { Since = "4.1" }).NameIn(ProductVersion.Parse("4.1.0")));
        Assert.Equal("a.new", (key with { Removed = "8.0" }).NameIn(ProductVersion.Parse("7.17.99")));
        Assert.Equal("a.new", (key with { Superseded = "5.5.10" }).NameIn(ProductVersion.Parse("5.5.9")));

        static void Refused(string expected, Key key, string version)
            => Assert.Equal(expected, Assert.Throws<InvalidOperationException>(() => key.NameIn(ProductVersion.Parse(version))).Message);
    }

    [Fact]
    public void ARenamedKeyHasTheNameOfItsVersion()
    {
        var key = new Key<string>("pekko.x", "A setting.", Read.Text) { Former = new("akka.x", Until: "5.4") };
        Assert.Equal("akka.x", key.NameIn(ProductVersion.Parse("5.3.99")));
        Assert.Equal("pekko.x", key.NameIn(ProductVersion.Parse("5.4.0")));
    }

    /// <summary>The three nodes with everything on, with nothing on, and what lies between.</summary>
    private static IEnumerable<Cluster> Variants(string hive, string cassandra, string elastic)
    {
        var cluster = TestClusters.ThreeNodes();
        var plain = cluster with
        {
            TheHive = cluster.TheHive with { Version = ProductVersion.Parse(hive), ArteryTls = true, SessionAlgorithm = JwtAlgorithm.HS512 },
            Cassandra = cluster.Cassandra with
            {
                Version = ProductVersion.Parse(cassandra),
                AllowUnsupported = !SupportTable.For(ProductVersion.Parse(hive))!.Cassandra.Contains(ProductVersion.Parse(cassandra)),
            },
            Elasticsearch = cluster.Elasticsearch with { Version = ProductVersion.Parse(elastic) },
        };
        yield return plain;
        yield return WithOptions(plain);
        yield return plain with
        {
            Nodes = [.. Enumerable.Range(1, 6).Select(i => new Node($"node{i}", $"10.10.1.1{i}") { Datacenter = DatacenterName.Parse(i > 3 ? "dc2" : "dc1") })],
        };
        yield return plain with { Tls = null, Phase = Phase.Running, TheHive = plain.TheHive with { Url = PublicUrl.Parse("http://thehive.example.org"), ArteryTls = false } };
    }

    private static Cluster WithOptions(Cluster cluster) => cluster with
    {
        Storage = OptionBlocksTests.Everything.Storage,
        TheHive = OptionBlocksTests.Everything.TheHive with
        {
            Version = cluster.TheHive.Version,
            Misp = true,
            Audit = cluster.TheHive.Version.IsAtLeast(5, 5) ? OptionBlocksTests.Everything.TheHive.Audit : new(),
        },
    };

    private static void AssertKnown(HashSet<string> known, TreeDocument document)
    {
        Assert.NotEmpty(document.Settings);
        Assert.DoesNotContain(document.Settings, setting => !IsKnown(known, setting.Key));
    }

    // Elasticsearch lets its users name attributes.
    private static bool IsKnown(HashSet<string> known, string key) => known.Contains(key) || known.Contains(key.Substring(0, key.LastIndexOf('.') + 1) + "*");

    private static string? NameIn(Key key, string version)
    {
        try
        {
            return key.NameIn(ProductVersion.Parse(version));
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static List<Key> KeysOf(Type type)
        => [.. type.GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => property.GetValue(null)).OfType<Key>()];

    private static HashSet<string> CassandraSettings(string version) => Lines("Cassandra", version);

    private static HashSet<string> ElasticsearchSettings(string version) => Lines("Elasticsearch", version[0] == '7' ? "7.17" : version.Substring(0, 1));

    // TheHive is closed: what its versions know is what the keys say.
    private static HashSet<string> TheHiveSettings(string version)
        => [.. KeysOf(typeof(ApplicationConf)).Concat(KeysOf(typeof(SecretConf))).Select(key => NameIn(key, version)).OfType<string>()];

    private static HashSet<string> Lines(string product, string version)
        => File.ReadLines(Path.Combine(Snapshot.SourceDirectory(), "..", product, $"settings-{version}.txt"))
            .Where(line => line[0] != '#')
            .Select(line => line.Split(' ')[0])
            .ToHashSet(StringComparer.Ordinal);
}
