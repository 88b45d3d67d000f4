using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Text;

namespace HiveConfig.LoadBalancer;

/// <summary>
/// Which sections of an haproxy.cfg are TheHive's: the backends with a server that is a TheHive node at its http.port, and the
/// frontends that reach them. Where the repo shows no such node, names and the usual port decide. What serves others is not judged.
/// </summary>
internal sealed class TheHiveProxies
{
    // What else is known to listen on port 9000 behind a balancer.
    private static readonly string[] OtherServices =
        ["minio", "s3", "sonar", "graylog", "portainer", "authentik", "clickhouse", "php", "fpm", "xwiki", "hadoop", "hdfs", "namenode", "logstash", "kafka", "cortex", "misp"];

    private const int CortexPort = 9001;

    // Ports of TheHive's neighbours, which often share its machines and its name.
    private static readonly int[] NeighbourPorts = [22, 2049, 2551, 7000, 7001, CortexPort, 9042, 9100, 9200, 9300];

    private static readonly Question<IReadOnlyList<TheHiveProxies>> All = new(repo
        => [.. from file in repo.Of(HaproxyCfg.Kind)
               where Repo.IsReadable(file) && file.Document is HaproxyDocument
               select new TheHiveProxies(repo, file, (HaproxyDocument)file.Document, TheHiveNode.Of(repo))]);

    // More than anybody has for one service: each is compared with the others, and with what it inherits.
    private const int MostSections = 200;

    private readonly Repo _repo;
    private readonly ILookup<HaproxySection, HaproxyLink> _from;
    private readonly ILookup<HaproxySection, HaproxyLink> _to;
    private readonly HashSet<HaproxySection> _backends;
    private readonly IReadOnlyList<TheHiveNode> _nodes;

    private TheHiveProxies(Repo repo, ConfigFile file, HaproxyDocument document, IReadOnlyList<TheHiveNode> nodes)
    {
        _repo = repo;
        _nodes = nodes;
        File = file;
        Document = document;
        Links = [.. HaproxyLink.Of(document)];
        _from = Links.ToLookup(link => link.From);
        _to = Links.ToLookup(link => link.To);
        Backends = [.. document.Sections.Where(section => section.IsBackend && IsTheHive(section)).Take(MostSections)];
        _backends = new HashSet<HaproxySection>(Backends);
        Frontends = [.. document.Sections.Where(section => section.IsFrontend && BackendsOf(section).Any()).Take(MostSections)];
    }

    /// <summary>The file.</summary>
    internal ConfigFile File { get; }

    /// <summary>What was read in it.</summary>
    internal HaproxyDocument Document { get; }

    /// <summary>Which section hands over to which.</summary>
    internal IReadOnlyList<HaproxyLink> Links { get; }

    /// <summary>The sections, backend or listen, with TheHive's servers.</summary>
    internal IReadOnlyList<HaproxySection> Backends { get; }

    /// <summary>The sections, frontend or listen, from which clients reach <see cref="Backends"/>.</summary>
    internal IReadOnlyList<HaproxySection> Frontends { get; }

    /// <summary>Both, each once.</summary>
    internal IEnumerable<HaproxySection> Sections => Frontends.Concat(Backends).Distinct();

    /// <summary>Every haproxy.cfg that can be read.</summary>
    internal static IReadOnlyList<TheHiveProxies> Of(Repo repo) => All.Of(repo);

    /// <summary>TheHive's backends that a frontend or listen section reaches.</summary>
    internal IEnumerable<HaproxySection> BackendsOf(HaproxySection frontend)
        => _from[frontend].Select(link => link.To).Prepend(frontend).Where(_backends.Contains).Distinct();

    /// <summary>Whether some frontend or listen section hands over to a section.</summary>
    internal bool IsReached(HaproxySection backend) => _to.Contains(backend);

    /// <summary>Whether a name says that it is TheHive's.</summary>
    internal static bool IsNamed(string? name)
        => name is not null && name.Replace("-", "").Replace("_", "").Replace(".", "").IndexOf("thehive", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>The machine that a server is, by address or name; null when none is known by it.</summary>
    internal InventoryNode? NodeOf(HaproxyServer server)
        => server.Address.Host is not { Length: > 0 } host ? null
            : HostText.IsLocal(host) ? _repo.Inventory.Nodes.FirstOrDefault(node => string.Equals(node.Name, File.Node, StringComparison.Ordinal))
            : _repo.Inventory.Find(host);

    /// <summary>The TheHive node that a server is, whatever its port; null when it is none.</summary>
    internal TheHiveNode? TheHiveOf(HaproxyServer server)
        => NodeOf(server) is { } node ? _nodes.FirstOrDefault(known => string.Equals(known.Node.Name, node.Name, StringComparison.Ordinal)) : null;

    private bool IsTheHive(HaproxySection section)
    {
        var servers = section.Servers;
        if (servers.Any(server => TheHiveOf(server) is { } node && server.Address.Port is { } port && port == (node.Port ?? TheHiveNode.UsualPort)))
        {
            return true;
        }

        var isNamed = IsNamed(section.Name?.Text)
            || _to[section].Any(link => IsNamed(link.From.Name?.Text) && _from[link.From].Count() == 1);
        if (servers.Any(server => TheHiveOf(server) is not null) && HealthCheck.Of(section) is { IsOfTheHive: true } check && !(check.MayBeOfCortex && IsCortex(section, isNamed)))
        {
            return true;
        }

        return servers.Count == 0 ? isNamed && section.Keyword.Is("backend")
            : isNamed || servers.Any(server => IsNamed(server.Name.Text) || IsNamed(server.Address.Host)) ? servers.Any(IsLikely)
            : servers.All(server => server.Address.Port == TheHiveNode.UsualPort && NodeOf(server) is null)
                && (HealthCheck.Of(section).IsOfTheHive || (IsOnly(section) && !IsOfAnother(section)));
    }

    // Of a section that is TheHive's by name: not the index or the database that has the same name.
    private bool IsLikely(HaproxyServer server)
        => server.Address.Port is not { } port
            || port == TheHiveNode.UsualPort
            || _nodes.Any(node => node.Port == port)
            || (TheHiveOf(server) is not null && Array.IndexOf(NeighbourPorts, port) < 0);

    // Which often runs on TheHive's machines, at a port of its own.
    private bool IsCortex(HaproxySection section, bool isNamed)
        => !isNamed && (IsOfAnother(section) || section.Servers.All(server => server.Address.Port == CortexPort));

    private bool IsOnly(HaproxySection section)
        => Document.Sections.All(other => ReferenceEquals(other, section) || !other.IsBackend || other.Servers.Count == 0);

    private bool IsOfAnother(HaproxySection section)
        => _to[section].Select(link => link.From.Name?.Text)
            .Concat(section.Servers.SelectMany(server => new[] { server.Name.Text, server.Address.Host }))
            .Append(section.Name?.Text)
            .Any(name => name is not null && Array.Exists(OtherServices, other => name.IndexOf(other, StringComparison.OrdinalIgnoreCase) >= 0));
}
