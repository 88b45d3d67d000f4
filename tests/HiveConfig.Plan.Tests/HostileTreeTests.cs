using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using HiveConfig.Lint;
using HiveConfig.Plan;
using HiveConfig.Reports;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>A tree is written by anybody, and the commands of a plan are for root: what stands in it never becomes one.</summary>
public sealed class HostileTreeTests
{
    private const string None = "no order of work is given: ";

    private static readonly string[] Words = ["$(touch x)", ";reboot", "a'b", "a\"b", "a\nFORGED", "-e7x", "`id`", "\u001b[31m", "a b", "x\u202ey", "..\\x", "~x"];

    // One of each kind of step.
    private static readonly string[] Scenarios =
    [
        "AFourthNode", "ADeadNodeOfTheSameName", "ADeadNodeOfAnotherName", "FewerNodesThanCopies", "ThePasswordsOfTheDatabases", "EncryptionTurnedOn",
        "AkkaToPekko", "Elasticsearch7To8", "Cassandra40To41", "MoreCopies", "AnotherVirtualAddress", "NoBackupAnyMore",
    ];

    public static TheoryData<string> Names => new(Scenarios);

    /// <summary>Values, words, paths and names of either tree in turn, each in some of the scenarios; the hostile words and the sides take turns too.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void NoWordOfATreeBecomesACommand(string scenario)
    {
        var (before, after) = ScenarioTests.Trees(scenario);
        var (olds, news) = (Holes(before).ToLookup(hole => hole.What, StringComparer.Ordinal), Holes(after).ToLookup(hole => hole.What, StringComparer.Ordinal));
        var (turn, refused) = (0, 0);
        var number = Array.IndexOf(Scenarios, scenario);
        foreach (var what in olds.Concat(news).Select(hole => hole.Key).Distinct(StringComparer.Ordinal).Where((_, i) => (i + number) % 6 == 0))
        {
            var word = Words[turn % Words.Length];
            var side = turn++ % 5;
            refused += Check(side is 1 ? before : Put(before, what, olds[what], word), side is 0 or 3 ? after : Put(after, what, news[what], word), word, what) ? 1 : 0;
        }

        Assert.True(turn > 60 && refused > 0, $"{turn} places, of which {refused} reach a command");
    }

    [Theory]
    [InlineData("AFourthNode", "manifest.json", "\"owner\": \"thehive\"")]
    [InlineData("AFourthNode", "manifest.json", "\"group\": \"thehive\"")]
    [InlineData("AFourthNode", "manifest.json", "\"mode\": \"0400\"")]
    [InlineData("AFourthNode", "manifest.json", "topology.properties\"")]
    [InlineData("AFourthNode", "manifest.json", "\"restart thehive\"")]
    [InlineData("AFourthNode", "/etc/cassandra/cassandra.yaml", "/var/lib/cassandra/data")]
    [InlineData("AFourthNode", "/etc/cassandra/cassandra.yaml", "/var/lib/cassandra/commitlog")]
    [InlineData("AFourthNode", "/etc/elasticsearch/elasticsearch.yml", "/var/lib/elasticsearch")]
    [InlineData("AFourthNode", "/etc/elasticsearch/elasticsearch.yml", "network.host: 10.10.1.11")]
    [InlineData("AFourthNode", "/etc/elasticsearch/elasticsearch.yml", "certs/ca.crt")]
    [InlineData("AFourthNode", "/etc/thehive/application.conf", "address = \"10.10.1.11\"")]
    [InlineData("AFourthNode", "/etc/haproxy/haproxy.cfg", "backend thehive")]
    [InlineData("AFourthNode", "/etc/haproxy/haproxy.cfg", "server node1")]
    [InlineData("AFourthNode", "/etc/haproxy/haproxy.cfg", "haproxy/admin")]
    [InlineData("ADeadNodeOfTheSameName", "/etc/cassandra/cassandra.yaml", "listen_address: 10.10.1.13")]
    [InlineData("FewerNodesThanCopies", "/etc/elasticsearch/elasticsearch.yml", "node.name: node3")]
    [InlineData("MoreCopies", "/etc/cassandra/cassandra.yaml", "rpc_address: 10.10.1.11")]
    [InlineData("MoreCopies", "/etc/cassandra/cassandra.yaml", "cassandra/tls")]
    [InlineData("MoreCopies", "/etc/cassandra/hiveconfig/20-roles.cql", "datacenter1")]
    public void WhatReachesACommandIsToldInstead(string scenario, string file, string text)
    {
        var (before, after) = ScenarioTests.Trees(scenario);
        var found = false;
        foreach (var word in Words.Where(word => !word.Contains('\n', StringComparison.Ordinal) && !word.Contains('"', StringComparison.Ordinal) && !word.Contains('\u001b', StringComparison.Ordinal)))
        {
            // The last word of the text is the value.
            var value = Regex.Match(text, "[^ \":=]+(?=\"?$)|[0-9./]+$", RegexOptions.RightToLeft, TimeSpan.FromSeconds(1)).Value;
            var hostile = text.Replace(value, word.Replace("\\", "\\\\", StringComparison.Ordinal), StringComparison.Ordinal);
            Repo Change(Repo repo) => repo.WithTexts(repo.Files.Where(one => one.Path.EndsWith(file, StringComparison.Ordinal) && one.Text.Contains(text, StringComparison.Ordinal)).ToDictionary(one => one, one => one.Text.Replace(text, hostile, StringComparison.Ordinal)));
            found |= Check(Change(before), Change(after), word, $"{text} of {file}");
        }

        Assert.True(found, "it reaches no command");
    }

