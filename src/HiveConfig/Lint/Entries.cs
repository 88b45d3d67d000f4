using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>What an entry of a list is to the inventory.</summary>
internal enum Membership
{
    /// <summary>It is one of those that the list is for.</summary>
    Known,

    /// <summary>It is none of them.</summary>
    Stranger,

    /// <summary>It may be one: only DNS knows, or the repo does not name them all.</summary>
    Unknown,
}

/// <summary>One entry of a list.</summary>
/// <param name="Text">The entry as it stands.</param>
/// <param name="Span">Where it stands; the whole list when that is one text.</param>
/// <param name="Membership">What it is.</param>
internal sealed record Entry(string Text, Span Span, Membership Membership)
{
    /// <summary>Whether a stranger is one whatever the repo may lack: what it names is here, and is something else.</summary>
    public bool IsCertain { get; init; }

    /// <summary>Whether it is a numeric address, not a name; of an URI, its host.</summary>
    public bool IsAddress => HostText.IsAddress(HostPort.Of(Text.Substring(Text.IndexOf('@') + 1)).Host);
}

/// <summary>A list of one file.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Items">Its entries.</param>
internal sealed record Entries(ConfigFile File, IReadOnlyList<Entry> Items)
{
    /// <summary>The entries of a value with their places: an item's own in a list, the whole in a comma-separated text.</summary>
    internal static IReadOnlyList<TextItem> Of(ConfigValue value, IReadOnlyList<string> read)
        => value is ListValue list && list.Items.Count == read.Count
            ? read.Select((text, i) => new TextItem(text, list.Items[i].Span)).ToList()
            : read.Select(text => new TextItem(text, value.Span)).ToList();
}
