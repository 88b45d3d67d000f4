using System;
using System.IO;
using System.Linq;
using HiveConfig.Reports;
using Xunit;

namespace HiveConfig.Tests;

public sealed class UnifiedDiffTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a\n", "a\n")]
    public void EqualTextsHaveNone(string one, string other) => Assert.Equal("", UnifiedDiff.Write("a", "b", one, other));

    [Theory]
    [InlineData("a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n")]
    [InlineData("", "a\n", "@@ -0,0 +1 @@\n+a\n")]
    [InlineData("a\n", "", "@@ -1 +0,0 @@\n-a\n")]
    [InlineData("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n")]
    public void AChangeStandsBetweenItsNeighbours(string one, string other, string hunk) => Assert.Equal("--- old\n+++ new\n" + hunk, UnifiedDiff.Write("old", "new", one, other));

    [RealFact("diff")]
    public void DiffSaysTheSame()
    {
        using var directory = new TempDirectory();
        var random = new Random(20240131);
        for (var i = 0; i < 60; i++)
        {
            var one = Enumerable.Range(0, random.Next(0, 60)).Select(line => line % 7 == 0 ? "same" : $"line {line}").ToList();
            var other = one.Where(_ => random.Next(8) > 0).SelectMany(line => random.Next(10) == 0 ? [line, "new " + random.Next(3)] : new[] { line }).ToList();
            var (a, b) = (string.Concat(one.Select(line => line + "\n")), string.Concat(other.Select(line => line + "\n")));
            var ours = UnifiedDiff.Write("a", "b", a, b);
            var real = RealProcess.Run("diff", ["-u", "--minimal", "--label", "a", "--label", "b", directory.Write("a", a), directory.Write("b", b)], directory.Path).Out;

            // Where several shortest scripts exist, each is right: as many lines, and patch makes the new text of the old.
            Assert.Equal(Changed(real), Changed(ours));
            if (ours.Length > 0)
            {
                Assert.Equal(0, RealProcess.Run("patch", ["--quiet", "-o", "patched", "a"], directory.Path, ours).ExitCode);
                Assert.Equal(b, File.ReadAllText(directory["patched"]));
            }
        }
    }

    [Fact]
    public void HugeChangesAreCoarseAndQuick()
    {
        var one = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i}\n"));
        var other = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"b{i}\n"));
        Assert.Equal((20_000, 20_000), UnifiedDiff.Count(one, other));
    }

    private static int Changed(string diff) => diff.Split('\n').Skip(2).Count(line => line.StartsWith('-') || line.StartsWith('+'));
}
