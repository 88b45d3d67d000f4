using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The object store and TheHive's options: what is caught, and the nearest thing that is not.</summary>
public sealed class OptionsValidatorTests
{
    private static readonly Cluster Good = ThreeNodes.Cluster with { Secrets = Secrets.FromFile("secrets.yaml") };
    private static readonly S3Storage Store = new() { Endpoint = S3Endpoint.Parse("https://s3.example.org"), Bucket = BucketName.Parse("thehive") };

    [Theory]
    [InlineData("https://s3.example.org", "")]
    [InlineData("http://s3.example.org", "warning HC4013: 'http://s3.example.org' is http: attachments go over the network in clear, expected https")]
    [InlineData("https://localhost:8333", "error HC0012: 'https://localhost:8333' is not an address by which the nodes reach the object store")]
    [InlineData("https://10.10.1.12:8333", "warning HC4014: 'https://10.10.1.12:8333' is 'node2' alone: without it no attachment can be read, expected an address that outlives one machine")]
    [InlineData("https://10.10.1.122:8333", "")]
    [InlineData("https://{bucket}.s3.example.org", "error HC4012: 'https://{bucket}.s3.example.org' has a place for the bucket, expected none as 'accessStyle' is 'path'")]
    public void TheEndpoint(string endpoint, string expected) => Found(expected, Good with { Storage = Store with { Endpoint = S3Endpoint.Parse(endpoint) } });

    [Theory]
    [InlineData("https://{bucket}.s3.example.org", "thehive", "")]
    [InlineData("https://s3.example.org", "thehive", "error HC4012: 'https://s3.example.org' has no place for the bucket, expected {bucket} before the host as 'accessStyle' is 'virtual'")]
    [InlineData("https://{bucket}.s3.example.org", "the.hive", "warning HC0040: the bucket 'the.hive' has a dot: the store's certificate for *.s3.example.org does not cover 'the.hive.s3.example.org', expected 'accessStyle: path' or another name")]
    public void TheBucketInTheHost(string endpoint, string bucket, string expected) => Found(
        expected,
        Good with { Storage = Store with { Endpoint = S3Endpoint.Parse(endpoint), Bucket = BucketName.Parse(bucket), AccessStyle = S3AccessStyle.Virtual } });

    [Fact]
    public void ADotInTheBucketIsFineInThePath() => Found("", Good with { Storage = Store with { Bucket = BucketName.Parse("the.hive") } });

    [Fact]
    public void TheAccountOfTheStoreIsStated()
    {
        var without = Good.Secrets with { S3AccessKey = null, S3SecretKey = null };
        Found(
            """
            error HC0030: the secret 's3AccessKey' is missing, expected a secret by reference: env:NAME, file:PATH#name or vault:NAME
            error HC0030: the secret 's3SecretKey' is missing, expected a secret by reference: env:NAME, file:PATH#name or vault:NAME
            """,
            Good with { Storage = Store, Secrets = without });
        Found("", Good with { Secrets = without });
    }

    [Fact]
    public void ThePasswordOfTheProxyIsStated()
    {
        var without = Good.Secrets with { Proxy = null };
        var proxy = new WebProxy { Host = HostAddress.Parse("proxy.example.org"), Port = Port.Of(3128) };
        Found(
            "error HC0030: the secret 'proxy' is missing, expected a secret by reference: env:NAME, file:PATH#name or vault:NAME",
            Good with { Secrets = without, TheHive = Good.TheHive with { Proxy = proxy with { User = UserName.Parse("hive") } } });
        Found("", Good with { Secrets = without, TheHive = Good.TheHive with { Proxy = proxy } });
    }

    [Theory]
    [InlineData("5.5.0", "7.17", "")]
    [InlineData("5.5.0", "7.16.3", "error HC2022: Elasticsearch '7.16.3' cannot keep the audit log, expected 7.17 or later")]
    [InlineData("5.4.11", "8.19", "error HC0041: TheHive '5.4.11' keeps its audit log in Cassandra, expected 5.5 or later for 'elasticsearch'")]
    public void AuditsInElasticsearch(string hive, string elastic, string expected) => Found(expected, Good with
    {
        TheHive = Good.TheHive with { Version = ProductVersion.Parse(hive), Audit = new() { Storage = AuditStorage.Elasticsearch, DeleteAfter = Duration.Parse("365d") } },
        Elasticsearch = new() { Version = ProductVersion.Parse(elastic) },
    });

    [Fact]
    public void AuditsInCassandraAreNotDeleted()
    {
        Found(
            "error HC0042: 'deleteAfter' has no effect, for only Elasticsearch deletes audit entries; expected 'storage: elasticsearch' beside it",
            Good with { TheHive = Good.TheHive with { Audit = new() { DeleteAfter = Duration.Parse("365d") } } });
        Found("", Good with { TheHive = Good.TheHive with { Version = ProductVersion.Parse("5.4"), Audit = new() } });
    }

    [Fact]
    public void TypesAreDeletedWhereTheRestIsRedacted()
    {
        var gdpr = new Gdpr { DataTypesToDelete = [ObservableType.Parse("ip")] };
        Found(
            "error HC0042: 'dataTypesToDelete' has no effect, for 'delete' deletes all types; expected 'strategy: redact' beside it",
            Good with { TheHive = Good.TheHive with { Gdpr = gdpr } });
        Found("", Good with { TheHive = Good.TheHive with { Gdpr = gdpr with { Strategy = GdprStrategy.Redact } } });
    }

    [Theory]
    [InlineData(License.Community, "error HC3052: the community licence is for one TheHive node, and 3 nodes run TheHive")]
    [InlineData(License.Gold, "")]
    [InlineData(License.Platinum, "")]
    [InlineData(License.Trial, "")]
    [InlineData(null, "")]
    public void TheLicenceOfACluster(License? license, string expected) => Found(expected, Good with { License = license });

    [Fact]
    public void TheCommunityLicenceIsForOneNode() => Found("", Good with
    {
        License = License.Community,
        Nodes = [.. Good.Nodes.Select((node, i) => node with { Roles = i == 0 ? [Role.TheHive, Role.Cassandra, Role.Elasticsearch, Role.LoadBalancer] : [Role.Cassandra, Role.Elasticsearch, Role.LoadBalancer] })],
    });

    [Theory]
    [InlineData(License.Gold, "warning HC0043: the licence is 'gold', and the vendor names the platinum licence for 'gdpr'")]
    [InlineData(License.Trial, "")]
    [InlineData(null, "")]
    public void TheLicenceOfGdpr(License? license, string expected) => Found(expected, Good with { License = license, TheHive = Good.TheHive with { Gdpr = new() } });

    [Fact]
    public void MetricsHaveAPortOfTheirOwn()
    {
        Found(
            "error HC8026: TheHive's metrics would listen on port 9000 of 'node1', where TheHive does",
            Good with { TheHive = Good.TheHive with { Monitoring = new() { Port = Port.Of(9000) } } });
        Found("", Good with { TheHive = Good.TheHive with { Monitoring = new() } });
    }

    private static void Found(string expected, Cluster cluster) => Assert.Equal(expected, string.Join("\n", cluster.Validate()));
}
