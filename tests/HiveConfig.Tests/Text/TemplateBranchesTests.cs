using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Templates of YAML, HOCON and properties: what stands beside statements and expressions is read, where it stands.</summary>
public sealed class TemplateBranchesTests
{
    // Each line as the reader sees it, with ~ for an unknown character; lines that are blank to it are empty.
    [Theory]
    [InlineData("a: 1\n{% if x %}\nb: 2\n{% else %}\nb: 3\n{% endif %}\nc: 4", "a: 1||b: ~||||c: 4")]
    [InlineData("{% if x %}\nb: 2\n{% elif y %}\nb: 2\n{% else %}\nb: 2\nd: 5\n{% endif %}", "|b: 2|||||d: 5")]
    [InlineData("{% if x %}\nb: 2\n{% endif %}\n{% if not x %}\nb: 3\n{% endif %}", "|b: ~")]
    [InlineData("{% if x %}\nb: 2\n{% endif %}\nb: 3", "|b: 2||b: 3")]
    [InlineData("a:\n{% if x %}\n  e: 2\n{% endif %}\nb:\n{% if not x %}\n  e: 3\n{% endif %}", "a:||  e: 2||b:||  e: 3")]
    [InlineData("a:\n{% if x %}\n  - p: 1\n    q: 2\n{% else %}\n  - p: 1\n    q: 3\n{% endif %}", "a:||  - p: 1|    q: ~")]
    [InlineData("{% if x %}\na:\n- 1\n- 2\n{% else %}\na:\n- 3\n{% endif %}", "|a:|- ~|- ~")]
    [InlineData("a:\n{% if x %}\n  - 1\n{% else %}\n  - 2\n{% endif %}", "a:||  - ~||  - ~")]
    [InlineData("{% for h in hs %}\nb: 2\n{% else %}\nb: 3\n{% endfor %}", "|b: 2||b: 3")]
    [InlineData("a: {% if x %}1{% else %}2{% endif %}\nb: 2", "a: ~1~2~|b: 2")]
    [InlineData("<% if x -%>\nb: 2\n<% else -%>\nb: 3\n<% end -%>", "|b: ~")]
    [InlineData("<% hs.each do |h| -%>\n<% if x -%>\nb: 2\n<% else -%>\nb: 3\n<% end -%>\n<% end -%>", "||b: ~")]
    [InlineData("{% raw %}\n{% if x %}\n{% endraw %}\nb: 3", "|{% if x %}||b: 3")]
    public void AKeyOfSeveralBranchesStandsOnce(string text, string expected) => Assert.Equal(expected, Seen(text, TemplateForm.Keys));

    [Theory]
    [InlineData("a {\n  {% if x %}\n  b = 1\n  c { d = 1 }\n  {% else %}\n  b = 2\n  c { d = 2 }\n  {% endif %}\n}", "a {||  b = ~|  c {~}|||||}")]
    [InlineData("{% if x %}\ns = [\n  \"a\",\n  \"b\"\n]\n{% else %}\ns = [\"a\"]\n{% endif %}", "|s = [|  ~,|  ~|]")]
    [InlineData("{% if x %}\ns += 1\n{% else %}\ns += 2\n{% endif %}", "|s += 1||s += 2")]
    public void SoItIsInHocon(string text, string expected) => Assert.Equal(expected, Seen(text, TemplateForm.Keys));

    [Theory]
    [InlineData("a: 1\n{{ more | to_nice_yaml }}\nb: 2", "a: 1|~: ~|b: 2")]
    [InlineData("a: 1\n{{ more }}", "a: 1|~: ~")]
    [InlineData("s:\n  a: 1\n  {{ more | indent(2) }}\n  b: 2", "s:|  a: 1|  ~: ~|  b: 2")]
    [InlineData("s:\n  a: 1\n{{ more | indent(2, true) }}\n  b: 2", "s:|  a: 1|  ~: ~|  b: 2")]
    [InlineData("s:\n  a: 1\n  {{ more }}\nb: 2", "s:|  a: 1|  ~: ~|b: 2")]
    [InlineData("s:\n  a: 1\n{{ more }}\nb: 2", "s:|  a: 1|~: ~|b: 2")]
    [InlineData("s:\n{{ all }}\nb: 2", "s:| ~|b: 2")]
    [InlineData("s:\n  {{ all }}\n\n  {{ more }}\nb: 2", "s:| ~|||b: 2")]
    [InlineData("s:\n  {{ some }}\n  b: 2", "s:|  ~: ~|  b: 2")]
    [InlineData("s:\n{% for h in hs %}\n  - {{ h }}\n{% endfor %}\nb: 2", "s:||  - ~||b: 2")]
    [InlineData("s:\n  - a\n  {{ more }}\n  - b", "s:|  - a|  - ~|  - b")]
    [InlineData("s:\n- a\n{{ more }}\n- b\nc: 1", "s:|- a|- ~|- b|c: 1")]
    [InlineData("s: [\n  {{ x }},\n  {{ y }}\n]\nb: 2", "s: [|  ~,|  ~|]|b: 2")]
    [InlineData("{# a comment\n   a: {{ 1 }}\n#}\nb: 2", "|||b: 2")]
    [InlineData("{{ k }}: {{ v }}\nb: 2", "~: ~|b: 2")]
    public void AnExpressionAloneIsAnEntry(string text, string expected) => Assert.Equal(expected, Seen(text, TemplateForm.Yaml));

    [Theory]
    [InlineData(1, 5, false)]
    [InlineData(3, 5, true)]
    [InlineData(5, 3, true)]
    [InlineData(3, 9, true)]
    [InlineData(3, 3, false)]
    [InlineData(7, 3, false)]
    [InlineData(3, 12, false)]
    public void LinesOfTwoBranchesAreApart(int line, int other, bool areApart)
        => Assert.Equal(areApart, TemplateChoices.Of("a\n{% if x %}\nb\n{% else %}\nc\n{% endif %}\nd\n{% if y %}\ne\n{% endif %}\n{% if x %}\nf\n{% endif %}").AreApart(line, other));

    private static string Seen(string text, TemplateForm form)
    {
        var masked = TemplateMask.Mask(text, form);
        Assert.Equal(text.Length, masked.Length);
        Assert.Equal(text.Select((c, i) => c == '\n' ? i : -1).Where(i => i >= 0), masked.Select((c, i) => c == '\n' ? i : -1).Where(i => i >= 0));
        return string.Join('|', masked.Split('\n').Select(line => string.Concat(line.TrimEnd().Where((c, i) => c != TemplateMask.Mark || i == 0 || line[i - 1] != TemplateMask.Mark)).Replace(TemplateMask.Mark, '~'))).TrimEnd('|');
    }
}
