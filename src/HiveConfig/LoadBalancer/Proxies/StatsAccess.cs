using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>Who can see HAProxy's statistics and command it, where it serves TheHive.</summary>
internal static class StatsAccess
{
    // What a condition asks of the client: its address, its password, its certificate.
    private static readonly string[] Clients = ["src", "http_auth", "ssl_c_", "ssl_fc_has_crt", "hdr", "req.hdr", "dst", "LOCALHOST"];

    internal static IEnumerable<Violation> Open(Repo repo)
        => TheHiveProxies.Of(repo).Where(proxies => proxies.Backends.Count > 0).SelectMany(proxies => Pages(proxies).Concat(Sockets(proxies)));

    private static IEnumerable<Violation> Pages(TheHiveProxies proxies)
        => from section in proxies.Document.Sections
           where section.IsFrontend || proxies.Backends.Contains(section)
           let page = section.AllInherited("stats").FirstOrDefault(line => line.At(1) is { Text: "enable" or "uri" })
           where page is { IsConditional: false } && !IsGuarded(section) && !IsPrivate(proxies, section)
           group section by page into same
           select new Violation(proxies.File, same.Key.Span, $"the statistics page of '{same.First().Title()}' is open to everybody who reaches its 'bind'") { Setting = same.First().Key("stats") };

    // By a password, or by whatever rule looks at who asks.
    private static bool IsGuarded(HaproxySection section)
        => section.AllInherited("stats").Any(line => line.At(1) is { Text: "auth" or "http-request" })
            || section.AllInherited("http-request").Any(line => line.At(1) is { Text: "deny" or "auth" or "reject" or "tarpit" or "silent-drop" or "return" } && AsksWho(section, line))
            || section.AllInherited("tcp-request").Any(line => line.Has("reject") && AsksWho(section, line));

    // A rule for everybody, or one that looks at the client; a path says nothing about who asks.
    private static bool AsksWho(HaproxySection section, HaproxyLine line)
    {
        var condition = line.Words.SkipWhile(word => word.Text is not ("if" or "unless")).Skip(1).Select(word => word.Text.TrimStart('!')).ToList();
        return condition.Count == 0
            || condition.Exists(IsOfClient)
            || section.AllInherited("acl").Any(acl => acl.At(1) is { } name && condition.Contains(name.Text) && acl.Words.Skip(2).Any(word => IsOfClient(word.Text)));
    }

    private static bool IsOfClient(string word) => Array.Exists(Clients, name => word.StartsWith(name, StringComparison.Ordinal));

    private static bool IsPrivate(TheHiveProxies proxies, HaproxySection section)
    {
        var frontends = section.IsFrontend ? [section] : proxies.Frontends.Where(frontend => proxies.BackendsOf(frontend).Contains(section)).ToList();
        return frontends.TrueForAll(frontend => frontend.Binds.All(bind => !bind.Line.IsKnown
            || bind.Addresses.All(address => address.IsSocket || HaproxyFacts.IsLoopback(address))
            || bind.Find("verify") is { Value.Text: "required" }));
    }

    private static IEnumerable<Violation> Sockets(TheHiveProxies proxies)
        => from section in proxies.Document.Of("global")
           from line in section.All("stats", "socket")
           where line.IsKnown && !line.IsConditional && line.Words.Count > 2
           let address = HaproxyAddress.Of(line.Words[2])
           let mode = line.After("mode")?.Text
           where address.IsSocket ? !(line.After("level") is { Text: "user" }) && mode is { Length: > 0 } && mode[mode.Length - 1] is '2' or '3' or '6' or '7' : !HaproxyFacts.IsLoopback(address)
           select new Violation(proxies.File, line.Span, address.IsSocket
               ? $"'stats socket {line.Words[2].Text}' has mode '{mode}', expected '660': every user of the machine commands HAProxy"
               : $"'stats socket {line.Words[2].Text}' listens on the network, expected a socket file or loopback")
           {
               Setting = "global.stats socket",
           };
}
