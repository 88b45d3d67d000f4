using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
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
    public void ManyWordsAmongManyCandidatesCostLittle()
    {
        var candidates = Enumerable.Range(0, 1500).Select(i => $"native_transport_{(i * 7919 % 1500).ToString(CultureInfo.InvariantCulture)}_requests_in_flight").ToList();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 200; i++)
        {
            Assert.Null(Nearest.Find($"xpack.watcher.encrypt.some.{i.ToString(CultureInfo.InvariantCulture)}.where.else", candidates));
        }

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("discovery.seed_host", "discovery.seed_hosts")]
    [InlineData("discovery.hosts_seed", null)]
    [InlineData("dicsovery.seed_hosts", "discovery.seed_hosts")]
    [InlineData("discovry.sed_hsts", "discovery.seed_hosts")]
    public void WhatIsFoundDoesNotDependOnHowSoonItIsRuledOut(string word, string? meant) => Assert.Equal(meant, Nearest.Find(word, ["zzz", "discovery.seed_hosts", "discovery.seed_providers", "discovery.type"]));

    [Fact]
    public void NoCandidatesIsNoAnswer() => Assert.Null(Nearest.Find("word", new List<string>()));
}
