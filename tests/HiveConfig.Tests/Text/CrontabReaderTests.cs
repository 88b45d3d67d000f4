using System.Linq;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class CrontabReaderTests
{
    [Theory]
    [InlineData("0 3 * * 1 root nodetool repair -full\n", "0 3 * * 1", "root nodetool repair -full")]
    [InlineData("*/5\t1-4 1,15 jan mon-fri /usr/local/sbin/backup.sh", "*/5 1-4 1,15 jan mon-fri", "/usr/local/sbin/backup.sh")]
    [InlineData("  @weekly backup thehive\r\n", "@weekly", "backup thehive")]
    [InlineData("# m h dom mon dow\nSHELL=/bin/bash\nMAILTO=\"a b c d e f\"\n\n1 2 * * * x\n", "1 2 * * *", "x")]
    public void ALineIsAScheduleAndACommand(string text, string schedule, string command)
    {
        var entry = Assert.Single(CrontabReader.Read(text).Entries);
        Assert.Equal((schedule, command), (string.Join(" ", entry.Schedule), entry.Command.Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1 2 * * *\n")]
    [InlineData("1 2 * * * \n@daily\n")]
    [InlineData("<html> is no crontab of a backup\n")]
    [InlineData("1 2 = 3 4 5\n")]
    public void OtherLinesAreNone(string text) => Assert.Empty(CrontabReader.Read(text).Entries);

    [Fact]
    public void APlaceholderIsAnUnknownTime()
    {
        var entry = Assert.Single(CrontabReader.Read(TemplateMask.Mask("{{ minute }} 3 * * * root backup\n")).Entries);
        Assert.Equal([false, true, true, true, true], entry.Schedule.Select(word => word.IsKnown));
    }
}
