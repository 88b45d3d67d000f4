using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Tests;

/// <summary>Texts nobody would write, the same in every run.</summary>
internal static class HoconMutations
{
    private static readonly string[] Bits =
    [
        "{", "}", "[", "]", "\"", ",", ":", "=", "+", "#", "$", "?", "/", "\\", " ", "\n", "\t", "\r", ".", "-", "0", "e", "1", "a", "x", "'", "(", ")",
        "${", "\"\"\"", "//", "\u00a0", "\ufeff", "true", "null", "é", "😀", ".5", "1e", "\u007f", "\u001c", "&", "*", "!", "+=", "${?", "\r\n",
    ];

    /// <summary>Texts with a few places replaced.</summary>
    internal static IEnumerable<string> Of(IEnumerable<string> texts, int seed, int count)
    {
        var random = new Random(seed);
        var seeds = texts.Where(text => text.Length is > 0 and < 250).ToList();
        for (var i = 0; i < count; i++)
        {
            var text = seeds[random.Next(seeds.Count)];
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                var start = random.Next(text.Length + 1);
                var end = Math.Min(text.Length, start + random.Next(3));
                text = text[..start] + (random.Next(3) > 0 ? Bits[random.Next(Bits.Length)] : "") + text[end..];
            }

            // Half a surrogate pair is no text that a file could hold.
            yield return new string(text.Where((_, at) => !IsHalf(text, at)).ToArray());
        }
    }

    /// <summary>
    /// Files of a few keys that build on each other, later letters on earlier ones. The library resolves keys in the order of a
    /// Java hash table, which for single letters is that of the alphabet, and where a key is asked for before it is resolved its
    /// answer can depend on that order: so the files keep to it.
    /// </summary>
    internal static IEnumerable<string> Substitutions(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            yield return string.Join('\n', Enumerable.Range(0, random.Next(2, 7)).Select(_ => Field(random)).OrderBy(field => field[0]));
        }
    }

    private static string Field(Random random)
    {
        var owner = random.Next(4);
        var key = "abcd"[owner] + Pick(random, "", "", ".x", ".y", ".x.y");
        return key + Pick(random, " = ", " : ", " += ") + Value(random, owner, depth: 3);
    }

    private static string Value(Random random, int owner, int depth) => random.Next(depth > 0 ? 9 : 4) switch
    {
        0 or 1 => Pick(random, "1", "w", "\"q\"", "true", "null", "1.5", "w v", "\"0\"", "2 w"),
        2 when owner > 0 => "${" + Pick(random, "", "?") + "abcd"[random.Next(owner)] + Pick(random, "", ".x", ".y", ".x.y") + "}",
        2 or 3 => "${?none}",
        4 or 5 => "[" + string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, owner, depth - 1))) + "]",
        6 or 7 => "{" + string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Pick(random, "x", "y", "0") + " = " + Value(random, owner, depth - 1))) + "}",
        _ => string.Join(Pick(random, "", " "), Enumerable.Range(0, random.Next(2, 4)).Select(_ => Value(random, owner, depth - 1))),
    };

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static bool IsHalf(string text, int at)
        => char.IsSurrogate(text[at])
        && !(char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        && !(char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]));
}
