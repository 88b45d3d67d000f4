using HiveConfig.Text;
using static HiveConfig.Model.ClusterFileKey;
using Form = HiveConfig.Model.ClusterFileForm;

namespace HiveConfig.Model;

/// <summary>Every key of cluster.yaml, in the order of the reference page.</summary>
internal static class ClusterFileKeys
{
    internal static readonly ClusterFileKey<Node>[] OfNode =
    [
        Word<Node, HostAddress>("address", Form.HostAddress, "where the other machines reach it", (node, value) => node with { Address = value }),
        Word<Node, HostAddress>("ip", Form.NumericAddress, "its numeric address; the address where none is stated, else for what takes no names", (node, value) => node with { Ip = value }),
        Word<Node, HostAddress>("dns", Form.DnsName, "its DNS name; the address where neither address nor ip is stated, else for what takes no IPv6 address", (node, value) => node with { Dns = value }),
        Word<Node, InterfaceName>("interface", Form.InterfaceName, "its network interface towards the clients", (node, value) => node with { Interface = value }),
        Word<Node, DatacenterName>("dc", Form.DatacenterName, "its datacenter, unless there is but one; of a node that runs TheHive the one whose Cassandra it asks", (node, value) => node with { Datacenter = value }),
        Word<Node, DatacenterName>("rack", Form.DatacenterName, "its Cassandra rack; unless stated numbered in its datacenter, anew when a node before it goes, and a started node refuses another", (node, value) => node with { Rack = value }),
        Word<Node, int>("ramGb", Form.Gibibytes, "its memory in GiB", (node, value) => node with { Memory = DataSize.Gibibytes(value) }),
        Word<Node, int>("vrrpPriority", Form.Number, "its VRRP priority as a balancer: the highest whose HAProxy answers gets the virtual IP", (node, value) => node with { VrrpPriority = value }),
        Words<Node, Role>("roles", Form.Role, "what it does", (node, value) => node with { Roles = value }),
        Words<Node, ElasticsearchRole>("elasticsearchRoles", Form.ElasticsearchRole, "what it does for Elasticsearch", (node, value) => node with { ElasticsearchRoles = value }),
    ];

    private static readonly ClusterFileKey<LoadBalancer>[] OfLoadBalancer =
    [
        Word<LoadBalancer, Cidr>("vip", Form.Cidr, "the virtual IP with the prefix length of its network", (balancer, value) => balancer with { VirtualIp = value }),
        Group(
            "bind",
            "the ports of the virtual IP",
            Word<LoadBalancer, Port>("http", Form.Port, "only redirects to https; without TLS the port itself", (balancer, value) => balancer with { HttpPort = value }),
            Word<LoadBalancer, Port>("https", Form.Port, "the port with TLS", (balancer, value) => balancer with { HttpsPort = value })),
        Group(
            "vrrp",
            "how the balancers agree who has the virtual IP",
            Word<LoadBalancer, int>("routerId", Form.Number, "virtual router id, 1-255, unique in the network segment", (balancer, value) => balancer with { VirtualRouterId = value }),
            Word<LoadBalancer, int>("weight", Form.SignedNumber, "what a good check of HAProxy adds to the priority, or a failed one takes from it (negative), -253 to 253; with 0 a failed one gives the virtual IP up at once", (balancer, value) => balancer with { VrrpWeight = value })),
        Word<LoadBalancer, Port>("statsPort", Form.Port, "HAProxy's own health and statistics, on loopback only", (balancer, value) => balancer with { HealthPort = value }),
        Word<LoadBalancer, Duration>("timeout", Form.Duration, "how long HAProxy waits for a client or a server", (balancer, value) => balancer with { Timeout = value }),
    ];

