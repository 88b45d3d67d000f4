using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>How a manifest says that a file is installed.</summary>
/// <param name="Path">The path on the machine.</param>
/// <param name="Node">The machine.</param>
/// <param name="Owner">User name.</param>
/// <param name="Group">Group name.</param>
/// <param name="Mode">Four octal digits.</param>
internal sealed record ManifestEntry(string Path, string Node, string Owner, string Group, string Mode)
{
    /// <summary>What the repo's manifest lists; nothing without one.</summary>
    internal static IReadOnlyList<ManifestEntry> Of(Repo repo)
        => [.. from file in repo.Files
               where ManifestFacts.IsOne(file) && file.AsWritten is TreeDocument { IsReadable: true }
               from entry in ((TreeDocument)file.AsWritten).Map.Entries
               where entry.Key is "files" && entry.Value is ListValue
               from item in ((ListValue)entry.Value).Items.OfType<MapValue>()
               select new ManifestEntry(Text(item, "path"), Text(item, "node"), Text(item, "owner"), Text(item, "group"), Text(item, "mode"))];

    private static string Text(MapValue item, string key)
        => item.Entries.LastOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal))?.Value is ScalarValue scalar ? scalar.Text : "";
}
