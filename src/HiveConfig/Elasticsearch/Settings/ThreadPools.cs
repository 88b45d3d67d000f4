using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Elasticsearch;

/// <summary>thread_pool.*: which pools there are, how large they may be, how long their queues.</summary>
internal static class ThreadPools
{
    private const string Prefix = "thread_pool.";
    private const string QueueSize = ".queue_size";
    private const long Huge = 10_000;

    // What was meant takes time to find.
    private const int MostGuesses = 1000;

    /// <summary>Whether a key is judged here and not with the other settings.</summary>
    internal static bool Owns(string key) => key.StartsWith(Prefix, StringComparison.Ordinal);

    internal static IEnumerable<Violation> Legal(Repo repo)
    {
        var version = repo.Targets.Elasticsearch;
        var told = 0;
        foreach (var setting in FileSetting.In(repo).Where(setting => Owns(setting.Key)))
        {
            if (setting.Known is null)
            {
                yield return Unknown(setting, version, mayGuess: ++told <= MostGuesses);
            }
            else if (setting.Known.In(version) == ElasticsearchKnowledge.Refused)
            {
                // One that is gone is the matter of another rule.
                if (setting.Known.Removed is null)
                {
                    yield return setting.AtKey($"'{setting.Key}' is no setting of Elasticsearch {version}, expected a later version");
                }
            }
            else if (SettingValues.ViolationOf(setting, version) is { } wrong)
            {
                yield return wrong;
            }
            else if (version.Major < 8 && setting.Key is Prefix + "search" + QueueSize && NumberOf(setting) == -1)
            {
                yield return new Violation(setting.File, setting.Setting.Span, $"'{setting.Key}' is '-1', expected a positive number: 7.17 builds no search pool without a bound")
                {
                    Setting = setting.Setting.Key,
                };
            }
        }
    }

    internal static IEnumerable<Violation> HugeQueues(Repo repo)
        => from setting in FileSetting.In(repo)
           where Owns(setting.Key) && setting.Key.EndsWith(QueueSize, StringComparison.Ordinal) && setting.Known is not null && NumberOf(setting) >= Huge
           select new Violation(setting.File, setting.Setting.Span, Wording.Wrong(setting.Setting.Key, Read.Text(setting.Setting.Value), $"less than {Huge}")) { Setting = setting.Setting.Key };

    private static Violation Unknown(FileSetting setting, ProductVersion version, bool mayGuess)
    {
        var pool = setting.Key.Substring(Prefix.Length).Split('.')[0];
        var hint = pool is "bulk" or "index" ? Prefix + "write" + setting.Key.Substring(Prefix.Length + pool.Length) : mayGuess ? ElasticsearchSettings.NearestTo(setting.Key, version) : null;
        return setting.AtKey($"unknown setting {Wording.Quote(setting.Key)}" + (hint is null ? "" : $"; did you mean '{hint}'?")) with
        {
            Severity = hint is not null || version.Major < 8 ? Severity.Error : Severity.Warning,
        };
    }

    private static long? NumberOf(FileSetting setting)
        => long.TryParse(Read.Text(setting.Setting.Value), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
