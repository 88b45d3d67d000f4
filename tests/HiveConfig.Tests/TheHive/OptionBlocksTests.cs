using System;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What only some clusters have in their application.conf.</summary>
public sealed class OptionBlocksTests
{
    private const string Installed = "/etc/thehive/application.conf";
    private const string Cortex = "org.thp.thehive.connector.cortex.CortexModule";
    private const string Misp = "org.thp.thehive.connector.misp.MispModule";

    /// <summary>The three nodes with every option, and attachments in an object store.</summary>
    internal static Cluster Everything { get; } = TestClusters.ThreeNodes() with
    {
        License = License.Platinum,
        TheHive = TestClusters.ThreeNodes().TheHive with
        {
            Cortex = false,
            Misp = false,
            Audit = new() { Storage = AuditStorage.Elasticsearch, DeleteAfter = Duration.Parse("365d") },
            Gdpr = new() { Strategy = GdprStrategy.Redact, DataTypesToDelete = [ObservableType.Parse("ip"), ObservableType.Parse("user-agent")] },
            Proxy = new()
            {
                Host = HostAddress.Parse("proxy.example.org"),
                Port = Port.Of(3128),
                Protocol = ProxyProtocol.Https,
                User = UserName.Parse("hive"),
                Except = [HostPattern.Parse("*.example.org")],
            },
            Monitoring = new(),
            LogLevel = LogLevel.Debug,
        },
        Storage = new S3Storage { Endpoint = S3Endpoint.Parse("https://s3.example.org"), Bucket = BucketName.Parse("thehive") },
    };

    [Fact]
    public void All() => Snapshot.Match(Everything.MaskedTextOf("node1", Installed), extension: "conf");

    /// <summary>Key names of the object store and of the modules that later versions do not have.</summary>
    [Fact]
    public void InVersion559() => Snapshot.Match(
        (Everything with { TheHive = Everything.TheHive with { Version = ProductVersion.Parse("5.5.9"), Misp = true } }).MaskedTextOf("node1", Installed), extension: "conf");

    [Theory]
    [InlineData("5.3", true, true, Cortex + "," + Misp, "")]
    [InlineData("5.5.9", true, false, Cortex, "")]
    [InlineData("5.5.9", false, false, "", "")]
    [InlineData("5.5.10", true, true, "", "")]
    [InlineData("5.5.10", false, true, "", Cortex)]
    [InlineData("5.7", false, false, "", Cortex + "," + Misp)]
    public void Modules(string version, bool cortex, bool misp, string on, string off)
    {
        var hive = TestClusters.ThreeNodes().TheHive with { Version = ProductVersion.Parse(version), Cortex = cortex, Misp = misp };
        var document = HoconReader.Read((TestClusters.ThreeNodes() with { TheHive = hive }).TextOf("node1", Installed)).Resolve(_ => null);
        Assert.Equal((on, off), (Items(ApplicationConf.Modules), Items(ApplicationConf.DisabledModules)));

        string Items(Key<System.Collections.Generic.IReadOnlyList<string>> key) => key.Find(document) is { } setting ? string.Join(",", key.Read(setting.Value)!) : "";
    }

    [Fact]
    public void TheBucketMayStandInTheHost()
    {
        var cluster = Everything with
        {
            Storage = new S3Storage
            {
                Endpoint = S3Endpoint.Parse("https://{bucket}.s3.example.org"),
                Bucket = BucketName.Parse("thehive"),
                AccessStyle = S3AccessStyle.Virtual,
                Region = RegionName.Parse("eu-west-1"),
            },
        };
        var text = cluster.TextOf("node1", Installed);
        Assert.Contains("  endpoint-url = \"https://{bucket}.s3.example.org\"\n  access-style = \"virtual\"\n", text, StringComparison.Ordinal);
        Assert.Contains("  aws.region.default-region = \"eu-west-1\"\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AnObjectStoreIsNotMounted()
    {
        Assert.NotNull(TestClusters.ThreeNodes().FileOf("node1", "/etc/systemd/system/opt-thp-thehive-files.mount"));
        Assert.DoesNotContain(Everything.Generate(TestClusters.MadeUp).Files, file => file.InstalledPath.Contains("systemd/system/opt", StringComparison.Ordinal) || file.InstalledPath.Contains("thehive.service.d", StringComparison.Ordinal));
        var runbook = RunbookTests.Text(Everything);
        Assert.DoesNotContain("nfs", runbook, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(".mount", runbook, StringComparison.Ordinal);
    }

    [Fact]
    public void MetricsAreAtTheNodesOwnAddress()
        => Assert.Contains("  prometheus.embedded-server.hostname = \"10.10.1.12\"\n", Everything.TextOf("node2", Installed), StringComparison.Ordinal);
}