    [Fact]
    public void ItSaysWhichWordOfWhichFileAndWhere()
    {
        var (before, after) = ScenarioTests.Trees("AFourthNode");
        var plan = ChangePlan.Between(before, after.With("node4/etc/cassandra/cassandra.yaml", "/var/lib/cassandra/data", "/data/;reboot"));
        Assert.Equal(
            [None + "'/data/;reboot' of 'node4/etc/cassandra/cassandra.yaml' in the new tree would stand in a command of the step 'node4 joins', but is no plain word: letters, digits and '._:/@%+,=-', with no '-' first"],
            plan.Remarks);
        Assert.Empty(plan.Steps);
        Assert.NotEmpty(plan.Changes);
    }

    /// <summary>Plain words can do harm as well.</summary>
    [Theory]
    [InlineData("node4/etc/cassandra/cassandra.yaml", "/var/lib/cassandra/data", "/", "is no directory that a plan may empty")]
    [InlineData("node4/etc/cassandra/cassandra.yaml", "/var/lib/cassandra/data", "/etc/cassandra", "is no directory that a plan may empty")]
    [InlineData("node4/etc/cassandra/cassandra.yaml", "/var/lib/cassandra/data", "/var/./lib/", "is no directory that a plan may empty")]
    [InlineData("node4/etc/cassandra/cassandra.yaml", "/var/lib/cassandra/data", "/data/../etc", "is no directory that a plan may empty")]
    [InlineData("node4/etc/elasticsearch/elasticsearch.yml", "/var/lib/elasticsearch", "data", "is no directory that a plan may empty")]
    [InlineData("manifest.json", "\"restart thehive\"", "\"rm -rf /srv\"", "is nothing that a plan does after a file has changed")]
    [InlineData("manifest.json", "\"restart thehive\"", "\"reboot\"", "is nothing that a plan does after a file has changed")]
    [InlineData("manifest.json", "\"restart thehive\"", "\"rm -f /etc/systemd/system/timers.target.wants/../../passwd\"", "is no plain absolute path")]
    [InlineData("node1/etc/thehive/application.conf", "address = \"10.10.1.11\"", "address = \"a@b.example\"", "is no plain name")]
    public void APlainWordIsNotEnoughEverywhere(string file, string from, string to, string fault)
    {
        var (before, after) = ScenarioTests.Trees("AFourthNode");
        var plan = ChangePlan.Between(before, after.With(file, from, to));
        Assert.Contains(fault, Assert.Single(plan.Remarks), StringComparison.Ordinal);
        Assert.Empty(plan.Steps);
    }

