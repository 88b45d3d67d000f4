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
