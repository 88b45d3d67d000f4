using HiveConfig.Generate;
using Xunit;

namespace HiveConfig.Tests;

public sealed class TemplateTextTests
{
    [Theory]
    [InlineData("plain { } text", "plain { } text")]
    [InlineData("a {{ b }} c", "a {{ '{{' }} b }} c")]
    [InlineData("{% x %} {# y #}", "{{ '{%' }} x %} {{ '{#' }} y #}")]
    [InlineData("{{{", "{{ '{{' }}{")]
    [InlineData("{", "{")]
    public void LiteralBracesSurvive(string text, string template) => Assert.Equal(template, TemplateText.Finish(text));

    [Fact]
    public void AnExpressionStandsBetweenBraces()
    {
        Assert.Equal("key = {{ play | to_json }}\n", TemplateText.Finish("key = " + TemplateText.Expression("play | to_json") + "\n"));

        // {{{ would begin an expression with a mapping in it.
        Assert.Equal("{{ '{' }}{{ play }}}", TemplateText.Finish("{" + TemplateText.Expression("play") + "}"));
    }
}
