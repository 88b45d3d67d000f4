using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class YamlAsJavaReadsItTests
{
    [RealFact("java", SnakeYaml.Jar)]
    public void TheCasesAreWhatSnakeYamlSays()
    {
        var answers = SnakeYaml.Read(YamlCase.All.Select(one => one.Yaml));
        Assert.All(YamlCase.All.Zip(answers), pair =>
        {
            var (one, java) = pair;
            Assert.Equal(one.Refused is not null && !one.JavaReads, java.Error is not null);
            if (one.Refused is null)
            {
                Assert.Equal(one.Value, java.Value);
            }
        });
    }

    [RealFact("java", SnakeYaml.Jar)]
    public void EveryWordIsOfTheTypeThatSnakeYamlSays()
    {
        string[] parts =
        [
            "0", "1", "7", "9", "_", ".", "-", "+", ":", "e", "E", "0x", "0b", "12", "59", "60", "2024-01-02", "2024-1-2", "T", "t", " ", "Z", "inf", ".nan", ".NaN",
            "10:20:30", "~", "no", "null", "a", "f", "5", "00", "y", "On", "TRUE", "<<", "=",
        ];
        var random = new Random(20240131);
        var texts = Enumerable.Range(0, 20_000)
            .Select(_ => "a: " + string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => parts[random.Next(parts.Length)])))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var numbers = 0;
        Assert.All(texts.Zip(SnakeYaml.Read(texts)), pair =>
        {
            var document = YamlReader.Read(pair.First);
            Assert.Equal(pair.Second.Error is null, document.IsReadable);
            if (document.IsReadable && !OverflowsInJava(document))
            {
                Assert.Equal(pair.Second.Value, TypedJson.Of(document.Root));
                numbers += document.Find("a")?.Value is ScalarValue { Type: not ScalarType.Text } ? 1 : 0;
            }
        });
        Assert.InRange(numbers, 400, texts.Count / 2);
    }

    // Not tried: fractions to the base of sixteen, times with one digit and tagged merge keys, which we refuse and Java does not.
    [RealFact("java", SnakeYaml.Jar)]
    public void EveryTagTakesWhatSnakeYamlTakes()
    {
        string[] tags = ["int", "float", "bool", "null", "str", "timestamp", "binary", "seq", "map", "set", "omap", "pairs", "value", "foo", "java.lang.String"];
        string[] values =
        [
            "5", "\"5\"", "text", "'text'", "\"\"", "", "~", "0x1F", "017", "08", "1_000", "-5", "+", "-", "5.5", "\" 5.5 \"", "5f", "5D", "\"1,5\"", "NaN", "-Infinity", "infinity", "5.", ".5", ".", "1e3", ".inf", "1:30", "yes", "TRUE", "y", "2024-01-02", "\"12:00\"",
            "aGVsbG8=", "\"aGVs bG8=\"", "aGVsbG8", "\"####\"", "aGVsb=8=", "é", "[a]", "[]", "{a: b}", "{}", "[a: b]", "[{a: b, c: d}]", "[{}]", "[[a]]",
        ];
        var texts = tags.SelectMany(tag => values.Select(value => $"a: !!{tag} {value}\nb: 1\n"))
            .Concat(tags.SelectMany(tag => new[] { $"- !!{tag} x\n", $"a: !!{tag} |-\n  5\n", $"%TAG !e! tag:yaml.org,2002:\n---\na: !e!{tag} x\n" })).ToList();
        Assert.All(texts.Zip(SnakeYaml.Read(texts)), pair =>
        {
            var document = YamlReader.Read(pair.First);
            Assert.Equal(pair.Second.Error is null, document.IsReadable);
            if (document.IsReadable && document.Find("a")?.Value is ScalarValue)
            {
                Assert.Equal(pair.Second.Value, TypedJson.Of(document.Root));
            }
        });
    }

    [RealFact("java", SnakeYaml.Jar)]
    public void WhatIsWrittenIsWhatSnakeYamlReads()
    {
        var texts = YamlTextTests.Nasty.SelectMany(text => new[] { text, "x" + text, text + "x", text + text }).ToList();
        var read = SnakeYaml.Read(texts.Select(text => $"k:\n  - {YamlText.Quote(text)}\n  - {YamlText.DoubleQuote(text)}\n"));
        Assert.All(texts.Zip(read), pair =>
        {
            Assert.Null(pair.Second.Error);
            var list = System.Text.Json.Nodes.JsonNode.Parse(pair.Second.Value!)!.AsObject().Single().Value!.AsArray();
            Assert.Equal([pair.First, pair.First], list.Select(item => (string?)item));
        });
    }

    // Java adds base sixty up in 32 bits and lets them overflow.
    private static bool OverflowsInJava(TreeDocument document)
        => document.Find("a")?.Value is ScalarValue { Type: ScalarType.Integer } scalar && scalar.Text.Contains(':', StringComparison.Ordinal)
            && Yaml11.ToInteger(scalar.Text) is { } value && (value > int.MaxValue || value < int.MinValue);
}
