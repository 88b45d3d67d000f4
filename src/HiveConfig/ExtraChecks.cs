using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Cassandra;
using HiveConfig.Elasticsearch;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig;

/// <summary>Whether the settings of <see cref="Cluster.Extra"/> may stand in their files.</summary>
public static class ExtraChecks
{
    // What cluster.yaml calls a setting, or all those below it.
    private static readonly (string File, string Key, string Stated)[] Stated =
    [
        ("cassandra.yaml", "cluster_name", "cluster"),
        ("cassandra.yaml", "num_tokens", "cassandra.numTokens"),
        ("cassandra.yaml", "native_transport_port", "cassandra.ports.native"),
        ("cassandra.yaml", "storage_port", "cassandra.ports.storage"),
        ("cassandra.yaml", "data_file_directories", "cassandra.dirs.data"),
        ("cassandra.yaml", "commitlog_directory", "cassandra.dirs.commitlog"),
        ("cassandra.yaml", "saved_caches_directory", "cassandra.dirs.savedCaches"),
        ("cassandra.yaml", "hints_directory", "cassandra.dirs.hints"),
        ("cassandra.yaml", "seed_provider", "nodes"),
        ("cassandra.yaml", "listen_address", "nodes"),
        ("cassandra.yaml", "rpc_address", "nodes"),
        // One for all nodes, where each has its own.
        ("cassandra.yaml", "broadcast_address", "nodes"),
        ("cassandra.yaml", "broadcast_rpc_address", "nodes"),
        ("cassandra.yaml", "initial_token", "cassandra.numTokens"),
        // Beside an address, Cassandra refuses to start.
        ("cassandra.yaml", "listen_interface", "nodes"),
        ("cassandra.yaml", "rpc_interface", "nodes"),
        ("cassandra.yaml", "client_encryption_options.enabled", "tls"),
        ("cassandra.yaml", "client_encryption_options.keystore", "tls.cassandra.keystore"),
        ("cassandra.yaml", "server_encryption_options.internode_encryption", "tls"),
        ("cassandra.yaml", "server_encryption_options.keystore", "tls.cassandra.keystore"),
        ("cassandra.yaml", "server_encryption_options.truststore", "tls.cassandra.truststore"),
        ("elasticsearch.yml", "cluster.name", "cluster"),
        ("elasticsearch.yml", "cluster.initial_master_nodes", "phase"),
        ("elasticsearch.yml", "node.name", "nodes"),
        ("elasticsearch.yml", "node.roles", "elasticsearchRoles of the nodes"),
        ("elasticsearch.yml", "discovery.seed_hosts", "nodes"),
        // single-node beside initial_master_nodes stops a node, and without it makes each a cluster of its own.
        ("elasticsearch.yml", "discovery.type", "nodes"),
        ("elasticsearch.yml", "network.host", "nodes"),
        ("elasticsearch.yml", "network.publish_host", "nodes"),
        ("elasticsearch.yml", "transport.publish_host", "nodes"),
        ("elasticsearch.yml", "http.publish_host", "nodes"),
        ("elasticsearch.yml", "http.port", "elasticsearch.port"),
        ("elasticsearch.yml", "transport.port", "elasticsearch.transportPort"),
        ("elasticsearch.yml", "path.data", "elasticsearch.directory"),
        ("elasticsearch.yml", "path.logs", "elasticsearch.logs"),
        ("elasticsearch.yml", "path.repo", "elasticsearch.repositories"),
        ("elasticsearch.yml", "bootstrap.memory_lock", "elasticsearch.memoryLock"),
        ("elasticsearch.yml", "xpack.security.enabled", "tls"),
        ("application.conf", "play.http.secret.key", "secrets.play"),
        ("application.conf", "application.baseUrl", "thehive.url"),
        ("application.conf", "play.http.context", "thehive.url"),
        ("application.conf", "http.port", "thehive.http.port"),
        ("application.conf", "stream.longPolling.refresh", "thehive.longPolling"),
        ("application.conf", "db.janusgraph.index.search.index-name", "elasticsearch.indexName"),
        ("application.conf", "db.janusgraph.storage.cql.keyspace", "cassandra.keyspace"),
        ("application.conf", "storage", "storage"),
    ];

