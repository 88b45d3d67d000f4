using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class JvmOptionsReaderTests
{
    private const string Sample = "# heap\n-Xms3g\n-Xmx3g\n\n8:-XX:+UseConcMarkSweepGC\n8-13:-XX:A\n14-:-XX:+UseG1GC\n-Xmx4g\n";

    [Fact]
    public void OptionsHaveVersionsAndPlaces()
    {
        var document = JvmOptionsReader.Read(Sample);

        Assert.Empty(document.Faults);
        Assert.Equal(
            [("-Xms3g", null, null), ("-Xmx3g", null, null), ("-XX:+UseConcMarkSweepGC", 8, 8), ("-XX:A", 8, 13), ("-XX:+UseG1GC", 14, null), ("-Xmx4g", (int?)null, (int?)null)],
            document.Options.Select(option => (option.Option.Text, option.FirstVersion, option.LastVersion)));
        Assert.Equal(Span.On(5, 3, 23), document.Options[2].Option.Span);
        Assert.Equal("-Xmx4g", document.Find("-Xmx")!.Option.Text);
        Assert.Null(document.Find("-XX:+UseG1GC"));
    }

    [Theory]
    [InlineData(" -Xms3g", "the line begins with a blank; expected '-', a version of Java with ':', or '#' at the first column")]
    [InlineData("Xms3g", "the line is no option; expected '-', a version of Java with ':', or '#' at the first column")]
    [InlineData(" # comment", "the line begins with a blank; expected '-', a version of Java with ':', or '#' at the first column")]
    [InlineData("8-Xms3g", "the line is no option; expected '-', a version of Java with ':', or '#' at the first column")]
    [InlineData("17:Xms3g", "the line is no option; expected '-', a version of Java with ':', or '#' at the first column")]
    [InlineData("17-11:-Xms3g", "the first version of Java is 17, expected at most the last, which is 11")]
    public void ElasticsearchStopsAtAnyOtherLine(string line, string message)
        => Assert.Equal((Span.On(2, 1, 0) with { EndColumn = 1 }, message), JvmOptionsReader.Read("-Xmx3g\n" + line + "\n").Faults.Select(fault => (fault.Span with { EndColumn = 1 }, fault.Message)).Single());

    [Fact]
    public void ElasticsearchHandsATrailingCommentToJava()
        => Assert.Equal("-Xms3g # heap", JvmOptionsReader.Read("-Xms3g # heap\r\n").Options.Single().Option.Text);

    [Fact]
    public void CassandraTakesLinesWithADashAndSplitsThem()
    {
        var document = JvmOptionsReader.ReadCassandra("# heap\n-Xms3g -Xmx3g\n -Xmn1g\nnonsense\n8:-XX:A\n#-Xss256k\n");

        Assert.Empty(document.Faults);
        Assert.Equal([("-Xms3g", Span.On(2, 1, 6)), ("-Xmx3g", Span.On(2, 8, 6))], document.Options.Select(option => (option.Option.Text, option.Option.Span)));
    }

    // What cassandra.in.sh does with the file.
    [RealFact("bash", "grep")]
    public void CassandraSplitsThemAsItsStartScriptDoes()
    {
        using var folder = new TempDirectory();
        const string text = "# heap\n-Xms3g -Xmx3g # c\n -Xmn1g\n--x\t-y\n8:-XX:A\n-\n";
        folder.Write("jvm-server.options", text);

        var run = RealProcess.Run("bash", ["-c", "set -f; for o in $(grep '^-' jvm-server.options); do echo \"$o\"; done"], folder.Path);

        Assert.Equal(run.Out, string.Concat(JvmOptionsReader.ReadCassandra(text).Options.Select(option => option.Option.Text + "\n")));
    }

    [Fact]
    public void TemplatesAreUnknown()
    {
        var document = JvmOptionsReader.Read("-Xms\uE000\uE000g\n\uE000\uE000\n");

        Assert.Empty(document.Faults);
        Assert.False(document.Options.Single().Option.IsKnown);
    }

    [Fact]
    public void NoInputHarmsIt()
    {
        HostileText.Mutate(JvmOptionsReader.Read, [Sample, "17:-x\n"]);
        HostileText.Mutate(JvmOptionsReader.ReadCassandra, [Sample, "-a -b\n"]);
        HostileText.Exhaust(JvmOptionsReader.Read, "-a\n", "9:-a\n");
        HostileText.Exhaust(JvmOptionsReader.ReadCassandra, "-a -b\n", "-a -b ");
    }
}
