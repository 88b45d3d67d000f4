using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.LoadBalancer;

/// <summary>TheHive's long polls through HAProxy.</summary>
internal static class LongPolls
{
    // stream.longPolling.refresh of a TheHive that does not say otherwise.
    private const double Usual = 60_000;

    // Of a number without a unit: less is seconds that were meant.
    private const double Least = 1000;

    /// <summary>Times of TheHive that are none, or that lack their unit.</summary>
    internal static IEnumerable<Violation> Forms(Repo repo)
        => from same in repo.Each(ApplicationConf.Kind, ApplicationConf.LongPollingRefresh)
               .Where(given => given.Setting is not null && given.Value!.Trim().Length > 0 && (HoconTime.Milliseconds(given.Value) is { } time ? IsBare(given.Value) && time < Least : !IsOfScala(given.Value)))
               .GroupBy(given => given.Value, StringComparer.Ordinal)
           let first = same.First()
           let isBare = IsBare(same.Key!)
           select new Violation(first.Place, first.Span, Wording.Wrong(first.Setting!.Key, same.Key, isBare ? $"a unit, '{same.Key!.Trim()}s': without one it is milliseconds" : "a time such as '45s'"))
           {
               Setting = first.Setting.Key,
               Severity = isBare ? Severity.Warning : null,
               Fix = "Write a number and its unit: '45s', '1 minute'.",
               Related = [.. same.Skip(1).Select(again => new RelatedPlace(again.Place, again.Span, Wording.AlsoHere))],
           };

    private static bool IsBare(string text) => text.Trim() is var trimmed && TextScan.Digits(trimmed) == trimmed.Length;

    // Scala knows a few words more than HOCON.
    private static bool IsOfScala(string text)
        => text.Trim() is var trimmed && TextScan.Digits(trimmed, orPoints: true) is > 0 and var digits && trimmed.Substring(digits).Trim() is "min" or "mins" or "sec" or "secs" or "hr" or "hrs";

    internal static IEnumerable<Violation> Cut(Repo repo)
    {
        var files = repo.Of(ApplicationConf.Kind).ToList();
        var given = repo.Each(ApplicationConf.Kind, ApplicationConf.LongPollingRefresh).ToList();
        if (given.Count < files.Count)
        {
            yield break;
        }

        // A time that is unknown may be the longest.
        var setting = given.FirstOrDefault();
        foreach (var other in given)
        {
            setting = (TimeOf(other) ?? double.MaxValue) > (TimeOf(setting) ?? double.MaxValue) ? other : setting;
        }

        var longest = TimeOf(setting);
        foreach (var proxies in TheHiveProxies.Of(repo))
        {
            foreach (var backend in proxies.Backends)
            {
                var line = (backend.Mode() is "tcp" ? backend.Find("timeout", "tunnel") : null) ?? backend.Find("timeout", "server");
                if (longest is { } poll && HaproxyTimeouts.Of(line) is { } time and > 0 && time <= poll && !HaproxyTimeouts.IsWrong(line!))
                {
                    yield return new Violation(proxies.File, line!.Words[2].Span, $"'timeout {line.Words[1].Text}' is '{line.Words[2].Text}' for '{backend.Title()}', expected more than {(setting?.Setting is null ? "" : $"'{setting.Value}', ")}the {(poll / 1000).ToString("0.###", CultureInfo.InvariantCulture)} seconds of '{ApplicationConf.LongPollingRefresh.Name}'")
                    {
                        Setting = "timeout " + line.Words[1].Text,

                        // Without TheHive's files only its default is known.
                        Severity = files.Count == 0 ? Severity.Warning : null,
                        Related = setting?.Setting is null ? [] : [new RelatedPlace(setting.Place, setting.Span, Wording.GivenHere)],
                    };
                }
            }
        }
    }

    private static double? TimeOf(Given<string>? given) => given?.Value is null ? Usual : HoconTime.Milliseconds(given.Value);
}
