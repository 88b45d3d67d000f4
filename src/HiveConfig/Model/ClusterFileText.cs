using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using HiveConfig.Text;

namespace HiveConfig.Model;

/// <summary>Writes the text of a cluster.yaml: in the order of the starter file, and only what differs from the defaults.</summary>
/// <param name="notes">What stands as a comment behind a setting, by its key.</param>
/// <param name="gaps">Settings of which the value is not known: they are left for a hand to fill in.</param>
internal sealed class ClusterFileText(IReadOnlyDictionary<string, string> notes, ICollection<string> gaps)
{
    // Left as the value of a setting that is not known: the reader asks for it by name.
    private const string Nothing = "";

    private readonly StringBuilder _text = new();

    internal static string Of(Cluster cluster) => new ClusterFileText(new Dictionary<string, string>(StringComparer.Ordinal), []).Write(cluster);

    internal string Write(Cluster cluster)
    {
        foreach (var item in Top(cluster).OfType<Item>())
        {
            // A part with lines of its own stands apart.
            if (item.IsBlock && _text.Length > 0)
            {
                _text.Append('\n');
            }

            Print(item, indent: "", parent: "");
        }

        return _text.ToString();
    }

    private static IEnumerable<Item?> Top(Cluster cluster) =>
    [
        Item.Of("cluster", Quote(cluster.Name.Value)),
        Item.Of("environment", Quote(cluster.Environment?.Value)),
        Item.Of("package", cluster.Package == PackageFormat.Rpm ? "rpm" : null),
        Item.Of("license", cluster.License?.ToString().ToLowerInvariant()),
        Item.Of("phase", Lower(cluster.Phase)),
        Item.Block("nodes", cluster.Nodes.Select(Node)),
        Item.Of("ramGb", Gibibytes(cluster.Memory)),
        Item.Of("interface", cluster.Interface.Value is "eth0" ? null : Quote(cluster.Interface.Value)),
        Item.Of("vip", Quote(cluster.LoadBalancer.VirtualIp.ToString())),
        Item.Block("loadBalancer", Balancer(cluster.LoadBalancer)),
        Item.Block("thehive", TheHive(cluster.TheHive)),
        Item.Block("cassandra", Cassandra(cluster.Cassandra)),
        Item.Block("elasticsearch", Elasticsearch(cluster.Elasticsearch)),
        Item.Block("storage", Storage(cluster)),
        Backup(cluster),
        Tls(cluster.Tls),
        Secrets(cluster.Secrets),
        Item.Block("extra", Extra(cluster.Extra)),
    ];

    private static Item Node(Node node)
    {
        List<Item?> more =
        [
            Item.Of("interface", Quote(node.Interface?.Value)),
            Item.Of("dc", Quote(node.Datacenter?.Value)),
            Item.Of("rack", Quote(node.Rack?.Value)),
            Item.Of("ramGb", Gibibytes(node.Memory)),
            Item.Of("vrrpPriority", Number(node.VrrpPriority)),
            Item.List("roles", node.Roles?.Select(Lower)),
            Item.List("elasticsearchRoles", node.ElasticsearchRoles?.Select(role => role == ElasticsearchRole.VotingOnly ? "voting_only" : Lower(role))),
        ];
        var address = Quote(node.Address.Value)!;
        return node.Ip is null && node.Dns is null && more.TrueForAll(item => item is null)
            ? Item.Of(Quote(node.Name.Value)!, address)!
            : Item.Flow(Quote(node.Name.Value)!, [Item.Of(node.Address.IsName ? "address" : "ip", address), Item.Of("ip", Quote(node.Ip?.Value)), Item.Of("dns", Quote(node.Dns?.Value)), .. more])!;
    }

    private static IEnumerable<Item?> Balancer(LoadBalancer balancer)
    {
        var usual = new LoadBalancer { VirtualIp = balancer.VirtualIp };
        return
        [
            Item.Flow("bind", [Item.Of("http", Port(balancer.HttpPort, usual.HttpPort)), Item.Of("https", Port(balancer.HttpsPort, usual.HttpsPort))]),
            Item.Flow("vrrp", [Item.Of("routerId", Number(balancer.VirtualRouterId, usual.VirtualRouterId)), Item.Of("weight", Number(balancer.VrrpWeight, usual.VrrpWeight))]),
            Item.Of("statsPort", Port(balancer.HealthPort, usual.HealthPort)),
            Item.Of("timeout", Unless(balancer.Timeout, usual.Timeout)),
        ];
    }

