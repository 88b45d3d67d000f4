using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What is read without the parser of YAML is what the parser would read, to the last column, or it is left to the parser.</summary>
public sealed class SimpleYamlTests
{
    private static readonly string Comments = string.Concat(Enumerable.Repeat("# x: [ \"'\t|\n   # indented\n\n", 3));

    private static int Mutations => int.TryParse(Environment.GetEnvironmentVariable("HIVECONFIG_FUZZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 40_000;

    [Theory]
    [InlineData("a: b\n")]
    [InlineData("a: b")]
    [InlineData("# c\n\n---\n# d\na: b # e\n")]
    [InlineData("a: 1\r\nb:\r\n  - c\r\n\r\n# d\r\n")]
    [InlineData("a: 1\n#\td\nb: 2\n")]
    [InlineData("a:\nb:\n  c:\n  d: # e\n    - f\n    -\n    - g: h\n      i:\n      - j\n    - - k\n      - l\n")]
    [InlineData("a:\n- b\n- c: d\n# e\nf: g\n")]
    [InlineData("a:\n    b\n")]
    [InlineData("- a\n-   b: c\n    d: e\n")]
    [InlineData("hello\n")]
    [InlineData("\"a b\": 'it''s' # c\n'd': \"e # f\"\n")]
    [InlineData("a b: c d#e:f,g]h}\n")]
    [InlineData("a: [b, 'c', \"d\", [1, 2], {e: f}] # g\nh: []\ni: { }\n")]
    [InlineData("- { name: n1, address: 10.0.0.1, url: https://x:9042/y, l: [a b, c] }\n")]
    [InlineData("a:\n  b: [c,\n    d,\n    'e'\n   ]\nf: g\n")]
    [InlineData("{\"a\": 1, \"b\": [\n  true, null, -1, 1.5, \"x\"\n], \"c\": {}\n}\n")]
    [InlineData("[\n  {\"a\": \"b\"},\n  []\n]")]
    [InlineData("a: 1e3\nb: 0x1F\nc: 010\nd: 1_000\ne: .5\nf: -0\ng: .inf\nh: 1:30\ni: 08\nj: 2001-01-01\nk: yes\nl: ~\nm: -x\nn: --\no: =\n")]
    [InlineData("a: é 漢字 😀\n# ü\nb: c\n")]
    [InlineData("a: \uE000\uE000\n\uE000: \"x \uE000\"\n\uE000\uE000: [\uE000, b]\n")]
    [InlineData("")]
    [InlineData("\n# only a comment\n")]
    [InlineData("---\n")]
    public void AConfigFileIsReadWithoutTheParser(string text)
    {
        Assert.NotNull(SimpleYaml.Read(text));
        Assert.Null(YamlTwins.Difference(text));
    }

    [Theory]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("a: {b: 1, 'b': 2}\n")]
    [InlineData("<<: {a: 1}\n")]
    [InlineData("a: <<\n")]
    [InlineData("a: &x b\nc: *x\n")]
    [InlineData("a: !!str 1\n")]
    [InlineData("a: |\n  b\n")]
    [InlineData("a: >-\n  b\n")]
    [InlineData("a: b\n  c\n")]
    [InlineData("a: \"b\n  c\"\n")]
    [InlineData("a: 'b\n\n  c'\n")]
    [InlineData("a: \"b\\n\"\n")]
    [InlineData("? a\n: b\n")]
    [InlineData("[a, b]: c\n")]
    [InlineData(": a\n")]
    [InlineData("a : b\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: - b\n")]
    [InlineData("a: b\n c: d\n")]
    [InlineData("  a: b\nc: d\n")]
    [InlineData("a:\n  - b\n c: d\n")]
    [InlineData("- a\nb: c\n")]
    [InlineData("a: b\n- c\n")]
    [InlineData("a: \"b\"c\n")]
    [InlineData("a: \"b\"#c\n")]
    [InlineData("a: [b, ]\n")]
    [InlineData("a: [b # c\n  ]\n")]
    [InlineData("a: [b\n  c]\n")]
    [InlineData("a: [b, \nc]\n")]
    [InlineData("a: [b\n")]
    [InlineData("a: [-]\n")]
    [InlineData("a: {b}\n")]
    [InlineData("a: {b: }\n")]
    [InlineData("{\"a\":1}\n")]
    [InlineData("a: [b: c]\n")]
    [InlineData("a: @b\n")]
    [InlineData("a: %b\n")]
    [InlineData("%YAML 1.1\n---\na: b\n")]
    [InlineData("a: b\n---\nc: d\n")]
    [InlineData("a: b\n...\n")]
    [InlineData("--- a\n")]
    [InlineData("a:\tb\n")]
    [InlineData("\ta: b\n")]
    [InlineData("a: b\t# c\n")]
    [InlineData("a: b\rc: d\n")]
    [InlineData("a: b\0\n")]
    [InlineData("a: b\u0085\n")]
    [InlineData("# \u2028\na: b\n")]
    [InlineData("\uFEFFa: b\n")]
    [InlineData("a *: b\n")]
    [InlineData("\"\": b\n")]
    public void WhateverMayMeanSomethingElseIsLeftToTheParser(string text) => Assert.Null(SimpleYaml.Read(text));

    [Fact]
    public void HalfACharacterIsLeftToTheParser() => Assert.All(["a: \uD83D\n", "# \uDE00\uD83D\na: b\n"], text => Assert.Null(SimpleYaml.Read(text)));

    [Theory]
    [InlineData(31, true)]
    [InlineData(32, false)]
    public void WhatIsNestedDeepIsLeftToTheParser(int depth, bool isRead)
    {
        string[] texts =
        [
            "a: " + new string('[', depth) + new string(']', depth) + "\n",
            string.Concat(Enumerable.Range(0, depth).Select(i => new string(' ', i) + "a:\n")) + new string(' ', depth) + "b\n",
            string.Concat(Enumerable.Repeat("- ", depth)) + "a\n",
        ];
        Assert.All(texts, text => Assert.Null(YamlTwins.Difference(text)));
        Assert.All(texts, text => Assert.Equal(isRead, SimpleYaml.Read(text) is not null));
        Assert.Null(SimpleYaml.Read(new string('[', 100_000)));
        Assert.Null(SimpleYaml.Read(string.Concat(Enumerable.Repeat("- ", 100_000))));
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    [InlineData(1024, false)]
    [InlineData(1025, false)]
    public void ALongKeyIsLeftToTheParser(int length, bool isRead)
    {
        var key = new string('k', length);
        Assert.All([$"{key}: b\n", $"- {key}: b\n", $"{{{key}: b}}\n"], text =>
        {
            Assert.Null(YamlTwins.Difference(text));
            Assert.Equal(isRead, SimpleYaml.Read(text) is not null);
        });
        Assert.All([$"a: {key}\n", $"a: '{key}'\n", $"- {key}\n", $"- \"{key}\"\n", $"[{key}, \"{key}\"]\n"], text =>
        {
            Assert.Null(YamlTwins.Difference(text));
            Assert.NotNull(SimpleYaml.Read(text));
        });
    }

    [Fact]
    public void EveryTextReadsTheSame()
    {
        Differences.None(YamlTwins.Texts.Select(text => YamlTwins.Difference(text) is { } difference ? difference + " in " + text : null).OfType<string>());

        // Of what people write, most is read.
        Assert.InRange(YamlTwins.Texts.Count(text => SimpleYaml.Read(text) is not null), YamlTwins.Texts.Count / 2, YamlTwins.Texts.Count);
    }

    [Theory]
    [MemberData(nameof(YamlCase.Good), MemberType = typeof(YamlCase))]
    [MemberData(nameof(YamlCase.Bad), MemberType = typeof(YamlCase))]
    public void CommentsChangeNothing(YamlCase one) => Assert.All(WithComments(one.Yaml), text => Assert.Null(YamlTwins.Difference(text)));

    [Theory]
    [InlineData("", "a: N-[],#\"'{}", 5)]
    [InlineData("", "a: N-.?&*!|<=%", 4)]
    [InlineData("a:N ", "b: N-#", 6)]
    [InlineData("- ", "a: N-#0~\\", 5)]
    [InlineData("a: [", "a: N-[],{}", 5)]
    [InlineData("a: {", "a: N-\",{}", 5)]
    public void EveryShortTextReadsTheSame(string before, string characters, int length)
    {
        var text = new char[length];
        var differences = new List<string>();
        Fill(0);
        Differences.None(differences);

        void Fill(int at)
        {
            if (at < length)
            {
                foreach (var c in characters)
                {
                    text[at] = c == 'N' ? '\n' : c;
                    Fill(at + 1);
                }
            }
            else if (differences.Count < 20 && before.Replace('N', '\n') + new string(text) is var whole && YamlTwins.Difference(whole) is { } difference)
            {
                differences.Add(difference + " in " + whole);
            }
        }
    }

    /// <summary>40,000, the same in every run; HIVECONFIG_FUZZ=n takes n.</summary>
    [Fact]
    public void EveryMutatedTextReadsTheSame()
        => FuzzRun.All(Mutations, TimeSpan.FromMilliseconds(300), number =>
        {
            var text = YamlTwins.Mutated(number);
            FuzzRun.Is(text);
            return YamlTwins.Difference(text) is { } difference ? $"{difference} in\n{text}" : null;
        });

    // Before the first line, behind the last, and between any two.
    private static IEnumerable<string> WithComments(string text)
    {
        var lines = text.Split('\n');
        yield return Comments + text;
        yield return text + (text.EndsWith('\n') ? "" : "\n") + Comments;
        for (var i = 1; i < lines.Length && i < 20; i++)
        {
            yield return string.Join('\n', lines.Take(i)) + "\n" + Comments + string.Join('\n', lines.Skip(i));
        }
    }
}
