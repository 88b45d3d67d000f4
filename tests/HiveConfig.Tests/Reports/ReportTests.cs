using System;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Reports;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ReportTests
{
    private static readonly Repo Repo = TestTree.One(
        ("cass1/etc/cassandra/cassandra.yaml", Cassandra("10.0.0.1,10.0.0.2,10.0.0.3")),
        ("cass2/etc/cassandra/cassandra.yaml", Cassandra("10.0.0.1,10.0.0.2")),
        ("cass3/etc/cassandra/cassandra.yaml", Cassandra("10.0.0.1,10.0.0.2,10.0.0.3")),
        ("es1/elasticsearch.yml", "script.allowed_types: inline\n"),
        ("th1/application.conf", "http.port = 9000\nhttp.port = 9001\n"));

    private static readonly LintReport Report = LintReport.Of([(Repo, Repo.Lint())]) with
    {
        Targets = [new("cassandra", ProductVersion.Parse("4.1"), TargetSource.Inferred), new("elasticsearch", ProductVersion.Parse("8.19"), TargetSource.Inferred), new("thehive", ProductVersion.Parse("5.5"), TargetSource.Settings)],
        NotRecognised = 4,
    };

    [Fact]
    public void Text() => Snapshot.Match(TextReport.Write(Report));

    [Fact]
    public void ColourChangesNothingElse()
    {
        var colored = TextReport.Write(Report, color: true);
        Assert.NotEqual(TextReport.Write(Report), colored);
        Assert.Equal(TextReport.Write(Report), Regex.Replace(colored, "\u001b\\[[0-9;]*m", "", RegexOptions.None, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public void SuccessSaysHowMuchWasRead()
    {
        Repo quiet = TestTree.One(("n1/cassandra.yaml", Cassandra("10.0.0.1")));
        Assert.Equal("0 errors, 0 warnings in 1 file, 1 node, 1 environment (cassandra 4.1 or later inferred)\n", TextReport.Write(LintReport.Of([(quiet, quiet.Lint())])));
    }

    [Fact]
    public void TheCommandThatExplainsCanBeLeftOut()
        => Assert.EndsWith("4 files not recognised)\n", TextReport.Write(Report, explain: null), StringComparison.Ordinal);

    [Fact]
    public void Json() => Snapshot.Match(JsonReport.Write(Report), extension: "json");

    [Fact]
    public void JsonIsJson()
    {
        using var document = JsonDocument.Parse(JsonReport.Write(Report));
        Assert.Equal(Report.Findings.Count, document.RootElement.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public void SeveralEnvironmentsAreOneOrderedReport()
    {
        var report = LintReport.Of([(Repo, Repo.Lint()), (new Repo([new ConfigFile("a/elasticsearch.yml", FileKinds.All.Single(kind => kind.Name is "elasticsearch.yml"), "script.allowed_types: none\n")]), TestTree.One(("a/elasticsearch.yml", "script.allowed_types: none\n")).Lint())]);
        Assert.Equal("a/elasticsearch.yml", report.Findings[0].Path);
        Assert.Equal((6, 2), (report.Files, report.Environments));
    }

    private static string Cassandra(string seeds)
        => CassandraTexts.With($$"""
           seed_provider:
             - class_name: org.apache.cassandra.locator.SimpleSeedProvider
               parameters:
                 - seeds: "{{seeds}}"

           """);
}