    private static IEnumerable<Item?> TheHive(TheHive hive)
    {
        var usual = new TheHive { Version = hive.Version, Url = hive.Url };
        return
        [
            Item.Of("version", hive.Version.ToString()),
            Item.Of("url", Quote(hive.Url.Value)),
            Item.Flow("http", [Item.Of("port", Port(hive.HttpPort, usual.HttpPort))]),
            Item.Flow("artery", [Item.Of("port", Port(hive.ArteryPort, usual.ArteryPort)), Item.Of("tls", Flag(hive.ArteryTls, usual.ArteryTls))]),
            Item.Of("longPolling", Unless(hive.LongPolling, usual.LongPolling)),
            Item.Of("heap", hive.Heap?.ForJava()),
            Item.Flow("session", [Item.Of("algorithm", hive.SessionAlgorithm == usual.SessionAlgorithm ? null : hive.SessionAlgorithm.ToString())]),
            Item.Flow("modules", [Item.Of("cortex", Flag(hive.Cortex, usual.Cortex)), Item.Of("misp", Flag(hive.Misp, usual.Misp))]),
            Item.Flow("audit", [Item.Of("storage", hive.Audit.Storage == AuditStorage.Cassandra ? null : Lower(hive.Audit.Storage)), Item.Of("deleteAfter", hive.Audit.DeleteAfter?.ToString())]),
            hive.Gdpr is null ? null : Item.FlowOrEmpty("gdpr", Gdpr(hive.Gdpr)),
            hive.Proxy is null ? null : Item.Flow("proxy", Proxy(hive.Proxy)),
            hive.Monitoring is null ? null : Item.FlowOrEmpty("monitoring", [Item.Of("port", Port(hive.Monitoring.Port, new Monitoring().Port))]),
            Item.Of("logLevel", hive.LogLevel is { } level ? Quote(level.ToString().ToUpperInvariant()) : null),
        ];
    }

    private static IEnumerable<Item?> Gdpr(Gdpr gdpr)
    {
        var usual = new Gdpr();
        return
        [
            Item.Of("schedule", Unless(gdpr.Schedule.Value, usual.Schedule.Value)),
            Item.Of("strategy", gdpr.Strategy == usual.Strategy ? null : Lower(gdpr.Strategy)),
            Item.Of("retention", Unless(gdpr.Retention, usual.Retention)),
            Item.List("dataTypesToDelete", gdpr.DataTypesToDelete.Select(type => Quote(type.Value)!)),
        ];
    }

    private static IEnumerable<Item?> Proxy(WebProxy proxy) =>
    [
        Item.Of("host", Quote(proxy.Host.Value)),
        Item.Of("port", proxy.Port.ToString()),
        Item.Of("protocol", proxy.Protocol == ProxyProtocol.Http ? null : Lower(proxy.Protocol)),
        Item.Of("user", Quote(proxy.User?.Value)),
        Item.List("except", proxy.Except.Select(host => Quote(host.Value)!)),
    ];

