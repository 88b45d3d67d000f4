using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class GeneratorTests
{
    private static readonly FileKind Kind = new("test", service: null, "/etc/test", read: null) { AfterChange = ["restart test"] };

    [Fact]
    public void FilesStandInTheOrderOfNodesAndRenderers()
    {
        var files = Generate(
            TestClusters.ThreeNodes(),
            new FileRenderer(Kind, Role.TheHive, context => context.Node.Name + "\n"),
            new FileRenderer(Kind, Role: null, context => context.Node.Name.Value is "node2" ? null : "b\n")
            {
                InstalledPath = context => "/etc/b-" + context.Node.Name,
                AfterChange = context => ["reload " + context.Node.Name],
            });

        Assert.Equal(
            ["node1/etc/test", "node1/etc/b-node1", "node2/etc/test", "node3/etc/test", "node3/etc/b-node3", "manifest.json", "README.md"],
            files.Files.Select(file => file.TreePath));
        Assert.Equal("node2\n", files.Files[2].Text);
        Assert.Equal(["restart test"], files.Files[0].AfterChange);
        Assert.Equal(["reload node1"], files.Files[1].AfterChange);
    }

    [Fact]
    public void OnlyNodesOfTheRoleGetAFile()
        => Assert.Equal(
            ["hive1/etc/test", "hive2/etc/test"],
            Generate(OtherClusters.Spread, new FileRenderer(Kind, Role.TheHive, _ => "x\n")).Files.Where(file => file.Node is not null).Select(file => file.TreePath));

    [Fact]
    public void AClearSecretIsMarked()
    {
        var file = Generate(TestClusters.ThreeNodes(), new FileRenderer(Kind, Role: null, Play)).Files[0];
        Assert.True(file.HasSecret);
        Assert.False(file.IsTemplate);
        Assert.Equal("{{ \"" + TestClusters.MadeUp(TestClusters.ThreeNodes().Secrets.Play!) + "\"\n", file.Text);
    }

    [Fact]
    public void ASecretFromAnsibleMakesATemplate()
    {
        var file = Generator.Generate(OtherClusters.Vault, _ => throw new InvalidOperationException("nobody has to know it"), [new(Kind, Role: null, Play)], [], []).Files[0];
        Assert.False(file.HasSecret);
        Assert.True(file.IsTemplate);
        Assert.Equal("{{ '{{' }} {{ hive_play | to_json }}\n", file.Text);
    }

    [Fact]
    public void AbsencesConcernTheirRole()
        => Assert.Equal(
            [("cass1", "/etc/old"), ("cass2", "/etc/old")],
            Generator.Generate(OtherClusters.Spread, TestClusters.MadeUp, [], [new(Role.Cassandra, "/etc/old", [])], []).Absent.Select(file => (file.Node, file.InstalledPath)));

    [Fact]
    public void EveryFileIsOursAloneAndEndsWithALine()
    {
        var files = TestClusters.ThreeNodes().Generate(OtherClusters.MadeUp).Files;
        Assert.Equal(files.Count, files.Select(file => file.TreePath).Distinct(StringComparer.Ordinal).Count());
        Assert.All(files, file => Assert.EndsWith("\n", file.Text, StringComparison.Ordinal));
        Assert.All(files, file => Assert.DoesNotContain('\r', file.Text));
    }

    [Fact]
    public void TheSameInputGivesTheSameBytes()
        => Assert.Equal(Texts(TestClusters.ThreeNodes()), Texts(TestClusters.ThreeNodes()));

    [Fact]
    public void ASecretWithoutAValueIsNamedByItsReference()
    {
        var problem = Assert.Throws<InvalidOperationException>(() => Generator.Generate(TestClusters.ThreeNodes(), _ => null, [new(Kind, Role: null, Play)], [], []));
        Assert.Equal("'file:secrets.yaml#play' has no value", problem.Message);
    }

    private static string Play(RenderContext context) => "{{ " + context.Secret(context.Cluster.Secrets.Play, SecretSyntax.Quoted) + "\n";

    private static FileSet Generate(Cluster cluster, params FileRenderer[] renderers) => Generator.Generate(cluster, TestClusters.MadeUp, renderers, [], []);

    private static IEnumerable<string> Texts(Cluster cluster) => cluster.Generate(OtherClusters.MadeUp).Files.Select(file => file.TreePath + "\n" + file.Text);
}
