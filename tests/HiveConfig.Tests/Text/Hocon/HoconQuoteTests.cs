using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using HiveConfig.Generate;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>Any text that the renderers quote comes back from a HOCON reader as it was.</summary>
public sealed class HoconQuoteTests
{
    private static readonly IReadOnlyList<string> Nasty =
    [
        "", " ", "\"", "\\", "\\\"", "a\nb", "a\r\nb", "\t", "\0", "\u0001", "\u007f", "\u0085", "\u2028", "\ufeff", "${x}", "${?x}", "$", "#x", "//x", "{{ x }}",
        "a = b", "[1]", "{", "}", "\"\"\"", "'", "null", "true", "007", "1e3", "é€😀", "+==", "C:\\x\\u0041", "include \"x\"", "\\u0041", "a\\", "\u00a0x\u00a0",
        .. Random(),
    ];

    [Fact]
    public void OurReaderReadsWhatWasWritten() => Assert.All(Nasty, text =>
    {
        var tree = HoconComparison.Read(Written(text))!;
        Assert.Equal(text, Assert.IsType<ScalarValue>(tree.Find("a")!.Value).Text);
    });

    [RealFact("java", TypesafeConfig.Jar)]
    public void TheLibraryReadsWhatWasWritten()
    {
        var answers = TypesafeConfig.Read(Nasty.Select(Written));
        Assert.All(Nasty.Zip(answers), pair => Assert.Equal(pair.First, pair.Second.Value!.Value.GetProperty("a").GetString()));
    }

    private static string Written(string text) => "a = " + SecretSyntax.Quoted.Clear(text) + "\n";

    private static IEnumerable<string> Random()
    {
        var random = new Random(7);
        const string Characters = "\"\\\n\r\t #${}[]:=,+?/*ab'\u0000\u001f\u0080\u00a0\u2029\ufeffé";
        for (var i = 0; i < 300; i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(12); length > 0; length--)
            {
                text.Append(Characters[random.Next(Characters.Length)]);
            }

            yield return text.ToString();
        }
    }
}
