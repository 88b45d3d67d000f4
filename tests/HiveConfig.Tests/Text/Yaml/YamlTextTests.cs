using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class YamlTextTests
{
    internal static readonly IReadOnlyList<string> Nasty =
    [
        "", " ", "a", "a b", " a", "a ", "\"", "'", "\\", "\\n", "it's", "say \"x\"", "C:\\x", "#", "a #b", "a#b", "a: b", "a:", ":a", "a:b", "http://x:9042/", "::1", "fe80::",
        "{{", "{{ x }}", "{% x %}", "${x}", "$x", "%x", "@x", "`x`", "!x", "&x", "*", "*x", "?", "? x", "-", "- x", "-x", "--", "---", "...", "... x", "|", ">", "[", "]", "{", "}", ",", "a,b", "a]",
        "\n", "a\nb", "a\n", "\t", "a\tb", "\r", "\r\n", "yes", "No", "ON", "off", "y", "n", "true", "False", "null", "~", "Null", "<<", "=",
        "0", "0777", "08", "1_000", "0x1F", "0b1", "1e3", "1.5", ".5", "1.", ".inf", ".NaN", "+1", "-1", "12:30", "12:30:45", "2024-01-01", "2024-1-1 1:02:03", "10.0.0.1", "1.2.3",
        "10s", "32MiB", "é", "ü: x", "漢字", "😀", "\u00A0", "\u0085", "\u2028", "\uFEFF", "\u0000", "\u0001", "\u001B", "\u007F", "\u009F", "\uFFFE", "\uFFFF", "\u200B",
        new('x', 10_000), string.Concat(Enumerable.Repeat("a: #\\\"\n", 1500)),
    ];

    [Fact]
    public void WhatIsWrittenIsRead()
        => Assert.All(Nasty, text =>
        {
            var document = YamlReader.Read($"{YamlText.Quote("k" + (text.Length < 900 ? text : ""))}: {YamlText.Quote(text)}\nl: [{YamlText.DoubleQuote(text)}]\n");
            Assert.Empty(document.Faults);
            Assert.Equal((text, ScalarType.Text), (document.Map.Entries[0].Value as ScalarValue) is { } scalar ? (scalar.Text, scalar.Type) : default);
            Assert.Equal("k" + (text.Length < 900 ? text : ""), document.Map.Entries[0].Key);
            Assert.Equal(text, Assert.IsType<ScalarValue>(Assert.IsType<ListValue>(document.Map.Entries[1].Value).Items[0]).Text);
        });

    [Theory]
    [InlineData("thp")]
    [InlineData("/var/lib/cassandra/data")]
    [InlineData("org.apache.cassandra.dht.Murmur3Partitioner")]
    [InlineData("10.0.0.1")]
    [InlineData("32MiB")]
    [InlineData("a b#c")]
    [InlineData("http://x:9042/")]
    public void APlainWordStaysPlain(string text) => Assert.Equal(text, YamlText.Quote(text));

    [Theory]
    [InlineData("yes", "\"yes\"")]
    [InlineData("10:30", "\"10:30\"")]
    [InlineData("a\"b\\c\n\u0001", "\"a\\\"b\\\\c\\n\\u0001\"")]
    [InlineData("", "\"\"")]
    public void WhatYamlMistakesIsQuoted(string text, string quoted) => Assert.Equal(quoted, YamlText.Quote(text));

    [Fact]
    public void AnExpressionKeptForTheEndIsLeftAlone()
        => Assert.Equal("\"\uE000x | to_json\uE001 # y\"", YamlText.Quote("\uE000x | to_json\uE001 # y"));

    [Fact]
    public void HalfACharacterIsRefused()
        => Assert.All(["\uD83D", "a\uDE00b", "\uDE00\uD83D"], text => Assert.Throws<ArgumentException>(() => YamlText.Quote(text)));
}
