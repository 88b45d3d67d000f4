using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Lint;

/// <summary>What a generated tree says of itself: which machines there are. With it, an absent file or member is a fault and not a gap in the repo.</summary>
/// <param name="Path">Where it stands.</param>
/// <param name="Nodes">The machines.</param>
/// <param name="Versions">The version of each product that the tree was made for.</param>
internal sealed record ManifestFacts(string Path, IReadOnlyList<InventoryNode> Nodes, IReadOnlyList<KeyValuePair<string, string>> Versions)
{
    internal static bool IsOne(ConfigFile file) => string.Equals(file.Kind.Name, "manifest.json", StringComparison.Ordinal);

    /// <summary>Reads it; null when it is no manifest of a generated tree.</summary>
    internal static ManifestFacts? Read(ConfigFile file)
    {
        if (file.Document is not TreeDocument { IsReadable: true } document || document.Root?.Member("nodes") is not ListValue { Items.Count: > 0 } list)
        {
            return null;
        }

        var nodes = list.Items.Select(item => Node(file, item)).ToList();
        var versions = new List<KeyValuePair<string, string>>();
        foreach (var entry in (document.Root?.Member("versions") as MapValue)?.Entries ?? [])
        {
            if (entry.Value is ScalarValue version)
            {
                versions.Add(new KeyValuePair<string, string>(entry.Key, version.Text));
            }
        }

        return nodes.TrueForAll(node => node is not null)
            ? new ManifestFacts(file.Path, nodes.OfType<InventoryNode>().ToList(), versions)
            : null;
    }

    private static InventoryNode? Node(ConfigFile file, ConfigValue item)
    {
        if (item.Member("name") is not ScalarValue name)
        {
            return null;
        }

        var roles = new List<Role>();
        foreach (var role in (item.Member("roles") as ListValue)?.Items ?? [])
        {
            if (role is ScalarValue word && Enum.TryParse<Role>(word.Text, ignoreCase: true, out var known))
            {
                roles.Add(known);
            }
        }

        var node = InventoryNode.Named(name.Text, $"{file.Path}:{name.Span}") with { Roles = roles };
        return item.Member("address") is ScalarValue address ? node.With([new Fact(address.Text, $"{file.Path}:{address.Span}")]) : node;
    }
}
