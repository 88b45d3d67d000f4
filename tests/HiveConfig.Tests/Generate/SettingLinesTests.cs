using System;
using System.Collections.Generic;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class SettingLinesTests
{
    private static readonly ProductVersion Version = ProductVersion.Parse("5.5.16");
    private static readonly Key<string> Name = new("a.b.name", "A name.", Read.Text);
    private static readonly Key<string> Password = new("a.b.password", "A password.", Read.Text) { IsSecret = true };
    private static readonly Key<IReadOnlyList<string>> Items = new("items", "Items.", Read.TextList);
    private static readonly Key<bool?> Flag = new("flag", "A flag.", Read.Flag);

    [Fact]
    public void YamlNestsByIndentation()
    {
        var file = SettingLines.Yaml(Context(), Version);
        file.Set(Flag, value: true);
        file.Block("a", () => file.Block("b", () => file.Set(Name, "x")));
        file.ListOfOne("list", () =>
        {
            file.Set(Flag, value: false);
            file.ListOfOne("inner", () => file.SetJoined(Items, ["x", "y"]));
        });
        file.Set(Items, ["x", "no"]);
        Assert.Equal(
            """
            # Written by HiveConfig from cluster.yaml; change it there.
            flag: true
            a:
              b:
                name: x
            list:
              - flag: false
                inner:
                  - items: x,y
            items: ["x", "no"]

            """,
            file.ToString());
    }

    [Fact]
    public void HoconNestsByBraces()
    {
        var file = SettingLines.Hocon(Context(), Version);
        file.Block("a.b", () => file.Set(Name, "x"));
        file.Set(Name, "y");
        Assert.Equal(
            """
            # Written by HiveConfig from cluster.yaml; change it there.
            a.b {
              name = "x"
            }
            a.b.name = "y"

            """,
            file.ToString());
    }

    [Theory]
    [InlineData("thp", "thp")]
    [InlineData("10.10.1.11", "10.10.1.11")]
    [InlineData("fd00::11", "fd00::11")]
    [InlineData("on", "\"on\"")]
    [InlineData("010", "\"010\"")]
    [InlineData("1e3", "\"1e3\"")]
    [InlineData("[fd00::11]", "\"[fd00::11]\"")]
    public void YamlQuotesWhatIsNoTextWithout(string value, string written)
    {
        var file = SettingLines.Yaml(Context(), Version);
        file.Set(Name, value);
        Assert.EndsWith("\na.b.name: " + written + "\n", file.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AKeyStandsOnlyBelowItsOwnBlock()
    {
        var file = SettingLines.Yaml(Context(), Version);
        Assert.Throws<ArgumentException>(() => file.Block("other", () => file.Set(Name, "x")));
    }

    [Fact]
    public void ASecretStandsOnlyUnderAKeyThatIsDeclaredOne()
    {
        var file = SettingLines.Yaml(Context(), Version);
        Assert.Throws<ArgumentException>(() => file.Set(Name, Secret.FromEnvironment("X")));
        Assert.Throws<ArgumentException>(() => file.Set(Password, "x"));
        file.Set(Password, Secret.FromEnvironment("X"));
        Assert.EndsWith("\na.b.password: \"value\"\n", file.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void AKeyOfAnotherVersionIsNotWritten()
    {
        var file = SettingLines.Yaml(Context(), Version);
        file.Set(Name with { Since = "5.5.16" }, "x");
        Assert.Throws<InvalidOperationException>(() => file.Set(Name with { Since = "5.5.17" }, "x"));
        Assert.Throws<InvalidOperationException>(() => file.Set(Flag with { Removed = "5.5" }, value: true));
        Assert.Throws<InvalidOperationException>(() => file.Add(Items with { Superseded = "5.5.16" }, "x"));
        Assert.EndsWith("\na.b.name: x\n", file.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ARenamedKeyStandsOnlyBelowItsOwnBlockToo()
    {
        var file = SettingLines.Hocon(Context(), Version);
        file.Block("old", () => file.Set(Name with { Former = new("old.name", Until: "5.6") }, "x"));
        Assert.EndsWith("\nold {\n  name = \"x\"\n}\n", file.ToString(), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => file.Block("a.b", () => file.Set(Name with { Former = new("old.name", Until: "5.6") }, "x")));
    }

    [Fact]
    public void AnItemIsAddedToAList()
    {
        var file = SettingLines.Hocon(Context(), Version);
        file.Add(Items, "x");
        Assert.EndsWith("\nitems += \"x\"\n", file.ToString(), StringComparison.Ordinal);
    }

    private static RenderContext Context()
    {
        var cluster = TestClusters.ThreeNodes();
        return new RenderContext(cluster, cluster.Nodes[0], _ => "value");
    }
}
