using System;
using System.Collections.Generic;
using System.Linq;

namespace HiveConfig.Lint;

/// <summary>Shares what was found in directories out among the environments there.</summary>
internal static class Listings
{
    /// <summary>The paths of each environment: of its own files, and of what lies beside and below them. What is near none is of the first.</summary>
    internal static ILookup<string, string> Share(IReadOnlyList<Placed> placed, IEnumerable<string> paths)
    {
        var environments = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var file in placed)
        {
            for (var folder = Above(file.Path); folder is not null; folder = Above(folder))
            {
                var name = file.Environment ?? "";
                if (!environments.TryGetValue(folder, out var known))
                {
                    environments.Add(folder, name);
                }
                else if (known is null || string.Equals(known, name, StringComparison.Ordinal))
                {
                    // All above it were seen then.
                    break;
                }
                else
                {
                    environments[folder] = null;
                }
            }
        }

        var first = placed.Select(file => file.Environment ?? "").OrderBy(name => name, StringComparer.Ordinal).FirstOrDefault() ?? "";
        return paths.OrderBy(path => path, StringComparer.Ordinal).ToLookup(path => Of(path) ?? first, StringComparer.Ordinal);

        string? Of(string path)
        {
            for (var folder = Above(path); folder is not null; folder = Above(folder))
            {
                if (environments.TryGetValue(folder, out var name))
                {
                    return name;
                }
            }

            return null;
        }
    }

    private static string? Above(string path) => path.LastIndexOf('/') is >= 0 and var slash ? path.Substring(0, slash) : null;
}