    private static readonly string[] SecretEndings =
        ["password", "passwd", "passphrase", "secret", "secretkey", "secret-key", "secret-access-key", "apikey", "api-key", "api_key", "token", "bindpw", "pwd"];

    /// <summary>Everything that is wrong with them, in the order of the file; with an error among it nothing must be written.</summary>
    /// <param name="cluster">The cluster; what the validator refuses must not get here.</param>
    public static IReadOnlyList<ClusterProblem> Check(Cluster cluster)
    {
        var problems = new List<ClusterProblem>();
        Check(cluster.Extra.CassandraYaml, CassandraYaml.Kind, Role.Cassandra, CassandraYamlRenderer.Render, setting => CassandraSettings.ProblemsOf(setting, cluster.Cassandra.Version));
        Check(cluster.Extra.ElasticsearchYml, ElasticsearchYml.Kind, Role.Elasticsearch, ElasticsearchYmlRenderer.Render, setting => ElasticsearchSettings.ProblemsOf(setting, cluster.Elasticsearch.Version));
        Check(cluster.Extra.ApplicationConf, ApplicationConf.Kind, Role.TheHive, ApplicationConfRenderer.Render, setting => TheHiveSettings.ProblemsOf(setting, cluster.TheHive.Version));
        problems.AddRange(ExtraLineChecks.Check(cluster));
        return problems;

        void Check(MapValue? extra, FileKind kind, Role role, Func<RenderContext, string?> render, Func<Setting, IEnumerable<(string Rule, string Message)>> judge)
        {
            if (extra is null)
            {
                return;
            }

            var written = Written(cluster, kind, role, render);
            var stated = new HashSet<string>(StringComparer.Ordinal);
            foreach (var setting in new TreeDocument(extra, []).Settings)
            {
                var own = OwnOf(kind, written, setting.Key, cluster.Cassandra.Version) ?? Unwritable(kind, setting, extra) ?? Unreachable(kind, setting)
                    ?? (stated.Add(NewNameOf(kind, setting.Key, cluster.Cassandra.Version)) ? null : ("HC0065", $"'{setting.Key}' is stated under another name too; Cassandra takes one of them"));
                var found = own is null ? judge(setting) : [own.Value];
                problems.AddRange(found.Take(1).Select(problem => new ClusterProblem(problem.Rule is "HC0067" or "HC0068" ? ProblemSeverity.Warning : ProblemSeverity.Error, problem.Rule, problem.Message)
                {
                    Setting = "extra." + kind.Name,
                    Path = cluster.Origin.Path,
                    Span = setting.KeySpan,
                }));
            }
        }
    }

    // What the model writes into the file on any node, by looking: no list of it can go stale.
    private static HashSet<string> Written(Cluster cluster, FileKind kind, Role role, Func<RenderContext, string?> render)
    {
        var bare = cluster with { Extra = new Extra(), Secrets = Secrets.FromFile("none") };
        var keys = bare.NodesWith(role)
            .Select(node => kind.Read!(render(new RenderContext(bare, node, _ => "none")) ?? ""))
            .Select(document => document as TreeDocument ?? ((HoconDocument)document).Resolve(_ => null))
            .SelectMany(document => document.Settings.Select(setting => setting.Key));
        return new HashSet<string>(keys, StringComparer.Ordinal);
    }

    private static (string Rule, string Message)? OwnOf(FileKind kind, HashSet<string> written, string key, ProductVersion cassandra)
    {
        // An old name beside the new one is refused as the same name twice would be.
        var name = NewNameOf(kind, key, cassandra);
        var stated = Stated.Where(row => string.Equals(row.File, kind.Name, StringComparison.Ordinal) && Overlap(row.Key, name)).Select(row => row.Stated).FirstOrDefault();
        return written.FirstOrDefault(own => IsBelow(name, own)) is { } leaf ? ("HC0065", $"'{key}' cannot stand below '{leaf}', which HiveConfig writes with a value")
            : written.Any(own => IsBelow(own, name)) ? ("HC0065", $"'{key}' holds settings that HiveConfig writes, expected a map of others")
            : stated is not null ? ("HC0065", $"'{key}' is written from '{stated}' of cluster.yaml; state it there")
            : written.Contains(name) ? ("HC0065", $"'{key}' is written by HiveConfig, and cannot be stated beside it")
            : null;
    }

