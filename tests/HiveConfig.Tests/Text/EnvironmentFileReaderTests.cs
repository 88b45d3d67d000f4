using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class EnvironmentFileReaderTests
{
    private const string Sample = "# heap\nJAVA_OPTS=\"-Xms2g -Xmx2g\"\nA=-Xms1g -Xmx1g   \nB='it''s' \"a $HOME \\$x\"\nC=\"one\ntwo\"\n; end\nexport D=1\nC=3 # no comment\n";

    // Lines with the variable X and its value as systemd reads it.
    private static readonly (string Text, string Value)[] Values =
    [
        ("X=a", "a"), ("X=a b  c", "a b  c"), ("X=  a  ", "a"), ("X=\"a b\"", "a b"), ("X='a b'", "a b"), ("X=\"a\"'b'", "ab"), ("X=\"a\" \"b\"", "ab"), ("X='a'  b", "ab"), ("X=a\"b\"", "a\"b\""),
        ("X=\"a\\\"b\"", "a\"b"), ("X='a\\b'", "a\\b"), ("X=\"a\\b\"", "a\\b"), ("X=a\\ b", "a b"), ("X=a\\\nb", "ab"), ("X=\"a\\\nb\"", "ab"), ("X=$HOME", "$HOME"), ("X=\"$HOME\"", "$HOME"), ("X=\"\\$HOME\"", "$HOME"),
        ("X=a # b", "a # b"), ("X=a;b", "a;b"), ("# X=b\nX=a", "a"), ("# c \\\nX=b\nX=a", "a"), ("; X=b\nX=a", "a"), ("  X=a", "a"), ("X =a", "a"), ("X=b\nX=a", "a"), ("X=a\r", "a"), ("X=a\\", "a"), ("Y\nX=a", "a"),
    ];

    [Fact]
    public void AssignmentsHaveValuesAndPlaces()
    {
        var document = EnvironmentFileReader.Read(Sample);

        Assert.Empty(document.Faults);
        var options = document.Find("JAVA_OPTS")!;
        Assert.Equal(("-Xms2g -Xmx2g", Span.On(2, 11, 15), true, false), (options.Value.Text, options.Value.Span, options.Value.IsQuoted, options.IsMultiline));
        Assert.Equal(("-Xms1g -Xmx1g", Span.On(3, 3, 13), false), (document.Find("A")!.Value.Text, document.Find("A")!.Value.Span, document.Find("A")!.Value.IsQuoted));
        Assert.Equal("itsa $HOME $x", document.Find("B")!.Value.Text);
        Assert.Equal("3 # no comment", document.Find("C")!.Value.Text);
        Assert.True(document.Entries.First(entry => entry.Name.Text == "C").IsMultiline);
        Assert.Equal([true, true, true, true, false, true], document.Entries.Select(entry => entry.IsValid));
    }

    [Theory]
    [InlineData("X=\n")]
    [InlineData("X=\"\"\n")]
    [InlineData("X=")]
    public void AValueMayBeEmpty(string text) => Assert.Equal("", EnvironmentFileReader.Read(text).Find("X")!.Value.Text);

    [Fact]
    public void AQuoteThatIsNotClosedTakesTheRest()
    {
        var document = EnvironmentFileReader.Read("A=\"x\nB=1\n");

        Assert.Equal((Span.On(1, 3, 1), "a quote that is not closed: the rest of the file is its value"), document.Faults.Select(fault => (fault.Span, fault.Message)).Single());
        Assert.Null(document.Find("B"));
    }

    [Fact]
    public void ALineWithoutEqualsIsAFault()
        => Assert.Equal("2:1 a line without '='", EnvironmentFileReader.Read("A=1\n-Xms2g\n\uE000\n").Faults.Select(fault => fault.Span + " " + fault.Message).Single());

    [Fact]
    public void ValuesAreThoseOfSystemd()
        => Differences.None(Values.Where(value => EnvironmentFileReader.Read(value.Text + "\n").Find("X")?.Value.Text != value.Value)
            .Select(value => $"{value.Text}: {EnvironmentFileReader.Read(value.Text + "\n").Find("X")?.Value.Text}, expected {value.Value}"));

    // systemd reads os-release with the parser of EnvironmentFile=, and a condition asks it for one value.
    [RealFact("systemd-analyze", "unshare")]
    public void TheRecordedValuesAreThoseOfSystemdHere()
    {
        using var folder = new TempDirectory();
        var script = "mount --bind os /etc/os-release || exit 1\n";
        folder.Write("os", "");
        for (var i = 0; i < Values.Length; i++)
        {
            folder.Write($"{i}.env", Values[i].Text + "\n");
            var quoted = "X=" + Values[i].Value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
            folder.Write($"{i}.condition", $"ConditionOSRelease=\"{quoted}\"");
            script += $"cat {i}.env >/etc/os-release; if systemd-analyze condition \"$(cat {i}.condition)\" >/dev/null 2>&1; then echo yes; else echo no; fi\n";
        }

        var run = RealProcess.Run("unshare", ["-m", "bash", "-c", script], folder.Path);
        var answers = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(run.ExitCode == 0 && answers.Length == Values.Length, run.Error);
        Differences.None(Values.Zip(answers).Where(pair => pair.Second != "yes").Select(pair => $"{pair.First.Text}: not {pair.First.Value}"));
    }

    [Fact]
    public void NoInputHarmsIt()
    {
        HostileText.Mutate(EnvironmentFileReader.Read, [Sample, .. Values.Select(value => value.Text + "\n")]);
        HostileText.Exhaust(EnvironmentFileReader.Read, "A=b\n", "A=\"b\" \"c\"", "A='b'\n", "#\\\n");
    }
}
