using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class HoconResolveTests
{
    private static readonly FileKind Kind = new("x.conf", service: null, "/etc/x.conf", HoconReader.Read);

    [Fact]
    public void KnowsWhereEachSettingStands()
    {
        var settings = Resolve("a {\r\n  b.c = x y # z\r\n}\r\nd = [1, {e = 2}]\r\nf = {}\r\n").Settings;
        Assert.Equal(["a.b.c", "d", "f"], settings.Select(setting => setting.Key));
        Assert.Equal([new Span(2, 5, 2, 6), new Span(4, 1, 4, 2), new Span(5, 1, 5, 2)], settings.Select(setting => setting.KeySpan));
        Assert.Equal([new Span(2, 9, 2, 12), new Span(4, 5, 4, 17), new Span(5, 5, 5, 7)], settings.Select(setting => setting.Span));
        var item = Assert.IsType<MapValue>(((ListValue)settings[1].Value).Items[1]);
        Assert.Equal((new Span(4, 9, 4, 16), new Span(4, 10, 4, 11)), (item.Span, item.Entries[0].KeySpan));
    }

    [Theory]
    [InlineData("1", "1", ScalarType.Integer, false)]
    [InlineData("007", "007", ScalarType.Integer, false)]
    [InlineData("1e3", "1e3", ScalarType.Float, false)]
    [InlineData("true", "true", ScalarType.Boolean, false)]
    [InlineData("yes", "yes", ScalarType.Text, false)]
    [InlineData("null", "null", ScalarType.Null, false)]
    [InlineData("\"1\"", "1", ScalarType.Text, true)]
    [InlineData("10 minutes", "10 minutes", ScalarType.Text, false)]
    [InlineData("10.0.0.1", "10.0.0.1", ScalarType.Text, false)]
    [InlineData("\"\"\"a\"b\"\"\"", "a\"b", ScalarType.Text, true)]
    public void TypesScalarsAsTheLibraryDoes(string written, string text, ScalarType type, bool isQuoted)
    {
        var scalar = Assert.IsType<ScalarValue>(Resolve("a = " + written).Find("a")!.Value);
        Assert.Equal((text, type, isQuoted), (scalar.Text, scalar.Type, scalar.IsQuoted));
    }

    [Fact]
    public void AnOverriddenValueStandsWhereItWasWrittenLast()
    {
        var setting = Resolve("a = 1\nb = 2\na = 3").Find("a")!;
        Assert.Equal((3, 3, "3"), (setting.KeySpan.Line, setting.Span.Line, Read.Text(setting.Value)));
    }

    [Fact]
    public void ASubstitutedValueStandsAtTheSubstitution()
    {
        var tree = Resolve("a = x\nb = ${a}\nl = [1, [2]]\nm = ${l} [3]\no { p = q }\nr = ${o}");
        Assert.Equal(new Span(2, 5, 2, 9), tree.Find("b")!.Span);
        var list = (ListValue)tree.Find("m")!.Value;
        Assert.Equal(new Span(4, 5, 4, 13), list.Span);
        Assert.Equal([4, 4, 4], list.Items.Select(item => item.Span.Line));
        Assert.Equal((5, 5), (tree.Find("r.p")!.KeySpan.Line, tree.Find("r.p")!.Span.Line));
    }

    [Theory]
    [InlineData("k = ${?X}", "${?X}", true)]
    [InlineData("k = ${X}", "${X}", false)]
    [InlineData("k = \"http://\"${X}\":9000\"", "\"http://\"${X}\":9000\"", false)]
    [InlineData("k = ${?X} ${?Y}", null, false)]
    [InlineData("k = [1] ${X}", "[1] ${X}", false)]
    [InlineData("k = ${j}\nj = ${?X}", "${j}", false)]
    [InlineData("k = ${?j}\nj = ${?X}", "${?j}", true)]
    [InlineData("k = x\nk = ${X}", "${X}", false)]
    public void WhatTheEnvironmentDecidesIsUnknown(string text, string? raw, bool mayBeAbsent)
    {
        var tree = Resolve(text);
        Assert.Empty(tree.Faults);
        if (raw is null)
        {
            Assert.Equal(" ", Read.Text(tree.Find("k")!.Value));
            return;
        }

        var unknown = Assert.IsType<UnknownValue>(tree.Find("k")!.Value);
        Assert.Equal((raw, mayBeAbsent), (unknown.Raw, unknown.MayBeAbsent));
    }

    [Fact]
    public void AnOptionalSubstitutionKeepsWhatWasThere()
    {
        var setting = Resolve("k = a\nk = ${?X}").Find("k")!;
        Assert.Equal(("a", 1, 1), (Read.Text(setting.Value), setting.KeySpan.Line, setting.Span.Line));
        Assert.IsType<UnknownValue>(Assert.Single(((ListValue)Resolve("s = [${?X}]").Find("s")!.Value).Items));
    }

    [Theory]
    [InlineData("a = ${a}", "the substitution ${a} leads back to itself", 1, 5)]
    [InlineData("a = ${b}\nb = ${a}", "the substitution ${a} leads back to itself", 2, 5)]
    [InlineData("a = [1] {b = 2}", "this stands beside a value of another kind; only objects, only lists or only words can be put together", 1, 9)]
    [InlineData("a = 5\na += 1", "this stands beside a value of another kind; only objects, only lists or only words can be put together", 2, 6)]
    public void FaultsOfResolving(string text, string message, int line, int column)
    {
        Assert.True(HoconReader.Read(text).IsReadable);
        var fault = Resolve(text).Faults[0];
        Assert.Equal((FaultKind.Syntax, message, line, column), (fault.Kind, fault.Message, fault.Span.Line, fault.Span.Column));
    }

    [Fact]
    public void IncludesMergeWhereTheyStand()
    {
        var files = Files(("i.conf", "k = i\nother = ${k}\nhome = ${shared}\nadded += 2"));
        var tree = Resolve("shared = s\na { k = before, include \"i.conf\"\n added += 3 }\na.last = ${a.k}\nk = root\nadded = [1]\ninclude \"i.conf\"\nk = after", files);
        Assert.Empty(tree.Faults);
        Assert.Equal(("i", "i", "s", "i"), (Text(tree, "a.k"), Text(tree, "a.other"), Text(tree, "a.home"), Text(tree, "a.last")));
        Assert.Equal(("after", "after"), (Text(tree, "k"), Text(tree, "other")));
        Assert.Equal(["2", "3"], Read.TextList(tree.Find("a.added")!.Value)!);
        Assert.Equal(["1", "2"], Read.TextList(tree.Find("added")!.Value)!);
        Assert.Equal((files["i.conf"], 1), (tree.Find("a.k")!.Origin, tree.Find("a.k")!.Span.Line));
        Assert.Null(tree.Find("k")!.Origin);
        Assert.Equal((files["i.conf"], new Span(2, 9, 2, 13)), (tree.Find("other")!.Origin, tree.Find("other")!.Span));
        Assert.Null(tree.Find("a.last")!.Origin);
    }

    [Fact]
    public void KeyAndValueComeFromOneFile()
    {
        var files = Files(("i.conf", "a = x"));
        var setting = Resolve("include \"i.conf\"\n\na = ${?X}", files).Find("a")!;
        Assert.Equal((files["i.conf"], 1, 1), (setting.Origin, setting.KeySpan.Line, setting.Span.Line));
    }

    [Fact]
    public void FaultsOfIncludesStandAtTheInclude()
    {
        var files = Files(("broken.conf", "a = \"x"), ("self.conf", "include \"self.conf\""), ("one.conf", "include \"two.conf\""), ("two.conf", "include \"one.conf\""), ("cycle.conf", "\n\na = ${a}"));
        Assert.Equal("'broken.conf', included here, cannot be read: a quoted string begins here and does not end on its line (/repo/broken.conf:1:5)", Fault("include \"broken.conf\""));
        Assert.Equal("'self.conf' includes itself, at once or through other files", Fault("include \"self.conf\""));
        Assert.Equal("'one.conf' includes itself, at once or through other files", Fault("include \"one.conf\""));
        Assert.Equal("the substitution ${a} leads back to itself", Fault("include \"cycle.conf\""));
        Assert.Empty(Resolve("include \"missing.conf\"\ninclude required(\"missing.conf\")\na = 1", files).Faults);

        string Fault(string text)
        {
            var fault = Resolve("\n" + text, files).Faults[0];
            Assert.Equal(new Span(2, 9, 2, text.Length + 1), fault.Span);
            return fault.Message;
        }
    }

    [Fact]
    public void TemplateExpressionsAreUnknown()
    {
        var document = HoconReader.Read(TemplateMask.Mask("a = {{ x }}\nb = \"p{{ x }}\"\nc = [1, {{ x }}]\nd = y {{ x }}\n{{ block }}\n{% if x %}\ne = 1\n{% endif %}\ng = ${a}\n"));
        Assert.Empty(document.Faults);
        var tree = document.Resolve(_ => null);
        Assert.Equal(["a", "b", "d", "g"], tree.Settings.Where(setting => setting.Value is UnknownValue).Select(setting => setting.Key));
        Assert.IsType<UnknownValue>(((ListValue)tree.Find("c")!.Value).Items[1]);
        Assert.Equal("1", Text(tree, "e"));
        Assert.Equal(6, tree.Settings.Count);
    }

    public static TheoryData<string, string> Explosions => new()
    {
        { "chain", Lines(10_000, i => $"a{i} = ${{a{i + 1}}}") },
        { "nested", Lines(10_000, i => $"a{10_000 - i} = {{ b = ${{a{9_999 - i}}} }}") },
        { "text", "a0 = xxxxxxxxxxxxxxxx\n" + Lines(60, i => $"a{i + 1} = ${{a{i}}}${{a{i}}}") },
        { "lists", "a0 = [1]\n" + Lines(60, i => $"a{i + 1} = ${{a{i}}}${{a{i}}}") },
        { "objects", "a0 { b = 1 }\n" + Lines(60, i => $"a{i + 1} {{ b = ${{a{i}}}, c = ${{a{i}}} }}") },
        { "appends", Lines(10_000, _ => "a += 1") },
        { "pieces", "a = " + string.Concat(Enumerable.Repeat("[1]", 100_000)) },
        { "stack", Lines(10_000, _ => "a = ${b}") },
    };

    [Theory]
    [MemberData(nameof(Explosions))]
    public void ExplosionsAreBounded(string name, string text)
    {
        var tree = OnSmallStack(() => Resolve(text));
        Assert.True(tree.Faults.Count == 1, name);
        Assert.Equal(FaultKind.Bound, tree.Faults[0].Kind);
    }

    [Fact]
    public void IncludesCannotExplode()
    {
        var files = Files([.. Enumerable.Range(0, 40).Select(i => ($"{i}.conf", $"a {{ include \"{i + 1}.conf\" }}\nb {{ include \"{i + 1}.conf\" }}"))]);
        Assert.Equal(FaultKind.Bound, Assert.Single(Resolve("include \"0.conf\"", files).Faults).Kind);
    }

    [Fact]
    public void DeepButLegalValuesNeedLittleStack()
    {
        var nested = string.Concat(Enumerable.Repeat("a {", 250)) + "b = [${d0}]" + new string('}', 250) + "\n";
        var tree = OnSmallStack(() => Resolve(nested + Lines(200, i => $"d{i} = ${{d{i + 1}}}") + "d200 = 1\n"));
        Assert.NotEmpty(tree.Settings);
        Assert.Empty(tree.Faults);
    }

    private static TreeDocument Resolve(string text, Dictionary<string, ConfigFile>? files = null)
        => HoconReader.Read(text).Resolve(include => files?.GetValueOrDefault(include.Target));

    private static Dictionary<string, ConfigFile> Files(params (string Name, string Text)[] files)
        => files.ToDictionary(file => file.Name, file => new ConfigFile("/repo/" + file.Name, Kind, file.Text), StringComparer.Ordinal);

    private static string? Text(TreeDocument tree, string key) => Read.Text(tree.Find(key)!.Value);

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));

    // Windows gives a program's first thread 1 MiB.
    private static T OnSmallStack<T>(Func<T> work)
    {
        T result = default!;
        var thread = new System.Threading.Thread(() => result = work(), maxStackSize: 768 * 1024);
        thread.Start();
        thread.Join();
        return result;
    }
}
