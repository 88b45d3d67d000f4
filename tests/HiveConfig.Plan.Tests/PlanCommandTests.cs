using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using HiveConfig.Tests.Cli;
using Xunit;

namespace HiveConfig.Tests;

public sealed class PlanCommandTests : IDisposable
{
    private readonly CliRun _cli = new CliRun().WithSecrets();

    public PlanCommandTests()
    {
        _cli.Write("cluster.yaml", File.ReadAllText(CliRun.Sample).Replace("phase: bootstrap", "phase: running", StringComparison.Ordinal));
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "out").Code);
    }

    public void Dispose()
    {
        Assert.All(CliRun.Secrets.Values, secret => Assert.DoesNotContain(secret, _cli.Printed, StringComparison.Ordinal));
        _cli.Dispose();
    }

    [Fact]
    public void NothingChangedIsExitCodeZero()
    {
        var (code, output, error) = _cli.Run("plan", "cluster.yaml", "out");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal("before: out\nafter:  cluster.yaml\n\nno change\n", output);
    }

    [Fact]
    public void AChangeIsExitCodeFour()
    {
        Edit("ramGb: 16", "ramGb: 32");
        var (code, output, _) = _cli.Run("plan", "cluster.yaml", "out");
        Assert.Equal(4, code);
        Assert.Contains("node1, node2, node3: /etc/elasticsearch/jvm.options.d/hiveconfig.options\n  -Xms: '3000m' → ", output, StringComparison.Ordinal);
        Assert.EndsWith(", none of them forbidden\n", output, StringComparison.Ordinal);
        Assert.Equal(output, _cli.Run("plan", "out", "cluster.yaml").Out);
    }

    [Fact]
    public void TwoTreesAreComparedInTheirOrder()
    {
        Edit("vip: 10.10.1.50/24", "vip: 10.10.1.60/24");
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "new").Code);
        var (code, output, _) = _cli.Run("plan", "out", "new");
        Assert.Equal(4, code);
        Assert.Contains("virtual_ipaddress: '10.10.1.50/24' → '10.10.1.60/24'", output, StringComparison.Ordinal);
        Assert.Contains("virtual_ipaddress: '10.10.1.60/24' → '10.10.1.50/24'", _cli.Run("plan", "new", "out").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void AForbiddenChangeIsExitCodeOneUntilItIsAllowed()
    {
        Edit("cluster: thp", "cluster: other");
        var (code, output, _) = _cli.Run("plan", "cluster.yaml", "out");
        Assert.Equal(1, code);
        Assert.Contains("forbidden by HC8101: hiveconfig explain HC8101", output, StringComparison.Ordinal);
        Assert.DoesNotContain("What to do", output, StringComparison.Ordinal);
        Assert.Equal(1, _cli.Run("plan", "cluster.yaml", "out", "--allow", "HC8101", "--reason", "a test").Code);

        var allowed = _cli.Run("plan", "cluster.yaml", "out", "--allow", "HC8101", "--allow", "plan-elasticsearch-cluster-name", "--reason", "it was never started");
        Assert.Equal(4, allowed.Code);
        Assert.Contains("HC8105 allowed: it was never started", allowed.Out, StringComparison.Ordinal);
        Assert.Contains("\nnote: no order of work is given for what was let through; what it takes is in 'hiveconfig explain HC8101' and 'hiveconfig explain HC8105'\n", allowed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("What to do", allowed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void AManifestThatCannotBeReadIsNoSilentNothing()
    {
        _cli.Write("out/manifest.json", "{broken");
        var (code, output, _) = _cli.Run("plan", "cluster.yaml", "out");
        Assert.Equal(1, code);
        Assert.Contains("\nerror: out/manifest.json:1:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("What to do", output, StringComparison.Ordinal);
        Assert.EndsWith(", and no order of work until what stands first is put right\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileOfTheNewTreeThatCannotBeReadIsToldWithItsPlace()
    {
        Assert.Equal(0, _cli.Run("generate", "cluster.yaml", "--out", "new").Code);
        _cli.Write("new/node2/etc/cassandra/cassandra.yaml", "a: [1\nb: }\n");
        var (code, output, _) = _cli.Run("plan", "out", "new");
        Assert.Equal(1, code);
        Assert.Contains("\nerror: new/node2/etc/cassandra/cassandra.yaml:2:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("What to do", output, StringComparison.Ordinal);

        // The other way round it is what is repaired.
        var repair = _cli.Run("plan", "new", "out");
        Assert.Equal(4, repair.Code);
        Assert.Contains("\nnote: of the tree that is, new/node2/etc/cassandra/cassandra.yaml:2:", repair.Out, StringComparison.Ordinal);
        Assert.Contains("What to do", repair.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeComparedIsTold()
    {
        Edit("secrets.yaml#play", "secrets.yaml#another");
        var (code, output, _) = _cli.Run("plan", "cluster.yaml", "out");
        Assert.Equal(0, code);
        Assert.Contains("not compared, for its value is not here: node1, node2, node3: play.http.secret.key in /etc/thehive/secret.conf\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "'--allow' and '--reason' go together", "cluster.yaml", "out", "--allow", "HC8101")]
    [InlineData(2, "'--allow' and '--reason' go together", "cluster.yaml", "out", "--reason", "why")]
    [InlineData(2, "'--allow HC1006': no rule about changes is called that", "cluster.yaml", "out", "--allow", "HC1006", "--reason", "why")]
    [InlineData(2, "did you mean 'HC8101'?", "cluster.yaml", "out", "--allow", "HC8111", "--reason", "why")]
    [InlineData(2, "'markdown'", "cluster.yaml", "out", "--format", "xml")]
    [InlineData(3, "'nowhere' is no file and no directory", "cluster.yaml", "nowhere")]
    [InlineData(3, "'nowhere' is no file and no directory", "nowhere", "out")]
    [InlineData(5, "'empty' has no file of a known kind", "cluster.yaml", "empty")]
    public void WhatIsWrongIsSaid(int expected, string message, params string[] arguments)
    {
        Directory.CreateDirectory(_cli["empty"]);
        var (code, output, error) = _cli.Run(["plan", .. arguments]);
        Assert.Equal((expected, ""), (code, output));
        Assert.Contains(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void AWrongClusterIsExitCodeTwo()
    {
        Edit("vip: 10.10.1.50/24", "vip: here");
        Assert.Equal(2, _cli.Run("plan", "cluster.yaml", "out").Code);
    }

    [Fact]
    public void JsonFollowsItsSchema()
    {
        Edit("vip: 10.10.1.50/24", "vip: 10.10.1.60/24");
        var json = JsonNode.Parse(_cli.Run("plan", "cluster.yaml", "out", "--format", "json").Out)!;
        var schema = JsonNode.Parse(File.ReadAllText(Path.Combine(DocFile.Root, "docs", "plan.schema.json")))!;
        Assert.Empty(JsonSchema.Problems(schema, json));
        Assert.NotEmpty(json["changes"]!.AsArray());
        Assert.NotEmpty(json["steps"]!.AsArray());

        // Every word that a consequence may be is one that the schema knows.
        var words = schema["properties"]!["changes"]!["items"]!["properties"]!["consequence"]!["enum"]!.AsArray().Select(word => word!.GetValue<string>());
        Assert.Equal(Enum.GetNames<Text.Consequence>().Select(System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName).Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
    }

    // What README.md shows is what is printed.
    [Fact]
    public void TheReadmeIsRight()
    {
        _cli.Write("cluster.yaml", File.ReadAllText(_cli["cluster.yaml"]) + "elasticsearch: { heap: 4g }\n");
        var (code, output, _) = _cli.Run("plan", "cluster.yaml", "out");
        Assert.Equal(4, code);
        var readme = File.ReadAllText(Path.Combine(DocFile.Root, "README.md"));
        var start = readme.IndexOf("```text plan\n", StringComparison.Ordinal) + "```text plan\n".Length;
        var shown = readme[start..readme.IndexOf("\n```", start, StringComparison.Ordinal)].Split("\n...\n");
        Assert.Equal(3, shown.Length);
        Assert.All(shown, part => Assert.Contains(part, output, StringComparison.Ordinal));
    }

    [Fact]
    public void HelpFitsOnOneScreen() => Assert.InRange(_cli.Run("plan", "--help").Out.Split('\n').Length, 10, 40);

    private void Edit(string from, string to)
    {
        var text = File.ReadAllText(_cli["cluster.yaml"]);
        Assert.Contains(from, text, StringComparison.Ordinal);
        _cli.Write("cluster.yaml", text.Replace(from, to, StringComparison.Ordinal));
    }
}
