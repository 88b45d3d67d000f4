using System;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What <c>--fix</c> makes of texts.</summary>
public sealed class FixTests
{
    [Theory]
    [InlineData("a: 1 # x\r\nscript.allowed_types: inline  # why\r\nb: 2\r\n", "a: 1 # x\r\nscript.allowed_types: inline,stored  # why\r\nb: 2\r\n")]
    [InlineData("script.allowed_types: \"inline\"\n", "script.allowed_types: \"inline,stored\"\n")]
    [InlineData("script.allowed_types: 'none'\n", "script.allowed_types: 'inline,stored'\n")]
    [InlineData("script:\n    allowed_types: [ stored ] # x\n", "script:\n    allowed_types: [inline, stored] # x\n")]
    [InlineData("script: {allowed_types: inline, x: y}\n", "script: {allowed_types: \"inline,stored\", x: y}\n")]
    public void Only_the_value_changes(string text, string mended) => Assert.Equal(mended, Fix("HC2001", ("n1/elasticsearch.yml", text))[0]);

    [Theory]
    [InlineData("n1/elasticsearch.yml", "script.allowed_types:\n  - inline\n")]
    [InlineData("n1/elasticsearch.yml.j2", "script.allowed_types: inline\n")]
    [InlineData("n1/elasticsearch.yml", "script.allowed_types: inline\nnode.name: {{ name }}\n")]
    [InlineData("n1/elasticsearch.yml", "script.allowed_types: inline # hiveconfig: ignore HC2001 -- why\n")]
    public void Nothing_changes(string path, string text) => Assert.Empty(Changes((path, text)));

    [Fact]
    public void A_majority_is_copied_in_the_quotes_of_the_file()
    {
        var texts = Fix(
            "HC1006",
            ("n1/cassandra.yaml", Seeds("\"10.0.0.1,10.0.0.2\"")),
            ("n2/cassandra.yaml", Seeds("10.0.0.1")),
            ("n3/cassandra.yaml", Seeds("\"10.0.0.1,10.0.0.2\"")),
            ("n4/cassandra.yaml", Seeds("'10.0.0.1' # first")),
            ("n5/cassandra.yaml", Seeds("10.0.0.1,10.0.0.2")));

        Assert.Equal(Seeds("10.0.0.1,10.0.0.2"), texts[1]);
        Assert.Equal(Seeds("'10.0.0.1,10.0.0.2' # first"), texts[3]);
    }

    [Fact]
    public void Without_a_majority_nothing_is_copied()
        => Assert.Empty(Changes(("n1/cassandra.yaml", Seeds("10.0.0.1")), ("n2/cassandra.yaml", Seeds("10.0.0.2"))));

    [Theory]
    [InlineData("1", "2")]
    [InlineData("\"3\"", "\"2\"")]
    public void A_quorum_follows_from_the_number_of_nodes(string wrong, string right)
    {
        var texts = Fix("HC3001", ("n1/application.conf", Members(wrong)), ("n2/application.conf", Members("2")), ("n3/application.conf", Members("2")));
        Assert.Equal(Members(right), texts[0]);
    }

    /// <summary>The edits of a finding belong together, and of two that overlap the first is done.</summary>
    [Fact]
    public void Edits_that_overlap_are_done_once()
    {
        var rounds = 0;
        var rule = Rule(file => ++rounds > 1 ? [] :
        [
            new Violation(file, Span.Start, "one") { Edits = [new Edit(file, Span.On(1, 1, 3), "x")] },
            new Violation(file, Span.Start, "two") { Edits = [new Edit(file, Span.On(1, 2, 1), "y"), new Edit(file, Span.On(2, 1, 0), "z\n")] },
            new Violation(file, Span.Start, "three") { Edits = [new Edit(file, Span.On(2, 1, 1), "w"), new Edit(file, Span.On(99, 1, 1), "w")] },
        ]);

        var result = Fixes.Apply(TestTree.One(("n1/elasticsearch.yml", "a.b: 1\nc: 2\n")), [rule], LintPolicy.Usual);
        Assert.Equal("x: 1\nc: 2\n", Assert.Single(result.Changes).After.Text);
    }

    [Fact]
    public void Edits_that_never_end_are_ended()
    {
        var rule = Rule(file => [new Violation(file, Span.Start, "more") { Edits = [new Edit(file, Span.Start, "#")] }]);
        var result = Fixes.Apply(TestTree.One(("n1/elasticsearch.yml", "a: 1\n")), [rule], LintPolicy.Usual);
        Assert.Equal("##########a: 1\n", Assert.Single(result.Changes).After.Text);
    }

