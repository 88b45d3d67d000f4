using System;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>Finds the seeds in both shapes that Cassandra's loader takes.</summary>
internal static class SeedProvider
{
    internal static Setting? FindSeeds(TreeDocument document)
    {
        // 4.1 and later also take the dotted spelling of the mapping shape; a document finds either by its full key.
        if (document.Find("seed_provider.parameters.seeds") is { } nested)
        {
            return nested with { Key = "seeds" };
        }

        return Only(document.Find("seed_provider")?.Value) is { } provider
            && Only(Last(provider, "parameters")?.Value) is { } parameters
            && Last(parameters, "seeds") is { } entry
                ? new Setting("seeds", entry.KeySpan, entry.Value)
                : null;
    }

    private static MapValue? Only(ConfigValue? value) => value is ListValue { Items: { Count: 1 } items } ? items[0] as MapValue : null;

    // A key given twice counts where it stands last, as SnakeYAML reads it.
    private static MapEntry? Last(MapValue map, string key)
    {
        for (var i = map.Entries.Count - 1; i >= 0; i--)
        {
            if (string.Equals(map.Entries[i].Key, key, StringComparison.Ordinal))
            {
                return map.Entries[i];
            }
        }

        return null;
    }
}
