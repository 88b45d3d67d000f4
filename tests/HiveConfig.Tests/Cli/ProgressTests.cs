using System;
using System.IO;
using System.Threading;
using HiveConfig.Cli;
using Xunit;

namespace HiveConfig.Tests.Cli;

public sealed class ProgressTests
{
    [Theory]
    [InlineData(true, 1500, true)]
    [InlineData(true, 0, false)]
    [InlineData(false, 1500, false)]
    public void Only_long_work_on_a_terminal_is_shown(bool isTerminal, int milliseconds, bool isShown)
    {
        var error = new StringWriter();

        var result = Progress.While(new Session(TextWriter.Null, error, "/") { ErrorIsTerminal = isTerminal }, "linting", () =>
        {
            Thread.Sleep(milliseconds);
            return 7;
        });

        Assert.Equal(7, result);
        Assert.Equal(isShown, error.ToString().Contains("linting", StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_work_throws_is_thrown()
        => Assert.Throws<IOException>(() => Progress.While<int>(new Session(TextWriter.Null, TextWriter.Null, "/") { ErrorIsTerminal = true }, "linting", () => throw new IOException()));
}
