using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>The timeouts of TheHive's sections.</summary>
internal static class HaproxyTimeouts
{
    private const long Second = 1000;

    /// <summary>The three without which HAProxy itself warns.</summary>
    internal static IEnumerable<Violation> Missing(Repo repo)
        => from proxies in TheHiveProxies.Of(repo)
           from section in proxies.Sections
           let missing = Needed(section).Where(name => section.Find("timeout", name) is null).ToList()
           where missing.Count > 0
           select new Violation(proxies.File, section.Header.Span, $"'{section.Title()}' has no {string.Join(" and no ", missing.Select(name => $"'timeout {name}'"))}, here or in 'defaults'")
           {
               Setting = section.Key("timeout " + missing[0]),
           };

    /// <summary>No time that was surely meant in another unit.</summary>
    internal static IEnumerable<Violation> Units(Repo repo)
        => from proxies in TheHiveProxies.Of(repo)
           from line in proxies.Sections.SelectMany(section => section.AllInherited("timeout")).Distinct()
           where Wrong(line) is not null
           select new Violation(proxies.File, line.Words[2].Span, Wrong(line)!)
           {
               Setting = "timeout " + line.Words[1].Text,
               Severity = CutsAnswers(proxies, line) ? Severity.Error : null,
           };

    /// <summary>Whether a timeout line has such a time.</summary>
    internal static bool IsWrong(HaproxyLine line) => Wrong(line) is not null;

    /// <summary>The time of a line in milliseconds; null when it is unknown.</summary>
    internal static long? Of(HaproxyLine? line)
        => line is { IsConditional: false } && line.At(2) is { IsKnown: true } value ? HaproxyTime.Milliseconds(value.Text) : null;

    // No answer of TheHive, least of all to a poll, comes within that.
    private static bool CutsAnswers(TheHiveProxies proxies, HaproxyLine line)
        => proxies.Backends.Any(backend => ReferenceEquals(backend.Find("timeout", "server"), line) && !(backend.Mode() is "tcp" && backend.Find("timeout", "tunnel") is not null));

    private static string? Wrong(HaproxyLine line)
    {
        if (Of(line) is not { } time || time >= Second || time == 0)
        {
            return null;
        }

        var value = line.Words[2].Text;
        return value.All(char.IsDigit) ? $"'timeout {line.Words[1].Text}' is '{value}' without a unit, which means milliseconds"
            : line.Words[1].Text is "server" or "client" ? $"'timeout {line.Words[1].Text}' is '{value}', expected at least one second"
            : null;
    }

    private static IEnumerable<string> Needed(HaproxySection section)
        => section.Keyword.Text switch
        {
            "frontend" => ["client"],
            "backend" => ["connect", "server"],
            _ => ["client", "connect", "server"],
        };
}
