using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Comment lines are left out before the parser sees a long text: neither values nor places may show it.</summary>
public sealed class YamlCommentsTests
{
    private static readonly string Comments = string.Concat(Enumerable.Repeat("# " + new string('x', 200) + ": [ \"'\n   # indented\n", 12));

    [Theory]
    [MemberData(nameof(YamlCase.Good), MemberType = typeof(YamlCase))]
    [MemberData(nameof(YamlCase.Bad), MemberType = typeof(YamlCase))]
    public void EveryTextReadsTheSame(YamlCase one)
    {
        foreach (var text in WithComments(one.Yaml))
        {
            Assert.Equal(Dump(ReadWhole(text)), Dump(YamlReader.Read(text)));
        }
    }

    [Theory]
    [InlineData("a: 1\n#\nb:\n#\n  - c\n#\n  - d: e\n#\n    f: 'g'\n", true)]
    [InlineData("a: |\n  b\n#\nc: d\n", false)]
    [InlineData("a: \"b\n#\n  c\"\n", false)]
    [InlineData("a: 'b\n#\n  c'\n", false)]
    [InlineData("a: [b,\n#\n  c]\n", false)]
    [InlineData("a: b\n#\n  c\n", false)]
    [InlineData("a: \"b\\\"\n#\n  c\"\n", false)]
    public void OnlyWhatIsSafeIsLeftOut(string text, bool isLeftOut)
    {
        text = text.Replace("#\n", Comments + Comments, StringComparison.Ordinal);
        Assert.Equal(isLeftOut, new YamlSource(text).LeaveOutComments());
        Assert.Equal(Dump(ReadWhole(text)), Dump(YamlReader.Read(text)));
    }

    [Fact]
    public void AFaultStandsWhereItStood()
    {
        var fault = Assert.Single(YamlReader.Read(Comments + "a: b\n" + Comments + "  c: d\n" + Comments).Faults);
        Assert.Equal(24 + 1 + 24 + 1, fault.Span.Line);
    }

    [Fact]
    public void ADuplicateKeyIsFoundAcrossComments()
    {
        var fault = Assert.Single(YamlReader.Read("a: b\n" + Comments + Comments + "a: d\n").Faults);
        Assert.Equal((50, 1), (fault.Span.Line, fault.Related!.Value.Line));
    }

    // Before the first line, behind the last, and between any two.
    private static IEnumerable<string> WithComments(string text)
    {
        var lines = text.Split('\n');
        yield return Comments + Comments + text;
        yield return text + (text.EndsWith('\n') ? "" : "\n") + Comments + Comments;
        for (var i = 1; i < lines.Length && i < 20; i++)
        {
            yield return string.Join('\n', lines.Take(i)) + "\n" + Comments + Comments + string.Join('\n', lines.Skip(i));
        }
    }

    // The parser that sees everything.
    private static TreeDocument ReadWhole(string text)
    {
        var source = new YamlSource(text);
        if (source.ForbiddenAt >= 0)
        {
            return YamlReader.Read(text);
        }

        return YamlReader.Build(source);
    }

    private static string Dump(TreeDocument document)
    {
        var text = new StringBuilder();
        foreach (var fault in document.Faults)
        {
            text.Append(CultureInfo.InvariantCulture, $"fault {fault.Span} {fault.Kind} {fault.Message}\n");
        }

        if (document.Root is { } root)
        {
            Walk(root, 0);
        }

        return text.ToString();

        void Walk(ConfigValue value, int depth)
        {
            text.Append(' ', depth).Append(CultureInfo.InvariantCulture, $"{value.GetType().Name} {value.Span} to {value.Span.EndLine}:{value.Span.EndColumn} {(value as ScalarValue)?.Type} {(value as ScalarValue)?.Text}\n");
            foreach (var entry in (value as MapValue)?.Entries ?? [])
            {
                text.Append(' ', depth).Append(CultureInfo.InvariantCulture, $"{entry.Key} {entry.KeySpan} to {entry.KeySpan.EndLine}:{entry.KeySpan.EndColumn}\n");
                Walk(entry.Value, depth + 1);
            }

            foreach (var item in (value as ListValue)?.Items ?? [])
            {
                Walk(item, depth + 1);
            }
        }
    }
}
