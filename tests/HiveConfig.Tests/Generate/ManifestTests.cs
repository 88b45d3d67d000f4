using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ManifestTests
{
    [Fact]
    public void ThreeNodes() => Snapshot.Match(WithoutHashes(TestClusters.ThreeNodes()), extension: "json");

    [Fact]
    public void Spread() => Snapshot.Match(WithoutHashes(OtherClusters.Spread), extension: "json");

    [Fact]
    public void EveryFileOfANodeIsThereWithItsHashUnlessItHoldsASecret()
    {
        var files = TestClusters.ThreeNodes().Generate(TestClusters.MadeUp);
        var entries = JsonDocument.Parse(Text(files)).RootElement.GetProperty("files").EnumerateArray().ToList();
        foreach (var file in files.Files.Where(file => file.Node is not null))
        {
            var entry = Assert.Single(entries, entry => string.Equals(entry.GetProperty("node").GetString() + entry.GetProperty("path").GetString(), file.TreePath, StringComparison.Ordinal));
            Assert.Equal(!file.HasSecret, entry.TryGetProperty("sha256", out var hash));
            if (!file.HasSecret)
            {
                Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Text))), hash.GetString());
            }
        }

        Assert.Contains(files.Files, file => file.HasSecret);
        Assert.Equal(files.Files.Count(file => file.Node is not null) + files.Absent.Count, entries.Count);
    }

    [Fact]
    public void ATemplateIsMarkedAndHasAHash()
    {
        var entries = JsonDocument.Parse(Text(OtherClusters.Vault.Generate(_ => null))).RootElement.GetProperty("files").EnumerateArray();
        var secret = entries.First(entry => string.Equals(entry.GetProperty("path").GetString(), "/etc/thehive/secret.conf", StringComparison.Ordinal));
        Assert.True(secret.GetProperty("template").GetBoolean());
        Assert.Equal(64, secret.GetProperty("sha256").GetString()!.Length);
    }

    [Fact]
    public void TheYamlReaderReadsIt()
    {
        var manifest = Assert.IsType<TreeDocument>(YamlReader.Read(Text(TestClusters.ThreeNodes().Generate(TestClusters.MadeUp))));
        Assert.Empty(manifest.Faults);
        Assert.Equal("thp", Assert.IsType<ScalarValue>(manifest.Find("cluster")!.Value).Text);
        Assert.Equal(3, Assert.IsType<ListValue>(manifest.Find("nodes")!.Value).Items.Count);
    }

    // A hash would tie this snapshot to those of all other files.
    private static string WithoutHashes(Cluster cluster)
        => Regex.Replace(Text(cluster.Generate(TestClusters.MadeUp)), "\"[0-9a-f]{64}\"", "\"…\"", RegexOptions.None, TimeSpan.FromSeconds(5));

    private static string Text(FileSet files) => files.Files.Single(file => ReferenceEquals(file.Kind, Manifest.Kind)).Text;
}
