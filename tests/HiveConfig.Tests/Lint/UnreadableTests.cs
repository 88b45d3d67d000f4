using System;
using System.Linq;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The advice fits the cause.</summary>
public sealed class UnreadableTests
{
    [Fact]
    public void Too_deep() => Assert.Contains("Nest the values less deep", FixOf("a: " + new string('[', 5000) + "\n"), StringComparison.Ordinal);

    [Fact]
    public void Too_many_aliases()
        => Assert.Contains("Write the values out", FixOf("a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(0, 25).Select(i => $"{(char)('b' + i)}: &{(char)('b' + i)} [{string.Join(',', Enumerable.Repeat("*" + (char)('a' + i), 10))}]\n"))), StringComparison.Ordinal);

    [Fact]
    public void What_is_no_YAML_is_to_be_corrected()
        => Assert.Contains("Correct the line", FixOf("a: b: c\n"), StringComparison.Ordinal);

    private static string FixOf(string text) => Assert.Single(TestTree.Lint(TestTree.One(("n1/elasticsearch.yml", text)))).Fix;
}
