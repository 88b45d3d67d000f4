using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class PropertiesReaderTests
{
    [Theory]
    [InlineData("dc=DC1\nrack = RAC1\n", """{"dc":"DC1","rack":"RAC1"}""")]
    [InlineData("# c\n! c\n  # c \\\na:b\r\nc d\re\tf \n", """{"a":"b","c":"d","e":"f "}""")]
    [InlineData("a=b\\\n   c\\\n\nd", """{"a":"bc","d":""}""")]
    [InlineData("a\\ b\\=c\\:d = e=f:g", """{"a b=c:d":"e=f:g"}""")]
    [InlineData("a=\\u00e9\\t\\n\\q\\\\", """{"a":"é\t\nq\\"}""")]
    [InlineData("=x\n:y", """{"":"y"}""")]
    [InlineData("a==b\nc = = d", """{"a":"=b","c":"= d"}""")]
    [InlineData("a=b\\", """{"a":"b"}""")]
    [InlineData("\\\n# a\nb\\\n#c\n", """{"b#c":""}""")]
    [InlineData("a\n\\", """{"":"","a":""}""")]
    [InlineData("export X='y' # z", """{"export":"X='y' # z"}""")]
    public void ATextIsReadAsJavaReadsIt(string text, string value) => Assert.Equal(value, TypedJson.Of(PropertiesReader.Read(text).Root));

    [Theory]
    [InlineData("a=b")]
    [InlineData("  a = b\r\n")]
    [InlineData("x=y\\\n  z\na b")]
    [InlineData("x=\\u0041\ra:b")]
    public void KeyAndValueKnowTheirPlace(string text)
    {
        var entry = PropertiesReader.Read(text).Map.Entries.Single(entry => entry.Key == "a");
        var lines = text.Split('\n');
        Assert.Equal('a', lines[entry.KeySpan.Line - 1][entry.KeySpan.Column - 1]);
        Assert.Equal('b', lines[entry.Value.Span.Line - 1][entry.Value.Span.Column - 1]);
        Assert.Equal((entry.KeySpan.Column + 1, entry.Value.Span.Column + 1), (entry.KeySpan.EndColumn, entry.Value.Span.EndColumn));
    }

    [Fact]
    public void AKeyGivenTwiceIsKeptAndReported()
    {
        var document = PropertiesReader.Read("dc=a\nrack=r\ndc=b");
        Assert.True(document.IsReadable);
        Assert.Equal("b", Assert.IsType<ScalarValue>(document.Find("dc")!.Value).Text);
        Assert.Equal([new Fault(FaultKind.DuplicateKey, Span.On(3, 1, 2), "'dc' is given twice", Span.On(1, 1, 2), "dc")], document.Faults);
    }

    [Fact]
    public void AnEscapeThatJavaRefusesIsRefused()
    {
        var document = PropertiesReader.Read("a=1\nb=x\\u12g4\nc=3");
        Assert.Equal([new Fault(FaultKind.Syntax, Span.On(2, 4, 4), "expected four hexadecimal digits behind '\\u'")], document.Faults);
        Assert.Equal(["a"], document.Map.Entries.Select(entry => entry.Key));
        Assert.Empty(PropertiesReader.Read("b=x\\u12d4").Faults);
    }

    [Fact]
    public void MaskedMarkupIsUnknown()
    {
        var document = PropertiesReader.Read(TemplateMask.Mask("dc={{ dc }}\nrack=r{{ n }}\n{% if x %}\na=b\n{% endif %}\n"));
        Assert.Equal("""{"a":"b","dc":"unknown: {{ … }}","rack":"unknown: r{{ … }}"}""", TypedJson.Of(document.Root));
    }

    [Fact]
    public void AnEmptyTextHasNoValue() => Assert.Null(PropertiesReader.Read("# only a comment\n\n").Root);

    [Fact]
    public void WhatIsWrittenIsRead()
        => Assert.All(YamlTextTests.Nasty, text =>
        {
            var document = PropertiesReader.Read($"{PropertiesText.Key(text)}={PropertiesText.Value(text)}\nlast=1\n");
            Assert.Empty(document.Faults);
            Assert.Equal((text, text), (document.Map.Entries[0].Key, Assert.IsType<ScalarValue>(document.Map.Entries[0].Value).Text));
            Assert.Equal(2, document.Map.Entries.Count);
        });

    [RealFact("java")]
    public void JavaReadsTheSame()
    {
        string[] parts = ["a", "b", "=", ":", " ", "\t", "\f", "\n", "\r", "\r\n", "\\", "\\", "\\u0041", "\\u00", "#", "!", "é", "\\n", "x=y\n"];
        var random = new Random(20240131);
        var texts = Enumerable.Range(0, 20_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(0, 10)).Select(_ => parts[random.Next(parts.Length)])))
            .Concat(YamlTextTests.Nasty.Select(text => $"{PropertiesText.Key(text)} = {PropertiesText.Value(text)}\n"))
            .ToList();
        Assert.All(texts.Zip(JavaOracle.Ask("PropertiesOracle.java", classPath: null, texts)), pair =>
        {
            var document = PropertiesReader.Read(pair.First);
            Assert.Equal(pair.Second["error"] is null, document.IsReadable);
            if (document.IsReadable)
            {
                Assert.Equal(pair.Second["value"]!.ToJsonString(TypedJson.Options), document.Root is null ? "{}" : TypedJson.Of(document.Root));
            }
        });
    }
}
