using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>What every reader has to survive: mutated texts, and texts made to exhaust it.</summary>
internal static class HostileText
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static readonly Lazy<string> LongLine = new(() => new string('a', 100 * 1024 * 1024));

    private static readonly string[] Pieces =
    [
        "{", "}", "\"", "'", "\\", "#", "!", "$", "${", "}", "`", "$(", ")", "<<E\n", "=", ":", ";", "\n", "\r\n", "\r", "\t", " ", "\0", "\uFEFF", "\uE000",
        "\uD800", "é", "-", "@", "~SEQ(a,1,9)", "/", "*", ",", "[", "]", "%", "|", "&", "(", "\\x", "\\040", "\\n", "\v", "\u2028", "9999999999999999999999",
    ];

    /// <summary>Mutates the seeds, always in the same way, and reads every result: no exception, every place inside the text.</summary>
    public static void Mutate(Func<string, Document> read, IReadOnlyList<string> seeds, int count = 3000)
    {
        var random = new Random(seeds.Sum(seed => seed.Length));
        for (var i = 0; i < count; i++)
        {
            var text = new StringBuilder(seeds[random.Next(seeds.Count)]);
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                Change(text, random, seeds);
            }

            var result = text.ToString();
            try
            {
                SpanWalk.AllInside(result, read(result));
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"input {i} ends in {e.GetType().Name}: {e.Message}\n{e.StackTrace}\n{result}");
            }
        }
    }

    /// <summary>Reads texts made to exhaust a reader; each must end soon, in a result or in a fault of kind Bound.</summary>
    public static void Exhaust(Func<string, Document> read, params string[] others)
    {
        Soon(read, LongLine.Value, mustBeBound: true);
        foreach (var line in new[] { "", "a\n", "a = b\n", "a \"b\n", "k {\n", "}\n", "\n", "# c\n", "a b c d e f g h\\\n", "x x x x x x x x\n" }.Concat(others))
        {
            Soon(read, Repeat(line, 1_000_000), mustBeBound: false);
        }

        foreach (var piece in Pieces)
        {
            Soon(read, Repeat(piece, 500_000), mustBeBound: false);
        }

        Soon(read, Repeat("a {", 10_000) + Repeat("}", 10_000), mustBeBound: false);
        Soon(read, Repeat("a {\n", 10_000) + Repeat("}\n", 10_000), mustBeBound: false);
        Soon(read, Repeat("$(", 10_000) + Repeat(")", 10_000), mustBeBound: false);
        Soon(read, Repeat("( ", 10_000) + Repeat(") ", 10_000) + "\n", mustBeBound: false);
    }

    private static void Soon(Func<string, Document> read, string text, bool mustBeBound)
    {
        var before = ThreadTime.Now;
        var document = read(text);
        var time = ThreadTime.Now - before;
        Assert.True(time < Limit, $"{time} for {text.Length} characters that begin with '{text[..Math.Min(40, text.Length)]}'");
        Assert.True(!mustBeBound || document.Faults is [{ Kind: FaultKind.Bound }], "expected one fault of kind Bound");
        if (document.Faults.Count > 200)
        {
            Assert.Fail($"{document.Faults.Count} faults");
        }
    }

    private static string Repeat(string piece, int count) => new StringBuilder(piece.Length * count).Insert(0, piece, count).ToString();

    private static void Change(StringBuilder text, Random random, IReadOnlyList<string> seeds)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 40), text.Length - at);
        switch (random.Next(6))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(random.Next(text.Length + 1), text.ToString(at, length));
                break;
            case 2:
                text.Length = at;
                break;
            case 3 when text.Length > 0:
                text[Math.Min(at, text.Length - 1)] = (char)random.Next(1, 0x180);
                break;
            case 4:
                var other = seeds[random.Next(seeds.Count)];
                var from = random.Next(other.Length + 1);
                text.Insert(at, other.AsSpan(from, Math.Min(random.Next(1, 60), other.Length - from)));
                break;
            default:
                text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                break;
        }
    }
}
