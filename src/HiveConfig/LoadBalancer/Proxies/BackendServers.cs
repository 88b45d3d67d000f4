using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.LoadBalancer;

/// <summary>The servers behind TheHive's frontends: that some can serve, and that each is where TheHive is.</summary>
internal static class BackendServers
{
    // Where Pekko and Akka listen for the other TheHive nodes.
    private static readonly int[] UsualArteryPorts = [2551, 25520];

    private static readonly string[] ProxyWords = ["send-proxy", "send-proxy-v2", "send-proxy-v2-ssl", "send-proxy-v2-ssl-cn"];

    /// <summary>What keeps all of them from serving, or makes one count twice.</summary>
    internal static IEnumerable<Violation> CannotServe(Repo repo)
    {
        var artery = new List<int>(UsualArteryPorts);
        foreach (var given in repo.Each(ApplicationConf.Kind, ApplicationConf.CanonicalPort))
        {
            if (given.Value is { } port && !artery.Contains(port))
            {
                artery.Add(port);
            }
        }

        return from proxies in TheHiveProxies.Of(repo)
               from violation in proxies.Backends.SelectMany(backend => OfBackend(repo, proxies, backend, artery)).Concat(DoubleBinds(proxies))
               select violation;
    }

    private static IEnumerable<Violation> OfBackend(Repo repo, TheHiveProxies proxies, HaproxySection backend, List<int> artery)
    {
        var servers = backend.Servers.Where(server => !server.Line.IsConditional).ToList();
        if (servers.Count > 0 && servers.Count == backend.Servers.Count && servers.TrueForAll(server => Idle(server) is not null)
            && !(servers.TrueForAll(server => server.Has("backup")) && backend.HasOption("allbackups")))
        {
            yield return At(servers[0], servers[0].Line.Span, $"every server of '{backend.Title()}' is {string.Join(" or ", servers.Select(Idle).Distinct(StringComparer.Ordinal))}, so none serves");
        }

        foreach (var same in proxies.File.HasBranches() ? [] : servers.Where(server => server.Address.Host is { Length: > 0 }).GroupBy(server => HostText.Usual(server.Address.Host!) + "|" + server.Address.PortText, StringComparer.Ordinal))
        {
            foreach (var again in same.Skip(1))
            {
                yield return At(again, again.Address.Span, $"'{again.Address.Text}' is server '{again.Name.Text}' here and server '{same.First().Name.Text}' before") with
                {
                    Related = [new RelatedPlace(proxies.File, same.First().Address.Span, Wording.GivenBefore)],
                };
            }
        }

        // TheHive takes the header of the PROXY protocol for a request that it cannot read. What stands before it may know it.
        var proxied = servers.Find(server => server.Line.IsKnown && Array.Exists(ProxyWords, server.Has) && proxies.TheHiveOf(server) is { IsTls: false, Port: { } port } && server.Address.Port == port);
        if (proxied is not null)
        {
            yield return At(proxied, proxied.Line.Span, $"server '{proxied.Name.Text}' is sent the PROXY protocol, which TheHive does not speak") with { Fix = "Remove 'send-proxy'; 'option forwardfor' tells TheHive the client's address." };
        }

        foreach (var server in servers)
        {
            if (server.Address.Host is { Length: > 0 } host && VirtualAddress.Find(repo, host) is { } own)
            {
                yield return At(server, server.Address.Span, $"server '{server.Name.Text}' is '{host}', the virtual IP of the balancers themselves") with { Related = [new RelatedPlace(own.File, own.Span, Wording.GivenHere)] };
            }
            else if (server.Address.Port is { } port && artery.Contains(port))
            {
                yield return At(server, server.Address.PortSpan, $"server '{server.Name.Text}' has port '{port.ToString(CultureInfo.InvariantCulture)}', on which TheHive nodes speak to each other, expected 'http.port'");
            }
        }

        Violation At(HaproxyServer server, Span span, string message) => new(proxies.File, span, message) { Setting = backend.Key("server " + server.Name.Text) };
    }

    private static string? Idle(HaproxyServer server)
        => server.Has("disabled") && !HaproxyParameterIsOn(server, "enabled") ? "disabled"
            : server.Find("weight")?.Value is { IsKnown: true, Text: "0" } ? "of weight 0"
            : server.Has("backup") ? "a backup"
            : null;

    private static bool HaproxyParameterIsOn(HaproxyServer server, string name) => HaproxyParameter.Last(server.Parameters, name) is not null;

    // The kernel shares connections out between two equal ones.
    private static IEnumerable<Violation> DoubleBinds(TheHiveProxies proxies)
    {
        if (proxies.File.HasBranches())
        {
            return [];
        }

        var binds = from section in proxies.Document.Sections
                    where section.IsFrontend
                    from bind in section.Binds
                    where bind.Line.IsKnown && !bind.Line.IsConditional && Array.TrueForAll(["process", "thread", "shards", "interface", "namespace"], name => bind.Find(name) is null)
                    from address in bind.Addresses
                    where !address.IsSocket && address.Host is not null && address.PortText is not null
                    select new { section, address };
        return from same in binds.GroupBy(bind => Family(bind.address) + (bind.address.Host is "" or "*" or "0.0.0.0" ? "*" : HostText.Usual(bind.address.Host!)) + "|" + bind.address.PortText, StringComparer.Ordinal)
               where same.Any(bind => proxies.Frontends.Contains(bind.section))
               let first = same.First()
               from again in same.Skip(1)
               select new Violation(proxies.File, again.address.Span, $"'{again.section.Title()}' binds '{again.address.Text}', which '{first.section.Title()}' binds too: the kernel shares connections out between them")
               {
                   Setting = again.section.Key("bind"),
                   Related = [new RelatedPlace(proxies.File, first.address.Span, Wording.GivenBefore)],
               };
    }

    private static string Family(HaproxyAddress address) => address.Text.IndexOf('@') is > 0 and var at ? address.Text.Substring(0, at + 1) : "";
}
