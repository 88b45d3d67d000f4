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
        return catalogue.Families.FirstOrDefault(family => Matches(family, key, parts))?.Setting;
    }

    /// <summary>
    /// Whether an unknown key can be no setting of any version or plug-in: a name with an empty part, one that known settings
    /// stand below, or one below a known setting that has a value of its own and nothing below it.
    /// </summary>
    internal static bool IsNoName(string key)
        => key.Split('.').Any(part => part.Length == 0)
            || Loaded.Value.Above.Value.Contains(key)
            || (key.LastIndexOf('.') is > 0 and var dot && key.Substring(0, dot) is var parent
                && Loaded.Value.Exact.TryGetValue(parent, out var leaf) && leaf.Type is not (ElasticsearchSettingType.Group or ElasticsearchSettingType.Open) && !Loaded.Value.Above.Value.Contains(parent));

    /// <summary>Whether settings or families are known below a key.</summary>
    internal static bool IsSection(string key) => All.Any(setting => setting.Name.Length > key.Length && setting.Name[key.Length] == '.' && setting.Name.StartsWith(key, StringComparison.Ordinal));

    /// <summary>The setting that was probably meant, among those that a version takes; null when none is near.</summary>
    internal static string? NearestTo(string key, ProductVersion version)
    {
        var parts = key.Split('.');
        return Nearest.Find(key, Loaded.Value.Exact.Values.Where(setting => IsTaken(setting, version)).Select(setting => setting.Name)
            .Concat(Loaded.Value.Families.Where(family => IsTaken(family.Setting, version)).Select(family => Named(family.Parts, parts)).OfType<string>()));
    }

    private static bool IsTaken(ElasticsearchSetting setting, ProductVersion version)
        => setting.Scope is ElasticsearchScope.Static or ElasticsearchScope.Dynamic && setting.In(version) != ElasticsearchKnowledge.Refused;

    // A family by the names that a key has in the places that are free; null when the key is more than a slip away from it.
    private static string? Named(string[] names, string[] parts)
    {
        if (names.Length != parts.Length || names[names.Length - 1] is Rest)
        {
            return null;
        }

        var other = -1;
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is not "*" && !string.Equals(names[i], parts[i], StringComparison.Ordinal))
            {
                if (other >= 0)
                {
                    return null;
                }

                other = i;
            }
        }

        return other >= 0 && Nearest.IsSlip(parts[other], names[other]) ? string.Join(".", names.Select((name, i) => name is "*" ? parts[i] : name)) : null;
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

    private static bool Matches(Family family, string key, string[] parts)
    {
        var (setting, names) = family;
        if (setting.Name.EndsWith(Rest, StringComparison.Ordinal))
        {
            return key.Length > setting.Name.Length - Rest.Length && string.CompareOrdinal(key, 0, setting.Name, 0, setting.Name.Length - Rest.Length) == 0;
        }

        if (names.Length != parts.Length)
        {
            return false;
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (!string.Equals(names[i], parts[i], StringComparison.Ordinal) && (names[i] is not "*" || parts[i].Length == 0))
            {
                return false;
            }
        }

        return true;
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
            all.Where(setting => setting.Name.IndexOf('*') >= 0).OrderByDescending(setting => setting.Name.Length).Select(setting => new Family(setting, setting.Name.Split('.'))).ToList(),
            new Lazy<HashSet<string>>(() => new HashSet<string>(all.SelectMany(setting => Above(setting.Name)), StringComparer.Ordinal)));
    }

    private static IEnumerable<string> Above(string name)
    {
        for (var dot = name.IndexOf('.'); dot > 0; dot = name.IndexOf('.', dot + 1))
        {
            yield return name.Substring(0, dot);
        }
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
        IReadOnlyList<Family> Families,
        Lazy<HashSet<string>> Above);

    private sealed record Family(ElasticsearchSetting Setting, string[] Parts);
}
