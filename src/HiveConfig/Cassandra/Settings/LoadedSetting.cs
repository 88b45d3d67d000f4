using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Cassandra;

/// <summary>One name of a cassandra.yaml as the loader meets it: at the top or in a section that it knows.</summary>
/// <param name="Key">The full key.</param>
/// <param name="Entry">Where it stands, and its value.</param>
/// <param name="Known">What the loader knows of it; null when it refuses the name.</param>
/// <param name="IsDotted">Whether it is a nested name written with dots at the top.</param>
internal sealed record LoadedSetting(string Key, MapEntry Entry, CassandraSetting? Known, bool IsDotted)
{
    private const string ClassName = "class_name";
    private const string Parameters = "parameters";

    /// <summary>Every name of a file. Names that only the filled-in template has are left out, and so is what stands below a name that is refused.</summary>
    internal static IEnumerable<LoadedSetting> Of(ConfigFile file, ProductVersion version)
        => Repo.IsReadable(file) ? In(file.Tree.Map, prefix: "", CassandraSettings.For(version), version) : [];

    private static IEnumerable<LoadedSetting> In(MapValue map, string prefix, CassandraSettings settings, ProductVersion version)
    {
        foreach (var entry in map.Entries.Where(entry => !Placeholder.IsIn(entry.Key)))
        {
            var key = prefix + entry.Key;
            var isDotted = entry.Key.IndexOf('.') > 0 && settings.FreeParentOf(key) is null;
            var known = Find(key, isDotted, settings, version);
            yield return new LoadedSetting(key, entry, known, isDotted);
            var below = (known?.Type, entry.Value) switch
            {
                (CassandraSettingType.Section, MapValue section) => In(section, key + ".", settings, version),
                (CassandraSettingType.Class, MapValue form) => OfClass(form, key + ".", known!),
                (CassandraSettingType.Class, ListValue { Items: { Count: 1 } items }) when items[0] is MapValue form && form.Entries.All(part => part.Key is not ClassName)
                    => OfClass(form, key + ".", known!),
                _ => [],
            };
            foreach (var nested in below)
            {
                yield return nested;
            }
        }
    }

    // A class has two names and no more; its parameters are its own.
    private static IEnumerable<LoadedSetting> OfClass(MapValue form, string prefix, CassandraSetting setting)
        => from part in form.Entries
           where !Placeholder.IsIn(part.Key) && part.Key is not (ClassName or Parameters)
           select new LoadedSetting(prefix + part.Key, part, Known: null, IsDotted: false);

    private static CassandraSetting? Find(string key, bool isDotted, CassandraSettings settings, ProductVersion version)
    {
        // 4.0 takes no nested name at the top.
        if (isDotted && !version.IsAtLeast(4, 1))
        {
            return null;
        }

        var found = settings.Find(key) ?? (IsPartOfClass(key) ? settings.FreeParentOf(key) : null);
        return found?.Since is { } since && version < since ? null : found;
    }

    private static bool IsPartOfClass(string key)
        => key.EndsWith("." + ClassName, StringComparison.Ordinal) || key.EndsWith("." + Parameters, StringComparison.Ordinal);
}