    private static readonly ClusterFileKey<TheHive>[] OfTheHive =
    [
        Word<TheHive, ProductVersion>("version", Form.Version, "its version", (hive, value) => hive with { Version = value }) with { IsRequired = true },
        Word<TheHive, PublicUrl>("url", Form.Url, "the public address, as browsers see it", (hive, value) => hive with { Url = value }) with { IsRequired = true },
        Group(
            "http",
            "its HTTP server, behind HAProxy",
            Word<TheHive, Port>("port", Form.Port, "the port", (hive, value) => hive with { HttpPort = value })),
        Group(
            "artery",
            "what TheHive nodes say to each other",
            Word<TheHive, Port>("port", Form.Port, "the port", (hive, value) => hive with { ArteryPort = value }),
            Word<TheHive, bool>("tls", Form.Boolean, "whether it is encrypted, with mutual authentication", (hive, value) => hive with { ArteryTls = value })),
        Word<TheHive, Duration>("longPolling", Form.Duration, "how long a poll of the user interface is kept open without news", (hive, value) => hive with { LongPolling = value }),
        Word<TheHive, DataSize>("heap", Form.DataSize, "heap of the JVM", (hive, value) => hive with { Heap = value }),
        Group(
            "session",
            "the session cookie",
            Word<TheHive, JwtAlgorithm>("algorithm", Form.Algorithm, "what signs it; decides the length of the Play secret", (hive, value) => hive with { SessionAlgorithm = value })),
        .. ClusterFileOptions.OfTheHive,
    ];

    internal static readonly ClusterFileKey<Cassandra>[] OfRepair =
    [
        Word<Cassandra, WeeklyTime>("schedule", Form.WeeklyTime, "when the first node begins, in UTC; the others follow", (cassandra, value) => cassandra with { Repair = value }),
    ];

    private static readonly ClusterFileKey<Cassandra>[] OfCassandra =
    [
        Word<Cassandra, ProductVersion>("version", Form.Version, "its version", (cassandra, value) => cassandra with { Version = value }),
        Word<Cassandra, bool>("unsupported", Form.Boolean, "whether a version that TheHive's vendor does not support is written all the same", (cassandra, value) => cassandra with { AllowUnsupported = value }),
        Word<Cassandra, Identifier>("keyspace", Form.Identifier, "TheHive's keyspace", (cassandra, value) => cassandra with { Keyspace = value }),
        new("replication", "replicas in each datacenter", ClusterFileShapes.ReplicationWhat, ClusterFileShapes.Replication)
        {
            Shape = ClusterFileShapes.OfReplication,
            Examples = cassandra => [cassandra with { ReplicationFactor = 3 }],
        },
        Word<Cassandra, int>("numTokens", Form.Number, "tokens of each node, 1-1536; must never change on a running cluster", (cassandra, value) => cassandra with { NumTokens = value }),
        Group(
            "auth",
            "the roles that log in",
            Word<Cassandra, Identifier>("admin", Form.Identifier, "the administrator that replaces the built-in cassandra", (cassandra, value) => cassandra with { AdminRole = value }),
            Word<Cassandra, Identifier>("thehiveUser", Form.Identifier, "the role that TheHive logs in with", (cassandra, value) => cassandra with { TheHiveRole = value })),
        Group(
            "ports",
            "where it listens",
            Word<Cassandra, Port>("native", Form.Port, "for clients", (cassandra, value) => cassandra with { NativePort = value }),
            Word<Cassandra, Port>("storage", Form.Port, "between nodes", (cassandra, value) => cassandra with { StoragePort = value })),
        Word<Cassandra, AbsolutePath>("directory", Form.Path, "holds data, commitlog, saved_caches and hints", (cassandra, value) => cassandra with { Directory = value }),
        Group(
            "dirs",
            "directories elsewhere",
            Word<Cassandra, AbsolutePath>("data", Form.Path, "the data", (cassandra, value) => cassandra with { DataDirectory = value }),
            Word<Cassandra, AbsolutePath>("commitlog", Form.Path, "the commitlog, best on a disk of its own", (cassandra, value) => cassandra with { CommitlogDirectory = value }),
            Word<Cassandra, AbsolutePath>("savedCaches", Form.Path, "the saved caches", (cassandra, value) => cassandra with { SavedCachesDirectory = value }),
            Word<Cassandra, AbsolutePath>("hints", Form.Path, "the hints", (cassandra, value) => cassandra with { HintsDirectory = value })),
        Word<Cassandra, DataSize>("heap", Form.DataSize, "heap of the JVM; makes jvm-server.options ours", (cassandra, value) => cassandra with { Heap = value }),
        new("repair", "the weekly repair of every node's part of the ring", "false, or a map of " + Names(OfRepair), ClusterFileShapes.Repair) { Shape = ClusterFileShapes.OfRepair },
    ];

