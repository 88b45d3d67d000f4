using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ReferenceTests
{
    [Fact]
    public void IsCurrent() => DocFile.IsCurrent("REFERENCE.md", ReferencePage.Write());

    [Fact]
    public void NoSecretStandsInIt()
        => Assert.DoesNotContain("not-real", ReferencePage.Write(), StringComparison.Ordinal);

    [Fact]
    public void TheKeysAreToldInTheWordsOfYaml()
    {
        var page = ReferencePage.Write();
        var keys = page[..page.IndexOf("\n## Files", StringComparison.Ordinal)];
        Assert.DoesNotContain(XmlDocs.Code, page, StringComparison.Ordinal);
        Assert.DoesNotMatch("`[A-Z][a-z]+[A-Za-z]*`", keys);
        Assert.Contains("the cluster's `ramGb`.", keys, StringComparison.Ordinal);
        Assert.Contains("Default `deb`.", keys, StringComparison.Ordinal);
    }

    /// <summary>What is written without a key would be missing in the reference.</summary>
    [Fact]
    public void WhatIsWrittenHasAKey()
    {
        var unknown = OtherClusters.ByName.Values.Append(TestClusters.ThreeNodes()).SelectMany(cluster => cluster.Generate(OtherClusters.MadeUp).Files)
            .Where(file => !file.IsTemplate && file.Kind.Read is not null && ReferencePage.KeysOf(file.Kind).Count > 0)
            .SelectMany(file => Unknown(file.Kind, file.Text))
            .Distinct(StringComparer.Ordinal);
        Assert.Empty(unknown);
    }

    [Fact]
    public void AKeyThatNobodyDeclaredIsSeen()
        => Assert.Equal(["cassandra.yaml: no_such_key"], Unknown(Cassandra.CassandraYaml.Kind, "cluster_name: a\nno_such_key: 1\n"));

    // seed_provider is one setting with two keys of ours in it.
    private static IEnumerable<string> Unknown(FileKind kind, string text)
    {
        if (kind.Read!(text) is not TreeDocument document)
        {
            return [];
        }

        var known = ReferencePage.KeysOf(kind).Select(key => key.Find(document)).OfType<Setting>().Select(setting => setting.Span).ToList();
        return document.Settings
            .Where(setting => !known.Exists(span => span >= setting.Span && (span.EndLine, span.EndColumn).CompareTo((setting.Span.EndLine, setting.Span.EndColumn)) <= 0))
            .Select(setting => kind.Name + ": " + setting.Key);
    }
}
