using System;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using HiveConfig.Cli;
using Xunit;

namespace HiveConfig.Tests.Cli;

public sealed class ExplainCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void A_rule_by_id_or_name()
    {
        var (code, output, error) = _cli.Run("explain", "hc1006");

        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("HC1006 cassandra-seeds-agree\nEvery Cassandra node lists the same seeds.\n\nwhy: ", output, StringComparison.Ordinal);
        Assert.Contains("\nseverity: error, the rule's own\n", output, StringComparison.Ordinal);
        Assert.Contains("\nbad, in ", output, StringComparison.Ordinal);
        Assert.Equal(output, _cli.Run("explain", "cassandra-seeds-agree").Out);
    }

    [Fact]
    public void Where_the_severity_was_set()
    {
        _cli.Write("hiveconfig.yaml", "rules:\n  HC10*: warning\n  HC1001: off\n");
        Assert.Contains("\nseverity: warning, set in hiveconfig.yaml:2:3 (error by default)\n", _cli.Run("explain", "HC1006").Out, StringComparison.Ordinal);
        Assert.Contains("\nseverity: off, set in hiveconfig.yaml:3:3 (error by default)\n", _cli.Run("explain", "HC1001").Out, StringComparison.Ordinal);
        Assert.Contains("\nseverity: error, the rule's own; hiveconfig.yaml does not set it\n", _cli.Run("explain", "HC2001").Out, StringComparison.Ordinal);
        _cli.Write("hiveconfig.yaml", "rulez:\n");
        Assert.Equal(2, _cli.Run("explain", "HC1006").Code);
    }

    [Theory]
    [InlineData("HC1O06", "error: 'HC1O06' is no rule; did you mean 'HC1006'?\n")]
    [InlineData("cassandra-seeds-agre", "error: 'cassandra-seeds-agre' is no rule; did you mean 'cassandra-seeds-agree'?\n")]
    [InlineData("the server is on fire", "error: no rule is known for this line; 'hiveconfig lint' looks for every cause that it knows\n")]
    public void What_is_not_known(string what, string error) => Assert.Equal((2, "", error), _cli.Run("explain", what));

    [Theory]
    [InlineData("ERROR [main] 2024-05-01 CassandraDaemon.java:911 - Exception: Invalid yaml. Please remove properties [seeds] from your cassandra.yaml", "HC1002")]
    [InlineData("org.elasticsearch.ElasticsearchParseException: Duplicate field 'cluster.name'", "HC2003")]
    [InlineData("java.lang.IllegalArgumentException: cannot execute [inline] scripts", "HC2001")]
    [InlineData("Couldn't join seed nodes after [2] attempts, will try again", "HC3008")]
    [InlineData("SyntaxException: line 1:30 mismatched input 'password' expecting '='", "HC1201")]
    [InlineData("[ALERT] (12) : config : parsing [/etc/haproxy/haproxy.cfg:40]: Missing LF on last line, file might have been truncated", "HC9005")]
    [InlineData("java.lang.RuntimeException: A node with address /10.0.0.12:7000 already exists, cancelling join. Use cassandra.replace_address", "HC1017")]
    [InlineData("java.lang.IllegalStateException: failed to obtain node locks, tried [/var/lib/elasticsearch]", "HC2020")]
    [InlineData("handshake failed: remote cluster name [soc-ess] does not match local cluster name [soc-es]", "HC2010")]
    [InlineData("mount.nfs: access denied by server while mounting nfs01:/export/thehve", "HC4009")]
    [InlineData("Invalid initial heap size: -Xms8GB", "HC2052")]
    [InlineData("Server thehive/hive02 is DOWN, reason: Layer7 wrong status, code: 404, info: \"Not Found\"", "HC8025")]
    [InlineData("(VI_1) ip address associated with VRID 51 not present in MASTER advert : 10.0.0.100", "HC5102")]
    [InlineData("Could not resolve substitution to a value: ${ES_PASSWORD}", "HC3023")]
    public void A_line_of_a_log(string line, string rule)
    {
        var (code, output, error) = _cli.Run("explain", line);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("  " + rule + " ", output, StringComparison.Ordinal);
    }

    /// <summary>Quoting cures no substitution.</summary>
    [Fact]
    public void A_substitution_without_a_value_is_no_fault_of_syntax()
        => Assert.DoesNotContain("HC3002", _cli.Run("explain", "ConfigException$UnresolvedSubstitution: Could not resolve substitution to a value: ${ES_PASSWORD}").Out, StringComparison.Ordinal);

    [Fact]
    public void A_log_from_standard_input()
    {
        _cli.In = "starting\nRuntimeException: A node with address /10.0.0.12 already exists, cancelling join\nInvalid initial heap size: -Xms8GB\nInvalid initial heap size: -Xms8GB\n"u8.ToArray();
        var (code, output, error) = _cli.Run("explain", "-");
        Assert.Equal((0, ""), (code, error));
        Assert.Single(Regex.Matches(output, "^Java: ", RegexOptions.Multiline, TimeSpan.FromSeconds(1)));
        Assert.True(output.IndexOf("HC1017", StringComparison.Ordinal) is var first && first >= 0 && first < output.IndexOf("HC2052", StringComparison.Ordinal), output);

        _cli.In = "all is well\n"u8.ToArray();
        Assert.Equal((2, "", "error: no rule is known for any of these lines; 'hiveconfig lint' looks for every cause that it knows\n"), _cli.Run("explain", "-"));
    }

    /// <summary>A line may hold a secret, so none of it is said again.</summary>
    [Fact]
    public void Of_a_line_nothing_is_repeated()
    {
        foreach (var known in LogLines.All)
        {
            var (code, output, error) = _cli.Run("explain", "hunter2 " + known.Text.Replace("…", "hunter2", StringComparison.Ordinal) + " hunter2");
            Assert.True(code == 0, known.Text + error);
            Assert.Contains($"{known.Program}: {known.Meaning}\n", output, StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("hunter2", _cli.Run("explain", "login with hunter2 failed").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_line_of_the_table_has_its_form()
        => Assert.All(LogLines.All, known =>
        {
            Assert.Contains(known.Program, new[] { "Cassandra", "Elasticsearch", "TheHive", "HAProxy", "Keepalived", "NFS", "Java" });
            Assert.All(known.Rules, rule => Assert.Matches("^HC[0-9]{4}$", rule));
            Assert.DoesNotMatch(@"\.$", known.Meaning);
        });

    [Fact]
    public void A_rule_of_the_compiler()
    {
        var run = _cli.Run("explain", "hca1002");
        Assert.Equal(0, run.Code);
        Assert.StartsWith("HCA1002 code-secret-literal (C#)\nA secret is stated by reference, never by its value.\n\nwhy: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nbad:\n    var secrets2 = ", run.Out, StringComparison.Ordinal);
        Assert.Equal(run.Out, _cli.Run("explain", "code-secret-literal").Out);
        Assert.Contains("did you mean 'code-secret-literal'?", _cli.Run("explain", "code-secret-litera").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_in_each_format()
    {
        var all = Rules.All.Select(rule => rule.Id).Concat(CodeRules.All.Select(rule => rule.Id)).ToList();
        Assert.Equal(all, _cli.Run("rules").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
        using var json = JsonDocument.Parse(_cli.Run("rules", "--format", "json").Out);
        Assert.Equal(all, json.RootElement.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        Assert.Equal(all.Count, Regex.Count(_cli.Run("rules", "--format", "markdown").Out, "^### HC", RegexOptions.Multiline, TimeSpan.FromSeconds(1)));
        Assert.Equal(2, _cli.Run("rules", "--format", "xml").Code);
    }

    [Fact]
    public void A_shell_is_told_what_may_come_next()
    {
        Assert.Contains("--format\n", _cli.Run("[suggest:20]", "hiveconfig lint --fo").Out, StringComparison.Ordinal);
        Assert.Contains("HC1006\n", _cli.Run("[suggest:24]", "hiveconfig explain HC100").Out, StringComparison.Ordinal);
        Assert.Contains("lint\n", _cli.Run("[suggest:12]", "hiveconfig l").Out, StringComparison.Ordinal);
    }
}