    private static IEnumerable<Item?> Cassandra(Cassandra cassandra)
    {
        var usual = new Cassandra();
        return
        [
            Item.Of("version", cassandra.Version.ToString()),
            Item.Of("unsupported", Flag(cassandra.AllowUnsupported, usual.AllowUnsupported)),
            Item.Of("keyspace", Unless(cassandra.Keyspace.Value, usual.Keyspace.Value)),
            cassandra.ReplicationFactors.Count > 0
                ? Item.Flow("replication", cassandra.ReplicationFactors.Select(pair => Item.Of(Quote(pair.Key.Value)!, Number(pair.Value))))
                : Item.Of("replication", Number(cassandra.ReplicationFactor)),
            Item.Of("numTokens", Number(cassandra.NumTokens, usual.NumTokens)),
            Item.Flow("auth", [Item.Of("admin", Unless(cassandra.AdminRole.Value, usual.AdminRole.Value)), Item.Of("thehiveUser", Unless(cassandra.TheHiveRole.Value, usual.TheHiveRole.Value))]),
            Item.Flow("ports", [Item.Of("native", Port(cassandra.NativePort, usual.NativePort)), Item.Of("storage", Port(cassandra.StoragePort, usual.StoragePort))]),
            Item.Of("directory", Unless(cassandra.Directory.Value, usual.Directory.Value)),
            Item.Flow("dirs",
            [
                Item.Of("data", Quote(cassandra.DataDirectory?.Value)),
                Item.Of("commitlog", Quote(cassandra.CommitlogDirectory?.Value)),
                Item.Of("savedCaches", Quote(cassandra.SavedCachesDirectory?.Value)),
                Item.Of("hints", Quote(cassandra.HintsDirectory?.Value)),
            ]),
            Item.Of("heap", cassandra.Heap?.ForJava()),
            cassandra.Repair is null ? Item.Of("repair", "false") : Item.Flow("repair", [Item.Of("schedule", Unless(cassandra.Repair, usual.Repair!))]),
        ];
    }

    private static IEnumerable<Item?> Elasticsearch(Elasticsearch elastic)
    {
        var usual = new Elasticsearch();
        return
        [
            Item.Of("version", elastic.Version.ToString()),
            Item.Of("indexName", Unless(elastic.IndexName.Value, usual.IndexName.Value)),
            Item.Of("user", Unless(elastic.User.Value, usual.User.Value)),
            Item.Of("port", Port(elastic.HttpPort, usual.HttpPort)),
            Item.Of("transportPort", Port(elastic.TransportPort, usual.TransportPort)),
            Item.Of("replicas", Number(elastic.Replicas)),
            Item.Of("directory", Unless(elastic.Directory.Value, usual.Directory.Value)),
            Item.Of("logs", Unless(elastic.LogDirectory.Value, usual.LogDirectory.Value)),
            Item.Of("heap", elastic.Heap?.ForJava()),
            Item.List("repositories", elastic.Repositories.Select(path => Quote(path.Value)!)),
            Item.Of("memoryLock", Flag(elastic.MemoryLock, usual.MemoryLock)),
        ];
    }

    private static IEnumerable<Item?> Storage(Cluster cluster)
    {
        if (cluster.Storage is S3Storage s3)
        {
            var usual = new S3Storage { Endpoint = s3.Endpoint, Bucket = s3.Bucket };
            return
            [
                Item.Block("s3",
                [
                    Item.Of("endpoint", Quote(s3.Endpoint.Value)),
                    Item.Of("bucket", Quote(s3.Bucket.Value)),
                    Item.Of("region", Unless(s3.Region.Value, usual.Region.Value)),
                    Item.Of("accessStyle", s3.AccessStyle == usual.AccessStyle ? null : Lower(s3.AccessStyle)),
                ]),
            ];
        }

        return [Nfs(cluster, (NfsStorage)cluster.Storage, NfsStorage.DefaultMountPoint)];
    }

    // A node is named; what it exports is mounted as what it is, unless stated otherwise.
    private static Item? Nfs(Cluster cluster, NfsStorage nfs, AbsolutePath usualMount)
    {
        var mount = Quote(nfs.MountPoint.Value);
        return cluster.Nodes.FirstOrDefault(node => node.Address == nfs.Server) is { } node
            ? Item.Flow("nfs", [Item.Of("node", Quote(node.Name.Value)), Item.Of("export", Quote(nfs.Export.Value)), Item.Of("mount", nfs.MountPoint == nfs.Export ? null : mount)])
            : nfs.MountPoint == usualMount
                ? Item.Of("nfs", YamlText.DoubleQuote(nfs.Server.InUrl + ":" + nfs.Export))
                : Item.Flow("nfs", [Item.Of("server", Quote(nfs.Server.Value)), Item.Of("export", Quote(nfs.Export.Value)), Item.Of("mount", mount)]);
    }

