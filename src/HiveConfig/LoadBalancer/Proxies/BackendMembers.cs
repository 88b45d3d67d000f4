using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.LoadBalancer;

/// <summary>Compares the servers of TheHive's backends with the TheHive nodes.</summary>
internal static class BackendMembers
{
    private static readonly Question<HashSet<HaproxySection>> Fronted = new(repo
        => [.. from proxies in TheHiveProxies.Of(repo)
               from backend in proxies.Backends
               where IsFronted(repo, proxies, backend)
               select backend]);

    /// <summary>A server that is no TheHive node, and a node that is no server.</summary>
    internal static IEnumerable<Violation> Differing(Repo repo)
    {
        var nodes = TheHiveNode.Of(repo);
        if (nodes.Count < 2)
        {
            return [];
        }

        var moved = Moved(repo, nodes);
        return moved.Select(found => found.Violation).Concat(TheHiveProxies.Of(repo).Where(proxies => proxies.Backends.Count > 0).SelectMany(proxies => Strangers(repo, proxies, moved.ConvertAll(found => found.Node)).Concat(Absent(repo, proxies, nodes))));
    }

    // Every balancer asks the node at the port that the others have: it is the node that is wrong, once.
    private static List<(TheHiveNode Node, Violation Violation)> Moved(Repo repo, IReadOnlyList<TheHiveNode> nodes)
    {
        var asked = (from proxies in TheHiveProxies.Of(repo)
                     from backend in proxies.Backends
                     from server in backend.Servers
                     where server.Line.Keyword.Is("server")
                     let node = proxies.TheHiveOf(server)
                     where node is not null
                     select new { Node = node, proxies.File, Server = server }).ToList();
        return [.. from node in nodes
                   let at = asked.FindAll(found => ReferenceEquals(found.Node, node))
                   where node.Port is not null && at.Count > 0
                   let port = at[0].Server.Address.Port
                   where port is not null && port != node.Port && at.TrueForAll(found => found.Server.Address.Port == port) && nodes.Count(other => other.Port == port) * 2 > nodes.Count
                   let file = TheHiveNode.FileOf(repo, node.Node.Name)
                   where file?.Node is not null
                   let given = repo.Ask(file, ApplicationConf.HttpPort, file.Node)
                   where given?.Setting is not null
                   select (node, new Violation(given!.Place, given.Span, $"'{given.Setting!.Key}' is '{Text(node.Port!.Value)}', but HAProxy asks {node.Node.Name} at port '{Text(port!.Value)}', which the other TheHive nodes have")
                   {
                       Setting = given.Setting.Key,
                       Related = [.. at.Select(found => new RelatedPlace(found.File, found.Server.Address.PortSpan, "asked here"))],
                   })];
    }

    /// <summary>TheHive listens elsewhere than the balancers ask.</summary>
    internal static IEnumerable<Violation> Unreachable(Repo repo)
        => from given in repo.Each(ApplicationConf.Kind, ApplicationConf.HttpAddress)
           where given.Setting is not null && given.Value is { } listens && IsNumeric(listens) && !IsWildcard(listens)
           let asked = Asked(repo, given)
           where asked is not null
           select new Violation(given.Place, given.Span, $"'{ApplicationConf.HttpAddress.Name}' is '{given.Value}', but HAProxy asks at '{asked.Value.Server.Address.Host}'")
           {
               Setting = ApplicationConf.HttpAddress.Name,
               Related = [new RelatedPlace(asked.Value.File, asked.Value.Server.Address.Span, "asked here")],
           };

