using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>How the sections of an haproxy.cfg fit together: modes, names of backends, names of servers.</summary>
internal static class HaproxySectionChecks
{
    private static readonly string[] Answers = ["redirect", "return", "deny", "tarpit", "use-service", "reject", "auth", "silent-drop"];

    /// <summary>mode http where requests reach TheHive, and one mode on both sides.</summary>
    internal static IEnumerable<Violation> Modes(Repo repo)
        => TheHiveProxies.Of(repo).SelectMany(proxies => Mismatches(proxies) is { Count: > 0 } mismatches ? mismatches : Tcp(proxies));

    /// <summary>Every backend and other section that is named exists, and TheHive's frontend and backend have something behind them.</summary>
    internal static IEnumerable<Violation> Backends(Repo repo)
        => TheHiveProxies.Of(repo).SelectMany(proxies => (Missing(proxies) is { Count: > 0 } missing ? missing : Empty(proxies)).Concat(proxies.File.HasBranches() ? [] : HaproxyNames.Missing(proxies.File, proxies.Document)));

    /// <summary>No name of a server twice in a section.</summary>
    internal static IEnumerable<Violation> ServerNames(Repo repo)
        => from file in repo.Of(HaproxyCfg.Kind)
           where Repo.IsReadable(file) && !file.HasBranches()
           from section in ((HaproxyDocument)file.Document).Sections
           where section.IsBackend
           from same in section.Servers
               .Where(server => server.Line.Keyword.Is("server") && server.Name.IsKnown && !server.Line.IsConditional)
               .GroupBy(server => server.Name.Text, StringComparer.Ordinal)
           from again in same.Skip(1)
           select new Violation(file, again.Name.Span, $"there is already a server '{same.Key}' in '{section.Title()}'")
           {
               Setting = section.Key("server " + same.Key),
               Related = [new RelatedPlace(file, same.First().Name.Span, Wording.GivenBefore)],
           };

    private static List<Violation> Mismatches(TheHiveProxies proxies)
        => [.. from link in proxies.Links
               let asked = link.From.Mode()
               let to = link.To.Mode()
               where asked is not null && to is not null && !string.Equals(asked, to, StringComparison.Ordinal) && !link.Line.IsConditional
               group new { link, to } by link.To into same
               let first = same.First()
               let wrong = string.Equals(first.to, "http", StringComparison.Ordinal) ? first.link.From : first.link.To
               let other = ReferenceEquals(wrong, first.link.From) ? first.link.To : first.link.From
               select new Violation(proxies.File, Place(wrong), $"'{wrong.Title()}' is in mode '{wrong.Mode()}' but '{other.Title()}' in mode '{other.Mode()}'")
               {
                   Setting = wrong.Key("mode"),
                   Related = [new RelatedPlace(proxies.File, Place(other), Wording.GivenHere)],
               }];

    // One line, or its absence, is one fault however many sections it serves.
    private static IEnumerable<Violation> Tcp(TheHiveProxies proxies)
        => from section in proxies.Sections
           where section.Mode() is not (null or "http" or "health") && !IsPassthrough(proxies, section)
           group section by section.Find("mode") into same
           let first = same.First()
           select new Violation(
               proxies.File,
               Place(first),
               same.Key is null ? $"'{first.Title()}' has no 'mode', which means 'tcp', expected 'http'" : $"'mode' is '{first.Mode()}' for '{first.Title()}', expected 'http'")
           {
               Setting = first.Key("mode"),
               Related = [.. same.Skip(1).Select(section => new RelatedPlace(proxies.File, section.Header.Span, Wording.AlsoHere))],
           };

    // TLS that goes through to the servers as it is.
    private static bool IsPassthrough(TheHiveProxies proxies, HaproxySection section)
    {
        var frontends = section.IsFrontend ? [section] : proxies.Frontends.Where(frontend => proxies.BackendsOf(frontend).Contains(section)).ToList();
        return frontends.Count > 0
            && frontends.TrueForAll(frontend => frontend.Binds.Count > 0 && frontend.Binds.All(bind => !bind.IsTls() && bind.Addresses.All(address => address.Port is 443 or 8443 || address.IsSocket)));
    }

    private static Span Place(HaproxySection section) => section.Find("mode")?.Span ?? section.Header.Span;

    private static List<Violation> Missing(TheHiveProxies proxies)
        => [.. from section in proxies.Document.Sections
               where section.IsFrontend
               from line in HaproxyLink.Lines(section)
               where !line.IsConditional && !HaproxyLink.IsDynamic(line) && !TemplateMask.IsMasked(line.Words[1].Text) && proxies.Document.Backend(line.Words[1].Text) is null
               group new { section, line } by line into same
               let line = same.Key
               select new Violation(proxies.File, line.Words[1].Span, $"there is no backend '{line.Words[1].Text}'") { Setting = same.First().section.Key(line.Keyword.Text) }];

    private static IEnumerable<Violation> Empty(TheHiveProxies proxies)
    {
        var isOpen = proxies.Document.Sections.Any(section => section.IsFrontend && HaproxyLink.Lines(section).Any(HaproxyLink.IsDynamic));
        var hasOrphan = !isOpen && proxies.Backends.Any(backend => !backend.IsFrontend && !proxies.IsReached(backend));
        foreach (var section in proxies.Document.Sections.Where(section => !section.Header.IsConditional))
        {
            if (section.Keyword.Is("frontend") && !HaproxyLink.Lines(section).Any() && !AnswersItself(section) && (hasOrphan || TheHiveProxies.IsNamed(section.Name?.Text)))
            {
                yield return new Violation(proxies.File, section.Header.Span, $"'{section.Title()}' has no 'default_backend', so HAProxy answers every request with 503") { Setting = section.Key("default_backend") };
            }
            else if (proxies.Backends.Contains(section) && section.Servers.Count == 0 && !AnswersItself(section) && section.FindOwn("dispatch") is null && section.FindOwn("server") is null && section.FindOwn("server-template") is null)
            {
                yield return new Violation(proxies.File, section.Header.Span, $"'{section.Title()}' has no 'server', so HAProxy answers every request with 503") { Setting = section.Key("server") };
            }
        }
    }

    // A redirect of what is not encrypted answers all there is when no bind line is encrypted.
    private static bool AnswersItself(HaproxySection section)
        => section.FindOwn("monitor-uri") is not null
            || section.FindOwn("stats") is not null
            || (section.RedirectsToHttps() && section.Binds.All(bind => !bind.IsTls()))
            || section.Lines.Any(line => (line.Keyword.Is("redirect") || (line.Keyword.Text is "http-request" or "tcp-request" && Array.Exists(Answers, line.Has))) && !line.Has("if") && !line.Has("unless"));
}
