using System;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Comments that silence rules, in the comment form of each syntax.</summary>
public sealed class SuppressionTests
{
    private const string Wrong = "script.allowed_types: inline";

    [Theory]
    [InlineData(Wrong + " # hiveconfig: ignore HC2001 -- why\n")]
    [InlineData("# hiveconfig: ignore HC2001 -- why\n" + Wrong + "\n")]
    [InlineData("# hiveconfig: ignore elasticsearch-script-types -- why\n\n# more\n" + Wrong + "\n")]
    [InlineData("#   hiveconfig:  ignore HC2* -- why\n" + Wrong + "\n")]
    [InlineData("## hiveconfig: ignore HC2001 -- why\r\n" + Wrong + "\r\n")]
    [InlineData("cluster.name: x\n" + Wrong + "\n# hiveconfig: ignore-file HC2001 -- why\n")]
    public void A_finding_is_silenced(string text)
    {
        var result = TestTree.One(("n1/elasticsearch.yml", text)).Lint();
        Assert.Empty(result.Findings);
        Assert.Equal(1, result.Suppressed);
    }

    [Theory]
    [InlineData("# hiveconfig: ignore HC2001 -- why\ncluster.name: x\n" + Wrong + "\n", "HC2001,HC9004")]
    [InlineData("# hiveconfig: ignore HC2002 -- why\n" + Wrong + "\n", "HC2001,HC9004")]
    [InlineData("# hiveconfig: ignore HC2001\n" + Wrong + "\n", "HC9004")]
    [InlineData("# hiveconfig: ignore -- why\n" + Wrong + "\n", "HC2001,HC9004")]
    [InlineData("# hiveconfig: ignroe HC2001 -- why\n" + Wrong + "\n", "HC2001,HC9004")]
    [InlineData("# hiveconfig: written by hand\n" + Wrong + "\n", "HC2001")]
    [InlineData("# see hiveconfig: ignore HC2001 -- why\n" + Wrong + "\n", "HC2001")]
    [InlineData("node.attr.x: \"a # hiveconfig: ignore HC2001 -- why\"\n" + Wrong + "\n", "HC2001")]
    public void A_finding_is_not_silenced(string text, string rules)
        => Assert.Equal(rules.Split(','), TestTree.Lint(TestTree.One(("n1/elasticsearch.yml", text))).Select(finding => finding.Rule.Id).Order(StringComparer.Ordinal));

    public static TheoryData<string, string> Comments => new()
    {
        { "yaml", "# hiveconfig: ignore HC9001 -- why\n" },
        { "hocon", "a = 1 // hiveconfig: ignore HC3002 -- why\n" },
        { "cql", "-- hiveconfig: ignore HC1200 -- why\n" },
        { "systemd", "; hiveconfig: ignore HC9001 -- why\n" },
        { "sysctl", "; hiveconfig: ignore HC9001 -- why\n" },
        { "keepalived", "! hiveconfig: ignore HC9001 -- why\n" },
        { "haproxy", "global # hiveconfig: ignore HC9001 -- why\n" },
    };

    [Theory]
    [MemberData(nameof(Comments))]
    public void Each_syntax_has_its_own_comments(string syntax, string text)
    {
        Assert.Single(Suppression.In(Of(text)));
        Assert.Empty(Suppression.In(Of(text.Replace("hiveconfig", "x", StringComparison.Ordinal))));
        Assert.Empty(Suppression.In(Of(text.Replace("hiveconfig", "' hiveconfig", StringComparison.Ordinal).Replace('#', '%').Replace('!', '%').Replace(';', '%').Replace("//", "%", StringComparison.Ordinal).Replace("-- '", "% '", StringComparison.Ordinal))));

        ConfigFile Of(string content) => new("x", new FileKind("x", service: null, "/x", syntax switch
        {
            "yaml" => YamlReader.Read,
            "hocon" => HoconReader.Read,
            "cql" => CqlReader.Read,
            "systemd" => SystemdReader.Read,
            "sysctl" => SysctlReader.Read,
            "keepalived" => KeepalivedReader.Read,
            _ => HaproxyReader.Read,
        }), content);
    }

    [Fact]
    public void A_value_of_a_properties_file_may_look_like_a_comment()
        => Assert.Empty(TestTree.One(("n1/cassandra-rackdc.properties", "dc=a # hiveconfig: ignore HC9003 -- why\nrack=b\n")).Files.SelectMany(Suppression.In));

    /// <summary>Whoever lints one file of a repo must not be told that what silences a rule across nodes is of no use.</summary>
    [Theory]
    [InlineData("# hiveconfig: ignore HC2014 -- why\ndiscovery.seed_hosts: [a]\n")]
    [InlineData("# hiveconfig: ignore HC2001 -- why\nscript.allowed_types: \"{{ types }}\"\n")]
    public void Where_a_rule_cannot_speak_its_silence_is_no_sign(string text)
        => Assert.Empty(TestTree.Lint(TestTree.One(("n1/elasticsearch.yml", text))));

    [Fact]
    public void All_that_comments_silence_can_be_told()
    {
        var repo = TestTree.One(("n1/elasticsearch.yml", "# hiveconfig: ignore HC2001 -- why\n" + Wrong + "\n# hiveconfig: ignore HC2002 -- why\n"));
        var result = Linter.Lint(repo, Rules.All, new LintPolicy { ObeysComments = false });
        Assert.Equal(["HC2001"], result.Findings.Select(finding => finding.Rule.Id));
    }

    /// <summary>What environments must not have in common is silenced as everything else is.</summary>
    [Fact]
    public void A_finding_across_environments_is_silenced()
    {
        var rule = new Rule("HC9999", "across", Severity.Error, "", "", "", _ => [])
        {
            AcrossEnvironments = () => repo => repo.Files[0].Path is "b/elasticsearch.yml" ? [new Violation(repo.Files[0], Span.Start, "x")] : [],
        };
        Repo[] repos = [TestTree.One(("a/elasticsearch.yml", "a: 1\n")), TestTree.One(("b/elasticsearch.yml", "a: 1\n"))];
        Assert.Equal([0, 1], Count(LintPolicy.Usual));
        Assert.Equal([0, 0], Count(new LintPolicy { Ignore = [new RulePattern("across")] }));

        System.Collections.Generic.IEnumerable<int> Count(LintPolicy policy) => Linter.Lint([.. repos.Select(repo => (repo, policy))], [rule]).Select(result => result.Findings.Count);
    }
}
