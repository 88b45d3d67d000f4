using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class YamlReaderTests
{
    [Theory]
    [MemberData(nameof(YamlCase.Good), MemberType = typeof(YamlCase))]
    public void AValueIsReadAsJavaReadsIt(YamlCase good)
    {
        var document = YamlReader.Read(good.Yaml);
        Assert.True(document.IsReadable, string.Join("; ", document.Faults));
        Assert.Equal(good.Value, TypedJson.Of(document.Root));
    }

    [Theory]
    [MemberData(nameof(YamlCase.Bad), MemberType = typeof(YamlCase))]
    public void WhatJavaRefusesIsRefusedAtItsPlace(YamlCase bad)
    {
        var document = YamlReader.Read(bad.Yaml);
        Assert.False(document.IsReadable);
        var fault = Assert.Single(document.Faults, fault => fault.Kind != FaultKind.DuplicateKey);
        Assert.Equal((FaultKind.Syntax, bad.Refused, bad.Because), (fault.Kind, fault.Span.ToString(), fault.Message));
    }

    [Theory]
    [InlineData("a: 1\nb: \"x\\U00110000y\"\nc: 2\n", "no such character in an escape")]
    [InlineData("a: 1\nb: \"x\\Uffffffffy\"\nc: 2\n", "no such character in an escape")]
    [InlineData("a: 1\nb: \"x\\ud800y\"\nc: 2\n", "half a character in an escape")]
    public void AnEscapeOfNoCharacterIsToldOnItsLine(string text, string message)
    {
        var fault = Assert.Single(YamlReader.Read(text).Faults);
        Assert.Equal((2, message), (fault.Span.Line, fault.Message));
    }

    [Theory]
    [InlineData("a: bc\n")]
    [InlineData("\uFEFFa: bc\n")]
    [InlineData("# é 😀\na: bc # d\n")]
    [InlineData("x: y\r\na: bc\r\n")]
    [InlineData("x:\n  - 1\n  - bc\n")]
    [InlineData("x: {y: bc}")]
    [InlineData("x: 😀\nbc: 1")]
    [InlineData("x: \u2028\n# \u0085\ny: bc")]
    [InlineData("x: |\n  1\n  2\n\n# c\ny: bc\n")]
    public void AScalarStandsWhereItsSpanSays(string text)
    {
        var (span, found) = Scalars(YamlReader.Read(text).Root).Single(scalar => scalar.Text == "bc");
        Assert.Equal("bc", found);
        Assert.Equal("bc", Cut(text, span));
    }

    [Theory]
    [InlineData("a: \"b\\tc\"", "\"b\\tc\"")]
    [InlineData("a: 'it''s' # x", "'it''s'")]
    [InlineData("a: |\n  b\n  c\n\nd: e\n", "|\n  b\n  c")]
    [InlineData("a: >-\r\n  b\r\n# c", ">-\r\n  b")]
    [InlineData("a: b\n  c\nd: e", "b\n  c")]
    [InlineData("a:\n- b\n- c: d\n# x\ne: f", "- b\n- c: d")]
    [InlineData("a:\n  b: c\n  d:\n    e: f\n\ng: h", "b: c\n  d:\n    e: f")]
    [InlineData("a: [ b, c ] # x", "[ b, c ]")]
    [InlineData("a: { b: c,\n  d: e } # x", "{ b: c,\n  d: e }")]
    [InlineData("a: {}", "{}")]
    [InlineData("a:", "")]
    [InlineData("a:\nb: c", "")]
    [InlineData("a: &x", "&x")]
    public void AValueEndsWhereItsLastPartEnds(string text, string value)
        => Assert.Equal(value, Cut(text, YamlReader.Read(text).Map.Entries[0].Value.Span));

    [Fact]
    public void AKeyGivenTwiceIsKeptAndReported()
    {
        var document = YamlReader.Read("s:\n  - a: 1\n    b: {c: 1, 'c': 2}\n    a: 3\nt: 1\n");
        Assert.True(document.IsReadable);
        Assert.Equal(
            [
                new Fault(FaultKind.DuplicateKey, Span.On(3, 15, 3), "'s[0].b.c' is given twice", Span.On(3, 9, 1), "s[0].b.c"),
                new Fault(FaultKind.DuplicateKey, Span.On(4, 5, 1), "'s[0].a' is given twice", Span.On(2, 5, 1), "s[0].a"),
            ],
            document.Faults);
        var item = Assert.IsType<MapValue>(Assert.IsType<ListValue>(document.Map.Entries[0].Value).Items[0]);
        Assert.Equal(["a", "b", "a"], item.Entries.Select(entry => entry.Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n# only a comment\n")]
    [InlineData("---\n")]
    public void ATextWithoutAValueIsNoFault(string text)
    {
        var document = YamlReader.Read(text);
        Assert.Null(document.Root);
        Assert.Empty(document.Faults);
    }

    [Fact]
    public void AnAliasStandsForItsAnchor()
    {
        var document = YamlReader.Read("a: &x 0x10\nb: *x\nc: &y [*x]\nd: *y\n");
        Assert.Equal("""{"a":16,"b":16,"c":[16],"d":[16]}""", TypedJson.Of(document.Root));
        Assert.Equal(Span.On(2, 4, 2), document.Find("b")!.Span);
    }

    [Fact]
    public void AnAliasThatReachesItselfIsUnknown()
    {
        var document = YamlReader.Read("a: &x [1, *x]\nb: &y {c: {d: *y}}");
        Assert.Empty(document.Faults);
        Assert.Equal("""{"a":[1,"unknown: *x"],"b":{"c":{"d":"unknown: *y"}}}""", TypedJson.Of(document.Root));
    }

    [Fact]
    public void AliasesThatMultiplyAreBounded()
    {
        var bomb = new StringBuilder("a0: &a0 {x: 1, y: 2}\n");
        for (var i = 1; i <= 24; i++)
        {
            bomb.Append($"a{i}: &a{i} {{x: *a{i - 1}, y: *a{i - 1}}}\n");
        }

        var clock = Stopwatch.StartNew();
        var document = YamlReader.Read(bomb.ToString());
        var settings = document.Settings.Count;
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5));
        Assert.InRange(settings, 1000, 200_000);
        var fault = Assert.Single(document.Faults);
        Assert.Equal((FaultKind.Bound, "the aliases stand for more than 100000 values"), (fault.Kind, fault.Message));
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void AsManyAliasesAsSnakeYamlTakes(int aliases, bool isRead)
    {
        var document = YamlReader.Read("a: &x [1]\nb: &y 2\nc: [" + string.Join(", ", Enumerable.Repeat("*x", aliases)) + ", *y, *y]");
        Assert.Equal(isRead, document.IsReadable);
        Assert.Equal(isRead ? [] : [FaultKind.Bound], document.Faults.Select(fault => fault.Kind));
    }

    [Theory]
    [InlineData(127, true)]
    [InlineData(128, false)]
    [InlineData(100_000, false)]
    public void DepthIsBounded(int depth, bool isRead)
    {
        var document = YamlReader.Read("a: " + new string('[', depth) + (depth > 1000 ? "" : new string(']', depth)));
        Assert.Equal(isRead, document.IsReadable);
        Assert.Equal(isRead ? [] : [FaultKind.Bound], document.Faults.Select(fault => fault.Kind));
    }

    [Fact]
    public void DepthIsBoundedThroughAliasesToo()
    {
        var text = "a: &a " + new string('[', 60) + new string(']', 60) + "\nb: &b " + new string('[', 60) + "*a" + new string(']', 60);
        Assert.Empty(YamlReader.Read(text).Faults);
        Assert.Equal(FaultKind.Bound, Assert.Single(YamlReader.Read(text + "\nc: " + new string('[', 60) + "*b" + new string(']', 60)).Faults).Kind);
    }

    [Fact]
    public void SizeIsBounded()
    {
        var fault = Assert.Single(YamlReader.Read(new string('#', YamlReader.LongestText + 1)).Faults);
        Assert.Equal((FaultKind.Bound, Span.Start), (fault.Kind, fault.Span));
        Assert.Empty(YamlReader.Read(new string('#', 100_000)).Faults);
    }

    [Theory]
    [InlineData("- !!str\n")]
    [InlineData("- |\n  x\n")]
    [InlineData("- &a\n")]
    [InlineData("a: \"\tx\"\n")]
    [InlineData("{% if x %} ")]
    [InlineData("{% raw %}\n")]
    [InlineData("- {{ ' }}\n")]
    [InlineData("- {# #}{% x %}{{ x }}\n")]
    public void TimeGrowsAsTheTextDoes(string line)
    {
        // Minutes, were any of it done once per line for the whole text.
        var clock = Stopwatch.StartNew();
        var document = YamlReader.Read(TemplateMask.Mask(string.Concat(Enumerable.Repeat(line, 1_000_000 / line.Length))));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), clock.Elapsed.ToString());
        Assert.DoesNotContain(document.Faults, fault => fault.Kind == FaultKind.Bound);
    }

    [Fact]
    public void ManyKeysAreMergedInTime()
    {
        var clock = Stopwatch.StartNew();
        var document = YamlReader.Read("a:\n  <<: {" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"k{i}: , ")) + "}\n  k1: 2\n");
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), clock.Elapsed.ToString());
        Assert.Equal(100_000, document.Settings.Count);
    }

    [Fact]
    public void MaskedMarkupIsUnknown()
    {
        var document = YamlReader.Read(TemplateMask.Mask("a: {{ x | default('y') }}\nb: \"{{ x }}:9042\"\n{{ k }}: 1\n{{ l }}: 2\nc: [ {{ x }}, d ]\ne: {{ x }}{{ y }} # z\n"));
        Assert.Empty(document.Faults);
        Assert.Equal(["{{ … }}", "{{ … }}:9042", null, null, null, "{{ … }}"], document.Map.Entries.Select(entry => (entry.Value as UnknownValue)?.Raw));
        Assert.Equal("{{ … }}", document.Map.Entries[2].Key);
        Assert.Equal("""["unknown: {{ … }}","d"]""", TypedJson.Of(document.Find("c")!.Value));
        Assert.Equal(Span.On(1, 4, 22), document.Find("a")!.Span);
    }

    [Fact]
    public void OddTextsNeitherThrowNorPointOutsideThemselves()
    {
        string[] parts =
        [
            "a", "b", ": ", ":", "- ", "\n", "\n", "\n  ", "  ", "\t", "[", "]", "{", "}", ", ", "\"x\"", "'y'", " #c", "&a ", "*a", "|\n  ", "0x1",
            "!!str ", "? ", "<<: ", "---\n", "a: 1\n", "\r\n", "\"", "'", "%YAML 9.9\n", "%TAG ! x\n", "!<", "\"\\UFFFFFFFF\"", "\"\\ud800\"", "\u2028", "\u0085", "😀", "\uE000", "\r",
        ];
        var random = new Random(20240131);
        for (var n = 0; n < 20_000; n++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 14)).Select(_ => parts[random.Next(parts.Length)]));
            var document = YamlReader.Read(text);
            var lines = text.Split('\n');
            Assert.All(
                document.Faults.Select(fault => fault.Span).Concat(document.Settings.SelectMany(setting => new[] { setting.KeySpan, setting.Span })),
                span =>
                {
                    Assert.True(span.Line >= 1 && span.EndLine <= lines.Length && (span.Line, span.Column).CompareTo((span.EndLine, span.EndColumn)) <= 0, $"{span.Line}:{span.Column}-{span.EndLine}:{span.EndColumn} in {System.Text.Json.JsonEncodedText.Encode(text)}");
                    Assert.True(span.Column >= 1 && span.Column <= lines[span.Line - 1].Length + 1 && span.EndColumn <= lines[span.EndLine - 1].Length + 1, $"{span.Line}:{span.Column}-{span.EndLine}:{span.EndColumn} in {System.Text.Json.JsonEncodedText.Encode(text)}");
                });
        }
    }

    private static IEnumerable<(Span Span, string Text)> Scalars(ConfigValue? value) => value switch
    {
        ScalarValue scalar => [(scalar.Span, scalar.Text)],
        ListValue list => list.Items.SelectMany(Scalars),
        MapValue map => map.Entries.SelectMany(entry => Scalars(entry.Value).Prepend((entry.KeySpan, entry.Key))),
        _ => [],
    };

    private static string Cut(string text, Span span)
    {
        text = text.TrimStart('\uFEFF');
        int Index(int line, int column) => text.Split('\n').Take(line - 1).Sum(before => before.Length + 1) + column - 1;
        return text[Index(span.Line, span.Column)..Index(span.EndLine, span.EndColumn)];
    }

    /// <summary>What SnakeYAML 1.33 makes of each; the parser below us takes none.</summary>
    [Theory]
    [InlineData("a: [x\ny]\nb: 1\n", "{\"a\":[\"x y\"],\"b\":1}")]
    [InlineData("a: [\nx,\ny\n]\n", "{\"a\":[\"x\",\"y\"]}")]
    [InlineData("a:\n  b: [x,\n y z,\n w]\n", "{\"a\":{\"b\":[\"x\",\"y z\",\"w\"]}}")]
    [InlineData("# c\r\na: {b: 1,\r\nc: 2}\r\n", "{\"a\":{\"b\":1,\"c\":2}}")]
    public void A_word_between_brackets_may_stand_further_left_than_their_key(string text, string value)
    {
        var document = YamlReader.Read(text);
        Assert.Empty(document.Faults);
        Assert.Equal(value, TypedJson.Of(document.Root));
        SpanWalk.AllInside(text, document);
    }

    [Theory]
    [InlineData("a:\n  b: [x, # c\n y]\n")]
    [InlineData("a:\n  b: [x, z\n y]\n")]
    public void Behind_a_comment_or_amid_words_such_a_word_is_not_read_and_that_is_said(string text)
    {
        var fault = Assert.Single(YamlReader.Read(text).Faults);
        Assert.Equal(FaultKind.Bound, fault.Kind);
        Assert.Equal("3:2", fault.Span.ToString());
    }
}
