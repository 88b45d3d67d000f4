using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Lint;
using HiveConfig.LoadBalancer;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Plan;

/// <summary>How the services of one tree are reached: what the commands of a plan are made of.</summary>
internal sealed class Site(Tree tree)
{
    /// <summary>Where curl finds the password of elastic: a file, so that it stands on no command line.</summary>
    internal const string Netrc = "/root/elastic.netrc";

    internal Tree Tree => tree;

    internal IReadOnlyList<string> Cassandra { get; } = With(tree, Role.Cassandra);

    internal IReadOnlyList<string> Elasticsearch { get; } = With(tree, Role.Elasticsearch);

    internal IReadOnlyList<string> TheHive { get; } = With(tree, Role.TheHive);

    /// <summary>The balancers.</summary>
    internal IReadOnlyList<string> Balancers { get; } = With(tree, Role.LoadBalancer);

    /// <summary>The balancers, those first that are the last to take the address.</summary>
    internal IReadOnlyList<string> BackupsFirst => [.. Balancers.OrderBy(node => VrrpInstance.Of(tree.Repo).Where(instance => string.Equals(instance.Node, node, StringComparison.Ordinal)).Select(instance => instance.Priority ?? 0).DefaultIfEmpty().Max())];

    /// <summary>Whether Elasticsearch asks who one is.</summary>
    internal bool HasLogins => Elasticsearch.Any(node => tree.Ask(node, ElasticsearchYml.Kind, ElasticsearchYml.SecurityEnabled) == true);

    /// <summary>The virtual addresses.</summary>
    internal IEnumerable<string> VirtualAddresses => VrrpInstance.Of(tree.Repo).SelectMany(instance => instance.Addresses).Select(address => address.Address).Distinct(StringComparer.Ordinal);

    /// <summary>Whether it was made for packages of the rpm.</summary>
    internal bool IsRpm => tree.Repo.Files.Any(file => file.InstalledPath?.StartsWith("/etc/cassandra/conf/", StringComparison.Ordinal) == true);

    /// <summary>The address by which the other machines reach a node; its name where none is known.</summary>
    internal string AddressOf(string node)
        => tree.Node(node) is { } known ? known.Addresses.Concat(known.Names.Skip(1)).Select(fact => fact.Value).FirstOrDefault() ?? node : node;

    /// <summary>Waits until that many nodes of Cassandra are up and normal.</summary>
    internal static FormattableString AllUp(int nodes) => $"until [ \"$(nodetool status 2>/dev/null | grep -c '^UN ')\" -ge {nodes} ]; do sleep 5; done";

    /// <summary>Asks for the password of elastic, for curl alone.</summary>
    internal static FormattableString AskPassword => $"( umask 077; read -rsp 'password of elastic: ' password; printf 'default login elastic password %s\\n' \"$password\" > {Netrc} )";

    /// <summary>A request to a node of Elasticsearch.</summary>
    internal FormattableString Curl(string node, FormattableString path, string? method = null, FormattableString? body = null)
    {
        var authority = tree.Ask(node, ElasticsearchYml.Kind, ElasticsearchYml.HttpTlsAuthorities)?.FirstOrDefault() ?? "/etc/elasticsearch/certs/ca.crt";
        var tls = StepText.When(IsTls(node), $" --cacert {authority}");
        var login = StepText.When(HasLogins, $" --netrc-file {Netrc}");
        var verb = StepText.When(method is not null, $" --request {method}");
        var data = StepText.When(body is not null, $" --header 'Content-Type: application/json' --data-binary {body}");
        return $"curl --silent --show-error --fail{tls}{login}{verb}{data} '{Url(node)}/{path}'";
    }

    /// <summary>Where a node of Elasticsearch answers.</summary>
    internal FormattableString Url(string node)
    {
        var port = tree.Ask(node, ElasticsearchYml.Kind, ElasticsearchYml.HttpPort) ?? 9200;
        var host = tree.Ask(node, ElasticsearchYml.Kind, ElasticsearchYml.NetworkHost) is { } stated && !HostText.IsLocal(stated) && !stated.StartsWith("_", StringComparison.Ordinal) ? stated : AddressOf(node);
        return $"{(IsTls(node) ? "https" : "http")}://{InUrl(host)}:{port}";
    }