    [Fact]
    public void A_secret_is_never_touched_and_no_file_is_made_unreadable()
    {
        var rule = Rule(file =>
        [
            new Violation(file, Span.Start, "secret") { IsSecret = true, Edits = [new Edit(file, Span.On(1, 1, 1), "x")] },
            new Violation(file, Span.Start, "in a secret") { Edits = [new Edit(file, Span.On(2, 20, 3), "x")] },
            new Violation(file, Span.Start, "broken") { Edits = [new Edit(file, Span.On(1, 1, 1), "[")] },
        ]);
        Assert.Empty(Fixes.Apply(TestTree.One(("n1/cassandra.yaml", "a: 1\nkeystore_password: hunter2\n")), [rule], LintPolicy.Usual).Changes);
    }

    // A line that is missing is put behind the last one of its section, with its indentation and line ends.
    [Theory]
    [InlineData("pekko {\r\n  cluster {\r\n    // seeds\r\n    seed-nodes = [SEEDS] # both\r\n  }\r\n}\r\n", "    seed-nodes = [SEEDS] # both\r\n    min-nr-of-members = 2\r\n  }\r\n")]
    [InlineData("pekko.cluster {\n\tseed-nodes = [\n\t\tSEEDS\n\t]\n}\n", "\t]\n\tmin-nr-of-members = 2\n}\n")]
    [InlineData("pekko.cluster.seed-nodes = [SEEDS]\n", "pekko.cluster.seed-nodes = [SEEDS]\npekko.cluster.min-nr-of-members = 2\n")]
    [InlineData("pekko { cluster { seed-nodes = [SEEDS] } }", "pekko { cluster { seed-nodes = [SEEDS] } }\npekko.cluster.min-nr-of-members = 2")]
    public void A_missing_line_is_put_into_its_section(string text, string expected)
    {
        const string Seeds = "\"pekko://application@10.0.0.1:2551\", \"pekko://application@10.0.0.2:2551\"";
        var files = Enumerable.Range(1, 3).Select(i => ($"th{i}/application.conf", $"{(i == 2 ? "" : "pekko.cluster.min-nr-of-members = 2\n")}pekko.actor.provider = cluster\npekko.remote.artery.canonical {{ hostname: 10.0.0.{i}, port: 2551 }}\n{text.Replace("SEEDS", Seeds, StringComparison.Ordinal)}"));
        var change = Assert.Single(Changes([.. files]));
        Assert.Contains(expected.Replace("SEEDS", Seeds, StringComparison.Ordinal), change.After.Text, StringComparison.Ordinal);
        Assert.Equal("th2/application.conf", change.After.Path);
    }

    [Fact]
    public void A_root_in_braces_gets_no_line()
    {
        const string Text = "{\n  pekko { cluster { seed-nodes = [\"pekko://application@10.0.0.1:2551\", \"pekko://application@10.0.0.2:2551\"] }, actor.provider = cluster }\n}\n";
        Assert.Empty(Changes([.. Enumerable.Range(1, 2).Select(i => ($"th{i}/application.conf", Text))]));
    }

    // A node of another name may be one that runs, and would refuse to start under this one.
    [Fact]
    public void What_must_not_change_on_a_running_node_is_told_and_not_mended()
    {
        foreach (var (path, right, wrong) in new[]
        {
            ("cassandra.yaml", CassandraTexts.With("cluster_name: thehive\n"), CassandraTexts.With("cluster_name: thehiv\n")),
            ("cassandra.yaml", CassandraTexts.With("endpoint_snitch: GossipingPropertyFileSnitch\n"), CassandraTexts.With("endpoint_snitch: Ec2Snitch\n")),
            ("elasticsearch.yml", "cluster.name: thehive\n", "cluster.name: thehiv\n"),
        })
        {
            (string, string)[] files = [.. Enumerable.Range(1, 3).Select(i => ($"n{i}/{path}", i == 2 ? wrong : right))];
            Assert.Contains(TestTree.One(files).Lint().Findings, finding => finding.Path.StartsWith("n2/", StringComparison.Ordinal));
            Assert.Empty(Changes(files));
        }
    }

    private static Rule Rule(Func<ConfigFile, Violation[]> check) => new("HC9999", "test", Severity.Error, "", "", "", repo => repo.Files.SelectMany(check)) { Scope = Scope.Single };

    private static string[] Fix(string rule, params (string Path, string Text)[] files)
    {
        var repo = TestTree.One(files);
        Assert.Contains(rule, repo.Lint().Findings.Select(finding => finding.Rule.Id));
        var result = Fixes.Apply(repo, Rules.All, LintPolicy.Usual);
        Assert.DoesNotContain(rule, result.Result.Findings.Select(finding => finding.Rule.Id));
        return [.. result.Repo.Files.Select(file => file.Text)];
    }

    private static System.Collections.Generic.IReadOnlyList<FixedFile> Changes(params (string Path, string Text)[] files) => Fixes.Apply(TestTree.One(files), Rules.All, LintPolicy.Usual).Changes;

    private static string Seeds(string seeds)
        => $$"""
           # mine
           seed_provider:
             - class_name: org.apache.cassandra.locator.SimpleSeedProvider
               parameters:
                 - seeds:   {{seeds}}

           """;

    private static string Members(string number) => $"// quorum\npekko.cluster.min-nr-of-members = {number} // half\n";
}
