using System;
using System.IO;
using System.Text;
using Xunit;

namespace HiveConfig.Tests.Cli;

/// <summary>What hiveconfig.yaml and the options of <c>lint</c> make of the findings.</summary>
public sealed class LintSettingsCommandTests : IDisposable
{
    private const string Wrong = "script.allowed_types: inline\n";

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void The_nearest_settings_above_each_path_count_for_it()
    {
        _cli.Write("a/n1/elasticsearch.yml", Wrong);
        _cli.Write("b/n1/elasticsearch.yml", Wrong);
        _cli.Write("a/hiveconfig.yaml", "rules: {HC2001: off}\n");
        _cli.Write("hiveconfig.yaml", "rules: {HC2001: warning}\n");

        var (code, output, error) = _cli.Run("lint", "a/n1", "b/n1");

        Assert.Equal((0, ""), (code, error));
        Assert.DoesNotContain("a/n1", output, StringComparison.Ordinal);
        Assert.StartsWith("b/n1/elasticsearch.yml:1:23: warning HC2001: ", output, StringComparison.Ordinal);
        Assert.Contains("HC2001", _cli.Run("lint", "a/n1", "--config", "hiveconfig.yaml").Out, StringComparison.Ordinal);
        Assert.Equal(3, _cli.Run("lint", "a/n1", "--config", "absent.yaml").Code);
    }

    [Fact]
    public void Wrong_settings_are_told_and_nothing_is_linted()
    {
        _cli.Write("n1/elasticsearch.yml", Wrong);
        _cli.Write("hiveconfig.yaml", "rulez: 1\n");
        Assert.Equal((2, "", "hiveconfig.yaml:1:1: error: 'rulez' is no key here; did you mean 'rules'?\n"), _cli.Run("lint", "n1"));
    }

    [Fact]
    public void What_the_starter_says_is_right()
    {
        _cli.Run("init", "new");
        _cli.Write("new/envs/prod/n1/elasticsearch.yml", "cluster.name: x\n");
        Assert.Equal((0, ""), (_cli.Run("lint", "new") is var all ? all.Code : 0, all.Error));

        // Its comments too.
        var text = File.ReadAllText(_cli["new/hiveconfig.yaml"]).Replace("\n# ", "\n", StringComparison.Ordinal).Replace("\n#", "\n", StringComparison.Ordinal);
        var lines = string.Join('\n', Array.FindAll(text.Split('\n'), line => line.Length == 0 || line[0] == ' ' || line.Split(' ')[0].EndsWith(':')));
        Assert.NotEqual("", lines.Trim());
        File.WriteAllText(_cli["new/hiveconfig.yaml"], lines);
        Assert.Equal((0, ""), (_cli.Run("lint", "new") is var again ? again.Code : 0, again.Error));
    }

    [Fact]
    public void A_layout_says_what_is_node_and_environment()
    {
        _cli.Write("r/hiveconfig.yaml", "layout: \"{environment}/host-{node}/**\"\npaths: {/etc/elasticsearch/elasticsearch.yml: \"{environment}/host-{node}/search.conf\"}\n");
        _cli.Write("r/blue/host-a/cassandra/cassandra.yaml", "num_tokens: 16\n");
        _cli.Write("r/green/host-a/search.conf", Wrong);

        Assert.Equal("r/blue/host-a/cassandra/cassandra.yaml\tcassandra.yaml\ta\tblue\nr/green/host-a/search.conf\telasticsearch.yml\ta\tgreen\n", _cli.Run("lint", "r", "--list-files").Out);
        Assert.Contains("r/green/host-a/search.conf:1:23: error HC2001", _cli.Run("lint", "r").Out, StringComparison.Ordinal);
        Assert.DoesNotContain("green", _cli.Run("lint", "r", "--environment", "blue").Out, StringComparison.Ordinal);
        Assert.Equal((2, "error: 'gren' is no environment here; did you mean 'green'?\n"), (_cli.Run("lint", "r", "--environment", "gren") is var run ? run.Code : 0, run.Error));
    }

