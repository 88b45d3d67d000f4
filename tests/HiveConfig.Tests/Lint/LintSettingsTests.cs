using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using HiveConfig.Lint;
using HiveConfig.Tests.Cli;
using HiveConfig.Tests.Real;
using Xunit;

namespace HiveConfig.Tests;

public sealed class LintSettingsTests
{
    private const string Everything = """
        targets:
          cassandra: 4.1
          elasticsearch: "8.19"
          thehive: 5.5.16
        layout:
          - "envs/{environment}/{node}/**"
          - "hosts/host-{node}/*"
        paths:
          /etc/thehive/application.conf: "conf/{node}-app.conf"
        rules:
          HC1006: warning
          cassandra-yaml-syntax: off
          HC3*: info
        ignore:
          "legacy/": all
          "*.bak.yml": [HC2001, "HC3*"]

        """;

    [Fact]
    public void Everything_reads()
    {
        var (settings, problems) = LintSettingsFile.Read("hiveconfig.yaml", Everything, Rules.All);

        Assert.Empty(problems);
        Assert.Equal(["cassandra 4.1", "elasticsearch 8.19", "thehive 5.5.16"], settings.Targets.Select(target => target.Product + " " + target.Version));
        Assert.Equal(Severity.Warning, settings.Of(Rules.Find("HC1006")!)!.Severity);
        Assert.Null(settings.Of(Rules.Find("HC1001")!)!.Severity);
        Assert.Equal(Severity.Info, settings.Of(Rules.Find("HC3008")!)!.Severity);
        Assert.Null(settings.Of(Rules.Find("HC2001")!));
        Assert.True(settings.IsIgnored("legacy/a/b.yaml"));
        Assert.False(settings.IsIgnored("new/legacy.yaml"));
        Assert.True(settings.IsIgnored("a/b/x.bak.yml", Rules.Find("HC3001")!));
        Assert.False(settings.IsIgnored("a/b/x.bak.yml", Rules.Find("HC1001")!));
        Assert.Equal(new PlaceHint("n1", "prod", InstalledPath: null), settings.HintOf("envs/prod/n1/cassandra/cassandra.yaml"));
        Assert.Equal(new PlaceHint("7", Environment: null, InstalledPath: null), settings.HintOf("hosts/host-7/cassandra.yaml"));
        Assert.Equal(new PlaceHint("n1", Environment: null, "/etc/thehive/application.conf"), settings.HintOf("conf/n1-app.conf"));
        Assert.Null(settings.HintOf("hosts/x/cassandra.yaml"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("# nothing\n", "")]
    [InlineData("rules:\n  # HC1006: off\n", "")]
    [InlineData("rulez:\n  HC1006: off\n", "1:1 'rulez' is no key here; did you mean 'rules'?")]
    [InlineData("rules:\n  HC10O6: off\n", "2:3 'HC10O6' is no rule; did you mean 'HC1006'?")]
    [InlineData("rules:\n  HC7x*: off\n", "2:3 'HC7x*' is no rule, expected an id, a name or the start of one such as 'HC3*'")]
    [InlineData("rules:\n  HC1006: fatal\n", "2:11 'HC1006' is 'fatal', expected 'error', 'warning', 'info' or 'off'")]
    [InlineData("rules: [HC1006]\n", "1:8 'rules' is a list, expected a map")]
    [InlineData("targets:\n  casandra: 4.1\n", "2:3 'casandra' is no product; did you mean 'cassandra'?")]
    [InlineData("layout: nodes/**\n", "1:9 'nodes/**' names nothing, expected '{node}' or '{environment}' in it")]
    [InlineData("layout: \"{nod}/**\"\n", "1:9 '{nod}/**' has braces that stand for nothing known, expected '{node}' or '{environment}'")]
    [InlineData("layout: \"../{node}/**\"\n", "1:9 '../{node}/**' leads out of the directory of this file, expected a path below it")]
    [InlineData("paths:\n  thehive.conf: a\n", "2:3 'thehive.conf' is no path on a machine, expected an absolute one of a file")]
    [InlineData("ignore:\n  \"a/**\": HC9\n", "2:11 'HC9' is no rule, expected an id, a name or the start of one such as 'HC3*'")]
    [InlineData("- a\n", "1:1 this file is a list, expected a map")]
    public void What_is_wrong_is_said_with_its_place(string text, string problem)
        => Assert.Equal(problem, string.Join("; ", LintSettingsFile.Read("hiveconfig.yaml", text, Rules.All).Problems.Select(found => $"{found.Span} {found.Message}")));

    [Fact]
    public void A_fault_of_syntax_is_told_alone()
        => Assert.Single(LintSettingsFile.Read("hiveconfig.yaml", "rules: [\nfoo: 1\n", Rules.All).Problems);

    [Theory]
    [InlineData("a/b.yml", "a/b.yml", true)]
    [InlineData("a/b.yml", "x/a/b.yml", false)]
    [InlineData("b.yml", "x/a/b.yml", true)]
    [InlineData("a/", "a/b/c", true)]
    [InlineData("a/", "b/a/c", true)]
    [InlineData("/a/", "b/a/c", false)]
    [InlineData("a/**/c", "a/c", true)]
    [InlineData("a/**/c", "a/b/b/c", true)]
    [InlineData("a/*/c", "a/b/b/c", false)]
    [InlineData("a/?.yml", "a/bb.yml", false)]
    [InlineData("./a/b", "a/b", true)]
    [InlineData("a*b*c", "aXbXXc", true)]
    [InlineData("a*b*c", "aXcXXb", false)]
    public void A_pattern_fits(string pattern, string path, bool fits)
    {
        Assert.True(PathPattern.TryParse(pattern, isGlob: true, out var read, out _));
        Assert.Equal(fits, read.Match(path) is not null);
    }

    [Fact]
    public void The_schema_IsCurrent() => DocFile.IsCurrent("docs/settings.schema.json", LintSettingsSchema.Write(Rules.All));

    [Fact]
    public void The_schema_is_json_and_names_every_rule()
    {
        var rules = JsonNode.Parse(LintSettingsSchema.Write(Rules.All))!["properties"]!["rules"]!["properties"]!.AsObject();
        Assert.All(Rules.All, rule => Assert.True(rules.ContainsKey(rule.Id) && rules.ContainsKey(rule.Name)));
    }

    [RealFact(LanguageServer.Program)]
    public void Editors_agree_with_the_reader()
    {
        using var directory = new TempDirectory();
        using var server = new LanguageServer();
        var modeline = "# yaml-language-server: $schema=file://" + directory.Write("settings.schema.json", LintSettingsSchema.Write(Rules.All)) + "\n";
        using var cli = new CliRun();
        cli.Run("init", "new");
        Assert.Empty(server.Diagnostics(modeline + File.ReadAllText(cli["new/hiveconfig.yaml"])));
        Assert.Empty(server.Diagnostics(modeline + Everything));
        Assert.NotEmpty(server.Diagnostics(modeline + "rulez: {}\n"));
        Assert.NotEmpty(server.Diagnostics(modeline + "rules: {HC1006: fatal}\n"));
        Assert.NotEmpty(server.Diagnostics(modeline + "targets: {casandra: 4.1}\n"));
    }
}
