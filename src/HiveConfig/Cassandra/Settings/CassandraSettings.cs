using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>
/// Every name that the loader of one line of Cassandra takes in cassandra.yaml. It refuses a whole file for one name that it
/// does not know, so this is the complete list; read when it is first asked for.
/// </summary>
internal sealed class CassandraSettings
{
    private static readonly Lazy<CassandraSettings> V40 = new(() => Load("4.0"));
    private static readonly Lazy<CassandraSettings> V41 = new(() => Load("4.1"));
    private static readonly Lazy<CassandraSettings> V50 = new(() => Load("5.0"));

    private readonly Dictionary<string, CassandraSetting> _settings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = new(StringComparer.Ordinal);

    private CassandraSettings(TextReader lines)
    {
        while (lines.ReadLine() is { } line)
        {
            if (line[0] == '#')
            {
                continue;
            }

            var columns = line.Split('\t');
            if (string.Equals(columns[1], "removed", StringComparison.Ordinal))
            {
                _removed.Add(columns[0]);
            }
            else
            {
                _settings.Add(columns[0], SettingOf(columns));
            }
        }
    }

    /// <summary>Every name, old ones too, in alphabetical order.</summary>
    internal IReadOnlyCollection<CassandraSetting> All => _settings.Values;

    /// <summary>Names that the line before took and this one refuses.</summary>
    internal IReadOnlyCollection<string> Removed => _removed;

    /// <summary>The settings of the line that a version belongs to; of the nearest one when it belongs to none.</summary>
    internal static CassandraSettings For(ProductVersion version)
        => version.IsAtLeast(5, 0) ? V50.Value : version.IsAtLeast(4, 1) ? V41.Value : V40.Value;

    /// <summary>A setting by its name or its old name; null when the loader does not know it.</summary>
    internal CassandraSetting? Find(string name) => _settings.TryGetValue(name, out var setting) ? setting : null;

    /// <summary>The setting that a name of the user's own stands in: a parameter of a class, a key of a map; null when there is none.</summary>
    internal CassandraSetting? FreeParentOf(string name)
    {
        for (var dot = name.IndexOf('.'); dot > 0; dot = name.IndexOf('.', dot + 1))
        {
            if (Find(name.Substring(0, dot)) is { Type: CassandraSettingType.Class or CassandraSettingType.Map } parent)
            {
                return parent;
            }
        }

        return null;
    }

    /// <summary>What is wrong with a name in a version, without a final stop; null when its loader takes it.</summary>
    internal static string? ProblemOf(string name, ProductVersion version)
    {
        var settings = For(version);
        if (settings.Find(name) is { } known)
        {
            return known.Since is { } since && version < since ? $"'{name}' is known from Cassandra {since} on, not to {version}" : null;
        }

        return settings.FreeParentOf(name) is not null ? null
            : settings.IsRemoved(name) ? $"'{name}' is a setting of an older Cassandra, which {version} refuses"
            : settings.NameOf(name) is { } older ? $"'{name}' is a name of Cassandra 4.1, which {version} refuses; there it is '{older}'"
            : settings.NextThatKnows(name) is { } later ? $"'{name}' is known from Cassandra {later} on, not to {version}"
            : settings.ParentOf(name) is { } parent ? $"'{name}' belongs below '{parent}'"
            : $"unknown setting '{name}'" + (settings.MeantBy(name) is { } nearest ? $"; did you mean '{nearest}'?" : "");
    }

    /// <summary>The setting that an unknown name is a misspelling of; null when there is none.</summary>
    internal string? MeantBy(string name) => Nearest.Find(name, _settings.Keys);

    /// <summary>What is wrong with one setting of a file, by the rule that says so of cluster.yaml's 'extra'.</summary>
    internal static IEnumerable<(string Rule, string Message)> ProblemsOf(Setting setting, ProductVersion version)
    {
        if (ProblemOf(setting.Key, version) is { } unknown)
        {
            yield return ("HC0063", unknown);
        }
        else if (For(version).Find(setting.Key) is { } known)
        {
            if ((known.ProblemOf(setting.Value) ?? known.OddityOf(setting.Value)) is { } wrong)
            {
                yield return ("HC0064", wrong);
            }
            else if (known.NewName is { } name)
            {
                yield return ("HC0068", $"'{known.Name}' is the old name of '{name}'" + For(version).Renamed(known, setting.Value));
            }
        }
    }