    private static IEnumerable<Violation> Strangers(Repo repo, TheHiveProxies proxies, List<TheHiveNode> moved)
    {
        foreach (var backend in proxies.Backends)
        {
            var servers = backend.Servers.Where(server => !server.Line.IsConditional && server.Line.Keyword.Is("server") && server.Address is { Host.Length: > 0, IsSocket: false }).ToList();
            var known = servers.Count(server => proxies.TheHiveOf(server) is not null);

            // Of a node without an address, or with another's, this may be the one.
            var areAllKnown = repo.Inventory.IsComplete || new ListedHosts(repo, repo.Inventory.With(Role.TheHive), servers.ConvertAll(server => server.Address.Host!)).ShowsAddresses;
            foreach (var server in servers)
            {
                var host = server.Address.Host!;
                if (proxies.TheHiveOf(server) is { } node)
                {
                    if (node.Port is { } port && server.Address.Port is { } asked && asked != port && !moved.Contains(node) && !Fronted.Of(repo).Contains(backend))
                    {
                        yield return At(server, server.Address.PortSpan, $"server '{server.Name.Text}' has port '{Text(asked)}', expected '{Text(port)}', the '{node.PortKey}' of {node.Node.Name}", severity: null);
                    }
                }
                else if (HostText.IsAddress(host) && !HostText.IsLocal(host) && VirtualAddress.Find(repo, host) is null)
                {
                    // What no file names may be a node that the repo does not hold.
                    var other = proxies.NodeOf(server)?.Name;
                    if (repo.Inventory.IsComplete || (known > 0 && known == servers.Count - 1 && (areAllKnown || other is not null)))
                    {
                        yield return At(server, server.Address.Span, $"server '{server.Name.Text}' is '{host}', {(other is null ? "the address of no TheHive node" : $"the address of {other}, which is no TheHive node")}", repo.Inventory.IsComplete ? null : Severity.Warning);
                    }
                }
            }

            var isOpen = backend.Lines.Any(line => !line.IsKnown || line.IsConditional);
            var unheard = isOpen ? [] : servers.FindAll(server => proxies.TheHiveOf(server) is { } node && Encryption(proxies, backend, server, node) is not null);
            if (unheard.Count > 0)
            {
                yield return At(unheard[0], unheard[0].Line.Span, Encryption(proxies, backend, unheard[0], proxies.TheHiveOf(unheard[0])!)!, severity: null) with
                {
                    Related = [.. unheard.Skip(1).Select(server => new RelatedPlace(proxies.File, server.Line.Span, Wording.AlsoHere))],
                    Fix = "Speak TLS with TheHive exactly where TheHive does, in requests ('ssl' on the server line) and in checks ('http-check connect ssl', else 'check-ssl').",
                };
            }

            Violation At(HaproxyServer server, Span span, string message, Severity? severity) => new(proxies.File, span, message) { Setting = backend.Key("server " + server.Name.Text), Severity = severity };
        }
    }

    // What the balancer says at a port that waits for TLS, or for plain HTTP. With a port that is wrong, that is the fault.
    private static string? Encryption(TheHiveProxies proxies, HaproxySection backend, HaproxyServer server, TheHiveNode node)
    {
        if (node.IsTls is not { } isTls || node.Port is null || server.Address.Port != node.Port || !server.Line.IsKnown)
        {
            return null;
        }

        // A line 'http-check connect' takes what the server line says only with 'default'.
        var connects = backend.AllInherited("http-check", "connect").ToList();
        var isChecked = server.Has("check") && backend.HasOption("httpchk") && server.Find("port") is null && server.Find("addr") is null && !connects.Exists(line => line.Has("port") || line.Has("addr"));
        var serverChecksTls = server.Has("ssl") || server.Has("check-ssl");
        var checksTls = connects.Count == 0 ? serverChecksTls : connects.TrueForAll(line => line.Has("ssl") || (line.Has("default") && serverChecksTls));
        var checksPlain = connects.Count == 0 ? !serverChecksTls : connects.TrueForAll(line => !line.Has("ssl") && !(line.Has("default") && serverChecksTls));
        return isTls && backend.Mode() is "http" && !server.Has("ssl") ? IsMeantToPass(proxies, backend) ? null : $"server '{server.Name.Text}' is asked in plain HTTP, but {node.Node.Name} speaks TLS at its '{node.PortKey}'"
            : isTls && isChecked && checksPlain ? $"server '{server.Name.Text}' is checked in plain HTTP, but {node.Node.Name} speaks TLS at its '{node.PortKey}'"
            : !isTls && server.Has("ssl") ? $"server '{server.Name.Text}' is asked with TLS, but {node.Node.Name} speaks plain HTTP at its '{node.PortKey}'"
            : !isTls && isChecked && checksTls ? $"server '{server.Name.Text}' is checked with TLS, but {node.Node.Name} speaks plain HTTP at its '{node.PortKey}'"
            : null;
    }

