using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class PlaceholderTests
{
    [Theory]
    [InlineData("{{ seeds }}")]
    [InlineData("<ip_node_1>, <ip_node_2>")]
    [InlineData("10.0.0.1,<ip node 2>")]
    [InlineData("pekko://application@<ip1>:2551")]
    [InlineData("${SEEDS}")]
    [InlineData("$SEEDS")]
    [InlineData("$(SEEDS)")]
    [InlineData("__SEEDS__")]
    [InlineData("@SEEDS@")]
    [InlineData("***CHANGEME***")]
    [InlineData("ChangeMe123")]
    [InlineData("###CHANGEME_IP###")]
    [InlineData("[..]")]
    [InlineData("{==10.0.0.1==}")]
    [InlineData("<%= @seeds %>")]
    public void IsSeen(string text) => Assert.True(Placeholder.IsIn(text));

    [Theory]
    [InlineData("10.0.0.1, 10.0.0.2")]
    [InlineData("pekko://application@10.0.0.1:2551")]
    [InlineData("_site_")]
    [InlineData("inline,stored")]
    [InlineData("a < b > c")]
    [InlineData("user@example.org")]
    [InlineData("price$5")]
    [InlineData("")]
    public void ARealValueIsNone(string text) => Assert.False(Placeholder.IsIn(text));

    [Theory]
    [InlineData("key: {{ value }}\n", true)]
    [InlineData("{% if a %}\nb: c\n{% endif %}\n", true)]
    [InlineData("a: <%= b %>\n", true)]
    [InlineData("# {{ only a comment }}\na: b\n", false)]
    [InlineData("a: {b: {c: d}}\n", false)]
    public void ATemplateIsSeen(string text, bool isTemplate) => Assert.Equal(isTemplate, Placeholder.IsTemplate(text));
}
