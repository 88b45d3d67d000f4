using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.LoadBalancer;

/// <summary>That HAProxy asks TheHive itself, in a way that TheHive answers.</summary>
internal static class HealthCheckLines
{
    /// <summary>A check by HTTP on every server.</summary>
    internal static IEnumerable<Violation> Asked(Repo repo)
        => from proxies in TheHiveProxies.Of(repo)
           from backend in proxies.Backends
           where string.Equals(backend.Mode(), "http", StringComparison.Ordinal) && backend.Servers.Count > 0
           from violation in Option(proxies, backend).Concat(Unchecked(proxies, backend))
           select violation;

    /// <summary>The path that is asked lies below TheHive's context.</summary>
    internal static IEnumerable<Violation> BelowContext(Repo repo)
    {
        var contexts = repo.Each(ApplicationConf.Kind, ApplicationConf.Context).ToList();
        var paths = contexts.Select(given => (given.Value ?? "/").TrimEnd('/')).Distinct(StringComparer.Ordinal).ToList();
        return paths.Count != 1 ? [] :
            from proxies in TheHiveProxies.Of(repo)
            from backend in proxies.Backends
            let check = HealthCheck.Of(backend)
            where check.Option is { IsConditional: false } && check.Context is { } context && !string.Equals(context, paths[0], StringComparison.Ordinal)
            select new Violation(proxies.File, check.Place, $"the check of '{backend.Title()}' asks for '{check.Path}', expected a path below '{(paths[0].Length == 0 ? "/" : paths[0])}', TheHive's 'play.http.context'")
            {
                Setting = backend.Key("option httpchk"),
                Related = contexts[0].Setting is null ? [] : [new RelatedPlace(contexts[0].Place, contexts[0].Span, Wording.GivenHere)],
            };
    }

    private static IEnumerable<Violation> Option(TheHiveProxies proxies, HaproxySection backend)
    {
        var check = HealthCheck.Of(backend);
        if (check.Option is not { } option)
        {
            return [At(backend.Header.Span, $"'{backend.Title()}' has no 'option httpchk': an open port counts as health")];
        }

        if (option.IsConditional || check.Path is null)
        {
            return [];
        }

        if (!(check.Method.ToUpperInvariant() is "GET" or "HEAD"))
        {
            return [At(check.Place, $"the check of '{backend.Title()}' sends '{check.Method}', expected 'GET'")];
        }

        if (!check.IsOfTheHive)
        {
            return [At(check.Place, $"the check of '{backend.Title()}' asks for '{check.Path}', expected '/api/v1/status/public' or '/api/status'")];
        }

        if (check.IsHttp11 && !check.HasHost)
        {
            return [At(check.Place, $"the check of '{backend.Title()}' speaks HTTP/1.1 without a 'Host' header")];
        }

        return from expect in check.Expects
               where !expect.Has("!") && expect.After("status") is { IsKnown: true } status && !Includes200(status.Text)
               select At(expect.Span, $"the check of '{backend.Title()}' expects status '{expect.After("status")!.Text}', but a healthy TheHive answers '200'");

        Violation At(Span place, string message) => new(proxies.File, place, message) { Setting = backend.Key("option httpchk") };
    }

    private static IEnumerable<Violation> Unchecked(TheHiveProxies proxies, HaproxySection backend)
    {
        var servers = backend.Servers.Where(server => server.Line.IsKnown && !server.Has("check") && server.Find("track") is null && !server.Has("disabled")).ToList();
        return servers.Count == 0 ? [] :
        [
            new Violation(proxies.File, servers[0].Line.Span, $"server {string.Join(", ", servers.Select(server => Wording.Quote(server.Name.Text)))} of '{backend.Title()}' has no 'check'")
            {
                Setting = backend.Key("check"),
                Related = [.. servers.Skip(1).Select(server => new RelatedPlace(proxies.File, server.Line.Span, Wording.AlsoHere))],
            },
        ];
    }

    // 200, 200-399, 200,204
    private static bool Includes200(string statuses)
        => statuses.Split(',').Any(part =>
        {
            var ends = part.Split('-');
            return !int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var least)
                || !int.TryParse(ends[ends.Length - 1], NumberStyles.None, CultureInfo.InvariantCulture, out var most)
                || (least <= 200 && most >= 200);
        });
}
