using System;
using System.Collections.Generic;

namespace HiveConfig.Text;

/// <summary>What the merge key <c>&lt;&lt;</c> of YAML 1.1 brings into one map; of equal keys the earlier one wins.</summary>
internal sealed class YamlMerge
{
    private readonly List<MapEntry> _entries = [];
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    /// <summary>Adds the entries of a map, or of each map of a list.</summary>
    /// <returns>The value that cannot be merged; null when all could.</returns>
    internal ConfigValue? Add(ConfigValue value)
    {
        switch (value)
        {
            case MapValue map:
                foreach (var entry in map.Entries)
                {
                    if (_keys.Add(entry.Key))
                    {
                        _entries.Add(entry);
                    }
                }

                return null;
            case ListValue list:
                foreach (var item in list.Items)
                {
                    if ((item is ListValue ? item : Add(item)) is { } wrong)
                    {
                        return wrong;
                    }
                }

                return null;
            default:
                // What is unknown may be a map.
                return value as ScalarValue;
        }
    }

    /// <summary>The merged entries whose key the map itself does not have.</summary>
    internal IEnumerable<MapEntry> Without(ICollection<string> own)
    {
        foreach (var entry in _entries)
        {
            if (!own.Contains(entry.Key))
            {
                yield return entry;
            }
        }
    }
}