    private static readonly ClusterFileKey<Elasticsearch>[] OfElasticsearch =
    [
        Word<Elasticsearch, ProductVersion>("version", Form.Version, "its version", (elastic, value) => elastic with { Version = value }),
        Word<Elasticsearch, IndexName>("indexName", Form.IndexName, "TheHive's index; the real indices begin with it", (elastic, value) => elastic with { IndexName = value }),
        Word<Elasticsearch, UserName>("user", Form.UserName, "the native user that TheHive logs in with", (elastic, value) => elastic with { User = value }),
        Word<Elasticsearch, Port>("port", Form.Port, "for clients", (elastic, value) => elastic with { HttpPort = value }),
        Word<Elasticsearch, Port>("transportPort", Form.Port, "between nodes", (elastic, value) => elastic with { TransportPort = value }),
        Word<Elasticsearch, int>("replicas", Form.Number, "copies of each shard beside the first", (elastic, value) => elastic with { Replicas = value }),
        Word<Elasticsearch, AbsolutePath>("directory", Form.Path, "holds the data", (elastic, value) => elastic with { Directory = value }),
        Word<Elasticsearch, AbsolutePath>("logs", Form.Path, "holds the logs", (elastic, value) => elastic with { LogDirectory = value }),
        Word<Elasticsearch, DataSize>("heap", Form.DataSize, "heap of the JVM", (elastic, value) => elastic with { Heap = value }),
        Words<Elasticsearch, AbsolutePath>("repositories", Form.Path, "directories in which snapshots may be kept", (elastic, value) => elastic with { Repositories = value }),
        Word<Elasticsearch, bool>("memoryLock", Form.Boolean, "whether the heap is locked into memory", (elastic, value) => elastic with { MemoryLock = value }),
    ];

    internal static readonly ClusterFileKey<NfsStorage>[] OfNfs =
    [
        Word<NfsStorage, HostAddress>("server", Form.HostAddress, "address of the server", (nfs, value) => nfs with { Server = value }),
        Word<NfsStorage, NodeName>("node", Form.NodeName, "the node that is the server", (nfs, value) => nfs with { Named = value }) with { Setting = "server" },
        Word<NfsStorage, AbsolutePath>("export", Form.Path, "the exported directory; on a node, what it is mounted as unless stated", (nfs, value) => nfs with { Export = value }),
        Word<NfsStorage, AbsolutePath>("mount", Form.Path, "where it is mounted on the TheHive nodes; of a node that states its export the same unless stated", (nfs, value) => nfs with { MountPoint = value }),
    ];

    internal static readonly ClusterFileKey<Tls>[] OfTls =
    [
        Group(
            "cassandra",
            "PKCS12 stores that Cassandra reads",
            Word<Tls, AbsolutePath>("keystore", Form.Path, "its own key and certificate", (tls, value) => tls with { CassandraKeystore = value }),
            Word<Tls, AbsolutePath>("truststore", Form.Path, "the certificate authority", (tls, value) => tls with { CassandraTruststore = value })),
        Group(
            "elasticsearch",
            "PEM files that Elasticsearch reads",
            Word<Tls, AbsolutePath>("directory", Form.Path, "holds node.key, node.crt and ca.crt", (tls, value) => tls with { ElasticsearchDirectory = value })),
        Group(
            "thehive",
            "PKCS12 stores that TheHive reads",
            Word<Tls, AbsolutePath>("keystore", Form.Path, "its own key and certificate, for an encrypted artery", (tls, value) => tls with { TheHiveKeystore = value }),
            Word<Tls, AbsolutePath>("truststore", Form.Path, "the certificate authority", (tls, value) => tls with { TheHiveTruststore = value })),
        Group(
            "haproxy",
            "what browsers see",
            Word<Tls, AbsolutePath>("pem", Form.Path, "certificate chain and key in one PEM file", (tls, value) => tls with { HaproxyPem = value })),
    ];

