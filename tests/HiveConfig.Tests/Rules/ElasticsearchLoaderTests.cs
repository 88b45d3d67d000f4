using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using HiveConfig.Lint;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What we say of a file by itself is what Elasticsearch 7.17 says: an error where it refuses to start, none where it starts.</summary>
public sealed class ElasticsearchLoaderTests
{
    // Where we differ, and why.
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["03-dup-dotted-nested"] = "stricter on purpose: the one of two spellings that silently loses was meant by somebody",
        ["03b-dup-dotted-nested"] = "stricter on purpose: the one of two spellings that silently loses was meant by somebody",
        ["08-env-missing"] = "depends on the machine: its environment",
        ["13b-script"] = "stricter on purpose: TheHive's index needs scripts",
        ["15b-tp-size"] = "depends on the machine: its number of processors",
        ["30-ssl-both"] = "stricter on purpose: the TLS loader, which comes after the settings, refuses it",
        ["40-alias"] = "stricter on purpose: an alias is read as its own name, which nobody means",
    };

    private static readonly IReadOnlyDictionary<string, (bool IsTaken, string Text)> All = Read();

    public static TheoryData<string> Names => new(All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void TheVerdictIsThatOfTheLoader(string name) => Assert.Equal(Expected(name), HasError(All[name].Text));

    [Theory]
    [MemberData(nameof(Names))]
    public void OtherNamesAndAddressesGiveTheSameVerdict(string name)
        => Assert.Equal(Expected(name), HasError(Regex.Replace(All[name].Text, @"\bes(\d)\b|\bn(\d)\b|(?<=name: )[ab]\b|\b10\.0\.0\.(\d)\b", match => match.Value.StartsWith("10", StringComparison.Ordinal) ? "172.16.31.7" : "search-" + match.Value, RegexOptions.None, TimeSpan.FromSeconds(1))));

    [Theory]
    [MemberData(nameof(Names))]
    public void CommentsGiveTheSameVerdict(string name)
        => Assert.Equal(Expected(name), HasError("# for the node: see the manual\n" + string.Join('\n', All[name].Text.Split('\n').Select(line => line.Length > 0 && !line.EndsWith(':') ? line + "   # note\n# and: another" : line)) + "\n#end: here\n"));

    [Theory]
    [MemberData(nameof(Names))]
    public void OtherQuotingGivesTheSameVerdict(string name)
    {
        // Not of words that are another type without their quotes.
        var quoted = Regex.Replace(All[name].Text, @"(?<=: )(?!yes\b|on\b|True\b)[A-Za-z0-9/.][\w.%/-]*$", match => $"\"{match.Value}\"", RegexOptions.Multiline, TimeSpan.FromSeconds(1));
        Assert.Equal(Expected(name), HasError(quoted));
        Assert.Equal(Expected(name), HasError(quoted.Replace('"', '\'')));
    }

    [Fact]
    public void TheExceptionsAreExceptions()
    {
        Assert.InRange(Exceptions.Count, 0, 10);
        Assert.All(Exceptions.Keys, name => Assert.Equal(All[name].IsTaken, HasError(All[name].Text)));
    }

    [Theory]
    [InlineData("7.17")]
    [InlineData("8.19")]
    [InlineData("9.1")]
    public void ManyLinesHaveTheirVerdict(string version)
    {
        var sign = Array.IndexOf(["7.17", "8.19", "9.1"], version);
        Assert.Empty(from row in LoaderLines.Of("../Elasticsearch/loader-lines.txt")
                     where row.Signs[sign] is not '.'
                     let text = row.In("cluster.name: thehive\nnode.name: es1\n")
                     let errors = Findings(text, version).Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Rule.Id + " " + finding.Message).ToList()
                     where errors.Count == 0 != (row.Signs[sign] == '+')
                     select $"{row.Signs} {version}: {row.Lines}: {string.Join("; ", errors)}");
    }

    // What the loader of certificates says after the settings: of 7.17, and of 8.
    [Theory]
    [InlineData("enabled: true, key: a.key, certificate: a.crt, certificate_authorities: [ca.crt]", null, null)]
    [InlineData("enabled: true, keystore.path: a.p12", null, null)]
    [InlineData("enabled: false, keystore.path: a.p12", null, null)]
    [InlineData("enabled: true", "warning HC2035", "error HC2035")]
    [InlineData("enabled: true, key: a.key, certificate: a.crt, keystore.path: a.p12", "error HC2031", "error HC2031")]
    [InlineData("enabled: true, key: a.key", "error HC2031", "error HC2031")]
    [InlineData("enabled: true, certificate: a.crt", null, "error HC2031")]
    [InlineData("key: a.key, certificate: a.crt", "warning HC2035", "error HC2035")]
    [InlineData("enabled: true, keystore.path: a.p12, certificate_authorities: [ca.crt], truststore.path: t.p12", "error HC2031", "error HC2031")]
    [InlineData("enabled: true, keystore.path: a.p12, truststore.path: t.p12", null, null)]
    [InlineData("enabled: '{{ tls }}'", null, null)]
    public void TlsIsJudgedAsItsLoaderDoes(string settings, string? by7, string? by8)
    {
        foreach (var context in new[] { "http", "transport" })
        {
            var text = $"xpack.security.{context}.ssl: {{{settings}}}\n";
            Assert.Equal(by7, Reported(text, "7.17"));
            Assert.Equal(by8, Reported(text, "8.19"));
        }
    }

    [Theory]
    [InlineData("jvm.options.d/jvm.options", "-Xms4g\n-Xmx4g\n", null)]
    [InlineData("jvm.options.d/.hidden.options", "-Xms4g\n-Xmx4g\n", null)]
    [InlineData("jvm.options.d/.hidden.options", "-Xms4g\n", "error HC2052")]
    [InlineData("jvm.options.d/heap.conf", "-Xms4g\n-Xmx4g\n", "warning HC2050")]
    [InlineData("jvm.options.d/heap.conf", "Xms4g\n", "warning HC2050")]
    [InlineData("jvm.options.d/options", "-Xms4g\n", "warning HC2050")]
    [InlineData("jvm.options.d/A.OPTIONS", "-Xms4g\n", "warning HC2050")]
    [InlineData("jvm.options.d/jvm.options.bak", "-Xms4g\n", "info HC2050")]
    [InlineData("jvm.options.d/README.md", "Put -Xms here\n", null)]
    [InlineData("jvm.options.d/.gitkeep", "", null)]
    [InlineData("jvm.options.d/a.options", "  -Xms4g\n-Xmx4g\n", "error HC2051")]
    [InlineData("jvm.options.d/a.options", "Xms4g\n", "error HC2051")]
    [InlineData("jvm.options.d/a.options", "-XX:+UseG1GC # comment\n", "error HC2051")]
    [InlineData("jvm.options.d/a.options", "-Dcolor=#fff\n", null)]
    [InlineData("jvm.options.d/a.options", "8:-Xms4g\n9-:-Xms4g\n17-20:-Xmx8g\n8-13:-XX:+UseG1GC\n", null)]
    [InlineData("jvm.options.d/a.options", "-Xms4g\n-Xmx4096m\n", null)]
    [InlineData("jvm.options.d/a.options", "-Xms{{ heap }}\n-Xmx{{ heap }}\n", null)]
    [InlineData("jvm.options.d/a.options", "-Xms4g\n-Xmx8g\n-Xmx4g\n", null)]
    [InlineData("jvm.options.d/a.options", "-Xms30g\n-Xmx30g\n", "info HC2052")]
    [InlineData("jvm.options.d/a.options", "-Xms32g\n-Xmx32g\n", "warning HC2052")]
    [InlineData("jvm.options.d/a.options", "-Xms4gb\n-Xmx4gb\n", "error HC2052")]
    [InlineData("jvm.options.d/heap.options.j2", "-Xms4g\n-Xmx4g\n", null)]
    public void OptionsOfJavaAreJudgedAsTheirParserDoes(string name, string text, string? expected)
        => Assert.Equal(expected, One(TestTree.Lint(TestTree.One(("n1/etc/elasticsearch/" + name, text)))));

    [Fact]
    public void TheLastOfSeveralFilesOfOptionsCounts()
    {
        (string, string)[] files = [("n1/elasticsearch/jvm.options", "-Xms1g\n-Xmx1g\n"), ("n1/elasticsearch/jvm.options.d/a.options", "-Xms4g\n"), ("n1/elasticsearch/jvm.options.d/b.options", "-Xmx4g\n")];
        Assert.Empty(TestTree.Lint(TestTree.One(files)));
        Assert.Equal("error HC2052", One(TestTree.Lint(TestTree.One(files[..2]))));
        Assert.Empty(TestTree.Lint(TestTree.One(("n1/elasticsearch/jvm.options.d/a.options", "-Xms4g\n-Xmx4g\n"), ("n2/elasticsearch/jvm.options.d/a.options", "-Xms8g\n-Xmx8g\n"))));
    }

    [Theory]
    [InlineData("elasticsearch-7.17")]
    [InlineData("elasticsearch-8.19")]
    public void WhatThePackageInstallsIsQuiet(string name)
    {
        var folder = Path.Combine(Snapshot.SourceDirectory(), "..", "Healthy", "packaged", name);
        var files = Directory.GetFiles(folder).Select(path => (Name: Path.GetFileName(path), Text: File.ReadAllText(path))).ToList();
        Assert.Empty(TestTree.Lint(TestTree.One([.. files.Select(file => ("elasticsearch/" + file.Name, file.Text))])));
        Assert.Empty(TestTree.Lint(TestTree.One([.. files.Select(file => ("node1/etc/elasticsearch/" + file.Name, file.Text))])));
    }

    private static bool Expected(string name) => All[name].IsTaken == Exceptions.ContainsKey(name);

    private static bool HasError(string text) => Findings(text, "7.17").Any(finding => finding.Severity == Severity.Error);

    private static string? Reported(string text, string version) => One(Findings(text, version));

    private static string? One(IReadOnlyList<Finding> findings) => findings.Select(finding => finding.Severity.ToString().ToLowerInvariant() + " " + finding.Rule.Id).SingleOrDefault();

    private static IReadOnlyList<Finding> Findings(string text, string version)
        => TestTree.Lint(TestTree.With(new RepoFacts { Stated = [new Target("elasticsearch", ProductVersion.Parse(version), TargetSource.CommandLine)] }, ("elasticsearch.yml", text)));

    private static Dictionary<string, (bool IsTaken, string Text)> Read()
    {
        var cases = new Dictionary<string, (bool IsTaken, string Text)>(StringComparer.Ordinal);
        var path = Path.Combine(Snapshot.SourceDirectory(), "..", "Elasticsearch", "loader-7.17.txt");
        foreach (var part in File.ReadAllText(path).Split(">>> ").Skip(1))
        {
            var head = part[..part.IndexOf('\n')].Split(' ');
            var text = part[(part.IndexOf('\n') + 1)..];
            cases.Add(head[1], (head[0] is "taken", text is ".\n" ? "" : text));
        }

        return cases;
    }
}
