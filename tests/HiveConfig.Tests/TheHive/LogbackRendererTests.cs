using System.Linq;
using System.Xml.Linq;
using HiveConfig.Model;
using Xunit;

namespace HiveConfig.Tests;

public sealed class LogbackRendererTests
{
    private const string Installed = "/etc/thehive/logback.xml";

    [Fact]
    public void Debug() => Snapshot.Match(With(LogLevel.Debug).TextOf("node1", Installed), extension: "xml");

    [Theory]
    [InlineData(LogLevel.Off, "OFF")]
    [InlineData(LogLevel.Error, "ERROR")]
    [InlineData(LogLevel.Warn, "WARN")]
    [InlineData(LogLevel.Info, "INFO")]
    [InlineData(LogLevel.Trace, "TRACE")]
    public void TheLevelIsThatOfTheRoot(LogLevel level, string expected)
        => Assert.Equal(expected, XDocument.Parse(With(level).TextOf("node1", Installed)).Root!.Element("root")!.Attribute("level")!.Value);

    [Fact]
    public void EveryAppenderThatIsNamedIsThere()
    {
        var root = XDocument.Parse(With(LogLevel.Info).TextOf("node1", Installed)).Root!;
        var names = root.Elements("appender").Select(appender => appender.Attribute("name")!.Value).ToList();
        Assert.Equal(["ASYNCFILE", "FILE"], names.Order(System.StringComparer.Ordinal));
        Assert.All(root.Descendants("appender-ref"), reference => Assert.Contains(reference.Attribute("ref")!.Value, names));
    }

    [Fact]
    public void WithoutALevelTheFileIsThePackages() => Assert.Null(TestClusters.ThreeNodes().FileOf("node1", Installed));

    private static Cluster With(LogLevel level) => TestClusters.ThreeNodes() with { TheHive = TestClusters.ThreeNodes().TheHive with { LogLevel = level } };
}