    internal static readonly ClusterFileKey<Secrets>[] OfSecrets =
    [
        Word<Secrets, Secret>("play", Form.Secret, "signs session cookies", (secrets, value) => secrets with { Play = value }),
        Word<Secrets, Secret>("cassandraAdmin", Form.Secret, "password of Cassandra's administrator", (secrets, value) => secrets with { CassandraAdmin = value }),
        Word<Secrets, Secret>("cassandraThehive", Form.Secret, "password of TheHive's Cassandra role", (secrets, value) => secrets with { CassandraTheHive = value }),
        Word<Secrets, Secret>("elasticsearchThehive", Form.Secret, "password of TheHive's Elasticsearch user", (secrets, value) => secrets with { ElasticsearchTheHive = value }),
        Word<Secrets, Secret>("keystore", Form.Secret, "password of all keystores", (secrets, value) => secrets with { Keystore = value }),
        Word<Secrets, Secret>("truststore", Form.Secret, "password of all truststores", (secrets, value) => secrets with { Truststore = value }),
        Word<Secrets, Secret>("vrrp", Form.Secret, "VRRP password, at most 8 characters", (secrets, value) => secrets with { Vrrp = value }),
        Word<Secrets, Secret>("s3AccessKey", Form.Secret, "name of the account of the object store", (secrets, value) => secrets with { S3AccessKey = value }),
        Word<Secrets, Secret>("s3SecretKey", Form.Secret, "key of the account of the object store", (secrets, value) => secrets with { S3SecretKey = value }),
        Word<Secrets, Secret>("proxy", Form.Secret, "password of the user at the proxy", (secrets, value) => secrets with { Proxy = value }),
    ];

    private static readonly ClusterFileKey<FileStorage>[] OfStorage =
    [
        new("nfs", "an NFS server", "server:/export, or a map of " + Names(OfNfs), ClusterFileShapes.Nfs) { Shape = ClusterFileShapes.OfNfs, Part = _ => ClusterFileShapes.NoNfs },
        Section<FileStorage, S3Storage>("s3", "a bucket of an S3-compatible object store", _ => new S3Storage { Endpoint = null!, Bucket = null! }, (_, value) => value, ClusterFileOptions.OfS3),
    ];

    private static readonly ClusterFileKey<Extra>[] OfExtra =
    [
        ClusterFileShapes.Settings("cassandra.yaml", "settings of cassandra.yaml", (extra, value) => extra with { CassandraYaml = value }),
        ClusterFileShapes.Settings("elasticsearch.yml", "settings of elasticsearch.yml", (extra, value) => extra with { ElasticsearchYml = value }),
        ClusterFileShapes.Settings("application.conf", "settings of TheHive's application.conf", (extra, value) => extra with { ApplicationConf = value }),
        Words<Extra, JvmSetting>("jvm-server.options", Form.JvmSetting, "options of Cassandra's JVM; make jvm-server.options ours", (extra, value) => extra with { CassandraJvm = value }),
        Words<Extra, JvmSetting>("jvm.options.d", Form.JvmSetting, "options of Elasticsearch's JVM", (extra, value) => extra with { ElasticsearchJvm = value }),
        Words<Extra, JvmSetting>("default/thehive", Form.JvmSetting, "options of TheHive's JVM", (extra, value) => extra with { TheHiveJvm = value }),
        Group(
            "haproxy.cfg",
            "lines of haproxy.cfg",
            Words<Extra, HaproxySetting>("global", Form.HaproxyGlobal, "lines at the end of its section global", (extra, value) => extra with { HaproxyGlobal = value }),
            Words<Extra, HaproxySetting>("defaults", Form.HaproxyDefaults, "lines at the end of its section defaults", (extra, value) => extra with { HaproxyDefaults = value })),
    ];

