using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public class HoconCasesTests
{
    [Fact]
    public void SameValueOrSameRefusalAsTheLibraryForEveryCase()
    {
        Assert.True(HoconCase.All.Count > 400);
        AssertNone(HoconCase.All.Select(Difference).OfType<string>());
    }

    [RealFact("java", TypesafeConfig.Jar)]
    public void TheLibraryStillAnswersAsTheCasesSay()
    {
        var answers = TypesafeConfig.Read(HoconCase.All.Select(item => item.Text));
        Assert.Equal(HoconCase.All.Count, answers.Count);
        Assert.All(HoconCase.All.Zip(answers), pair => Assert.True(SameAnswer(pair.First, pair.Second), pair.First.Text));
    }

    [RealFact("java", TypesafeConfig.Jar)]
    public void MutatedCasesHaveTheSameValueOrTheSameRefusal()
    {
        var texts = HoconMutations.Of(HoconCase.All.Select(item => item.Text), seed: 20, count: 1500)
            .Where(text => !text.Contains("include", StringComparison.Ordinal) && !text.Contains(@"\ud", StringComparison.OrdinalIgnoreCase))
            .ToList();
        AssertNone(Differences(texts));
    }

    [RealFact("java", TypesafeConfig.Jar)]
    public void GeneratedSubstitutionsHaveTheSameValueOrTheSameRefusal()
        => AssertNone(Differences(HoconMutations.Substitutions(seed: 21, count: 1500).ToList()));

    [RealFact("java", TypesafeConfig.Jar)]
    public void IncludesMergeAsInTheLibrary()
    {
        var kind = new FileKind("x.conf", service: null, "/x.conf", HoconReader.Read);
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["main.conf"] = "shared = s\na { k = before, include \"one.conf\"\n added += 3, d { include \"one.conf\" } }\nlast = ${a.k} ${a.d.k}\nk = root\nadded = [1]\ninclude file(\"FOLDER/one.conf\")\nk = ${k}-after\ninclude \"missing.conf\"\nb = [{ include \"flat.conf\" }]",
            ["one.conf"] = "k = i\nother = ${k}\nhome = ${shared}\nadded += 2\ninclude \"flat.conf\"\nf = ${f} { z = ${f.x} }",
            ["flat.conf"] = "f { x = 1, y = \"2\" }",
        };
        using var folder = new TempDirectory();
        foreach (var name in files.Keys)
        {
            folder.Write(name, files[name] = files[name].Replace("FOLDER", folder.Path, StringComparison.Ordinal));
        }

        var answer = TypesafeConfig.ReadFile(folder["main.conf"]);
        var tree = HoconReader.Read(files["main.conf"]).Resolve(include =>
            files.TryGetValue(System.IO.Path.GetFileName(include.Target), out var text) ? new ConfigFile(include.Target, kind, text) : null);
        Assert.Empty(tree.Faults);
        Assert.Null(answer.Error);
        Assert.Null(HoconComparison.Difference(tree.Map, answer.Value!.Value));
        Assert.Equal("i-after", Read.Text(tree.Find("k")!.Value));
    }

    private static IEnumerable<string> Differences(IReadOnlyList<string> texts)
        => texts.Zip(TypesafeConfig.Read(texts))
            .Where(pair => !IsBug(pair.Second))
            .Select(pair => Difference(new HoconCase(pair.First, pair.Second.Value, Accepted: null)) is { } difference ? difference + "\n" + pair.Second.Error : null)
            .OfType<string>();

    private static void AssertNone(IEnumerable<string> differences)
    {
        var first = differences.Take(5).ToList();
        Assert.True(first.Count == 0, string.Join("\n---\n", first));
    }

    private static bool IsBug(TypesafeConfig answer) => answer.Error?.StartsWith("BugOrBroken:", StringComparison.Ordinal) == true;

    private static string? Difference(HoconCase item)
    {
        var ours = HoconComparison.Read(item.Text);
        if (item.Value is null)
        {
            return (ours is null) == (item.Accepted is null) ? null : $"refused by {(ours is null ? "us" : "the library")} alone: {item.Text}";
        }

        return ours is null
            ? "refused by us alone: " + item.Text
            : HoconComparison.Difference(ours.Map, item.Value.Value) is { } difference ? difference + " in " + item.Text : null;
    }

    private static bool SameAnswer(HoconCase item, TypesafeConfig answer)
        => item.Value is { } value
            ? answer.Value is { } theirs && JsonElement.DeepEquals(value, theirs)
            : answer.Error is not null;
}
