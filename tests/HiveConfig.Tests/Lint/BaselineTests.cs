using System;
using System.Linq;
using HiveConfig.Lint;
using Xunit;

namespace HiveConfig.Tests;

public sealed class BaselineTests
{
    private static readonly string Two = "script.allowed_types: inline\nscript.allowed_contexts: none\n";

    [Fact]
    public void What_was_there_before_does_not_count_wherever_it_stands_now()
    {
        var before = Baseline.Write(Lint(Two).Findings, path => path);
        var now = Lint("# a line more\n\n" + Two.Replace("inline", "none", StringComparison.Ordinal), Read(before));
        Assert.Empty(now.Findings);
        Assert.Equal(2, now.Suppressed);
    }

    [Fact]
    public void What_is_new_counts()
    {
        var before = Read(Baseline.Write(Lint("script.allowed_types: inline\n").Findings, path => path));
        Assert.Equal("script.allowed_contexts", Assert.Single(Lint(Two, before).Findings).Setting);
    }

    [Fact]
    public void It_names_no_line_and_no_text()
        => Assert.Equal(
            "{\n  \"version\": 1,\n  \"findings\": [\n    {\"rule\": \"HC2001\", \"path\": \"x/n1/elasticsearch.yml\", \"setting\": \"script.allowed_types\"}\n  ]\n}\n",
            Baseline.Write(Lint("script.allowed_types: inline\n").Findings, path => "x/" + path));

    [Fact]
    public void An_empty_one_is_one() => Assert.Equal(0, Read(Baseline.Write([], path => path)).Count);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"version\": 2, \"findings\": []}")]
    [InlineData("{\"version\": 1, \"findings\": [{\"rule\": \"HC2001\"}]}")]
    [InlineData("{\"version\": 1, \"findings\": [")]
    public void Anything_else_is_told(string text)
    {
        var (baseline, problems) = Baseline.Read(text, path => path);
        Assert.Null(baseline);
        Assert.NotEmpty(problems);
    }

    private static Baseline Read(string text)
    {
        var (baseline, problems) = Baseline.Read(text, path => path);
        Assert.Empty(problems);
        return baseline!;
    }

    private static LintResult Lint(string text, Baseline? baseline = null)
        => Linter.Lint(TestTree.One(("n1/elasticsearch.yml", text)), Rules.All, new LintPolicy { Baseline = baseline });
}