    // The same value under the new name, which wants its unit.
    private string Renamed(CassandraSetting old, ConfigValue value)
        => old.BareUnit is { } unit && value is ScalarValue { IsNull: false } scalar
            && Find(old.NewName!)?.ProblemOf(new ScalarValue(scalar.Text + unit, value.Span)) is null ? $", which takes its unit: '{scalar.Text}{unit}'" : "";

    // What this line calls a setting that has a newer name in the next.
    private string? NameOf(string name)
        => ReferenceEquals(this, V40.Value)
            ? V41.Value.All.FirstOrDefault(old => string.Equals(old.NewName, name, StringComparison.Ordinal) && _settings.ContainsKey(old.Name))?.Name
            : null;

    // Each line lists what the line before took: what 4.0 refused is refused ever after.
    private bool IsRemoved(string name)
        => _removed.Contains(name) || (!ReferenceEquals(this, V40.Value) && (V40.Value._removed.Contains(name) || V41.Value._removed.Contains(name)));

    private string? NextThatKnows(string name)
        => ReferenceEquals(this, V50.Value) ? null
            : ReferenceEquals(this, V40.Value) && V41.Value.Find(name) is { NewName: null } ? "4.1"
            : V50.Value.Find(name) is { NewName: null } ? "5.0" : null;

    // A child whose indentation was lost stands at the top.
    private string? ParentOf(string name)
        => string.Join("' or '", _settings.Keys
            .Where(key => key.EndsWith("." + name, StringComparison.Ordinal))
            .Select(key => key.Substring(0, key.Length - name.Length - 1))) is { Length: > 0 } parents ? parents : null;

    private static CassandraSettings Load(string line)
    {
        using var stream = typeof(CassandraSettings).Assembly.GetManifestResourceStream($"HiveConfig.Settings.cassandra-{line}.txt")!;
        using var reader = new StreamReader(stream);
        return new CassandraSettings(reader);
    }

    private static CassandraSetting SettingOf(string[] columns)
    {
        var setting = new CassandraSetting(columns[0], TypeOf(columns[1])) { Default = columns.Length > 3 ? columns[3] : null };
        foreach (var trait in columns[2].Split(' '))
        {
            var colon = trait.IndexOf(':');
            var value = trait.Substring(colon + 1);
            setting = (colon < 0 ? trait : trait.Substring(0, colon)) switch
            {
                "null" => setting with { IsNullAllowed = true },
                "bare" => setting with { BareUnit = value },
                "min" => setting with { MinimumUnit = value },
                "max" => setting with { Maximum = long.Parse(value, CultureInfo.InvariantCulture) },
                "least" => setting with { Least = decimal.Parse(value, CultureInfo.InvariantCulture) },
                "most" => setting with { Most = decimal.Parse(value, CultureInfo.InvariantCulture) },
                "guardrail" => setting with { IsGuardrail = true },
                "number" => setting with { TakesNumber = true },
                "of" => setting with { Values = value.Split(',') },
                "since" => setting with { Since = ProductVersion.Parse(value) },
                "new" => setting with { NewName = value },
                "deprecated" => setting with { IsDeprecated = true },
                "set" => setting with { IsSet = true },
                "text" => setting with { TakesClassName = true },
                _ => setting,
            };
        }

        return setting;
    }

    private static CassandraSettingType TypeOf(string word) => word switch
    {
        "bool" => CassandraSettingType.Boolean,
        "int" => CassandraSettingType.Integer,
        "long" => CassandraSettingType.Long,
        "float" => CassandraSettingType.Float,
        "enum" => CassandraSettingType.Word,
        "list" => CassandraSettingType.List,
        "map" => CassandraSettingType.Map,
        "object" => CassandraSettingType.Section,
        "parameterizedClass" => CassandraSettingType.Class,
        "dataSize" => CassandraSettingType.DataSize,
        "dataRate" => CassandraSettingType.DataRate,
        "duration" => CassandraSettingType.Duration,
        _ => CassandraSettingType.Text,
    };
}