    /// <summary>Waits until that many nodes of Elasticsearch have found each other and no copy is missing.</summary>
    internal FormattableString Green(string node, int nodes) => $"until {Curl(node, $"_cluster/health?wait_for_nodes={nodes}&wait_for_status=green&timeout=60s&pretty")}; do sleep 5; done";

    /// <summary>As <see cref="Green"/>, but copies that only a newer node could take may be missing.</summary>
    internal FormattableString Settled(string node, int nodes) => $"until {Curl(node, $"_cluster/health?wait_for_nodes={nodes}&wait_for_status=yellow&wait_for_no_initializing_shards=true&wait_for_no_relocating_shards=true&timeout=60s&pretty")}; do sleep 5; done";

    /// <summary>Lets Elasticsearch place primary shards only.</summary>
    internal FormattableString OnlyPrimaries(string node) => Allocation(node, $"\"primaries\"");

    /// <summary>Lets Elasticsearch place every shard again.</summary>
    internal FormattableString AllShards(string node) => Allocation(node, $"null");

    /// <summary>Waits until TheHive answers on a node.</summary>
    internal FormattableString Answers(string node)
    {
        var address = tree.Ask(node, ApplicationConf.Kind, ApplicationConf.HttpAddress) is { } stated && !HostText.IsLocal(stated) ? stated : AddressOf(node);
        var port = tree.Ask(node, ApplicationConf.Kind, ApplicationConf.HttpPort) ?? 9000;
        var path = tree.Ask(node, ApplicationConf.Kind, ApplicationConf.Context)?.TrimEnd('/') ?? "";
        var context = StepText.When(path.Length > 0, $"{path:path}");
        return $"until curl --silent --fail --output /dev/null 'http://{InUrl(address)}:{port}{context}/api/v1/status/public'; do sleep 5; done";
    }

    /// <summary>cqlsh as the administrator, on a node of Cassandra, once for each of what it is to do.</summary>
    internal IEnumerable<FormattableString> Cqlsh(string node, params FormattableString[] whats)
    {
        var port = tree.Ask(node, CassandraYaml.Kind, CassandraYaml.NativeTransportPort) ?? 9042;
        var address = tree.Ask(node, CassandraYaml.Kind, CassandraYaml.RpcAddress) ?? AddressOf(node);
        FormattableString? tls = null;
        if (tree.Ask(node, CassandraYaml.Kind, CassandraYaml.ClientEnabled) == true)
        {
            var store = tree.Ask(node, CassandraYaml.Kind, CassandraYaml.ServerTruststore) ?? tree.Ask(node, CassandraYaml.Kind, CassandraYaml.ClientKeystore) ?? "/etc/cassandra/tls/";
            yield return $"export SSL_CERTFILE={store.Substring(0, store.LastIndexOf('/') + 1) + "ca.crt"}";
            tls = $" --ssl";
        }

        foreach (var what in whats)
        {
            yield return $"cqlsh{tls} -u {Administrator} {what} {address} {port}";
        }
    }

    /// <summary>What tells every balancer another state of some TheHive nodes; null where no balancer of the tree takes it.</summary>
    internal FormattableString? Tell(params (string Node, string State)[] states)
    {
        FormattableString? orders = null;
        foreach (var (node, state) in states)
        {
            if (ServerOf(node) is not { } server)
            {
                return null;
            }

            FormattableString order = $"set server {server.Backend:name}/{server.Name:name} state {state}";
            orders = orders is null ? order : $"{orders}; {order}";
        }

        var socket = Socket;
        return StepText.When(socket is not null && orders is not null, $"echo '{orders}' | socat - {socket}");
    }