    private static Item? Backup(Cluster cluster)
    {
        if (cluster.Backup is not { } backup)
        {
            return null;
        }

        var usual = new Backup();
        return Item.BlockOrEmpty("backup",
        [
            Item.Of("node", Quote(backup.Node?.Value)),
            Item.Of("schedule", Unless(backup.Schedule, usual.Schedule)),
            Item.Of("keep", Number(backup.Keep, usual.Keep)),
            Item.Of("directory", Unless(backup.Directory, usual.Directory)),
            backup.Snapshots is null ? null : Nfs(cluster, backup.Snapshots, Model.Backup.DefaultMountPoint),
            Item.Of("offHost", backup.OffHost is { } copy ? YamlText.DoubleQuote(copy.ToString()) : null),
            Item.Of("client", Unless(backup.Client, usual.Client)),
            Item.Of("recipient", Quote(backup.Recipient?.Value)),
        ]);
    }

    private static Item? Tls(Tls? tls)
    {
        var usual = new Tls();
        return tls is null ? Item.Of("tls", "false")
            : tls == usual ? Item.Of("tls", "true")
            : Item.Block("tls",
            [
                Item.Flow("cassandra", [Item.Of("keystore", Unless(tls.CassandraKeystore, usual.CassandraKeystore)), Item.Of("truststore", Unless(tls.CassandraTruststore, usual.CassandraTruststore))]),
                Item.Flow("elasticsearch", [Item.Of("directory", Unless(tls.ElasticsearchDirectory, usual.ElasticsearchDirectory))]),
                Item.Flow("thehive", [Item.Of("keystore", Unless(tls.TheHiveKeystore, usual.TheHiveKeystore)), Item.Of("truststore", Unless(tls.TheHiveTruststore, usual.TheHiveTruststore))]),
                Item.Flow("haproxy", [Item.Of("pem", Unless(tls.HaproxyPem, usual.HaproxyPem))]),
            ]);
    }

    private static Item? Secrets(Secrets secrets)
        => secrets.Play is { Source: SecretSource.File, Path: { } path } && path.IndexOf('#') < 0 && secrets == Model.Secrets.FromFile(path)
            ? Item.Of("secrets", Quote("file:" + path))
            : Item.BlockOrEmpty("secrets", secrets.All.Select(one => Item.Of(one.Name, Quote(one.Secret?.Reference))));

    private static IEnumerable<Item?> Extra(Extra extra) =>
    [
        Settings("cassandra.yaml", extra.CassandraYaml),
        Settings("elasticsearch.yml", extra.ElasticsearchYml),
        Settings("application.conf", extra.ApplicationConf),
        Lines("jvm-server.options", extra.CassandraJvm.Select(option => option.Value)),
        Lines("jvm.options.d", extra.ElasticsearchJvm.Select(option => option.Value)),
        Lines("default/thehive", extra.TheHiveJvm.Select(option => option.Value)),
        Item.Block("haproxy.cfg", [Lines("global", extra.HaproxyGlobal.Select(line => line.Value)), Lines("defaults", extra.HaproxyDefaults.Select(line => line.Value))]),
    ];

    private static Item? Lines(string key, IEnumerable<string> lines)
        => lines.ToList() is { Count: > 0 } all ? new Item(key) { Items = [.. all.Select(line => new Item("-") { Word = Quote(line) })], IsBlock = true } : null;

    private static Item? Settings(string key, MapValue? map)
        => map is { Entries.Count: > 0 } ? new Item(key) { Items = [.. map.Entries.Select(entry => Settings(Quote(entry.Key)!, entry.Value as MapValue) ?? new Item(Quote(entry.Key)!) { Word = Word(entry.Value) })], IsBlock = true } : null;

    private static string Word(ConfigValue value) => value switch
    {
        MapValue map => "{" + string.Join(", ", map.Entries.Select(entry => YamlText.DoubleQuote(entry.Key) + ": " + Word(entry.Value))) + "}",
        ListValue list => "[" + string.Join(", ", list.Items.Select(Word)) + "]",
        ScalarValue { IsNull: true } => "null",
        ScalarValue { Type: ScalarType.Boolean } flag => Read.Flag(flag) == true ? "true" : "false",
        ScalarValue { Type: ScalarType.Integer or ScalarType.Float, IsQuoted: false } number when Yaml11.Resolve(number.Text) == number.Type => number.Text,
        ScalarValue scalar => Quote(scalar.Text)!,
        _ => "null",
    };

