using HiveConfig.Text;
using Xunit;

namespace HiveConfig.Tests;

public sealed class EmbeddedTextTests
{
    /// <summary>A block of YAML ends with a line feed, also at the end of a file that has none.</summary>
    [Fact]
    public void ThePlaceBehindTheLastLineFeedIsInTheFile()
    {
        var block = new EmbeddedText("one\ntwo\n", new Span(4, 9, 5, 12)) { Indent = 8 };
        Assert.Equal(new Span(5, 9, 5, 12), block.Place(new Span(2, 1, 2, 4)));
        Assert.Equal(new Span(5, 12, 5, 12), block.Place(new Span(3, 1, 3, 1)));
        Assert.Equal(new Span(5, 9, 5, 12), block.Place(new Span(2, 1, 3, 1)));
    }
}
