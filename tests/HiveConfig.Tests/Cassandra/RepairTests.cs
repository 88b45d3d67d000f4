using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class RepairTests
{
    private const string Service = "/etc/systemd/system/hiveconfig-cassandra-repair.service";
    private const string Timer = "/etc/systemd/system/hiveconfig-cassandra-repair.timer";

    [Fact]
    public void TheService() => Snapshot.Match(TestClusters.ThreeNodes().TextOf("node1", Service), extension: "service");

    [Fact]
    public void TheTimer() => Snapshot.Match(TestClusters.ThreeNodes().TextOf("node2", Timer), extension: "timer");

    [Fact]
    public void ANewTimeCountsAtOnce()
        => Assert.Equal(
            ["daemon-reload", "enable hiveconfig-cassandra-repair.timer", "restart hiveconfig-cassandra-repair.timer"],
            TestClusters.ThreeNodes().FileOf("node1", Timer)!.AfterChange);

    [Theory]
    [InlineData(2, "Sun 02:00", "Mon 02:00")]
    [InlineData(3, "Sun 02:00", "Mon 02:00", "Tue 02:00")]
    [InlineData(8, "Sun 02:00", "Sun 23:00", "Mon 20:00", "Tue 17:00", "Wed 14:00", "Thu 11:00", "Fri 08:00", "Sat 05:00")]
    public void TheNodesTakeTurns(int nodes, params string[] times)
    {
        var cluster = Ring(nodes);
        Assert.Equal(times, cluster.Nodes.Select(node => cluster.RepairTimeOf(node)!.ToString()));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(300)]
    [InlineData(1000)]
    public void NoTwoBeginTogether(int nodes)
    {
        var cluster = Ring(nodes);
        var minutes = cluster.Nodes.Select(node => cluster.RepairTimeOf(node)!.Minute).Order().ToList();
        Assert.Equal(nodes, minutes.Distinct().Count());

        // The whole week is used: no gap is twice another, but for the one that is left at the end.
        var gaps = minutes.Zip(minutes.Skip(1), (earlier, later) => later - earlier).ToList();
        Assert.True(gaps.Max() - gaps.Min() <= nodes, $"{gaps.Min()} to {gaps.Max()} minutes");
    }

    [Fact]
    public void OnlyWhereTwoCanCompare()
    {
        var alone = TestClusters.ThreeNodes() with { Nodes = [TestClusters.ThreeNodes().Nodes[0]] };
        Assert.Null(alone.FileOf("node1", Timer));
        Assert.DoesNotContain("weekly repair", RunbookTests.Text(alone), StringComparison.Ordinal);

        var never = TestClusters.ThreeNodes() with { Cassandra = new() { Repair = null } };
        Assert.Null(never.FileOf("node1", Timer));
        Assert.Null(never.FileOf("node1", Service));
        Assert.Equal(
            [
                (Timer, "systemctl stop hiveconfig-cassandra-repair.timer; rm -f /etc/systemd/system/timers.target.wants/hiveconfig-cassandra-repair.timer; daemon-reload"),
                (Service, "daemon-reload"),
            ],
            AbsentOn(never, "node1"));
        Assert.Contains($"\nsystemctl stop hiveconfig-cassandra-repair.timer 2>/dev/null\nrm -f {Timer}\nrm -f {Service}\n", RunbookTests.Text(never), StringComparison.Ordinal);
        Assert.Empty(AbsentOn(TestClusters.ThreeNodes(), "node1"));
        Assert.DoesNotContain("rm -f " + Timer, RunbookTests.Text(TestClusters.ThreeNodes()), StringComparison.Ordinal);

        Assert.Null(OtherClusters.Spread.FileOf("es1", Timer));
        Assert.NotNull(OtherClusters.Spread.FileOf("cass2", Timer));
    }

    // What runs goes on until it is stopped.
    private static IEnumerable<(string, string)> AbsentOn(Cluster cluster, string node)
        => cluster.Generate(TestClusters.MadeUp).Absent
            .Where(file => string.Equals(file.Node, node, StringComparison.Ordinal) && file.InstalledPath.Contains("repair", StringComparison.Ordinal))
            .Select(file => (file.InstalledPath, string.Join("; ", file.AfterChange)));

    [Theory]
    [InlineData("Sun 02:00", 8760)]
    [InlineData("Mon 00:00", 0)]
    [InlineData("Sun 23:59", 10079)]
    public void ATimeReads(string text, int minute)
    {
        Assert.Equal(minute, WeeklyTime.Parse(text).Minute);
        Assert.Equal(text, WeeklyTime.Parse(text).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Sunday 02:00")]
    [InlineData("sun 02:00")]
    [InlineData("Sun 24:00")]
    [InlineData("Sun 02:60")]
    [InlineData("Sun 2:00")]
    [InlineData("Sun 02:00 ")]
    [InlineData("Sun -2:00")]
    public void WhatIsNoTimeIsRefused(string text)
        => Assert.Equal($"'{text}' is not a day and a time of the week in UTC (Sun 02:00)", Assert.Throws<FormatException>(() => WeeklyTime.Parse(text)).Message);

    private static Cluster Ring(int nodes)
        => TestClusters.ThreeNodes() with { Nodes = [.. Enumerable.Range(0, nodes).Select(i => new Node($"n{i}", $"10.10.{i / 250}.{(i % 250) + 1}"))] };
}
