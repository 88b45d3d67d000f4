using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>How HAProxy asks the servers of a backend whether they are well.</summary>
/// <param name="Option">The line <c>option httpchk</c>; null when there is none.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path without its query; null when it is unknown.</param>
/// <param name="Place">The word that gives the path, else the line.</param>
internal sealed record HealthCheck(HaproxyLine? Option, string Method, string? Path, Span Place)
{
    private const string CortexPath = "/api/status";

    private static readonly string[] StatusPaths = ["/api/v1/status/public", CortexPath];

    /// <summary>Whether it asks in HTTP/1.1.</summary>
    internal bool IsHttp11 { get; private init; }

    /// <summary>Whether it names a host.</summary>
    internal bool HasHost { get; private init; }

    /// <summary>The lines that say which answer is a good one.</summary>
    internal IReadOnlyList<HaproxyLine> Expects { get; private init; } = [];

    /// <summary>Whether the path is one at which TheHive tells its status to everybody.</summary>
    internal bool IsOfTheHive => Path is { } path && Array.Exists(StatusPaths, status => path.EndsWith(status, StringComparison.Ordinal));

    /// <summary>Whether Cortex tells its status at that path too.</summary>
    internal bool MayBeOfCortex => Path is { } path && path.EndsWith(CortexPath, StringComparison.Ordinal);

    /// <summary>The path below which TheHive answers, when the check is right; null when it asks for something else.</summary>
    internal string? Context => Array.Find(StatusPaths, status => Path is { } path && path.EndsWith(status, StringComparison.Ordinal)) is { } found
        ? Path!.Substring(0, Path.Length - found.Length)
        : null;

    internal static HealthCheck Of(HaproxySection section)
    {
        if (section.Find("option", "httpchk") is not { IsNegated: false } option)
        {
            return new HealthCheck(Option: null, "", Path: null, section.Header.Span);
        }

        var rules = Rules(section);
        var sends = rules.Where(line => line.At(1) is { Text: "send" }).ToList();

        // option httpchk [<method>] <uri> [<version>]
        var words = option.Words.Skip(2).ToList();
        var method = words.Count > 1 ? words[0] : null;
        var path = words.Count > 1 ? words[1] : words.Count == 1 ? words[0] : null;
        var version = words.Count > 2 ? string.Join(" ", words.Skip(2)) : "";
        var hasHost = version.IndexOf("host", StringComparison.OrdinalIgnoreCase) >= 0;
        if (sends.Count == 1)
        {
            var send = sends[0];
            method = send.After("meth") ?? method;
            path = send.After("uri") ?? send.After("uri-lf") ?? path;
            version = send.After("ver")?.Text ?? version;
            hasHost |= Headers(send).Any(name => string.Equals(name, "host", StringComparison.OrdinalIgnoreCase));
        }

        var isKnown = sends.Count <= 1 && path is null or { IsKnown: true } && !(sends.Count == 1 && sends[0].Has("uri-lf"));
        return new HealthCheck(option, method?.Text ?? "OPTIONS", isKnown ? WithoutQuery(path?.Text ?? "/") : null, path?.Span ?? option.Span)
        {
            IsHttp11 = sends.Count <= 1 && version.StartsWith("HTTP/1.1", StringComparison.OrdinalIgnoreCase),
            HasHost = hasHost,
            Expects = [.. rules.Where(line => line.At(1) is { Text: "expect" })],
        };
    }

    // The rules of a section hide those of its defaults.
    private static List<HaproxyLine> Rules(HaproxySection section)
    {
        for (HaproxySection? at = section; at is not null; at = at.Defaults)
        {
            if (at.All("http-check").ToList() is { Count: > 0 } own)
            {
                return own;
            }
        }

        return [];
    }

    private static IEnumerable<string> Headers(HaproxyLine send)
    {
        for (var i = 2; i + 1 < send.Words.Count; i++)
        {
            if (send.Words[i].Is("hdr"))
            {
                yield return send.Words[i + 1].Text;
            }
        }
    }

    private static string WithoutQuery(string path) => path.IndexOf('?') is >= 0 and var query ? path.Substring(0, query) : path;
}