    /// <summary>What is odd, but a word.</summary>
    [Theory]
    [InlineData("node4/etc/cassandra/cassandra.yaml", "/var/lib/cassandra/data", "/data/cass-1_a+b%20=c,d@e", "find /data/cass-1_a+b%20=c,d@e -mindepth 1 -delete")]
    [InlineData("node4/etc/cassandra/cassandra.yaml", "/var/lib/cassandra/data", "/data", "find /data -mindepth 1 -delete")]
    [InlineData("node1/etc/elasticsearch/elasticsearch.yml", "network.host: 10.10.1.11", "network.host: fd00::11", "'https://[fd00::11]:9200/")]
    [InlineData("node1/etc/thehive/application.conf", "address = \"10.10.1.11\"", "address = \"hive-1.example.org\"", "'http://hive-1.example.org:9000/")]
    [InlineData("node1/etc/haproxy/haproxy.cfg", "/run/haproxy/admin.sock", "/run/haproxy/admin_1.sock", "socat - /run/haproxy/admin")]
    public void AnOddWordThatIsOneStillGivesTheSteps(string file, string from, string to, string command)
    {
        var (before, after) = ScenarioTests.Trees("AFourthNode");
        var isOnlyNew = file.StartsWith("node4", StringComparison.Ordinal);
        var plan = ChangePlan.Between(isOnlyNew ? before : before.With(file, from, to), after.With(file, from, to));
        Assert.Empty(plan.Remarks);
        Assert.Contains(plan.Steps.SelectMany(step => step.Parts).SelectMany(part => part.Commands), one => one.Contains(command, StringComparison.Ordinal));
    }