    /// <summary>The directories that a node of Cassandra fills.</summary>
    internal IReadOnlyList<string> CassandraDirectories(string node)
        => [.. (tree.Ask(node, CassandraYaml.Kind, CassandraYaml.DataFileDirectories) ?? ["/var/lib/cassandra/data"])
            .Append(tree.Ask(node, CassandraYaml.Kind, CassandraYaml.CommitlogDirectory) ?? "/var/lib/cassandra/commitlog")
            .Append(tree.Ask(node, CassandraYaml.Kind, CassandraYaml.SavedCachesDirectory) ?? "/var/lib/cassandra/saved_caches")
            .Append(tree.Ask(node, CassandraYaml.Kind, CassandraYaml.HintsDirectory) ?? "/var/lib/cassandra/hints")];

    /// <summary>The directory that a node of Elasticsearch fills.</summary>
    internal string ElasticsearchDirectory(string node) => tree.Ask(node, ElasticsearchYml.Kind, ElasticsearchYml.PathData) ?? "/var/lib/elasticsearch";

    /// <summary>Whether a node of Elasticsearch may become master.</summary>
    internal bool IsMasterEligible(string node) => tree.Ask(node, ElasticsearchYml.Kind, ElasticsearchYml.NodeRoles)?.Contains("master", StringComparer.Ordinal) ?? true;

    /// <summary>The name by which the other nodes of Elasticsearch know one.</summary>
    internal string ElasticsearchName(string node) => tree.Ask(node, ElasticsearchYml.Kind, ElasticsearchYml.NodeName) ?? node;

    internal IReadOnlyList<string> SeedsOf(string node) => tree.Ask(node, CassandraYaml.Kind, CassandraYaml.Seeds) ?? [];

    internal string ListenAddress(string node) => tree.Ask(node, CassandraYaml.Kind, CassandraYaml.ListenAddress) ?? AddressOf(node);

    /// <summary>Copies of TheHive's rows; null when no script says it.</summary>
    internal int? Copies
        => TheHive.Select(node => tree.Ask(node, ApplicationConf.Kind, ApplicationConf.Keyspace)).FirstOrDefault(name => name is not null) is { } keyspace && tree.Replications.TryGetValue(keyspace, out var replication)
            ? replication.Factors.Count > 0 ? replication.Factors.Values.Sum() : replication.Factor
            : null;

    private string Administrator => Scripts().OfType<CqlRoleStatement>().Where(role => role.Superuser == true).Select(role => role.Name.Text).FirstOrDefault() ?? "cassandra";

    private IEnumerable<CqlStatement> Scripts() => tree.Repo.Of(CqlScript.Kind).Where(Repo.IsReadable).SelectMany(file => ((CqlDocument)file.Document).Statements);

    // Two levels may do what a drain needs.
    private string? Socket => (from file in tree.Repo.Of(HaproxyCfg.Kind)
                               where Repo.IsReadable(file)
                               let line = ((HaproxyDocument)file.Document).FindGlobal("stats", "socket")
                               where line is not null && line.Has("admin") && line.At(2) is { IsKnown: true }
                               select line.At(2)!.Text).FirstOrDefault();

    private (string Backend, string Name)? ServerOf(string node)
        => (from file in tree.Repo.Of(HaproxyCfg.Kind)
            where Repo.IsReadable(file)
            from section in ((HaproxyDocument)file.Document).Sections
            where section.IsBackend && section.Name is not null
            from server in section.Servers
            let address = server.Line.At(2)
            where address is not null && HostText.Same(HostPort.Of(address.Text).Host, AddressOf(node))
            select ((string, string)?)(section.Name!.Text, server.Name.Text)).FirstOrDefault();

    private static List<string> With(Tree tree, Role role) => tree.Nodes.Where(node => node.Has(role)).Select(node => node.Name).ToList();

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private FormattableString Allocation(string node, FormattableString which)
        => Curl(node, $"_cluster/settings", "PUT", $"'{{\"persistent\":{{\"cluster.routing.allocation.enable\":{which}}}}}'");

    private bool IsTls(string node) => tree.Ask(node, ElasticsearchYml.Kind, ElasticsearchYml.HttpTlsEnabled) == true;

    private static FormattableString InUrl(string host) => host.IndexOf(':') >= 0 ? (FormattableString)$"[{host:name}]" : $"{host:name}";
}
