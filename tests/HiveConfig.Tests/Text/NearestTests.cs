using System.Collections.Generic;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class NearestTests
{
    private static readonly string[] Keys = ["cluster", "phase", "nodes", "vip", "thehive", "tls"];

    [Theory]
    [InlineData("phse", "phase")] // missing
    [InlineData("nodess", "nodes")] // added
    [InlineData("claster", "cluster")] // changed
    [InlineData("thehvie", "thehive")] // swapped
    [InlineData("TheHive", "thehive")] // capitals do not count
    [InlineData("vpi", "vip")]
    public void FindsWhatWasMeant(string word, string meant) => Assert.Equal(meant, Nearest.Find(word, Keys));

    [Theory]
    [InlineData("backup")]
    [InlineData("")]
    [InlineData("abc")]
    public void DoesNotGuess(string word) => Assert.Null(Nearest.Find(word, Keys));

    [Fact]
    public void TheFirstOfEqualsIsTaken() => Assert.Equal("aab", Nearest.Find("aac", ["aab", "aad"]));

    [Fact]
    public void AWordOfAMegabyteCostsNothing() => Assert.Null(Nearest.Find(new string('x', 1_000_000), Keys));

    [Fact]
    public void NoCandidatesIsNoAnswer() => Assert.Null(Nearest.Find("word", new List<string>()));
}
