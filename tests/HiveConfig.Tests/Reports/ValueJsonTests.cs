using HiveConfig.Reports;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class ValueJsonTests
{
    [Fact]
    public void YamlIsTypedAsYaml11()
        => Assert.Equal(
            """{"a":511,"b":true,"c":null,"d":1.5,"e":"2024-01-01","f":[45045,"x"],"g":{},"h":".inf","i":"é\"<","j":123456789012345678901234567890,"k":"{{ … }}","l":2}""",
            Compact(TemplateMask.Mask("a: 0777\nb: yes\nc:\nd: 1.5\ne: 2024-01-01\nf: [12:30:45, x]\ng: {}\nh: .inf\ni: 'é\"<'\nj: 123456789012345678901234567890\nk: {{ x }}\nl: 1\nl: 2\n")));

    [Fact]
    public void HoconNumbersAreDecimal()
    {
        var value = new MapValue([new MapEntry("a", Span.Start, new ScalarValue("010", Span.Start, ScalarType.Integer)), new MapEntry("b", Span.Start, new ScalarValue("1e3", Span.Start, ScalarType.Float))], Span.Start);
        Assert.Equal("""{"a":10,"b":1000}""", Squeeze(ValueJson.Write(value, _ => false, isYaml: false)));
        Assert.Equal("""{"a":8,"b":1000}""", Squeeze(ValueJson.Write(value, _ => false)));
    }

    [Fact]
    public void ASecretIsHiddenWhereverItStands()
    {
        var text = ValueJson.Write(YamlReader.Read("a: {password: hunter2, user: u}\nl: [{password: [hunter2]}]\npassword: free").Root, key => key is "a.password" or "l.password");
        Assert.Equal("""{"a":{"password":"***","user":"u"},"l":[{"password":"***"}],"password":"free"}""", Squeeze(text));
        Assert.DoesNotContain("hunter2", text, System.StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyTextIsNull() => Assert.Equal("null", ValueJson.Write(YamlReader.Read("").Root, _ => false));

    private static string Compact(string yaml) => Squeeze(ValueJson.Write(YamlReader.Read(yaml).Root, _ => false));

    private static string Squeeze(string json) => System.Text.Json.Nodes.JsonNode.Parse(json)!.ToJsonString(TypedJson.Options);
}