    [Fact]
    public void AValueBreaksOutOfNoMarkdown()
    {
        var (before, after) = ScenarioTests.Trees("AnotherHeap");
        Repo Change(Repo repo, string value) => repo.WithTexts(repo.Files.Where(file => file.Path.EndsWith("/cassandra.yaml", StringComparison.Ordinal)).ToDictionary(file => file, file => file.Text + $"hints_compression: '{value}'\n'<b>|`': 1\n"));
        var text = PlanMarkdownReport.Write(new PlanReport(ChangePlan.Between(Change(before, "x"), Change(after, "`` ` ``\\|<img src=x>[a](b)")), "a", "b"));
        Assert.Contains("<code>&#96;&#96; &#96; &#96;&#96;&#92;&#124;&#60;img src&#61;x&#62;&#91;a&#93;&#40;b&#41;</code>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n').Where(line => line.StartsWith('|')), line => Assert.Equal(7 - 1, line.Count(c => c == '|')));
    }

    [Fact]
    public void AValueWithoutEndIsCut()
    {
        var (before, after) = ScenarioTests.Trees("AnotherHeap");
        var longer = after.With("node1/etc/cassandra/cassandra.yaml", "cluster_name: thp", "cluster_name: thp\nhints_compression: " + new string('x', 100_000));
        Assert.All(Reports(new PlanReport(ChangePlan.Between(before, longer), "a", "b")), text => Assert.DoesNotContain(new string('x', 1001), text, StringComparison.Ordinal));
    }

    // Whether it was refused; what is said of it never steers a terminal, whatever becomes of it.
    private static bool Check(Repo before, Repo after, string word, string what)
    {
        var plan = ChangePlan.Between(before, after);
        foreach (var command in plan.Steps.SelectMany(step => step.Parts).SelectMany(part => part.Commands))
        {
            Assert.False(Holds(command, word), $"{what}: {command}");
            Assert.False(command.Any(char.IsControl), $"{what}: {command}");
        }

        var reports = Reports(new PlanReport(plan, "a", "b"));
        Assert.All(reports, text => Assert.False(text.Any(c => char.IsControl(c) && c != '\n'), what));
        Assert.All(reports, text => Assert.False(text.Contains('\u202e', StringComparison.Ordinal), what));
        Assert.All(reports, text => Assert.DoesNotContain("\nFORGED", text, StringComparison.Ordinal));
        var said = plan.Remarks.Where(remark => remark.StartsWith(None, StringComparison.Ordinal) && remark.Contains("would stand in a command", StringComparison.Ordinal)).ToList();
        Assert.True(said.Count == 0 || (said.Count == 1 && plan.Steps.Count == 0), what);
        return said.Count > 0;
    }

    // Behind the beginning of a word a dash is a letter like any other.
    private static bool Holds(string command, string word)
        => word[0] == '-' ? Regex.IsMatch(command, "(?<![A-Za-z0-9._:/@%+,=-])" + word, RegexOptions.None, TimeSpan.FromSeconds(1)) : command.Contains(word, StringComparison.Ordinal);

    private static string[] Reports(PlanReport report)
    {
        var json = PlanJsonReport.Write(report);
        using var parsed = JsonDocument.Parse(json);
        return [PlanTextReport.Write(report), PlanMarkdownReport.Write(report), json];
    }

    private static Repo Put(Repo repo, string what, IEnumerable<(string What, ConfigFile? File, int Start, int End)> holes, string word)
    {
        if (what.StartsWith("name ", StringComparison.Ordinal))
        {
            return Renamed(repo, what["name ".Length..], word, isPath: false);
        }

        if (what.StartsWith("path ", StringComparison.Ordinal))
        {
            return Renamed(repo, what["path ".Length..], "/etc/" + word, isPath: true);
        }

        return repo.WithTexts(holes.GroupBy(hole => hole.File!).ToDictionary(
            same => same.Key,
            same => same.OrderByDescending(hole => hole.Start).Aggregate(same.Key.Text, (text, hole) => text[..hole.Start] + (same.Key.Document is TreeDocument ? JsonSerializer.Serialize(word) : word.Replace('\n', ' ')) + text[hole.End..])));
    }

    // A machine or a file that is called so, wherever it is.
    private static Repo Renamed(Repo repo, string from, string to, bool isPath)
        => new([.. repo.Files.Select(file => new ConfigFile(
            isPath ? file.Path.Replace(from, to, StringComparison.Ordinal) : file.Node == from ? to + file.Path[from.Length..] : file.Path,
            file.Kind,
            file.Kind == Generate.Manifest.Kind ? file.Text.Replace($"\"{from}\"", JsonSerializer.Serialize(to), StringComparison.Ordinal) : file.Text)
        {
            Node = !isPath && file.Node == from ? to : file.Node,
            InstalledPath = isPath && file.InstalledPath == from ? to : file.InstalledPath,
            IsInstalledPathKnown = file.IsInstalledPathKnown,
            MayBeTemplate = file.MayBeTemplate,
        })]);

    private static IEnumerable<(string What, ConfigFile? File, int Start, int End)> Holes(Repo repo)
        => repo.Files.Select(file => file.Node).OfType<string>().Distinct(StringComparer.Ordinal).Select(node => ("name " + node, (ConfigFile?)null, 0, 0))
            .Concat(repo.Files.Select(file => file.InstalledPath).OfType<string>().Distinct(StringComparer.Ordinal).Select(path => ("path " + path, (ConfigFile?)null, 0, 0)))
            .Concat(repo.Files.SelectMany(Holes));

    private static IEnumerable<(string What, ConfigFile? File, int Start, int End)> Holes(ConfigFile file)
    {
        var name = file.InstalledPath ?? file.Path;
        if (file.Document is ShellDocument)
        {
            return [];
        }

        if (file.Document is not TreeDocument { Root: { } root })
        {
            return Regex.Matches(file.Text, "(?<=^[^#]*)[A-Za-z0-9_./:@*-]+", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10))
                .Select(match => ($"{name} {match.Value}", (ConfigFile?)file, match.Index, match.Index + match.Length));
        }

        var starts = new List<int> { 0 };
        starts.AddRange(file.Text.Select((c, i) => (c, i)).Where(one => one.c == '\n').Select(one => one.i + 1));
        return Scalars(root, "").Where(one => one.Value.Span.Line == one.Value.Span.EndLine).Select(one => (
            file.Kind == Generate.Manifest.Kind ? $"{name} {one.Key}={one.Value.Text}" : $"{name} {one.Key}",
            (ConfigFile?)file,
            starts[one.Value.Span.Line - 1] + one.Value.Span.Column - 1,
            starts[one.Value.Span.Line - 1] + one.Value.Span.EndColumn - 1));
    }

    private static IEnumerable<(string Key, ScalarValue Value)> Scalars(ConfigValue value, string key) => value switch
    {
        ScalarValue scalar => [(key, scalar)],
        ListValue list => list.Items.SelectMany(item => Scalars(item, key)),
        MapValue map => map.Entries.SelectMany(entry => Scalars(entry.Value, key + "." + entry.Key)),
        _ => [],
    };
}
