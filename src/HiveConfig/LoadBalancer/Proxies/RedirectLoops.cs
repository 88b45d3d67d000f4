using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>Redirects to https of requests that came by https: no browser ever reaches TheHive.</summary>
internal static class RedirectLoops
{
    internal static IEnumerable<Violation> In(TheHiveProxies proxies)
    {
        // Two ports of one name may lead from one to the other; only where every way is such a redirect does none lead to TheHive.
        var encrypted = proxies.Frontends.Where(frontend => frontend.Binds.Any(bind => bind.IsTls() && !bind.Line.IsConditional && bind.Line.IsKnown)).ToList();
        var found = encrypted.ConvertAll(frontend => new { Section = frontend, Line = LoopIn(frontend) });
        return from loop in found
               let line = loop.Line
               where line is not null && (line.Has("scheme") || found.TrueForAll(other => other.Line is not null))
               select new Violation(proxies.File, line.Span, $"'{loop.Section.Title()}' redirects requests that came by https to https again, expected 'unless {{ ssl_fc }}': browsers go round in circles")
               {
                   Setting = loop.Section.Key("redirect"),
                   Severity = Severity.Error,
                   Fix = "End the line with 'unless { ssl_fc }'.",
               };
    }

    private static HaproxyLine? LoopIn(HaproxySection section)
    {
        if (!string.Equals(section.Mode(), "http", StringComparison.Ordinal))
        {
            return null;
        }

        var rules = section.Lines.Where(line => line.Keyword.Is("http-request") || line.Keyword.Is("redirect")).ToList();
        var at = rules.FindIndex(IsLoop);

        // What is let through before it is not redirected.
        return at < 0 || rules.Take(at).Any(line => !line.IsKnown || line.IsConditional || line.At(1) is { Text: "allow" }) ? null : rules[at];
    }

    private static bool IsLoop(HaproxyLine line)
    {
        if (!line.IsKnown || line.IsConditional || line.Prefix is not null || (line.Keyword.Is("http-request") && line.At(1) is not { Text: "redirect" }) || !LeadsToHttps(line))
        {
            return false;
        }

        var at = line.Words.ToList().FindIndex(word => word.Text is "if" or "unless");
        if (at < 0)
        {
            return true;
        }

        var condition = string.Join(" ", line.Words.Skip(at).Select(word => word.Text));
        return condition is "if { ssl_fc }" or "unless !{ ssl_fc }" or "if { ssl_fc 1 }" or "if { dst_port 443 }";
    }

    private static bool LeadsToHttps(HaproxyLine line)
        => line.After("scheme") is { Text: "https" } || line.After("prefix") is { } prefix && prefix.Text.StartsWith("https://", StringComparison.Ordinal);
}
