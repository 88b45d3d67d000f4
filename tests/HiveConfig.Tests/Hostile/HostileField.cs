using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
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

    private const string Bare = """
        {
          "cluster": "thp",
          "phase": "bootstrap",
          "nodes": {"node1": {"address": "10.10.1.11"}, "node2": {"address": "10.10.1.12"}, "node3": {"address": "10.10.1.13"}},
          "loadBalancer": {"vip": "10.10.1.50/24"},
          "thehive": {"version": "5.5.16", "url": "https://thehive.example.org"},
          "storage": {"nfs": {"server": "10.10.1.20", "export": "/srv/hive/files"}},
          "tls": {},
          "secrets": {}
        }
        """;

    /// <summary>A cluster.yaml with all of its secrets.</summary>
    internal static string Start { get; } = WithSecrets();

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
        var parts = PartsOf(path);
        foreach (var part in parts[..^1])
        {
            map = (map[part] ??= new JsonObject()).AsObject();
        }

        map[parts[^1]] = value;
        for (var count = parts.Length - 1; count > 0; count--)
        {
            AddRequired(root, parts[..count]);
        }

        // Two names of one setting exclude each other, as two kinds of storage do.
        if (path is "vip")
        {
            root.Remove("loadBalancer");
        }
        else if (path is "nodes.node1.ip")
        {
            map.Remove("address");
        }
        else if (path is "nodes.node1.dc")
        {
            // All Cassandra nodes state one, or none does.
            foreach (var other in new[] { "node2", "node3" })
            {
                root["nodes"]![other]!["dc"] = value.DeepClone();
            }
        }
        else if (path.StartsWith("storage.", StringComparison.Ordinal))
        {
            var kind = path.Split('.')[1];
            root["storage"] = new JsonObject { [kind] = root["storage"]![kind]!.DeepClone() };
        }

        return root.ToJsonString(TypedJson.Options);
    }

    // Names of files have dots of their own.
    private static string[] PartsOf(string path)
        => ClusterKey.All.Select(key => key.Key.Name).Where(name => name.Contains('.', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
            .Aggregate(path, (text, name) => text.Replace(name, name.Replace('.', '\0'), StringComparison.Ordinal))
            .Split('.').Select(part => part.Replace('\0', '.')).ToArray();

    // What has to stand beside a key, with an example.
    private static void AddRequired(JsonObject root, string[] parts)
    {
        var map = parts.Aggregate((JsonNode)root, (node, part) => node[part]!);
        var section = string.Join('.', parts);
        foreach (var key in ClusterKey.All.Where(key => key.Key.Shape is WordShape
            && string.Equals(key.Setting, section + "." + key.Key.Name, StringComparison.Ordinal)
            && key.Property?.GetCustomAttribute<RequiredMemberAttribute>() is not null))
        {
            map[key.Key.Name] ??= Right(((WordShape)key.Key.Shape).Form)[0];
        }
    }

    private static string WithSecrets()
    {
        var root = JsonNode.Parse(Bare)!;
        foreach (var secret in ClusterKey.All.Where(key => key.Setting.StartsWith("secrets.", StringComparison.Ordinal)))
        {
            root["secrets"]![secret.Key.Name] = "file:s.yaml#" + secret.Key.Name;
        }

        return root.ToJsonString(TypedJson.Options);
    }

    private static string Filled(string json, string value) => json.Replace("\"" + Mark + "\"", value, StringComparison.Ordinal);
}
