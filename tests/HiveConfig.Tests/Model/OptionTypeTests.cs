using System;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

/// <summary>The value types of the object store and of TheHive's options.</summary>
public sealed class OptionTypeTests
{
    [Theory]
    [InlineData("https://s3.example.org", "https://s3.example.org", 443)]
    [InlineData("https://s3.example.org/", "https://s3.example.org", 443)]
    [InlineData("http://10.10.1.20:8333", "http://10.10.1.20:8333", 8333)]
    [InlineData("http://[fd00::20]", "http://[fd00::20]", 80)]
    [InlineData("https://{bucket}.s3.example.org:8443", "https://{bucket}.s3.example.org:8443", 8443)]
    public void AnEndpointReads(string text, string value, int port)
    {
        var endpoint = S3Endpoint.Parse(text);
        Assert.Equal((value, port, text.Contains('{', StringComparison.Ordinal)), (endpoint.Value, endpoint.Port.Number, endpoint.HasBucket));
        Assert.Equal(endpoint, S3Endpoint.Parse(endpoint.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("s3.example.org")]
    [InlineData("ftp://s3.example.org")]
    [InlineData("https://s3.example.org/thehive")]
    [InlineData("https://{bucket}/s3.example.org")]
    [InlineData("https://s3.{bucket}.example.org")]
    [InlineData("https://{bucket}.{bucket}.example.org")]
    [InlineData("https://{bucket}.10.10.1.20")]
    [InlineData("https://key:secret@s3.example.org")]
    [InlineData("https://s3.example.org?x=y")]
    public void AnEndpointRefuses(string text) => Refuses(S3Endpoint.Parse, text, "the address of an object store");

    [Fact]
    public void AnEndpointKnowsTheAddressOfABucket()
    {
        var bucket = BucketName.Parse("thehive");
        Assert.Equal("https://s3.example.org/thehive", S3Endpoint.Parse("https://s3.example.org").Of(bucket));
        Assert.Equal("https://thehive.s3.example.org:8443", S3Endpoint.Parse("https://{bucket}.s3.example.org:8443").Of(bucket));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("the-hive.files2")]
    [InlineData("10.10.1.x")]
    public void ABucketReads(string text) => Assert.Equal(text, BucketName.Parse(text).ToString());

    [Theory]
    [InlineData("ab")]
    [InlineData("TheHive")]
    [InlineData("the_hive")]
    [InlineData("-hive")]
    [InlineData("hive-")]
    [InlineData("hive.")]
    [InlineData("the..hive")]
    [InlineData("10.10.1.20")]
    [InlineData("a123456789b123456789c123456789d123456789e123456789f123456789g123")]
    public void ABucketRefuses(string text) => Refuses(BucketName.Parse, text, "a bucket name");

    [Theory]
    [InlineData("0 30 2 ? * SUN", "0 30 2 ? * SUN")]
    [InlineData("0  0/5  2,14 1-7 * ? 2030", "0 0/5 2,14 1-7 * ? 2030")]
    [InlineData("0 0 3 L * ?", "0 0 3 L * ?")]
    public void AScheduleReads(string text, string value) => Assert.Equal(value, QuartzSchedule.Parse(text).ToString());

    [Theory]
    [InlineData("30 2 * * 0")]
    [InlineData("0 30 2 * * SUN")]
    [InlineData("0 30 2 ? * ?")]
    [InlineData("? 30 2 ? * SUN")]
    [InlineData("0 30 2 ? * SUN 2030 1")]
    [InlineData("0 30 2 ? * \"SUN\"")]
    public void AScheduleRefuses(string text) => Refuses(QuartzSchedule.Parse, text, "a Quartz schedule");

    [Theory]
    [InlineData("*.example.org")]
    [InlineData("10.10.*")]
    [InlineData("fd00::20")]
    public void AHostPatternReads(string text) => Assert.Equal(text, HostPattern.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a,b")]
    [InlineData("$host")]
    public void AHostPatternRefuses(string text) => Refuses(HostPattern.Parse, text, "a host or a pattern of hosts");

    [Theory]
    [InlineData("us-east-1", true)]
    [InlineData("Europe", true)]
    [InlineData("-east", false)]
    [InlineData("us east", false)]
    public void ARegionIsAWord(string text, bool isOne)
    {
        Assert.Equal(isOne, RegionName.TryParse(text, out _, out _));
        Assert.Equal(isOne, ObservableType.TryParse(text, out _, out _));
    }

    private static void Refuses<T>(Func<string, T> parse, string text, string expected)
        => Assert.StartsWith($"'{text}' is not {expected}", Assert.Throws<FormatException>(() => parse(text)).Message.Replace("…", text.Length > 60 ? text[60..] : "", StringComparison.Ordinal), StringComparison.Ordinal);
}
