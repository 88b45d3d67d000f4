using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using HiveConfig.Lint;
using HiveConfig.Reports;
using HiveConfig.Tests.Real;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The formats for programs.</summary>
public sealed class FormatTests
{
    private static readonly LintReport Report = Of(
        ("a b/cass1/cassandra.yaml", Seeds("10.0.0.1,10.0.0.2")),
        ("a b/cass2/cassandra.yaml", Seeds("10.0.0.1")),
        ("a b/cass3/cassandra.yaml", Seeds("10.0.0.1,10.0.0.2")),
        ("é%1/elasticsearch.yml", "script.allowed_types: inline\nscript.allowed_contexts: \"none, <a>&\"\n"),
        ("t/elasticsearch.yml", "xpack.x.password: hunter2\ncluster.name: [\n"),
        ("t/application.conf", "a = 1\na = 2\n"));

    private static readonly LintReport Empty = Of(("n1/elasticsearch.yml", "cluster.name: x\n"));

    public static TheoryData<string, string> Formats => new()
    {
        { "sarif", "json" },
        { "github", "txt" },
        { "gitlab", "json" },
        { "junit", "xml" },
        { "checkstyle", "xml" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Snapshots(string format, string extension) => Snapshot.Match(ReportFormats.All[format](Report), "FormatTests." + format, extension);

    [Fact]
    public void Every_format_says_something_true_of_nothing_and_no_secret_of_anything()
    {
        var hostile = new LintReport([Finding("\u0001\uD800]]>\r\n::error::x,y:z%\"", "a,b:c\n.yml")], 1, 1, 1);
        foreach (var (format, write) in ReportFormats.All)
        {
            var written = new[] { Report, Empty, hostile }.Select(write).ToList();
            Assert.All(written, text => Assert.DoesNotContain("hunter2", text, StringComparison.Ordinal));
            if (format is "json" or "sarif" or "gitlab")
            {
                Assert.All(written, text => Assert.NotNull(JsonNode.Parse(text)));
            }

            if (format is "junit" or "checkstyle")
            {
                Assert.All(written, text => Assert.NotNull(XDocument.Parse(text).Root));
            }
        }

        Assert.Single(GitHubReport.Write(hostile).TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("junit", "name=", "nam=")]
    [InlineData("junit", "failures=\"1\"", "failures=\"one\"")]
    [InlineData("junit", "<failure ", "<failur ")]
    [InlineData("checkstyle", "severity=\"error\"", "severity=\"fatal\"")]
    [InlineData("checkstyle", "line=\"4\"", "line=\"0\"")]
    [InlineData("checkstyle", "source=", "rule=")]
    public void A_report_in_xml_fits_the_schema_of_its_format(string format, string good, string bad)
    {
        var hostile = new LintReport([Finding("\u0001\uD800]]>\r\n::error::x,y:z%\"", "a,b:c\n.yml")], 1, 1, 1);
        Assert.All(new[] { Report, Empty, hostile }, report => Assert.Empty(FaultsOf(ReportFormats.All[format](report), format)));

        // The schema is one that refuses.
        var written = ReportFormats.All[format](Report);
        Assert.Contains(good, written, StringComparison.Ordinal);
        Assert.NotEmpty(FaultsOf(written.Replace(good, bad, StringComparison.Ordinal).Replace("</failure>", bad is "<failur " ? "</failur>" : "</failure>", StringComparison.Ordinal), format));
    }

    private static List<string> FaultsOf(string xml, string format)
    {
        var schemas = new XmlSchemaSet();
        using var schema = XmlReader.Create(Path.Combine(Snapshot.SourceDirectory(), format + ".xsd"));
        schemas.Add(targetNamespace: null, schema);
        var faults = new List<string>();
        XDocument.Parse(xml).Validate(schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }

    /// <summary>A fingerprint is the same while rule, path and setting are, wherever the line goes and whatever it says.</summary>
    [Fact]
    public void Fingerprints_outlive_lines_and_texts()
    {
        var before = Fingerprints("script.allowed_types: inline\n");
        Assert.Equal(before, Fingerprints("# a line\nscript.allowed_types: none # other\n"));
        Assert.NotEqual(before, Fingerprints("script.allowed_contexts: none\n"));

        var two = Fingerprint.Of([Finding("x", "p"), Finding("y", "p")]).Select(finding => finding.Text).ToList();
        Assert.NotEqual(two[0], two[1]);

        static List<string> Fingerprints(string text) => [.. Fingerprint.Of(Of(("n1/elasticsearch.yml", text)).Findings).Select(finding => finding.Text)];
    }

    [Fact]
    public void The_json_report_fits_its_schema()
    {
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(DocFile.Root, "docs", "report.schema.json")))!;
        Assert.Empty(JsonSchema.Problems(schema, JsonNode.Parse(JsonReport.Write(Report))));
        Assert.Empty(JsonSchema.Problems(schema, JsonNode.Parse(JsonReport.Write(Empty))));

        var wrong = JsonNode.Parse(JsonReport.Write(Report))!;
        wrong["findings"]![0]!["severity"] = "fatal";
        wrong["findings"]![0]!["more"] = 1;
        wrong["summary"]!.AsObject().Remove("files");
        Assert.Equal(3, JsonSchema.Problems(schema, wrong).Count());
    }

    /// <summary>A reader of the report meets no field that the schema does not tell.</summary>
    [RealFact(LanguageServer.Program)]
    public void Editors_find_the_json_report_right()
    {
        using var server = new LanguageServer();
        var modeline = $"# yaml-language-server: $schema=file://{Path.Combine(DocFile.Root, "docs", "report.schema.json")}\n";
        Assert.Empty(server.Diagnostics(modeline + JsonReport.Write(Report)));
        Assert.NotEmpty(server.Diagnostics(modeline + JsonReport.Write(Report).Replace("\"version\": 1", "\"version\": 2", StringComparison.Ordinal)));
    }

    [RealFact("sarif-multitool")]
    public void The_official_validator_is_content_with_sarif()
    {
        using var directory = new TempDirectory();
        foreach (var report in new[] { Report, Empty })
        {
            directory.Write("report.sarif", SarifReport.Write(report));
            var (code, output, error) = RealProcess.Run(RealProgram.PathOf("sarif-multitool")!, ["validate", "report.sarif"], directory.Path);
            Assert.True(code == 0, output + error);
            Assert.Contains("Analysis completed successfully", output, StringComparison.Ordinal);
            Assert.DoesNotContain(": error ", output, StringComparison.Ordinal);

            // The only wish it has: an address for this tool, which has none.
            Assert.All(output.Split('\n').Where(line => line.Contains(": warning ", StringComparison.Ordinal)), line => Assert.Contains("SARIF2005", line, StringComparison.Ordinal));
        }
    }

    private static Finding Finding(string message, string path)
        => new(Rules.All[0], Severity.Error, new Violation(new ConfigFile(path, FileKinds.All.First(kind => kind.Name is "elasticsearch.yml"), "a: 1\n"), Span.On(1, 1, 1), message));

    private static LintReport Of(params (string Path, string Text)[] files)
    {
        // Of these rules alone: what others come to say of these texts is no matter of the formats.
        var repo = TestTree.One(files);
        return LintReport.Of([(repo, Linter.Lint(repo, [.. Rules.All.Where(rule => rule.Id is "HC1006" or "HC2001" or "HC2002" or "HC9003")]))]);
    }

    private static string Seeds(string seeds)
        => $$"""
           seed_provider:
             - class_name: org.apache.cassandra.locator.SimpleSeedProvider
               parameters:
                 - seeds: "{{seeds}}"

           """;
}
