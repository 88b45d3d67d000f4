using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>What TheHive's backends need not have, and had better have.</summary>
internal static class BackendHabits
{
    /// <summary>No stickiness.</summary>
    internal static IEnumerable<Violation> Sticky(Repo repo)
        => from proxies in TheHiveProxies.Of(repo)
           from backend in proxies.Backends
           let line = backend.AllInherited("cookie").Concat(backend.AllInherited("stick")).FirstOrDefault(line => !line.IsConditional && !line.IsNegated)
           where line is not null
           select new Violation(proxies.File, line.Span, $"'{backend.Title()}' keeps each client on one server, which TheHive does not need") { Setting = backend.Key(line.Keyword.Text) };

    /// <summary>A request that a dead server did not take goes to another.</summary>
    internal static IEnumerable<Violation> Redispatch(Repo repo)
        => from proxies in TheHiveProxies.Of(repo)
           from backend in proxies.Backends
           where string.Equals(backend.Mode(), "http", StringComparison.Ordinal) && backend.Servers.Count > 1
           let none = backend.Find("retries") is { } line && line.At(1) is { Text: "0" } ? line : null
           where none is not null || !backend.HasOption("redispatch")
           select new Violation(proxies.File, none?.Span ?? backend.Header.Span, none is null ? $"'{backend.Title()}' has no 'option redispatch'" : $"'retries' is '0' for '{backend.Title()}'")
           {
               Setting = backend.Key("option redispatch"),
           };

    /// <summary>Nobody but HAProxy reads the private key, as far as the manifest says.</summary>
    internal static IEnumerable<Violation> KeyFiles(Repo repo)
    {
        var files = repo.Files.Where(ManifestFacts.IsOne).SelectMany(file => ManifestFiles.Of(file.AsWritten) ?? []).ToList();
        return from proxies in TheHiveProxies.Of(repo)
               from section in proxies.Frontends
               from bind in section.Binds
               from certificate in bind.Parameters.Where(parameter => parameter.Key.Is("crt"))
               let path = certificate.Value
               where path is { IsKnown: true }
               let access = files.Find(file => string.Equals(file.InstalledPath, path.Text, StringComparison.Ordinal) && (proxies.File.Node is null || string.Equals(file.Node, proxies.File.Node, StringComparison.Ordinal)))?.Access
               where access is not null && (!(access.Owner is "root" or "haproxy") || access.Mode.Length < 3 || !access.Mode.EndsWith("00", StringComparison.Ordinal))
               select new Violation(proxies.File, path.Span, $"'{path.Text}' is installed as {access.Owner}:{access.Group} {access.Mode}, expected root 0600: it holds the private key") { Setting = section.Key("crt") };
    }
}
