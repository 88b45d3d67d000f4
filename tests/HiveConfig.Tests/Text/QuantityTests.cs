using HiveConfig.Model;
using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class QuantityTests
{
    [Theory]
    [InlineData("60 seconds", "1m", true)]
    [InlineData("1.5s", "1500 millis", true)]
    [InlineData("1024k", "1m", true)]
    [InlineData("1GiB", "1024MiB", true)]
    [InlineData("abc", "abc", true)]
    [InlineData("60 seconds", "2m", false)]
    [InlineData("1MB", "1MiB", false)]
    [InlineData("1h", "60", false)]
    [InlineData("10", "10s", false)]
    [InlineData("1.2.3s", "1.2.3 s", false)]
    [InlineData("", "0s", false)]
    public void ASizeOrTimeIsTheSameInAnyUnit(string one, string other, bool isSame)
    {
        Assert.Equal(isSame, Quantity.Same(one, other));
        Assert.Equal(isSame, Quantity.Same(other, one));
    }

    [Theory]
    [InlineData(1d, "1ms")]
    [InlineData(90_000d, "90s")]
    [InlineData(3650 * 86_400_000d, "3650d")]
    [InlineData(0d, null)]
    [InlineData(0.5, null)]
    [InlineData(1500.5, null)]
    [InlineData((3650 * 86_400_000d) + 1, null)]
    [InlineData(double.NaN, null)]
    [InlineData(null, null)]
    public void AWholeNumberOfMillisecondsIsADuration(double? milliseconds, string? duration)
        => Assert.Equal(duration, Duration.OfMilliseconds(milliseconds)?.ToString());
}
