using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>The names in cassandra.yaml: unknown ones, old ones, and both names of one setting.</summary>
internal static class SettingNames
{
    private const string SeedProvider = "seed_provider";

    // What was meant takes time to find: where so many are unknown the file is another product's.
    private const int MostGuesses = 1000;

    internal static IEnumerable<Violation> Unknown(Repo repo)
    {
        var version = repo.Targets.Cassandra;
        foreach (var file in repo.Of(CassandraYaml.Kind))
        {
            // What lost its indentation is the fault of the section above it, and seed_provider has a rule of its own.
            var lost = new HashSet<MapEntry>(EmptySettings.Lost(file, version));
            var told = 0;
            foreach (var setting in LoadedSetting.Of(file, version))
            {
                if (setting.Known is null && !lost.Contains(setting.Entry) && !IsOfSeedProvider(setting.Key))
                {
                    var isGuessed = ++told <= MostGuesses;
                    yield return new Violation(file, setting.Entry.KeySpan, isGuessed ? Problem(setting, version) : $"unknown setting {Wording.Quote(setting.Key)}")
                    {
                        Setting = setting.Key,
                        Meant = isGuessed ? CassandraSettings.For(version).MeantBy(setting.Key) : null,
                    };
                }
            }
        }
    }

    internal static IEnumerable<Violation> Twice(Repo repo)
        => from file in Renamed(repo)
           let all = LoadedSetting.Of(file, repo.Targets.Cassandra).ToList()
           from old in all
           where old.Known?.NewName is not null
           let current = all.Find(setting => string.Equals(setting.Key, old.Known!.NewName, StringComparison.Ordinal))
           where current is not null
           select new Violation(file, old.Entry.KeySpan, $"'{old.Key}' and its new name '{current.Key}' are both given")
           {
               Setting = old.Key,
               Related = [new RelatedPlace(file, current.Entry.KeySpan, Wording.GivenHere)],
               Fix = $"Delete '{old.Key}' and keep '{current.Key}' with the value that is meant.",
               Edits = Same(old, current) ? Replacement.WithoutLine(file, old.Entry.KeySpan, old.Entry.Value.Span) : [],
           };

    internal static IEnumerable<Violation> Old(Repo repo)
        => from file in Renamed(repo)
           let all = LoadedSetting.Of(file, repo.Targets.Cassandra).ToList()
           from old in all
           where old.Known?.NewName is not null
           let name = old.Known!.NewName
           where !all.Exists(setting => string.Equals(setting.Key, name, StringComparison.Ordinal))
           let value = NewValue(old.Known!, old.Entry.Value)
           select new Violation(file, old.Entry.KeySpan, $"'{old.Key}' is an old name of '{name}'" + (value is null ? "" : $"; write {Wording.Quote(name + ": " + value)}"))
           {
               Setting = old.Key,
               Edits = value is null || old.IsDotted ? []
                   : [new Edit(file, old.Entry.KeySpan, name!.Substring(name.LastIndexOf('.') + 1)), new Edit(file, old.Entry.Value.Span, value)],
           };

    private static IEnumerable<ConfigFile> Renamed(Repo repo) => repo.Targets.Cassandra.IsAtLeast(4, 1) ? repo.Of(CassandraYaml.Kind) : [];

    private static bool IsOfSeedProvider(string key) => key.StartsWith(SeedProvider + ".", StringComparison.Ordinal);

    private static string Problem(LoadedSetting setting, ProductVersion version)
        => setting.IsDotted && CassandraSettings.For(version).Find(setting.Key) is not null
            ? $"'{setting.Key}' is a nested name with dots, which {version} refuses; expected '{setting.Key.Substring(setting.Key.LastIndexOf('.') + 1)}' below '{setting.Key.Substring(0, setting.Key.LastIndexOf('.'))}'"
            : CassandraSettings.ProblemOf(setting.Key, version) ?? $"unknown setting '{setting.Key}'; a class has 'class_name' and 'parameters'";

    private static bool Same(LoadedSetting old, LoadedSetting current)
        => NewValue(old.Known!, old.Entry.Value) is { } value && current.Entry.Value is ScalarValue scalar && string.Equals(scalar.Text, value, StringComparison.Ordinal);

    // The value in the form of the new name; null where it is not the same number with its unit.
    private static string? NewValue(CassandraSetting old, ConfigValue value)
    {
        if (value is not ScalarValue { IsNull: false } scalar || Placeholder.IsIn(scalar))
        {
            return null;
        }

        return old switch
        {
            { Type: CassandraSettingType.Boolean, BareUnit: null } => Read.Flag(scalar) is null ? null : scalar.Text,
            { Type: CassandraSettingType.Integer or CassandraSettingType.Long, BareUnit: { } unit and not "Mbit/s" }
                => long.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) + unit : null,
            _ => null,
        };
    }
}
