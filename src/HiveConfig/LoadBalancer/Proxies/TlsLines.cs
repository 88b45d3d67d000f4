using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.LoadBalancer;

/// <summary>TLS between browsers and the balancers, and what it makes of the addresses that TheHive gives out.</summary>
internal static class TlsLines
{
    private static readonly string[] Old = ["SSLv3", "TLSv1.0", "TLSv1.1"];

    private static readonly string[] Forced = ["force-sslv3", "force-tlsv10", "force-tlsv11"];

    /// <summary>TLS at all, and no way around it.</summary>
    internal static IEnumerable<Violation> Missing(Repo repo)
    {
        var scheme = Scheme(repo);
        foreach (var proxies in TheHiveProxies.Of(repo))
        {
            foreach (var loop in RedirectLoops.In(proxies))
            {
                yield return loop;
            }

            var plain = Plain(proxies).ToList();

            // A bind line that was to be TLS and is not is a fault of its own.
            if (plain.Count == 0 || plain.Exists(open => IsMeantForTls(open.Bind)))
            {
                continue;
            }

            var (section, bind) = plain[0];
            if (HasTls(proxies))
            {
                foreach (var open in plain.Where(open => !open.Section.RedirectsToHttps()))
                {
                    yield return new Violation(proxies.File, open.Bind.Line.Span, $"'bind {open.Bind.Line.Words[1].Text}' of '{open.Section.Title()}' has no 'ssl' and nothing redirects from it to https") { Setting = open.Section.Key("bind") };
                }
            }
            else if (string.Equals(scheme?.Value, "https", StringComparison.Ordinal) ? section.RedirectsToHttps() : !(scheme is not null && repo.Inventory.IsComplete))
            {
                yield return new Violation(proxies.File, bind.Line.Span, $"'{section.Title()}' has no 'bind' with 'ssl crt': passwords and sessions cross the network in the clear") { Setting = section.Key("bind") };
            }
        }
    }

    /// <summary>Port 443 is encrypted, and well.</summary>
    internal static IEnumerable<Violation> Weak(Repo repo) => TheHiveProxies.Of(repo).SelectMany(proxies => OfBinds(proxies).Concat(OfServers(proxies)).Concat(OfGlobal(proxies)));

    /// <summary>application.baseUrl begins as the balancers answer.</summary>
    internal static IEnumerable<Violation> Schemes(Repo repo)
    {
        if (Scheme(repo) is not { } scheme)
        {
            yield break;
        }

        var isHttps = string.Equals(scheme.Value, "https", StringComparison.Ordinal);
        foreach (var proxies in TheHiveProxies.Of(repo).Where(proxies => proxies.Frontends.Count > 0).Take(1))
        {
            var plain = Plain(proxies).ToList();
            var isOpen = proxies.Frontends.Any(frontend => frontend.Mode() is not "http" || frontend.Binds.Count == 0 || frontend.Binds.Any(bind => bind.IsBehindAnother() || bind.Line.IsConditional));
            var wrong = isHttps
                ? !isOpen && plain.Count > 0 && !HasTls(proxies) && plain.TrueForAll(open => !open.Section.RedirectsToHttps() && !IsMeantForTls(open.Bind))
                : !isOpen && HasTls(proxies) && plain.TrueForAll(open => open.Section.RedirectsToHttps());
            if (wrong)
            {
                var bind = proxies.Frontends.SelectMany(frontend => frontend.Binds).First(found => isHttps || found.IsTls());
                yield return new Violation(scheme.Place, scheme.Span, $"'{ApplicationConf.BaseUrl.Name}' begins with '{scheme.Value}' but the balancers answer {(isHttps ? "without TLS" : "with TLS")}")
                {
                    Setting = ApplicationConf.BaseUrl.Name,
                    Related = [new RelatedPlace(proxies.File, bind.Line.Span, "the balancer answers here")],
                };
                yield break;
            }
        }

        // Where some nodes have it, that the others differ is a fault of its own.
        var secure = isHttps ? repo.Each(ApplicationConf.Kind, ApplicationConf.SessionSecure).ToList() : [];
        if (secure.TrueForAll(given => given.Value is not true))
        {
            foreach (var given in secure)
            {
                yield return new Violation(given.Place, given.Setting is null ? scheme.SpanIn(given.File) : given.Span, $"'{ApplicationConf.SessionSecure.Name}' is {(given.Setting is null ? "absent" : "'false'")} but '{ApplicationConf.BaseUrl.Name}' begins with 'https'")
                {
                    Setting = ApplicationConf.SessionSecure.Name,
                    Severity = Severity.Info,
                };
            }
        }
    }

    private static bool HasTls(TheHiveProxies proxies)
        => proxies.Frontends.Any(frontend => frontend.FindOwn("ssl-f-use") is not null || frontend.Binds.Any(bind => bind.IsTls() || bind.Line.IsConditional || !bind.Line.IsKnown) || frontend.Mode() is not "http");