    [Fact]
    public void Ignored_files_are_passed_over_unless_they_are_named()
    {
        _cli.Write("r/hiveconfig.yaml", "ignore: {\"old/\": all, \"n2/**\": [HC2001]}\n");
        _cli.Write("r/old/n1/elasticsearch.yml", Wrong);
        _cli.Write("r/n2/elasticsearch.yml", Wrong);
        _cli.Write("r/n3/elasticsearch.yml", "cluster.name: x\n");

        Assert.Equal((0, "0 errors, 0 warnings in 2 files, 2 nodes, 1 environment\n"), (_cli.Run("lint", "r", "--select", "HC2001") is var all ? all.Code : 0, all.Out));
        Assert.Equal(1, _cli.Run("lint", "r/old").Code);
        Assert.Equal(1, _cli.Run("lint", "r/old/n1/elasticsearch.yml").Code);
    }

    [Fact]
    public void A_layout_that_fits_no_file_is_told()
    {
        _cli.Write("r/hiveconfig.yaml", "layout: [\"envs/{environment}/{node}/**\", \"{node}/**\"]\n");
        _cli.Write("r/n3/elasticsearch.yml", "cluster.name: x\n");

        Assert.Equal((0, "r/hiveconfig.yaml: note: 'layout: envs/{environment}/{node}/**' fits no file\n"), (_cli.Run("lint", "r") is var run ? run.Code : 0, run.Error));
        Assert.Equal("", _cli.Run("lint", "r/n3/elasticsearch.yml").Error);
    }

    [Fact]
    public void Rules_are_selected_and_ignored()
    {
        _cli.Write("r/n1/elasticsearch.yml", Wrong);

        Assert.Equal(1, _cli.Run("lint", "r", "--select", "HC2*").Code);
        Assert.Equal(1, _cli.Run("lint", "--select", "HC1006", "elasticsearch-script-types", "r").Code);
        Assert.Equal(0, _cli.Run("lint", "r", "--select", "HC1006").Code);
        Assert.Equal(0, _cli.Run("lint", "r", "--ignore", "hc2001,HC1006").Code);
        Assert.Equal((2, "error: 'HC2O01' is no rule; did you mean 'HC2001'?\n"), (_cli.Run("lint", "r", "--ignore", "HC2O01") is var run ? run.Code : 0, run.Error));
    }

    [Fact]
    public void Versions_are_believed_in_order()
    {
        _cli.Write("r/n1/elasticsearch.yml", "cluster.name: x\n");
        _cli.Write("r/hiveconfig.yaml", "targets: {elasticsearch: 7.17, cassandra: 4.0}\n");

        Assert.Contains("(cassandra 4.0 and elasticsearch 7.17 from settings)", _cli.Run("lint", "r").Out, StringComparison.Ordinal);
        var stated = _cli.Run("lint", "r", "--cluster", "cluster.yaml", "--target", "elasticsearch=9.1").Out;
        Assert.Contains("elasticsearch 9.1 from the command line", stated, StringComparison.Ordinal);
        Assert.Contains("cassandra 4.1 and thehive 5.5.16 from cluster.yaml", stated, StringComparison.Ordinal);
        Assert.Equal(2, _cli.Run("lint", "r", "--target", "elastic=8.19").Code);
        Assert.Equal(2, _cli.Run("lint", "r", "--target", "elasticsearch=new").Code);
        Assert.Equal(3, _cli.Run("lint", "r", "--cluster", "absent.yaml").Code);
        _cli.Write("wrong.yaml", "cluster: x\n");
        Assert.Equal(2, _cli.Run("lint", "r", "--cluster", "wrong.yaml").Code);
    }

    [Fact]
    public void A_baseline_means_the_same_wherever_one_stands()
    {
        _cli.Write("r/n1/elasticsearch.yml", Wrong);

        Assert.Equal((0, "", "wrote r/known.json: 1 finding\n"), _cli.Run("lint", "r", "--write-baseline", "r/known.json"));
        Assert.Contains("\"path\": \"n1/elasticsearch.yml\"", File.ReadAllText(_cli["r/known.json"]), StringComparison.Ordinal);
        Assert.Equal(0, _cli.Run("lint", "r", "--baseline", "r/known.json").Code);
        _cli.Write("r/n1/elasticsearch.yml", "\n" + Wrong + "script.allowed_contexts: none\n");
        var (code, output, _) = _cli.Run("lint", "r", "--baseline", "r/known.json", "--format", "json");
        Assert.Equal(1, code);
        Assert.Contains("\"suppressed\": 1", output, StringComparison.Ordinal);
        Assert.Equal(3, _cli.Run("lint", "r", "--baseline", "r/absent.json").Code);
        Assert.Equal(2, _cli.Run("lint", "r", "--baseline", "r/n1/elasticsearch.yml").Code);
    }

