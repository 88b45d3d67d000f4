using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using Xunit;

namespace HiveConfig.Tests;

public class HoconCasesTest
{
    [Fact]
    public void Same_value_or_same_refusal_as_the_library_for_every_case()
    {
        Assert.True(HoconCase.All.Count > 400);
        AssertNone(HoconCase.All.Select(Difference).OfType<string>());
    }

    [RealFact("java", TypesafeConfig.Jar)]
    public void The_library_still_answers_as_the_cases_say()
    {
        var answers = TypesafeConfig.Read(HoconCase.All.Select(item => item.Text));
        Assert.Equal(HoconCase.All.Count, answers.Count);
        Assert.All(HoconCase.All.Zip(answers), pair => Assert.True(SameAnswer(pair.First, pair.Second), pair.First.Text));
    }

    [RealFact("java", TypesafeConfig.Jar)]
    public void Mutated_cases_have_the_same_value_or_the_same_refusal()
    {
        var texts = HoconMutations.Of(HoconCase.All.Select(item => item.Text), seed: 20, count: 1500)
            .Where(text => !text.Contains("include", StringComparison.Ordinal) && !text.Contains(@"\ud", StringComparison.OrdinalIgnoreCase))
            .ToList();
        AssertNone(Differences(texts));
    }

    [RealFact("java", TypesafeConfig.Jar)]
    public void Generated_substitutions_have_the_same_value_or_the_same_refusal()
        => AssertNone(Differences(HoconMutations.Substitutions(seed: 21, count: 1500).ToList()));

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

    private static bool IsBug(TypesafeAnswer answer) => answer.Error?.StartsWith("BugOrBroken ", StringComparison.Ordinal) == true;

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

    private static bool SameAnswer(HoconCase item, TypesafeAnswer answer)
        => item.Value is { } value
            ? answer.Value is { } theirs && JsonElement.DeepEquals(value, theirs)
            : answer.Error is not null;
}
