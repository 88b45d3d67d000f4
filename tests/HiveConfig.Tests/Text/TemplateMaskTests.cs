using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class TemplateMaskTests
{
    [Theory]
    [InlineData("a: {{ x }}b", "a: ·······b")]
    [InlineData("{{ '}}' }} {{ \"a\\\"}}\" }}", "·········· ·············")]
    [InlineData("{{ it's }} x", "·········· x")]
    [InlineData("{# c }} #}x", "          x")]
    [InlineData("  {% if x %}\na\n{%- endif %}{# c #}\nb", "            \na\n                   \nb")]
    [InlineData("[{% if x %}a,{% endif %} b]", "[··········a,··········· b]")]
    [InlineData("a: {{ x\n  | y }}:1", "a: ····\n        :1")]
    [InlineData("{{ '{{' }}", "··········")]
    [InlineData("{% raw %}{{ a }}{% endraw %}{{ b }}", "·········{{ a }}············" + "·······")]
    [InlineData("a: {{ x", "a: {{ x")]
    [InlineData("a: {x: {y: 1}}", "a: {x: {y: 1}}")]
    public void MarkupGoesAndPlacesStay(string text, string masked)
    {
        Assert.Equal(masked, TemplateMask.Mask(text).Replace('\uE000', '·'));
        Assert.Equal(text.Length, masked.Length);
        Assert.Equal(masked.Contains('·'), TemplateMask.IsMasked(TemplateMask.Mask(text)));
    }

    [Fact]
    public void ATextWithoutMarkupIsTheSame()
    {
        var text = string.Concat(Enumerable.Repeat("a: {b}\n", 3));
        Assert.Same(text, TemplateMask.Mask(text));
    }

    [Fact]
    public void AMaskedTextIsShownWithoutWhatItHid()
        => Assert.Equal("x{{ … }}y{{ … }}", TemplateMask.Show(TemplateMask.Mask("x{{ secret }}y{{ other }}")));
}
