using System.Text.Json;
using HiveConfig.Generate;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("\"quotes\" and \\backslashes\\ {{ }}")]
    [InlineData("line\nend\r\ttab\0nul\u0085\u00a0\u2028\ufeffend")]
    [InlineData("äöü €")]
    public void JsonAndYamlReadTheTextBack(string text)
    {
        var json = JsonText.Object([("key", JsonText.String(text))]);
        Assert.Equal(text, JsonDocument.Parse(json).RootElement.GetProperty("key").GetString());
        var yaml = Assert.IsType<TreeDocument>(YamlReader.Read(json));
        Assert.Empty(yaml.Faults);
        Assert.Equal(text, Assert.IsType<ScalarValue>(yaml.Find("key")!.Value).Text);
    }

    [Fact]
    public void AnArrayOfLinesIsIndented()
    {
        Assert.Equal("[\n    1,\n    2\n  ]", JsonText.Array(["1", "2"], indent: 2));
        Assert.Equal("[]", JsonText.Array([], indent: 2));
        Assert.Equal("[1, 2]", JsonText.Array(["1", "2"]));
    }
}
