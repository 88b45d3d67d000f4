using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Text;

/// <summary>One of the texts that a value consists of.</summary>
/// <param name="Text">The text.</param>
/// <param name="Span">Where it stands; of a comma-separated text, the whole.</param>
internal sealed record TextItem(string Text, Span Span)
{
    /// <summary>The items of a list, or of a text that separates them by commas, which is as good as a list; none of a section.</summary>
    internal static IEnumerable<TextItem> In(ConfigValue value) => value switch
    {
        ScalarValue scalar => scalar.Text.Split(',').Select(item => new TextItem(item, scalar.Span)),
        ListValue list => list.Items.OfType<ScalarValue>().Select(item => new TextItem(item.Text, item.Span)),
        _ => [],
    };
}