    // A bind at 443 that does not speak TLS is told of by itself: the mode of both is the fault.
    private static bool IsMeantToPass(TheHiveProxies proxies, HaproxySection backend)
        => proxies.Frontends.Any(frontend => proxies.BackendsOf(frontend).Contains(backend) && frontend.Binds.Any(bind => !bind.IsTls() && bind.Addresses.Any(address => address.Port == 443)));

    private static IEnumerable<Violation> Absent(Repo repo, TheHiveProxies proxies, IReadOnlyList<TheHiveNode> nodes)
    {
        // A server that is named in a way that the repo does not explain may be any node.
        var servers = proxies.Backends.SelectMany(backend => backend.Servers).ToList();
        if (proxies.File.HasBranches() || servers.Count == 0 || servers.Exists(server => server.Line.Keyword.Is("server-template") || proxies.NodeOf(server) is null))
        {
            yield break;
        }

        foreach (var node in nodes.Where(node => !servers.Exists(server => string.Equals(proxies.NodeOf(server)!.Name, node.Node.Name, StringComparison.Ordinal))))
        {
            yield return new Violation(proxies.File, proxies.Backends[0].Header.Span, $"'{proxies.Backends[0].Title()}' has no 'server' for the TheHive node {node.Node.Name}")
            {
                Setting = proxies.Backends[0].Key("server"),
                Severity = Severity.Warning,
            };
        }
    }

    // Something stands before TheHive on each of its machines: all are asked at one port that is nobody's http.port, and in TLS,
    // which TheHive does not speak, or TheHive itself listens where no balancer comes.
    private static bool IsFronted(Repo repo, TheHiveProxies proxies, HaproxySection backend)
    {
        var servers = backend.Servers.Where(server => server.Line.Keyword.Is("server")).ToList();
        var nodes = servers.ConvertAll(proxies.TheHiveOf);
        return servers.Count > 0 && servers[0].Address.Port is { } port
            && servers.TrueForAll(server => server.Address.Port == port)
            && nodes.TrueForAll(node => node is { Port: { } own } && own != port && node.IsTls is not true)
            && (servers.TrueForAll(server => server.Has("ssl"))
                || (backend.Mode() is "tcp" && port is 443 or 8443)
                || nodes.TrueForAll(node => ListensToItself(repo, node!)));
    }

    private static bool ListensToItself(Repo repo, TheHiveNode node)
        => TheHiveNode.FileOf(repo, node.Node.Name) is { } file && repo.Ask(file, ApplicationConf.HttpAddress, node.Node.Name) is { Value: { } listens } && HostText.IsLocal(listens) && !IsWildcard(listens);

    // The server line that asks this node at an address where it does not listen.
    private static (ConfigFile File, HaproxyServer Server)? Asked(Repo repo, Given<string> given)
    {
        foreach (var proxies in TheHiveProxies.Of(repo))
        {
            foreach (var server in proxies.Backends.Where(backend => !Fronted.Of(repo).Contains(backend)).SelectMany(backend => backend.Servers))
            {
                var isThis = server.Address.Host is { } host && IsNumeric(host) && !IsWildcard(host)
                    && (given.File.Node is { } node ? proxies.NodeOf(server) is { } found && string.Equals(found.Name, node, StringComparison.Ordinal) : proxies.TheHiveOf(server) is not null || HostText.IsLocal(given.Value!))
                    && !HostText.Same(host, given.Value!)
                    && !(HostText.IsLocal(host) && HostText.IsLocal(given.Value!));
                if (isThis)
                {
                    return (proxies.File, server);
                }
            }
        }

        return null;
    }

    private static bool IsNumeric(string host) => HostText.IsAddress(host) || HostText.IsLocal(host);

    private static bool IsWildcard(string host) => host is "0.0.0.0" or "::" or "*" or "" or "0:0:0:0:0:0:0:0";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
