using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Disk;
using HiveConfig.Lint;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What stands beside TheHive, or before it, on the machines of three: it is judged by nothing that is meant for TheHive.</summary>
public sealed class OtherServicesTests
{
    private const string TheHive = "/etc/thehive/application.conf";
    private const string Haproxy = "/etc/haproxy/haproxy.cfg";
    private const string Own = "http.address = \"10.10.1.1";

    // Cortex on TheHive's machines: both tell their status at /api/status.
    [Theory]
    [InlineData("cortex", "/api/status", "9001", "")]
    [InlineData("analyzers", "/api/status", "9001", "")]
    [InlineData("cortex", "/api/status", "9002", "")]
    [InlineData("analyzers", "/api/status", "9005", "HC8022")]
    [InlineData("web", "/api/v1/status/public", "9001", "HC8022")]
    public void CortexHasAPortOfItsOwn(string name, string path, string port, string expected)
        => Assert.Equal(expected, Found(file => Is(file, Haproxy)
            ? $"{file.Text.Replace("    default_backend thehive\n", $"    use_backend {name} if {{ hdr(host) -i other.example.org }}\n    default_backend thehive\n", StringComparison.Ordinal)}\nbackend {name}\n    option httpchk\n    http-check send meth GET uri {path} ver HTTP/1.1 hdr Host other.example.org\n    server o1 10.10.1.11:{port} check\n    server o2 10.10.1.12:{port} check\n"
            : file.Text));

    // nginx or the like on each of TheHive's machines, which speaks TLS for it or only passes on.
    [Theory]
    [InlineData("127.0.0.1", ":8443 check ssl verify required ca-file /etc/ssl/ca.pem", "")]
    [InlineData("127.0.0.1", ":8080 check", "")]
    [InlineData(null, ":8443 check ssl verify required ca-file /etc/ssl/ca.pem", "")]
    [InlineData("127.0.0.1", ":9000 check", "HC8023")]
    [InlineData(null, ":8080 check", "HC8022")]
    public void SomethingMayStandBeforeTheHive(string? listens, string server, string expected)
        => Assert.Equal(expected, Found(file => Is(file, Haproxy) ? file.Text.Replace(":9000 check", server, StringComparison.Ordinal)
            : Is(file, TheHive) && listens is not null && file.Text.IndexOf(Own, StringComparison.Ordinal) is >= 0 and var at ? string.Concat(file.Text.AsSpan(0, at), $"http.address = \"{listens}\" # ", file.Text.AsSpan(at + Own.Length))
            : file.Text));

    [Theory]
    [InlineData("8443", "")]
    [InlineData("9443", "HC8022")]
    public void TlsMayBePassedOn(string port, string expected)
        => Assert.Equal(expected, Found(file => Is(file, Haproxy) && file.Text.IndexOf("\nfrontend thehive\n", StringComparison.Ordinal) is var at and > 0
            ? $"{file.Text[..at]}\nfrontend thehive\n    mode tcp\n    bind 10.10.1.50:443\n    option tcplog\n    default_backend thehive\nbackend thehive\n    mode tcp\n{string.Concat(Enumerable.Range(1, 3).Select(i => $"    server n{i} 10.10.1.1{i}:{port} check\n"))}"
            : file.Text));

    // One server at another port than the rest is no such thing.
    [Fact]
    public void OneServerAtAnotherPortIsTold()
        => Assert.Equal("HC8022", Found(file => Is(file, Haproxy) ? file.Text.Replace("10.10.1.12:9000 check", "10.10.1.12:8443 check ssl verify required ca-file /etc/ssl/ca.pem", StringComparison.Ordinal) : file.Text));

    // A copy that a runbook shows is no machine; one beside the others is.
    [Theory]
    [InlineData("docs/elasticsearch.yml", "")]
    [InlineData("docs/examples/elasticsearch.yml", "")]
    [InlineData("node4/etc/elasticsearch/elasticsearch.yml", "HC2011")]
    public void DocumentationIsNoMachine(string path, string expected)
    {
        var files = TestClusters.ThreeNodes().Generate(TestClusters.MadeUp).ToRepo().Files.Where(file => file.Path.Contains("/elasticsearch", StringComparison.Ordinal)).Select(file => (file.Path, new DecodedText(file.Text, []))).ToList();
        files.Add((path, files.Single(file => string.Equals(file.Path, "node1/etc/elasticsearch/elasticsearch.yml", StringComparison.Ordinal)).Item2));
        var found = TestTree.LintAll(TestTree.Of(facts: null, files), [.. Rules.All]).Where(finding => finding.Severity > Severity.Info).Select(finding => finding.Rule.Id).ToList();
        Assert.True(expected.Length == 0 ? found.Count == 0 : found.Contains(expected), string.Join(", ", found));
    }

    // Who logs in as an administrator of another name may have done away with the built-in role before.
    [Theory]
    [InlineData("-u admin", "")]
    [InlineData("-u cassandra", "HC1211")]
    [InlineData("-u $WHO", "HC1211")]
    public void AnotherAdministratorMayHaveDroppedTheBuiltInRole(string user, string expected)
        => Assert.Equal(expected, string.Join(", ", TestTree.Lint(TestTree.One(("roles.sh", $"#!/bin/sh\ncqlsh 10.10.1.11 {user} -e \"CREATE ROLE hive WITH LOGIN = true AND PASSWORD = 'made-up';\"\n"))).Select(finding => finding.Rule.Id).Where(id => id is "HC1211")));

    private static bool Is(ConfigFile file, string path) => file.Path.EndsWith(path, StringComparison.Ordinal);

    // Without the manifest: it would tell more than most repos do.
    private static string Found(Func<ConfigFile, string> text)
    {
        IReadOnlyList<ConfigFile> files = TestClusters.ThreeNodes().Generate(TestClusters.MadeUp).ToRepo().Files;
        var repo = new Repo([.. files.Where(file => !Is(file, "manifest.json")).Select(file => new ConfigFile(file.Path, file.Kind, text(file)) { Node = file.Node, InstalledPath = file.InstalledPath })]);
        return string.Join(", ", TestTree.Lint(repo).Where(finding => finding.Severity > Severity.Info).Select(finding => finding.Rule.Id).Distinct(StringComparer.Ordinal));
    }
}