    private static bool IsMeantForTls(HaproxyBind bind) => bind.Find("crt") is not null || bind.Addresses.Any(address => address.Port == 443);

    // The bind lines to which a browser may speak in the clear.
    private static IEnumerable<PlainBind> Plain(TheHiveProxies proxies)
        => from frontend in proxies.Frontends
           where string.Equals(frontend.Mode(), "http", StringComparison.Ordinal) && frontend.FindOwn("ssl-f-use") is null
           from bind in frontend.Binds
           where bind.Line.IsKnown && !bind.Line.IsConditional && !bind.IsTls() && !bind.IsBehindAnother()
           select new PlainBind(frontend, bind);

    private static IEnumerable<Violation> OfBinds(TheHiveProxies proxies)
    {
        foreach (var (section, bind) in Plain(proxies))
        {
            if (bind.Addresses.FirstOrDefault(address => address.Port == 443) is { } on443)
            {
                yield return At(section, on443.PortSpan, $"'bind {bind.Line.Words[1].Text}' of '{section.Title()}' has no 'ssl'", severity: null);
            }
            else if (bind.Find("crt") is { } certificate)
            {
                yield return At(section, certificate.Span, $"'bind {bind.Line.Words[1].Text}' of '{section.Title()}' has 'crt' without 'ssl', so it is not encrypted", severity: null);
            }
        }

        foreach (var section in proxies.Frontends)
        {
            foreach (var bind in section.Binds.Where(bind => bind.IsTls() && !bind.Line.IsConditional))
            {
                foreach (var parameter in bind.Parameters.Where(IsOld))
                {
                    yield return At(section, parameter.Span, $"'bind {bind.Line.Words[1].Text}' of '{section.Title()}' takes '{parameter.Value?.Text ?? parameter.Key.Text}', expected TLS 1.2 or later", Severity.Warning);
                }
            }
        }

        Violation At(HaproxySection section, Span span, string message, Severity? severity) => new(proxies.File, span, message) { Setting = section.Key("bind"), Severity = severity };
    }

    private static IEnumerable<Violation> OfServers(TheHiveProxies proxies)
        => from backend in proxies.Backends
           from server in backend.Servers
           where server.Has("ssl") && HaproxyParameter.Last(server.Parameters, "verify") is { Value.Text: "none" }
           select new Violation(proxies.File, server.Find("verify")!.Span, $"server '{server.Name.Text}' of '{backend.Title()}' is reached by TLS with 'verify none': anybody may answer in its place")
           {
               Setting = backend.Key("verify"),
               Severity = Severity.Warning,
           };

    private static IEnumerable<Violation> OfGlobal(TheHiveProxies proxies)
        => from section in proxies.Document.Of("global")
           where proxies.Frontends.Any(frontend => frontend.Binds.Any(bind => bind.IsTls()))
           from line in section.All("ssl-default-bind-options")
           let old = line.After("ssl-min-ver") is { } version && Array.IndexOf(Old, version.Text) >= 0 ? version : line.Words.FirstOrDefault(word => Array.IndexOf(Forced, word.Text) >= 0)
           where old is not null
           select new Violation(proxies.File, old.Span, $"'ssl-default-bind-options' takes '{old.Text}', expected TLS 1.2 or later") { Setting = "global.ssl-default-bind-options", Severity = Severity.Warning };

    private static bool IsOld(HaproxyParameter parameter)
        => Array.IndexOf(Forced, parameter.Key.Text) >= 0 || (parameter.Key.Is("ssl-min-ver") && parameter.Value is { } version && Array.IndexOf(Old, version.Text) >= 0);

    // What all application.conf files that say one agree on.
    private static BaseScheme? Scheme(Repo repo)
    {
        var given = repo.Each(ApplicationConf.Kind, ApplicationConf.BaseUrl).Where(url => url.Setting is not null).ToList();
        var schemes = given.Select(url => url.Value!.IndexOf("://", StringComparison.Ordinal) is > 0 and var end ? url.Value!.Substring(0, end).ToLowerInvariant() : "").Distinct(StringComparer.Ordinal).ToList();
        return schemes.Count == 1 && schemes[0] is "http" or "https" ? new BaseScheme(schemes[0], given) : null;
    }

    private sealed record PlainBind(HaproxySection Section, HaproxyBind Bind);

    private sealed record BaseScheme(string Value, IReadOnlyList<Given<string>> Given)
    {
        internal ConfigFile Place => Given[0].Place;

        internal Span Span => Given[0].Span;

        // The base URL of a file, to which an absent setting points.
        internal Span SpanIn(ConfigFile file) => Given.FirstOrDefault(given => ReferenceEquals(given.Place, file))?.Span ?? Span.Start;
    }
}