    private void Print(Item item, string indent, string parent)
    {
        var setting = parent.Length == 0 ? item.Key : parent + "." + item.Key;
        var isGap = gaps.Contains(setting);
        var note = notes.TryGetValue(setting, out var text) ? "  # " + text : "";
        if (item.Key is "-")
        {
            _text.Append(indent).Append("- ").Append(item.Word).Append('\n');
        }
        else if (item.IsBlock && !isGap)
        {
            _text.Append(indent).Append(item.Key).Append(':').Append(note).Append('\n');
            foreach (var child in item.Items)
            {
                Print(child, indent + "  ", setting);
            }
        }
        else
        {
            _text.Append(indent).Append(item.Key).Append(':').Append(Behind(item, isGap)).Append(note).Append('\n');
        }
    }

    // Of a gap in a map on one line only the address is left out: the rest is known.
    private static string Behind(Item item, bool isGap)
        => !isGap ? " " + Inline(item)
            : item.Items.Count > 0 && !item.IsBlock ? " " + Inline(item with { Items = [.. item.Items.Select((part, i) => i == 0 ? part with { Word = "null" } : part)] })
            : Nothing;

    private static string Inline(Item item)
        => item.Word ?? (item.Items.Count == 0 ? "{}" : "{ " + string.Join(", ", item.Items.Select(part => part.Key + ": " + Inline(part))) + " }");

    // Quotes cost nothing: what another reader of YAML, or a reader in a hurry, may take for something else has them.
    private static string? Quote(string? text)
        => text is null ? null
            : text.All(c => char.IsLetterOrDigit(c) || "._/+-@:#~% ".IndexOf(c) >= 0) && (text.IndexOf(':') < 0 || IsPlainWithColon(text)) ? YamlText.Quote(text)
            : YamlText.DoubleQuote(text);

    private static bool IsPlainWithColon(string text)
        => Array.Exists(["http://", "https://", "file:", "env:", "vault:"], start => text.StartsWith(start, StringComparison.Ordinal));

    private static string Lower<T>(T word)
        where T : struct, Enum
        => word.ToString().ToLowerInvariant();

    private static string? Unless<T>(T value, T usual)
        where T : notnull
        => value.Equals(usual) ? null : Quote(value.ToString());

    private static string? Port(Port value, Port usual) => value == usual ? null : value.ToString();

    private static string? Flag(bool value, bool usual) => value == usual ? null : value ? "true" : "false";

    private static string? Number(int? value, int? usual = null) => value == usual ? null : value?.ToString(CultureInfo.InvariantCulture);

    private static string? Gibibytes(DataSize? size) => size is null ? null : Number((int)Math.Max(1, size.Bytes >> 30));

    /// <summary>One key with a word, or with keys of its own.</summary>
    private sealed record Item(string Key)
    {
        internal string? Word { get; init; }

        internal IReadOnlyList<Item> Items { get; init; } = [];

        /// <summary>Whether each of its keys stands on a line of its own.</summary>
        internal bool IsBlock { get; init; }

        internal static Item? Of(string key, string? word) => word is null ? null : new Item(key) { Word = word };

        internal static Item? List(string key, IEnumerable<string>? words) => words?.ToList() is { Count: > 0 } all ? new Item(key) { Word = "[" + string.Join(", ", all) + "]" } : null;

        internal static Item? Flow(string key, IEnumerable<Item?> items) => items.OfType<Item>().ToList() is { Count: > 0 } all ? new Item(key) { Items = all } : null;

        internal static Item FlowOrEmpty(string key, IEnumerable<Item?> items) => Flow(key, items) ?? new Item(key);

        internal static Item? Block(string key, IEnumerable<Item?> items) => items.OfType<Item>().ToList() is { Count: > 0 } all ? new Item(key) { Items = all, IsBlock = true } : null;

        internal static Item BlockOrEmpty(string key, IEnumerable<Item?> items) => Block(key, items) ?? new Item(key);
    }
}
