using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>One setting of an elasticsearch.yml beside what the catalogue has of it.</summary>
/// <param name="File">The file.</param>
/// <param name="Setting">The setting.</param>
/// <param name="Key">Its key without 'force.', which Elasticsearch takes off.</param>
/// <param name="Known">The setting or family of that key; null when nothing is known of it.</param>
internal sealed record FileSetting(ConfigFile File, Setting Setting, string Key, ElasticsearchSetting? Known)
{
    private const string Forced = "force.";

    // No key of Elasticsearch has any of these; what somebody has yet to fill in has.
    private static readonly char[] Markup = ['{', '$', '<', '(', TemplateMask.Mark];

    internal bool StandsInFiles => Known is { Scope: ElasticsearchScope.Static or ElasticsearchScope.Dynamic };

    internal Violation AtKey(string message) => new(File, Setting.KeySpan, message) { Setting = Setting.Key };

    /// <summary>Every setting that has a value and a key of its own: an empty one is as good as none, and markup may become anything.</summary>
    internal static IReadOnlyList<FileSetting> In(Repo repo) => All.Of(repo);

    private static readonly Question<IReadOnlyList<FileSetting>> All = new(repo => [.. Find(repo)]);

    private static IEnumerable<FileSetting> Find(Repo repo)
        => from file in repo.Of(ElasticsearchYml.Kind)
           where Repo.IsReadable(file)
           from setting in file.Tree.Settings
           where setting.Key.IndexOfAny(Markup) < 0 && setting.Value is not (MapValue or ScalarValue { IsNull: true } or ScalarValue { Text: "" })
           let key = setting.Key.StartsWith(Forced, StringComparison.Ordinal) ? setting.Key.Substring(Forced.Length) : setting.Key
           select new FileSetting(file, setting, key, ElasticsearchSettings.Find(key));
}

/// <summary>Whether Elasticsearch knows the settings of a file. It does not start with one that it does not know.</summary>
internal static class KnownSettings
{
    private const string IndexLevel = "index.";

    // What was meant takes time to find: where so many are unknown the file is another product's.
    private const int MostGuesses = 1000;

    internal static IEnumerable<Violation> Unknown(Repo repo)
    {
        var version = repo.Targets.Elasticsearch;
        var lost = new HashSet<KeyPlace>(EmptyValues.LostChildren(repo));
        var unknown = new List<UnknownSetting>();
        foreach (var setting in FileSetting.In(repo).Where(setting => !ThreadPools.Owns(setting.Key)))
        {
            if (setting.Known is null && !IsOfIndex(setting) && !lost.Contains(new KeyPlace(setting.File, setting.Setting.KeySpan)) && !IsFilledIn(setting))
            {
                unknown.Add(new UnknownSetting(setting, unknown.Count < MostGuesses ? ElasticsearchSettings.NearestTo(setting.Key, version) : null));
            }
            else if (setting.StandsInFiles && !IsRemoved(setting, version) && setting.Known!.In(version) == ElasticsearchKnowledge.Refused)
            {
                yield return setting.AtKey($"'{setting.Key}' is no setting of Elasticsearch {version}, expected a later version" + (setting.Known.Since is { } since ? $": it came with {since}" : ""));
            }
        }

        // A misspelt section is one fault, however much stands in it.
        foreach (var same in unknown.GroupBy(setting => setting.Place, StringComparer.Ordinal))
        {
            var first = same.First();
            yield return Unknown(first, version) with { Related = [.. same.Skip(1).Select(other => new RelatedPlace(other.Setting.File, other.Setting.Setting.KeySpan, Wording.AlsoHere))] };
        }
    }

    /// <summary>Whether a file has an unknown setting that is a slip of this one.</summary>
    internal static bool IsMisspelt(Repo repo, ConfigFile file, string key)
        => UnknownByFile.Of(repo)[file].Any(setting => Nearest.IsSlip(setting.Key, key));

    private static readonly Question<ILookup<ConfigFile, FileSetting>> UnknownByFile = new(repo => FileSetting.In(repo).Where(setting => setting.Known is null).ToLookup(setting => setting.File));

    internal static IEnumerable<Violation> Removed(Repo repo)
    {
        var version = repo.Targets.Elasticsearch;
        return from setting in FileSetting.In(repo)
               where setting.StandsInFiles && IsRemoved(setting, version)
               select setting.AtKey($"'{setting.Key}' is gone since Elasticsearch {setting.Known!.Removed}, expected " + (setting.Known.NewName is { } name ? $"'{name}'" : "it to be left out"));
    }

    internal static IEnumerable<Violation> OfIndex(Repo repo)
        => from setting in FileSetting.In(repo)
           where IsOfIndex(setting)
           select setting.AtKey($"'{setting.Key}' is a setting of an index, expected it in an index template or in the settings of the index");

    internal static IEnumerable<Violation> OfKeystore(Repo repo)
        => from setting in FileSetting.In(repo)
           where setting.Known is { Scope: ElasticsearchScope.Keystore }
           select setting.AtKey($"'{setting.Key}' stands in the file, expected it in the keystore of the node") with { IsSecret = true };

    private static Violation Unknown(UnknownSetting unknown, ProductVersion version)
    {
        var (setting, nearest) = (unknown.Setting, unknown.Nearest);

        // Of 8 and 9 not every setting has been looked up, and a plug-in may bring its own: only what is a slip of a known one is surely wrong.
        return setting.AtKey($"unknown setting {Wording.Quote(setting.Key)}" + (nearest is null ? "" : $"; did you mean '{nearest}'?")) with
        {
            Meant = nearest,
            Severity = version.Major < 8 || (nearest is not null && Nearest.IsSlip(setting.Key, nearest)) || ElasticsearchSettings.IsNoName(setting.Key) ? Severity.Error : Severity.Warning,
        };
    }

    // A section of which an expression brings what stands in it.
    private static bool IsFilledIn(FileSetting setting) => setting.Setting.Value is UnknownValue && ElasticsearchSettings.IsSection(setting.Key);

    private static bool IsOfIndex(FileSetting setting)
        => setting.Known is { Scope: ElasticsearchScope.Index } || (setting.Known is null && setting.Key.StartsWith(IndexLevel, StringComparison.Ordinal));

    private static bool IsRemoved(FileSetting setting, ProductVersion version) => setting.Known?.Removed is { } removed && version.IsAtLeast(removed);

    private sealed record UnknownSetting(FileSetting Setting, string? Nearest)
    {
        /// <summary>One text for all settings of a section whose name alone is misspelt.</summary>
        internal string Place { get; } = Setting.File.Path + "\n" + (Section(Setting.Key.Split('.'), Nearest?.Split('.')) ?? Setting.Setting.KeySpan.ToString());

        // The names up to the one that differs; null when that is the last, or not the only one.
        private static string? Section(string[] names, string[]? meant)
        {
            var differing = -1;
            for (var i = 0; meant?.Length == names.Length && i < names.Length; i++)
            {
                if (!string.Equals(names[i], meant[i], StringComparison.Ordinal))
                {
                    differing = differing < 0 ? i : names.Length;
                }
            }

            return differing >= 0 && differing < names.Length - 1 ? string.Join(".", names.Take(differing + 1)) : null;
        }
    }
}
