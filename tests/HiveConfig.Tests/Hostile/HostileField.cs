using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Tests;

/// <summary>One place of cluster.yaml where a text may stand: a key with a word or a list, a short form, or the name of a node.</summary>
/// <param name="Name">Its name: the full key, <c>*</c> for a node.</param>
/// <param name="Words">Words that are right there.</param>
/// <param name="Place">A cluster.yaml with a value there, as YAML spells it.</param>
internal sealed record HostileField(string Name, IReadOnlyList<string> Words, Func<string, string> Place)
{
    private const string Mark = "@@value@@";

    internal static string Start => """
        {
          "cluster": "thp",
          "phase": "bootstrap",
          "nodes": {"node1": {"address": "10.10.1.11"}, "node2": {"address": "10.10.1.12"}, "node3": {"address": "10.10.1.13"}},
          "loadBalancer": {"vip": "10.10.1.50/24"},
          "thehive": {"version": "5.5.16", "url": "https://thehive.example.org"},
          "storage": {"nfs": {"server": "10.10.1.20", "export": "/srv/hive/files"}},
          "tls": {},
          "secrets": {
            "play": "file:s.yaml#play", "cassandraAdmin": "file:s.yaml#cassandraAdmin", "cassandraThehive": "file:s.yaml#cassandraThehive",
            "elasticsearchThehive": "file:s.yaml#elasticsearchThehive", "keystore": "file:s.yaml#keystore", "truststore": "file:s.yaml#truststore",
            "vrrp": "file:s.yaml#vrrp"
          }
        }
        """;

    /// <summary>The cluster that all of them change in one place.</summary>
    public static Cluster Usual { get; } = ClusterFile.Read("cluster.yaml", Start).Cluster!;

    /// <summary>All of them, from the table of keys: a new key is here by itself.</summary>
    public static IReadOnlyList<HostileField> All { get; } =
    [
        .. ClusterKey.All.SelectMany(Of),
        new("nodes.* (name)", ["node4"], value => Start.Replace("\"node1\"", value, StringComparison.Ordinal)),
        new("nodes.* (short)", [], value => Filled(Set("nodes.node1", Mark), value)),
    ];

    private static IEnumerable<HostileField> Of(ClusterKey key)
    {
        var path = key.Setting.Replace("*", "node1", StringComparison.Ordinal);
        switch (key.Key.Shape)
        {
            case WordShape word:
                yield return new(key.Setting, Right(word.Form), value => Filled(Set(path, Mark), value));
                break;
            case ListShape list:
                yield return new(key.Setting, Right(list.Item), value => Filled(Set(path, new JsonArray(Mark)), value));
                break;
            case EitherShape either:
                yield return new(key.Setting + " (short)", Right(either.Short.Form), value => Filled(Set(path, Mark), value));
                break;
        }
    }

    private static IReadOnlyList<string> Right(IClusterFileForm form) => [.. form.Examples, .. form.Words];

    private static string Set(string path, JsonNode value)
    {
        var root = JsonNode.Parse(Start)!.AsObject();
        var map = root;
        var parts = path.Split('.');
        foreach (var part in parts[..^1])
        {
            map = (map[part] ??= new JsonObject()).AsObject();
        }

        map[parts[^1]] = value;

        // Two names of one setting exclude each other.
        if (path is "vip")
        {
            root.Remove("loadBalancer");
        }
        else if (path is "nodes.node1.ip")
        {
            map.Remove("address");
        }

        return root.ToJsonString(TypedJson.Options);
    }

    private static string Filled(string json, string value) => json.Replace("\"" + Mark + "\"", value, StringComparison.Ordinal);
}