    private static string NewNameOf(FileKind kind, string key, ProductVersion cassandra)
        => ReferenceEquals(kind, CassandraYaml.Kind) ? CassandraSettings.For(cassandra).Find(key)?.NewName ?? key : key;

    // One is the other, or stands below it.
    private static bool Overlap(string one, string other)
        => string.Equals(one, other, StringComparison.Ordinal) || IsBelow(one, other) || IsBelow(other, one);

    private static bool IsBelow(string one, string other) => one.StartsWith(other + ".", StringComparison.Ordinal);

    private static (string Rule, string Message)? Unwritable(FileKind kind, Setting setting, MapValue extra)
    {
        // 4.0 knows no dotted keys, and beside the block of that name they would count against it.
        if (ReferenceEquals(kind, CassandraYaml.Kind) && extra.Entries.FirstOrDefault(entry => entry.Key.IndexOf('.') >= 0 && Overlap(entry.Key, setting.Key)) is { } dotted)
        {
            return ("HC0066", $"'{dotted.Key}' is dotted, expected its parts below each other");
        }

        if (!Parsing.IsWord("a" + setting.Key, max: 250, others: "-_."))
        {
            return ("HC0066", $"'{Parsing.Shown(setting.Key)}' is not a key of letters, digits, -, _ and .");
        }

        if (Keys(setting.Key, setting.Value).FirstOrDefault(NamesSecret) is { } secret)
        {
            return ("HC0066", $"'{secret}' is a secret, and secrets do not stand in cluster.yaml");
        }

        // Elasticsearch puts variables of its environment in, of which systemd gives it none: it does not start.
        if (ReferenceEquals(kind, ElasticsearchYml.Kind) && Texts(setting.Value).Any(text => text.IndexOf("${", StringComparison.Ordinal) >= 0))
        {
            return ("HC0066", $"'{setting.Key}' holds '${{', which Elasticsearch replaces from its environment and refuses to start without; expected the value itself");
        }

        return Texts(setting.Value).Any(text => !SecretChecks.IsWritable(text.Replace("\n", "").Replace("\t", "")))
            ? ("HC0066", $"'{setting.Key}' holds a control or private-use character")
            : null;
    }

    // A setting, and the keys in the maps of its value.
    private static IEnumerable<string> Keys(string key, ConfigValue value) => new[] { key }.Concat(value switch
    {
        MapValue map => map.Entries.SelectMany(entry => Keys(key + "." + entry.Key, entry.Value)),
        ListValue list => list.Items.SelectMany(item => Keys(key, item)).Where(below => below.Length > key.Length),
        _ => [],
    });

    internal static bool NamesSecret(string key)
    {
        var last = key.Substring(key.LastIndexOf('.') + 1).ToLowerInvariant();
        return Array.Exists(SecretEndings, ending => last.EndsWith(ending, StringComparison.Ordinal)) || key.EndsWith("auth.key", StringComparison.OrdinalIgnoreCase) || key.EndsWith("secret.key", StringComparison.OrdinalIgnoreCase);
    }

    // The other machines, and TheHive, come to the address of the node.
    private static (string Rule, string Message)? Unreachable(FileKind kind, Setting setting)
        => ReferenceEquals(kind, ElasticsearchYml.Kind)
            && setting.Key is "network.bind_host" or "transport.host" or "transport.bind_host" or "http.host" or "http.bind_host"
            && Texts(setting.Value).ToList() is { Count: > 0 } hosts
            && hosts.All(host => host is "_local_" || (HostAddress.TryParse(host, out var address, out _) && address is { IsOfNoMachine: true, Value: not ("0.0.0.0" or "::") }))
                ? ("HC0065", $"'{setting.Key}' is '{string.Join("', '", hosts)}', which no other machine reaches; leave it out, or name an address of the network beside it")
                : null;

    private static IEnumerable<string> Texts(ConfigValue value) => value switch
    {
        ScalarValue scalar => [scalar.Text],
        ListValue list => list.Items.SelectMany(Texts),
        MapValue map => map.Entries.SelectMany(entry => new[] { entry.Key }.Concat(Texts(entry.Value))),
        _ => ["\0"],
    };
}
