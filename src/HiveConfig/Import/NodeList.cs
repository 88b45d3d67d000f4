using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.LoadBalancer;
using HiveConfig.Model;
using HiveConfig.Storage;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Import;

/// <summary>The machines of a tree: their names, what each does, where it is reached and in which order they are to stand.</summary>
internal sealed class NodeList
{
    // No cluster has more; a list of more was made to keep somebody busy.
    private const int MostHosts = 500;

    private static readonly Role[] Services = [Role.Cassandra, Role.Elasticsearch, Role.TheHive, Role.LoadBalancer];

    private readonly Source _source;
    private readonly Dictionary<string, Found> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byHost = new(StringComparer.OrdinalIgnoreCase);
    private readonly NodeOrder _order = new();

    internal NodeList(Source source)
    {
        _source = source;
        foreach (var node in source.Repo.Inventory.Nodes.Where(node => node.Roles.Count > 0))
        {
            _found[node.Name] = new Found(node.Name, node.Roles);
        }

        Exporters();
        foreach (var found in _found.Values.ToList())
        {
            found.Hosts.AddRange(HostsOf(found.Name).Where(host => !HostText.IsLocal(host)));
            foreach (var host in found.Hosts)
            {
                Know(host, found.Name);
            }
        }

        Listed();
    }

    /// <summary>The names, in the order of seniority that the lists of the files show.</summary>
    internal IReadOnlyList<string> Names => _order.Sort(_found.Keys);

    /// <summary>The names of machines that have no file of their own here.</summary>
    internal IReadOnlyList<string> NamedOnly => [.. Names.Where(name => _found[name].IsListedOnly)];

    /// <summary>The machines of a role, in order.</summary>
    internal IReadOnlyList<string> With(Role role) => [.. Names.Where(name => _found[name].Roles.Contains(role))];

    internal IReadOnlyList<Role> RolesOf(string name) => [.. Services.Append(Role.Storage).Where(_found[name].Roles.Contains)];

    /// <summary>Every host that is known to be this machine, the surest first.</summary>
    internal IReadOnlyList<string> HostsOfNode(string name) => _found[name].Hosts;

    /// <summary>The machine of a host as a file names it; null when it is none.</summary>
    internal string? Find(string host)
        => _byHost.TryGetValue(HostText.Usual(host), out var name) ? name : _source.Repo.Inventory.Find(host)?.Name is { } known && _found.ContainsKey(known) ? known : null;

    /// <summary>The address that stands in the files of the others.</summary>
    internal HostAddress? AddressOf(string name) => HostsOfNode(name).Select(HostAddress.Parse).FirstOrDefault(address => !address.IsOfNoMachine);

    /// <summary>The address of the machine that a host is; null when it is none.</summary>
    internal HostAddress? ServerOf(string host) => Find(host) is { } name ? AddressOf(name) : null;

    internal void Know(string host, string name)
    {
        if (!_byHost.ContainsKey(HostText.Usual(host)))
        {
            _byHost.Add(HostText.Usual(host), name);
        }
    }

    // A machine that exports a directory over NFS and does nothing else has no service that would say so.
    private void Exporters()
    {
        foreach (var (file, document) in _source.Documents<ExportsDocument>(NfsExports.Kind).Where(one => one.File.Node is not null && one.Document.Entries.Count > 0))
        {
            if (!_found.ContainsKey(file.Node!))
            {
                _found[file.Node!] = new Found(file.Node!, [Role.Storage]);

                // Nothing of its own says where it is: the mounts of the others do.
                var remote = MountList.Of(_source.Repo).Select(mount => mount.Remote).FirstOrDefault(remote => remote is { } one && document.Entries.Any(entry => entry.Directory.Is(one.Path)));
                if (remote is var (host, _))
                {
                    _found[file.Node!].Hosts.Add(host);
                }
            }
        }
    }

