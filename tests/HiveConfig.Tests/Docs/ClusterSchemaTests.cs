using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HiveConfig.Generate;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ClusterSchemaTests
{
    [Fact]
    public void IsCurrent() => DocFile.IsCurrent("docs/cluster.schema.json", ClusterSchema.Write());

    [Fact]
    public void ItIsJson() => Assert.Equal("object", (string?)JsonNode.Parse(ClusterSchema.Write())!["type"]);

    [Fact]
    public void EveryWordHasAnExample()
        => Assert.Empty(ClusterKey.All.Where(key => Forms(key.Key.Shape).Any(form => !form.Examples.Concat(form.Words).Any())).Select(key => key.Setting));

    [Fact]
    public void EveryExampleIsRightAndMatchesItsPattern()
        => Assert.Empty(ClusterKey.All.SelectMany(key => Forms(key.Key.Shape).SelectMany(form => form.Examples
            .Where(example => form.Read(example) is null || !Matches(form, example))
            .Select(example => key.Setting + ": " + example))));

    [Fact]
    public void WhatStatesOneWordIsFoundInTheModel()
        => Assert.Equal(
            ["hiveconfig"],
            ClusterKey.All.Where(key => key is { Key: { Shape: WordShape, Setting: null }, Property: null }).Select(key => key.Setting));

    [Theory]
    [InlineData("thehive.http.port", "9000")]
    [InlineData("thehive.longPolling", "45s")]
    [InlineData("thehive.artery.tls", "false")]
    [InlineData("thehive.session.algorithm", "HS256")]
    [InlineData("cassandra.numTokens", "16")]
    [InlineData("cassandra.keyspace", "thehive")]
    [InlineData("package", "deb")]
    [InlineData("storage.nfs.mount", "/opt/thp/thehive/files")]
    [InlineData("tls.haproxy.pem", "/etc/haproxy/certs/thehive.pem")]
    [InlineData("interface", "eth0")]
    [InlineData("phase", null)]
    [InlineData("cluster", null)]
    [InlineData("vip", null)]
    [InlineData("thehive.heap", null)]
    public void ADefaultIsTheModels(string setting, string? word)
        => Assert.Equal(word, ClusterKey.All.Single(key => string.Equals(key.Setting, setting, StringComparison.Ordinal)).Default);

    // Editors must not frown at what is read.
    [Fact]
    public void APatternIsNeverStricterThanTheReader()
    {
        var forms = ClusterKey.All.SelectMany(key => Forms(key.Key.Shape)).Where(form => form.Pattern is not null && form.Read("\0") is null).Distinct().ToList();
        var words = forms.SelectMany(form => form.Examples).Concat(HostileTexts.All)
            .Concat(["A", "a", "a.b", "a-b", "a_b", "0", "1", "1.5", "1.5.16", "9999.0.1", "-a", "a-", new string('a', 48), new string('a', 63), "/", "/a", "/a//b", "/a/../b", "1k", "4 GiB", "4Gib", "10 ms", "http://[fd00::1]:8080/a", "HTTP://a", "env:a", "file:a b#c", "::1/128", "10.0.0.1/0"])
            .Distinct(StringComparer.Ordinal).ToList();
        Assert.Empty(forms.SelectMany(form => words.Where(word => form.Read(word) is not null && !Matches(form, word)).Select(word => form.What + ": " + word)));

        // And it says something: of these words it refuses most.
        Assert.All(forms, form => Assert.True(words.Count(word => !Matches(form, word)) > words.Count / 3, form.What));
    }

    private static bool Matches(IClusterFileForm form, string word)
        => form.Pattern is null || Regex.IsMatch(word, form.Pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1));

    private static IEnumerable<IClusterFileForm> Forms(ClusterFileShape shape) => shape switch
    {
        WordShape word => [word.Form],
        ListShape list => [list.Item],
        NamesShape names => [names.Name, .. Forms(names.Value)],
        EitherShape either => [either.Short.Form],
        _ => [],
    };
}
