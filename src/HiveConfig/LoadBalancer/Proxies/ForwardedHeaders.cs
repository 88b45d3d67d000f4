using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>The headers by which TheHive learns who asks, and whether by https.</summary>
internal static class ForwardedHeaders
{
    internal static IEnumerable<Violation> Missing(Repo repo)
    {
        foreach (var proxies in TheHiveProxies.Of(repo))
        {
            foreach (var frontend in proxies.Frontends.Where(frontend => string.Equals(frontend.Mode(), "http", StringComparison.Ordinal)))
            {
                var backends = proxies.BackendsOf(frontend).ToList();
                var missing = new List<string>();
                if (!Everywhere(frontend, backends, section => section.HasOption("forwardfor") || section.HasOption("forwarded") || Sets(section, "X-Forwarded-For")))
                {
                    missing.Add("'option forwardfor'");
                }

                // Without TLS the scheme is http, which TheHive takes it for anyway.
                if (frontend.Binds.Any(bind => bind.IsTls()) && !Everywhere(frontend, backends, section => section.HasOption("forwarded") || Sets(section, "X-Forwarded-Proto")))
                {
                    missing.Add("'http-request set-header X-Forwarded-Proto'");
                }

                if (missing.Count > 0)
                {
                    yield return new Violation(proxies.File, frontend.Header.Span, $"'{frontend.Title()}' has no {string.Join(" and no ", missing)}") { Setting = frontend.Key("forwarded") };
                }
            }
        }
    }

    private static bool Everywhere(HaproxySection frontend, List<HaproxySection> backends, Func<HaproxySection, bool> test) => test(frontend) || backends.TrueForAll(backend => test(backend));

    private static bool Sets(HaproxySection section, string header)
        => section.AllInherited("http-request").Any(line => line.At(1) is { Text: "set-header" or "add-header" } && string.Equals(line.At(2)?.Text, header, StringComparison.OrdinalIgnoreCase));
}
