using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>
/// The settings of Elasticsearch nodes. A node does not start with one that it does not know. Read when it is first asked for.
/// </summary>
internal static class ElasticsearchSettings
{
    private const string Rest = "**";

    private static readonly Lazy<Catalogue> Loaded = new(Load);

    /// <summary>Every setting and family, in alphabetical order.</summary>
    internal static IReadOnlyList<ElasticsearchSetting> All => Loaded.Value.All;

    /// <summary>
    /// A setting by its key, dotted; null when nothing is known of it. What is named outright comes before a family, and a
    /// longer family before a shorter.
    /// </summary>
    internal static ElasticsearchSetting? Find(string key)
    {
        var catalogue = Loaded.Value;
        if (catalogue.Exact.TryGetValue(key, out var setting))
        {
            return setting;
        }

        var parts = key.Split('.');
        return catalogue.Families.FirstOrDefault(family => Matches(family.Name, key, parts));
    }

    /// <summary>The setting that was probably meant, among those that a version takes; null when none is near.</summary>
    internal static string? NearestTo(string key, ProductVersion version)
    {
        var parts = key.Split('.');
        return Nearest.Find(key, All
            .Where(setting => setting.Scope is ElasticsearchScope.Static or ElasticsearchScope.Dynamic && setting.In(version) != ElasticsearchKnowledge.Refused)
            .Select(setting => setting.Name.IndexOf('*') < 0 ? setting.Name : Named(setting.Name, parts))
            .OfType<string>());
    }

    // A family by the names that a key has in the places that are free; null when the key is more than a slip away from it.
    private static string? Named(string family, string[] parts)
    {
        var names = family.Split('.');
        if (names.Length != parts.Length || names[names.Length - 1] is Rest)
        {
            return null;
        }

        var other = names.Select((name, i) => (Name: name, Part: parts[i])).Where(pair => pair.Name is not "*" && !string.Equals(pair.Name, pair.Part, StringComparison.Ordinal)).ToList();
        return other.Count == 1 && Nearest.IsSlip(other[0].Part, other[0].Name) ? string.Join(".", names.Select((name, i) => name is "*" ? parts[i] : name)) : null;
    }

    /// <summary>What is wrong with one setting of a file, by the rule that says so of cluster.yaml's 'extra'.</summary>
    internal static IEnumerable<(string Rule, string Message)> ProblemsOf(Setting setting, ProductVersion version)
    {
        if (Find(setting.Key) is not { } known)
        {
            yield return ("HC0063", $"unknown setting '{setting.Key}'" + (NearestTo(setting.Key, version) is { } nearest ? $"; did you mean '{nearest}'?" : ""));
        }
        else if (known.Scope == ElasticsearchScope.Index)
        {
            yield return ("HC0063", $"'{setting.Key}' is a setting of an index, and stops a node");
        }
        else if (known.Scope == ElasticsearchScope.Keystore)
        {
            yield return ("HC0063", $"'{setting.Key}' belongs in the keystore of each node, and stops one in the file");
        }
        else if (known.In(version) == ElasticsearchKnowledge.Refused)
        {
            yield return ("HC0063", $"'{setting.Key}' is no setting of Elasticsearch {version}" + (known.NewName is { } name ? $"; there it is '{name}'" : ""));
        }
        else if (known.ProblemOf(setting.Key, setting.Value) is { } wrong)
        {
            yield return ("HC0064", wrong);
        }
    }

    private static bool Matches(string family, string key, string[] parts)
    {
        if (family.EndsWith(Rest, StringComparison.Ordinal))
        {
            return key.Length > family.Length - Rest.Length && string.CompareOrdinal(key, 0, family, 0, family.Length - Rest.Length) == 0;
        }

        var names = family.Split('.');
        return names.Length == parts.Length && !names.Where((name, i) => !string.Equals(name, parts[i], StringComparison.Ordinal) && (name is not "*" || parts[i].Length == 0)).Any();
    }

    private static Catalogue Load()
    {
        using var stream = typeof(ElasticsearchSettings).Assembly.GetManifestResourceStream("HiveConfig.Settings.elasticsearch.txt")!;
        using var reader = new StreamReader(stream);
        var all = new List<ElasticsearchSetting>();
        while (reader.ReadLine() is { } line)
        {
            if (line[0] != '#')
            {
                all.Add(SettingOf(line.Split('\t')));
            }
        }

        return new Catalogue(
            all,
            all.Where(setting => setting.Name.IndexOf('*') < 0).ToDictionary(setting => setting.Name, StringComparer.Ordinal),
            all.Where(setting => setting.Name.IndexOf('*') >= 0).OrderByDescending(setting => setting.Name.Length).ToList());
    }

    private static ElasticsearchSetting SettingOf(string[] columns)
    {
        var setting = new ElasticsearchSetting(columns[0], TypeOf(columns[1]), ScopeOf(columns[2]))
        {
            Versions = columns[3],
            Default = columns.Length > 5 ? columns[5] : null,
        };
        foreach (var trait in columns[4].Split(' '))
        {
            var colon = trait.IndexOf(':');
            var value = trait.Substring(colon + 1);
            setting = (colon < 0 ? trait : trait.Substring(0, colon)) switch
            {
                "of" => setting with { Values = value.Split(',') },
                "min" => setting with { Minimum = long.Parse(value, CultureInfo.InvariantCulture) },
                "max" => setting with { Maximum = long.Parse(value, CultureInfo.InvariantCulture) },
                "-1" => setting with { TakesMinusOne = true },
                "removed" => setting with { Removed = ProductVersion.Parse(value) },
                "new" => setting with { NewName = value },
                "since" => setting with { Since = ProductVersion.Parse(value) },
                "secret" => setting with { IsSecret = true },
                _ => setting,
            };
        }

        return setting;
    }

    private static ElasticsearchScope ScopeOf(string word) => word switch
    {
        "keystore" => ElasticsearchScope.Keystore,
        "index" => ElasticsearchScope.Index,
        "dynamic" => ElasticsearchScope.Dynamic,
        _ => ElasticsearchScope.Static,
    };

    private static ElasticsearchSettingType TypeOf(string word) => word switch
    {
        "boolean" => ElasticsearchSettingType.Boolean,
        "int" => ElasticsearchSettingType.Integer,
        "long" => ElasticsearchSettingType.Long,
        "float" => ElasticsearchSettingType.Float,
        "time" => ElasticsearchSettingType.Time,
        "bytes" => ElasticsearchSettingType.Bytes,
        "memory" => ElasticsearchSettingType.Memory,
        "list" => ElasticsearchSettingType.List,
        "secure" => ElasticsearchSettingType.Secure,
        "group" => ElasticsearchSettingType.Group,
        "open" => ElasticsearchSettingType.Open,
        _ => ElasticsearchSettingType.Text,
    };

    private sealed record Catalogue(
        IReadOnlyList<ElasticsearchSetting> All,
        IReadOnlyDictionary<string, ElasticsearchSetting> Exact,
        IReadOnlyList<ElasticsearchSetting> Families);
}
