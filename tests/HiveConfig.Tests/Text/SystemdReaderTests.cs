using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class SystemdReaderTests
{
    private const string Sample = """
        # drop-in
        [Unit]
        Description = TheHive
        RequiresMountsFor=/opt/thp
        RequiresMountsFor=
          RequiresMountsFor=/srv/a \
        ; a comment amid it
            /srv/b
        [Service]
        LimitMEMLOCK=infinity

        """;

    // What stands in [Unit] before ConditionHost is judged: with the value that systemd then names, and whether it complains.
    private static readonly (string Text, string? Value, bool Accepted)[] Units =
    [
        ("[Unit]\nConditionHost=foo\n", "foo", true), ("[Unit]\nConditionHost=foo \\\n   bar\n", "foo     bar", true), ("[Unit]\nConditionHost=foo\\\n# c\n;d\nbar\n", "foo bar", true),
        ("[Unit]\nConditionHost=foo\\ \nbar\n", "foo\\", false), ("[Unit]\nConditionHost=foo\\\\\nbar\n", "foo\\\\", false), ("[Unit]\nConditionHost = foo # c\n", "foo # c", true),
        ("[Unit]\n   ConditionHost=  foo   \n", "foo", true), ("[Unit]\nConditionHost=foo\\\n\nbar\n", "foo", false), ("ConditionHost=foo\n[Unit]\n", null, false), ("[Unit]\nConditionHost\n", null, false),
        ("[Unit\nConditionHost=x\n", null, false), ("[Unit]x\nConditionHost=x\n", null, false), ("[X-Foo]\nConditionHost=x\n", null, true), ("[Unit]\n=x\n", null, false), ("[Unit]\nConditionHost=\"foo bar\"\n", "\"foo bar\"", true),
        ("[Unit]\r\nConditionHost=foo\r\n", "foo", true), (" [Unit]\nConditionHost=foo\n", "foo", true), ("[Unit]\n\tConditionHost\t=\tfoo\n", "foo", true), ("; c\n\n# d\n[Unit]\nConditionHost=a=b\n", "a=b", true),
    ];

    [Fact]
    public void AssignmentsHaveSectionsAndPlaces()
    {
        var document = SystemdReader.Read(Sample);

        Assert.Empty(document.Faults);
        Assert.Equal(("TheHive", Span.On(3, 15, 7)), (document.Find("Unit", "Description")!.Value.Text, document.Find("Unit", "Description")!.Value.Span));
        Assert.Equal(("infinity", Span.On(10, 1, 12)), (document.Find("Service", "LimitMEMLOCK")!.Value.Text, document.Find("Service", "LimitMEMLOCK")!.Key.Span));
        Assert.Null(document.Find("Unit", "LimitMEMLOCK"));
    }

    [Fact]
    public void AnEmptyAssignmentTakesBackAList()
    {
        var document = SystemdReader.Read(Sample);

        var entry = Assert.Single(document.List("Unit", "RequiresMountsFor"));
        Assert.Equal(["/srv/a", "/srv/b"], entry.Value.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(new Span(6, 21, 8, 11), entry.Value.Span);
        Assert.Equal(4, document.Entries.Count(found => found.Section.Text == "Unit"));
    }

    [Fact]
    public void FaultsAreWhatSystemdPassesOver()
        => Assert.Equal(
            ["1:1 an assignment before the first section", "3:1 a line without '='", "4:1 '[' without the name of a section and ']'"],
            SystemdReader.Read("a=b\n[Unit]\nnonsense\n[Service\nc=d\n").Faults.Select(fault => fault.Span + " " + fault.Message));

    [Fact]
    public void TemplatesAreUnknown()
    {
        var document = SystemdReader.Read("[Mount]\nWhat=\uE000\uE000:/srv\n\uE000\uE000\n");

        Assert.Empty(document.Faults);
        Assert.False(document.Find("Mount", "What")!.Value.IsKnown);
    }

    [Fact]
    public void VerdictsAreThoseOfSystemd()
        => Differences.None(Units.Where(unit => (Value(unit.Text), SystemdReader.Read(unit.Text).Faults.Count == 0) != (unit.Value, unit.Accepted))
            .Select(unit => $"{unit.Text}: {Value(unit.Text)} {string.Join("; ", SystemdReader.Read(unit.Text).Faults)}"));

    [RealFact("systemd-analyze")]
    public void TheRecordedValuesAreThoseOfSystemdHere()
    {
        using var folder = new TempDirectory();
        var differences = new List<string>();
        foreach (var (text, value, accepted) in Units)
        {
            folder.Write("x.service", text + "[Service]\nExecStart=/bin/true\n");
            var run = RealProcess.Run("env", ["SYSTEMD_UNIT_PATH=" + folder.Path, "systemd-analyze", "condition", "--unit", "x.service"], folder.Path);
            var lines = (run.Out + run.Error).Split('\n');
            var found = lines.FirstOrDefault(line => line.StartsWith("x.service: ConditionHost=", StringComparison.Ordinal))?["x.service: ConditionHost=".Length..];
            found = found?[..found.LastIndexOf(' ')];
            var complains = lines.Any(line => line.StartsWith(folder["x.service"] + ":", StringComparison.Ordinal));
            if (found != value || complains == accepted)
            {
                differences.Add($"{text}: {found}, {string.Join(" ", lines)}");
            }
        }

        Differences.None(differences);
    }

    [Fact]
    public void NoInputHarmsIt()
    {
        HostileText.Mutate(SystemdReader.Read, [Sample, .. Units.Select(unit => unit.Text)]);
        HostileText.Exhaust(SystemdReader.Read, "[Unit]\nA=b\n", "[Unit]\n", "A=b\\\n", "[\n");
    }

    private static string? Value(string text) => SystemdReader.Read(text).Find("Unit", "ConditionHost")?.Value.Text;
}
