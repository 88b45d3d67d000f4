using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Lint;
using HiveConfig.TheHive;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>play.http.secret.key is on every node, and is one text: what only looks like markup is a part of it.</summary>
public sealed class SecretKeyTests
{
    private const string Include = "# top\ninclude \"/etc/thehive/secret.conf\"\n";

    [Fact]
    public void AnEmptySecretConfIsReported()
    {
        var finding = Assert.Single(Lint([.. Node(1, Line("aaaa")), .. Node(2, "\n"), .. Node(3, Line("aaaa"))]));
        Assert.Equal("node2/etc/thehive/secret.conf:1:1", $"{finding.Path}:{finding.Span.Line}:{finding.Span.Column}");
        Assert.Equal("'play.http.secret.key' is absent on node2, expected the same key as on every TheHive node", finding.Message);
        Assert.Equal(["node1/etc/thehive/secret.conf", "node3/etc/thehive/secret.conf"], finding.Related.Select(related => related.File.Path));
        Assert.Equal(Severity.Error, finding.Severity);
    }

    [Fact]
    public void AnAbsentSecretConfIsReportedAtItsInclude()
    {
        var finding = Assert.Single(Lint([.. Node(1, Line("aaaa")), .. Node(2, secret: null), .. Node(3, Line("{{ key | to_json }}", quoted: false))]));
        Assert.Equal("node2/etc/thehive/application.conf:2:9", $"{finding.Path}:{finding.Span.Line}:{finding.Span.Column}");
        Assert.Equal(2, finding.Related.Count);
    }

    [Fact]
    public void AGeneratedTreeKnowsThatItHasToBeThere()
    {
        var files = TestClusters.ThreeNodes().Generate(TestClusters.MadeUp).ToRepo().Files;
        Assert.Equal(3, TestTree.Lint(new Repo([.. files.Where(file => file.Kind != SecretConf.Kind)])).Count(finding => finding.Rule == ClusterRules.SecretEqual));
        Assert.Empty(TestTree.Lint(new Repo(files), ClusterRules.SecretEqual));
    }

    [Fact]
    public void WhatTheRepoDoesNotKeepIsQuiet()
    {
        Assert.Empty(Lint([.. Node(1, secret: null), .. Node(2, secret: null)]));
        Assert.Empty(Lint([.. Node(1, "\n"), .. Node(2, "\n")]));

        // The second may have its key in a file that is out of sight, or that the environment sets.
        Assert.Empty(Lint([.. Node(1, Line("aaaa")), ("node2/etc/thehive/application.conf", Include + "include \"/etc/thehive/other.conf\"\n")]));
        Assert.Empty(Lint([.. Node(1, Line("aaaa")), .. Node(2, "play.http.secret.key = ${?KEY}\n")]));
        Assert.Empty(Lint([("node1/etc/thehive/application.conf", Line("aaaa")), .. Node(2, secret: null)]));
        Assert.Empty(Lint([.. Node(1, "\n")]));
    }

    [Theory]
    [InlineData("rJ3kq8v<x>Wm1zXc7Tn5", 1)]
    [InlineData("rJ3kq8v{{x}}Wm1zXc7Tn5", 1)]
    [InlineData("rJ3kq8v${X}Wm1zXc7Tn5", 1)]
    [InlineData("<secret>", 0)]
    [InlineData("{{ secret }}", 0)]
    [InlineData("__SECRET__", 0)]
    [InlineData("changeme", 0)]
    public void OnlyAPlaceholderThatIsTheWholeValueIsUnknown(string key, int findings)
    {
        var found = Lint([.. Node(1, Line("aaaa")), .. Node(2, Line(key)), .. Node(3, Line("aaaa"))]);
        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.DoesNotContain("rJ3kq8v", finding.ToString(), StringComparison.Ordinal));
        Assert.Empty(Lint([.. Node(1, Line(key)), .. Node(2, Line(key))]));
    }

    [Theory]
    [InlineData("node2/etc/thehive/secret.conf.j2", "")]
    [InlineData("node2/etc/thehive/secret.conf", "{% if true %}\n{% endif %}\n")]
    public void InATemplateMarkupIsMarkup(string path, string above)
        => Assert.Empty(Lint([.. Node(1, Line("aaaa")), .. Node(2, secret: null), (path, above + Line("rJ3{{ x }}"))]));

    private static IReadOnlyList<Finding> Lint((string, string)[] files) => TestTree.Lint(TestTree.One(files), ClusterRules.SecretEqual);

    private static IEnumerable<(string, string)> Node(int number, string? secret)
        => [($"node{number}/etc/thehive/application.conf", Include), .. secret is null ? Array.Empty<(string, string)>() : [($"node{number}/etc/thehive/secret.conf", secret)]];

    private static string Line(string key, bool quoted = true) => quoted ? $"play.http.secret.key = \"{key}\"\n" : $"play.http.secret.key = {key}\n";
}
