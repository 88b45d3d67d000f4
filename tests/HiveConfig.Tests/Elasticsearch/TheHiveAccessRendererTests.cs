using System;
using System.Linq;
using System.Text.Json.Nodes;
using HiveConfig.Elasticsearch;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class TheHiveAccessRendererTests
{
    private static string RolePath => TheHiveRole.Kind.InstalledPath;

    private static string UserPath => TheHiveUser.Kind.InstalledPath;

    [Fact]
    public void Role() => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf("node1", RolePath), extension: "json");

    [Fact]
    public void User() => Snapshot.Match(TestClusters.ThreeNodes().MaskedTextOf("node1", UserPath), extension: "json");

    [Fact]
    public void OnTheFirstElasticsearchNodeOnlyAndTheSecretForRootOnly()
    {
        var files = TestClusters.ThreeNodes().Generate(TestClusters.MadeUp).Files.Where(file => file.Kind == TheHiveRole.Kind || file.Kind == TheHiveUser.Kind).ToList();
        Assert.Equal(["node1" + RolePath, "node1" + UserPath], files.Select(file => file.TreePath));
        Assert.Equal(["root:elasticsearch 0640", "root:root 0600"], files.Select(file => $"{file.Access.Owner}:{file.Access.Group} {file.Access.Mode}"));
        Assert.Equal([false, true], files.Select(file => file.HasSecret));
    }

    [Fact]
    public void WithoutTlsNobodyLogsIn()
        => Assert.Null((TestClusters.ThreeNodes() with { Tls = null }).FileOf("node1", RolePath));

    [Fact]
    public void AnyPasswordIsAJsonText()
    {
        const string secret = "a\"b\\c\u0001é\u2028";
        Assert.Equal(secret, (string?)JsonNode.Parse(TestClusters.ThreeNodes().FileOf("node1", UserPath, _ => secret)!.Text)!["password"]);
    }

    [Fact]
    public void AnAnsibleVariableIsQuotedByItsFilter()
    {
        var cluster = TestClusters.ThreeNodes();
        var text = (cluster with { Secrets = cluster.Secrets with { ElasticsearchTheHive = Secret.FromVault("elasticsearch_thehive") } }).TextOf("node1", UserPath);
        Assert.Contains("\"password\": {{ elasticsearch_thehive | to_json }},", text, StringComparison.Ordinal);
    }
}