    private static readonly ClusterFileKey<Cluster>[] OfCluster =
    [
        Word<Cluster, int>("hiveconfig", Form.Format, "number of the format of this file", (cluster, _) => cluster),
        Word<Cluster, ClusterName>("cluster", Form.ClusterName, "name of the cluster", (cluster, value) => cluster with { Name = value }) with { IsRequired = true },
        Word<Cluster, EnvironmentName>("environment", Form.EnvironmentName, "which of several clusters of one repository it is", (cluster, value) => cluster with { Environment = value }),
        Word<Cluster, PackageFormat>("package", Form.Package, "how the services were installed; decides where their files are", (cluster, value) => cluster with { Package = value }),
        Word<Cluster, Phase>("phase", Form.Phase, "bootstrap for the first start, running once the cluster has formed", (cluster, value) => cluster with { Phase = value }) with { IsRequired = true },
        new("nodes", "the machines, in order of seniority", ClusterFileShapes.NodesWhat, ClusterFileShapes.Nodes) { IsRequired = true, Shape = ClusterFileShapes.OfNodes, Part = _ => new Node { Name = null!, Address = null! } },
        Word<Cluster, License>("license", Form.License, "TheHive's licence", (cluster, value) => cluster with { License = value }),
        Word<Cluster, InterfaceName>("interface", Form.InterfaceName, "network interface of the balancers towards the clients", (cluster, value) => cluster with { Interface = value }),
        Word<Cluster, int>("ramGb", Form.Gibibytes, "memory of each machine in GiB", (cluster, value) => cluster with { Memory = DataSize.Gibibytes(value) }),
        Word<Cluster, Cidr>("vip", Form.Cidr, "the virtual IP with the prefix length of its network", (cluster, value) => cluster with { LoadBalancer = cluster.LoadBalancer with { VirtualIp = value } }) with { Setting = "loadBalancer.vip" },
        Section<Cluster, LoadBalancer>("loadBalancer", "HAProxy, Keepalived and the virtual IP", cluster => cluster.LoadBalancer, (cluster, value) => cluster with { LoadBalancer = value }, OfLoadBalancer),
        Section<Cluster, TheHive>("thehive", "TheHive itself", cluster => cluster.TheHive, (cluster, value) => cluster with { TheHive = value }, OfTheHive) with { IsRequired = true },
        Section<Cluster, Cassandra>("cassandra", "the database", cluster => cluster.Cassandra, (cluster, value) => cluster with { Cassandra = value }, OfCassandra),
        Section<Cluster, Elasticsearch>("elasticsearch", "the index", cluster => cluster.Elasticsearch, (cluster, value) => cluster with { Elasticsearch = value }, OfElasticsearch),
        Section<Cluster, FileStorage>(
            "storage",
            "where attachments are kept",
            cluster => cluster.Storage,
            (cluster, value) => cluster with { Storage = value },
            OfStorage) with { IsRequired = true, Shape = new MapShape(OfStorage) { OneOf = ["nfs", "s3"] } },
        Section<Cluster, Backup>("backup", "hot backup and restore; {} for the defaults", cluster => cluster.Backup ?? new Backup(), (cluster, value) => cluster with { Backup = value }, ClusterFileBackup.OfBackup),
        Section<Cluster, Extra>("extra", "settings that no other key states, by file", cluster => cluster.Extra, (cluster, value) => cluster with { Extra = value }, OfExtra),
        new("tls", "encryption of every connection; has to be stated where there is more than one node", "true, false, or a map of " + Names(OfTls), ClusterFileShapes.ReadTls) { Shape = ClusterFileShapes.OfTls, Part = _ => new Tls() },
        new("secrets", "the secrets, by reference", "file:PATH for all of them, or a map of " + Names(OfSecrets), ClusterFileShapes.ReadSecrets) { IsRequired = true, Shape = ClusterFileShapes.OfSecrets, Part = cluster => cluster.Secrets },
    ];

    /// <summary>The whole file.</summary>
    internal static MapShape Shape { get; } = new(OfCluster) { OneOf = ["vip", "loadBalancer"] };

    /// <summary>What no file has stated yet: what is required is nothing, and is filled or reported before anybody sees it.</summary>
    internal static Cluster Empty => new()
    {
        Name = null!,
        Phase = default,
        Nodes = [],
        TheHive = new TheHive { Version = null!, Url = null! },
        LoadBalancer = new LoadBalancer { VirtualIp = null! },
        Storage = null!,
        Secrets = new Secrets(),
    };

    /// <summary>The cluster that a document states; whole only when the reading has no errors.</summary>
    internal static Cluster? Read(ClusterFileReading reading, TreeDocument document)
    {
        var root = new ClusterFileEntry("", Span.Start, document.Root ?? new MapValue([], Span.Start));
        var cluster = reading.Map(root, Empty, OfCluster);
        if (root.Value is MapValue && cluster.LoadBalancer.VirtualIp is null && !reading.IsPlaced("loadBalancer.vip"))
        {
            reading.Missing(Span.Start, "vip", Cidr.What);
        }

        reading.OneOf("storage", "nfs", "s3");

        // Passwords that cross a network in clear are nobody's default: it has to be said.
        if (cluster.Nodes.Count > 1 && !reading.IsPlaced("tls"))
        {
            reading.Missing(Span.Start, "tls", "true, or false in a network that nobody else is in");
        }

        return ClusterFileBackup.WithNodes(reading, ClusterFileShapes.WithStorageNode(reading, cluster)) with { Origin = reading.Origin };
    }
}