    [Fact]
    public void Standard_input_stands_for_a_file()
    {
        _cli.Write("r/n1/elasticsearch.yml", "cluster.name: x\n");
        _cli.In = Encoding.UTF8.GetBytes(Wrong);

        Assert.StartsWith("r/n1/elasticsearch.yml:1:23: error HC2001", _cli.Run("lint", "-", "--stdin-filename", "r/n1/elasticsearch.yml").Out, StringComparison.Ordinal);
        Assert.StartsWith("r/n1/elasticsearch.yml:1:23: error HC2001", _cli.Run("lint", "r", "--stdin-filename", "r/n1/elasticsearch.yml").Out, StringComparison.Ordinal);
        Assert.StartsWith("new/elasticsearch.yml:1:23: error HC2001", _cli.Run("lint", "--stdin-filename", "new/elasticsearch.yml").Out, StringComparison.Ordinal);
        Assert.Equal(0, _cli.Run("lint", "r").Code);
        Assert.Equal(2, _cli.Run("lint", "-").Code);
    }

    [Fact]
    public void Variables_resolve_simple_expressions_and_places_stay_those_of_the_file()
    {
        _cli.Write("r/n1/elasticsearch.yml.j2", "a: [{{ name }}, 1]\nscript.allowed_types: {{types}} # {{ other }}\n");
        _cli.Write("vars.yml", "types: inline\nname: a-name-that-is-long\nmore: [1]\n");

        Assert.Equal(0, _cli.Run("lint", "r").Code);
        var (code, output, _) = _cli.Run("lint", "r", "--vars", "vars.yml", "--select", "HC2001", "--format", "json");
        Assert.Equal(1, code);
        Assert.Contains("\"line\": 2,\n      \"column\": 23,\n      \"endLine\": 2,\n      \"endColumn\": 32,", output, StringComparison.Ordinal);
        _cli.Write("wrong.yml", "- a\n");
        Assert.Equal(2, _cli.Run("lint", "r", "--vars", "wrong.yml").Code);
    }

    [Fact]
    public void Several_reports_in_one_run_and_annotations_where_they_belong()
    {
        _cli.Write("r/n1/elasticsearch.yml", Wrong);

        Assert.Equal(1, _cli.Run("lint", "r", "--report", "sarif=a.sarif", "--report", "junit=b.xml").Code);
        Assert.StartsWith("{", File.ReadAllText(_cli["a.sarif"]), StringComparison.Ordinal);
        Assert.StartsWith("<?xml", File.ReadAllText(_cli["b.xml"]), StringComparison.Ordinal);
        Assert.Equal(2, _cli.Run("lint", "r", "--report", "pdf=x").Code);
        Assert.Equal(3, _cli.Run("lint", "r", "--report", "json=absent/x.json").Code);

        _cli.Environment["GITHUB_ACTIONS"] = "true";
        Assert.Contains("\n::error file=r/n1/elasticsearch.yml,line=1,", _cli.Run("lint", "r").Out, StringComparison.Ordinal);
        var json = _cli.Run("lint", "r", "--format", "json");
        Assert.StartsWith("::error file=", json.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("::error", json.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("::error", _cli.Run("lint", "r", "--no-annotations").Out, StringComparison.Ordinal);
        Assert.StartsWith("::error", _cli.Run("lint", "r", "--format", "github").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_help_names_every_option()
    {
        var help = _cli.Run("lint", "--help").Out;
        using var session = new StringWriter();
        var options = HiveConfig.Cli.LintCommand.Create(new HiveConfig.Cli.Session(session, session, "/")).Options;
        Assert.True(options.Count > 20);
        Assert.All(options, option => Assert.Contains(option.Name, help, StringComparison.Ordinal));
        Assert.All(help.Split('\n'), line => Assert.InRange(line.Length, 0, 120));
    }

    [Theory]
    [InlineData("--diff")]
    [InlineData("--fix", "--stdin-filename", "x")]
    [InlineData("--fix", "--write-baseline", "x")]
    public void What_contradicts_itself_is_refused(params string[] options) => Assert.Equal(2, _cli.Run(["lint", ".", .. options]).Code);

    [Fact]
    public void A_comment_silences_unless_told_not_to()
    {
        _cli.Write("r/n1/elasticsearch.yml", "# hiveconfig: ignore HC2001 -- no indexing here\n" + Wrong);
        Assert.Equal(0, _cli.Run("lint", "r").Code);
        Assert.Equal(1, _cli.Run("lint", "r", "--no-ignores").Code);
    }
}