    private IEnumerable<string> HostsOf(string node)
    {
        IEnumerable<string?> hosts =
        [
            _source.On(CassandraYaml.Kind, CassandraYaml.ListenAddress, node),
            _source.On(CassandraYaml.Kind, CassandraYaml.BroadcastAddress, node),
            .. IndexHosts(node),
            _source.On(ApplicationConf.Kind, ApplicationConf.CanonicalHostname, node),
            .. Balancer(node),
            _source.On(CassandraYaml.Kind, CassandraYaml.BroadcastRpcAddress, node),
            _source.On(CassandraYaml.Kind, CassandraYaml.RpcAddress, node),
            _source.On(ApplicationConf.Kind, ApplicationConf.HttpAddress, node),
            .. _source.Repo.Inventory.Nodes.Where(known => string.Equals(known.Name, node, StringComparison.Ordinal)).SelectMany(known => known.Addresses.Concat(known.Names)).Select(fact => fact.Value)
                .Where(host => !string.Equals(host, node, StringComparison.Ordinal)),
        ];
        return hosts.OfType<string>().Select(host => HostPort.Of(host).Host).Where(host => HostAddress.TryParse(host, out _, out _)).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private IEnumerable<string> IndexHosts(string node)
    {
        foreach (var file in _source.FilesOf(ElasticsearchYml.Kind, node).Where(file => file.Node is not null))
        {
            foreach (var key in new[] { ElasticsearchYml.NetworkPublishHost, ElasticsearchYml.TransportPublishHost, ElasticsearchYml.NetworkHost })
            {
                foreach (var host in key.Find(file.Tree) is { } setting ? Read.TextList(setting.Value) ?? [] : [])
                {
                    yield return host;
                }
            }
        }
    }

    private IEnumerable<string> Balancer(string node)
        => _source.Documents<KeepalivedDocument>(KeepalivedConf.Kind).Where(one => string.Equals(one.File.Node, node, StringComparison.Ordinal))
            .SelectMany(one => one.Document.Nodes).Select(block => block.Find("unicast_src_ip")?.Argument).Where(word => word is { IsKnown: true }).Select(word => word!.Text);

    // What the lists of the files say: which machines there are beside those with files, and who comes first.
    private void Listed()
    {
        var repo = _source.Repo;
        if (repo.Inventory.Manifest is { } manifest)
        {
            _order.Follow([.. manifest.Nodes.Select(node => node.Name).Where(_found.ContainsKey)]);
        }

        First(Role.Cassandra, CqlScript.Kind);
        First(Role.Elasticsearch, TheHiveRole.Kind);
        foreach (var (kind, key, role) in new[]
        {
            (ApplicationConf.Kind, ApplicationConf.StorageHosts, Role.Cassandra),
            (ApplicationConf.Kind, ApplicationConf.SeedNodes, Role.TheHive),
            (CassandraYaml.Kind, CassandraYaml.Seeds, Role.Cassandra),
            (ElasticsearchYml.Kind, ElasticsearchYml.InitialMasterNodes, Role.Elasticsearch),
            (ElasticsearchYml.Kind, ElasticsearchYml.SeedHosts, Role.Elasticsearch),
            (ApplicationConf.Kind, ApplicationConf.IndexHosts, Role.Elasticsearch),
        })
        {
            foreach (var list in _source.All(kind, key).OfType<IReadOnlyList<string>>())
            {
                var hosts = list.Where(entry => !Placeholder.IsIn(entry)).Select(entry => HostPort.Of(HostIn(entry)).Host).Where(host => host.Length > 0 && !HostText.IsLocal(host)).Take(MostHosts).ToList();
                if (ReferenceEquals(key, ApplicationConf.IndexHosts))
                {
                    MatchNames(hosts);
                }

                _order.Follow([.. hosts.Select(host => NodeOf(host, role)).OfType<string>()]);
            }
        }

        Priorities();
        Proxied();
    }

    private static string HostIn(string entry) => entry.IndexOf('@') is >= 0 and var at ? entry.Substring(at + 1) : entry;

    // The node that has a file which is written for the first of a role.
    private void First(Role role, FileKind kind)
    {
        if (_source.Repo.Of(kind).FirstOrDefault(file => file.Node is { } node && _found.TryGetValue(node, out var found) && found.Roles.Contains(role))?.Node is { } first)
        {
            foreach (var other in _found.Values.Where(other => other.Roles.Contains(role)).Select(other => other.Name).ToList())
            {
                _order.Follow([first, other]);
            }
        }
    }

    // Names in place of IPv6 addresses that TheHive cannot take: they stand in the order of the machines.
    private void MatchNames(List<string> hosts)
    {
        var unknown = hosts.Where(host => HostText.IsName(host) && Find(host) is null).ToList();
        var nodes = With(Role.Elasticsearch);
        if (unknown.Count > 0 && hosts.Count == nodes.Count)
        {
            for (var i = 0; i < hosts.Count; i++)
            {
                if (unknown.Contains(hosts[i]))
                {
                    Know(hosts[i], nodes[i]);
                    _found[nodes[i]].Hosts.Add(hosts[i]);
                }
            }
        }
    }

    private string? NodeOf(string host, Role role)
    {
        if (Find(host) is { } known)
        {
            // The name of a directory is no DNS name.
            if (HostText.IsName(host) && !string.Equals(host, known, StringComparison.OrdinalIgnoreCase) && !_found[known].Hosts.Contains(host, StringComparer.OrdinalIgnoreCase))
            {
                _found[known].Hosts.Add(host);
            }

            if (_found[known].IsListedOnly && !_found[known].Roles.Contains(role))
            {
                _found[known].Roles.Add(role);
            }

            return known;
        }

        if (!HostAddress.TryParse(host, out var address, out _) || address.IsOfNoMachine)
        {
            return null;
        }

        var name = address.IsName ? HostText.FirstLabel(address.Value) : ServerName(host) ?? "ip-" + address.Value.Replace('.', '-').Replace(':', '-').Trim('-');
        if (_found.ContainsKey(name) || !NodeName.TryParse(name, out _, out _))
        {
            name = "host-" + (_found.Count + 1).ToString(CultureInfo.InvariantCulture);
        }

        _found[name] = new Found(name, [role]) { IsListedOnly = true };
        _found[name].Hosts.Add(host);
        Know(host, name);
        return name;
    }

    private string? ServerName(string host)
        => _source.Documents<HaproxyDocument>(HaproxyCfg.Kind).SelectMany(one => one.Document.Sections).SelectMany(section => section.Servers)
            .FirstOrDefault(server => server.Address.Host is { } other && HostText.Same(other, host) && NodeName.TryParse(server.Name.Text, out _, out _))?.Name.Text;

    // The balancer with the highest priority has the address first.
    private void Priorities()
        => _order.Follow([.. _source.Documents<KeepalivedDocument>(KeepalivedConf.Kind)
            .Where(one => one.File.Node is { } node && _found.ContainsKey(node))
            .Select(one => (one.File.Node, Priority: one.Document.Nodes.Select(block => block.Find("priority")?.Argument?.Text).Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).DefaultIfEmpty().Max()))
            .OrderByDescending(one => one.Priority)
            .Select(one => one.Node!)]);

    // Two lists that name machines of every kind.
    private void Proxied()
    {
        foreach (var key in new[] { ApplicationConf.TrustedProxies, ApplicationConf.ProxyExcept })
        {
            _order.Follow([.. (_source.Usual(ApplicationConf.Kind, key) ?? []).Select(Find).OfType<string>()]);
        }

        var balancers = With(Role.LoadBalancer);
        var trusted = (_source.Usual(ApplicationConf.Kind, ApplicationConf.TrustedProxies) ?? []).Where(host => HostText.IsAddress(host) && !HostText.IsLocal(host)).ToList();
        for (var i = 0; i < balancers.Count && trusted.Count == balancers.Count; i++)
        {
            if (Find(trusted[i]) is null && !_found[balancers[i]].Hosts.Exists(HostText.IsAddress))
            {
                _found[balancers[i]].Hosts.Add(trusted[i]);
            }
        }
    }

    private sealed class Found(string name, IEnumerable<Role> roles)
    {
        internal string Name { get; } = name;

        internal List<Role> Roles { get; } = [.. roles];

        internal List<string> Hosts { get; } = [];

        internal bool IsListedOnly { get; init; }
    }
}
