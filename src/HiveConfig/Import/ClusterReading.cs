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

/// <summary>The cluster that the files of a tree show: the inverse of the renderers, by the same keys. Everything that can be stated is; what is a default is taken out afterwards.</summary>
internal sealed class ClusterReading(Source source, NodeList nodes)
{
    private const string StandInAddress = "192.0.2.";

    internal Cluster Read(Secrets secrets)
    {
        var targets = source.Repo.Targets;
        var balancer = new BalancerReading(source);
        var cluster = new Cluster
        {
            Name = ClusterName(),
            Environment = EnvironmentName.TryParse(source.Repo.Environment, out var environment, out _) ? environment : null,
            Package = IsRpm() ? PackageFormat.Rpm : PackageFormat.Deb,
            Phase = source.Repo.Of(ElasticsearchYml.Kind).Any(file => Repo.IsReadable(file) && ElasticsearchYml.InitialMasterNodes.Find(file.Tree) is not null) ? Phase.Bootstrap : Phase.Running,
            Nodes = [.. nodes.Names.Select(Node)],
            TheHive = new TheHiveReading(source).Read(targets.TheHive, nodes),
            Cassandra = new CassandraReading(source, nodes).Read(targets.Cassandra),
            Elasticsearch = Index(targets.Elasticsearch),
            LoadBalancer = balancer.Read(),
            Storage = new StorageReading(source, nodes).Read(),
            Backup = new BackupReading(source, nodes).Read(),
            Tls = Tls(),
            Secrets = secrets,
        };

        cluster = balancer.WithRanks(cluster, nodes.Names);

        // The share of the backup is one of them by itself.
        cluster = cluster with { Elasticsearch = cluster.Elasticsearch with { Repositories = [.. cluster.Elasticsearch.Repositories.Where(path => path != cluster.SnapshotShare?.MountPoint)] } };
        return cluster with { Nodes = [.. cluster.Nodes.Select((node, i) => WithHeapsOf(cluster, node, nodes.Names[i]))] };
    }

    /// <summary>The name of a node's directory as the model can have it.</summary>
    internal static string NameOf(string directory)
    {
        var name = new string([.. directory.ToLowerInvariant().Select(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? c : '-')]).Trim('-');
        name = name.Length > 63 ? name.Substring(0, 63).Trim('-') : name;
        return name.Length == 0 ? "node" : name;
    }

    private ClusterName ClusterName()
    {
        var names = new[] { source.Usual(CassandraYaml.Kind, CassandraYaml.ClusterName), source.Usual(ElasticsearchYml.Kind, ElasticsearchYml.ClusterName) }.OfType<string>().ToList();
        var name = names.Select(text => Model.ClusterName.TryParse(text, out var found, out _) ? found : null).FirstOrDefault();
        return name is not null && names.Count > 0 && string.Equals(names[0], name.Value, StringComparison.Ordinal)
            ? name
            : source.Required(value: null, "cluster", Model.ClusterName.What + (names.Count > 0 ? $", which {Wording.Quote(names[0])} of the files is not" : ""), Model.ClusterName.Parse("cluster"));
    }

    // The rpm has a directory of its own for Cassandra, and no socket of syslog in HAProxy's chroot.
    private bool IsRpm()
        => source.Repo.Files.Any(file => file.IsInstalledPathKnown && file.InstalledPath?.StartsWith("/etc/cassandra/conf/", StringComparison.Ordinal) == true)
            || (!source.Repo.Of(CassandraYaml.Kind).Any(file => file.IsInstalledPathKnown)
                && source.Documents<HaproxyDocument>(HaproxyCfg.Kind).Any(one => one.Document.FindGlobal("log")?.At(1) is { Text: "stdout" }));

    private Node Node(string directory)
    {
        var hosts = nodes.HostsOfNode(directory).Select(HostAddress.Parse).Where(host => !host.IsOfNoMachine).ToList();
        var name = NameOf(directory);
        name = nodes.Names.TakeWhile(other => !string.Equals(other, directory, StringComparison.Ordinal)).Any(other => string.Equals(NameOf(other), name, StringComparison.Ordinal))
            ? name.Substring(0, Math.Min(name.Length, 58)) + "-" + nodes.Names.ToList().IndexOf(directory).ToString(CultureInfo.InvariantCulture)
            : name;
        var address = source.Required(hosts.FirstOrDefault(), "nodes." + name, HostAddress.What, HostAddress.Parse(StandInAddress + (1 + (nodes.Names.ToList().IndexOf(directory) % 250)).ToString(CultureInfo.InvariantCulture)));
        return new Node
        {
            Name = NodeName.Parse(name),
            Address = address,
            Ip = address.IsName ? hosts.Find(host => !host.IsName) : null,
            Dns = address.IsName ? null : hosts.Find(host => host.IsName),
            Roles = nodes.RolesOf(directory),
            ElasticsearchRoles = IndexRoles(directory),
            Datacenter = Name(source.On(RackDcProperties.Kind, RackDcProperties.Datacenter, directory)
                ?? (nodes.RolesOf(directory).Contains(Role.Cassandra) ? null : source.On(ApplicationConf.Kind, ApplicationConf.LocalDatacenter, directory) ?? source.On(ElasticsearchYml.Kind, ElasticsearchYml.NodeDatacenter, directory))),
            Rack = Name(source.On(RackDcProperties.Kind, RackDcProperties.Rack, directory)),
            Interface = source.Documents<KeepalivedDocument>(KeepalivedConf.Kind).Where(one => string.Equals(one.File.Node, directory, StringComparison.Ordinal))
                .SelectMany(one => one.Document.Instances).Select(instance => InterfaceName.TryParse(instance.Find("interface")?.Argument?.Text, out var found, out _) ? found : null).FirstOrDefault(found => found is not null),
        };
    }

    private static DatacenterName? Name(string? text) => DatacenterName.TryParse(text, out var name, out _) ? name : null;

    private List<ElasticsearchRole>? IndexRoles(string node)
    {
        if (source.On(ElasticsearchYml.Kind, ElasticsearchYml.NodeRoles, node) is not { } roles)
        {
            return null;
        }

        var known = roles.Select(role => role switch
        {
            "master" => ElasticsearchRole.Master,
            "data" => ElasticsearchRole.Data,
            "ingest" => ElasticsearchRole.Ingest,
            "voting_only" => ElasticsearchRole.VotingOnly,
            _ => (ElasticsearchRole?)null,
        }).OfType<ElasticsearchRole>().ToList();
        return roles.Count == 0 ? [ElasticsearchRole.Coordinating] : known.Count == 0 ? null : known;
    }

    private Model.Elasticsearch Index(ProductVersion version)
    {
        var usual = new Model.Elasticsearch();
        return new Model.Elasticsearch
        {
            Version = version,
            IndexName = IndexName.TryParse(source.Usual(ApplicationConf.Kind, ApplicationConf.IndexName), out var name, out _) ? name : usual.IndexName,
            User = UserName.TryParse(source.Usual(ApplicationConf.Kind, ApplicationConf.IndexUsername), out var user, out _) ? user : usual.User,
            HttpPort = PortOf(source.Usual(ElasticsearchYml.Kind, ElasticsearchYml.HttpPort) ?? source.Usual(ApplicationConf.Kind, ApplicationConf.IndexPort), usual.HttpPort),
            TransportPort = PortOf(source.Usual(ElasticsearchYml.Kind, ElasticsearchYml.TransportPort), usual.TransportPort),
            Replicas = source.Usual(ApplicationConf.Kind, ApplicationConf.IndexReplicas),
            Directory = PathOf(source.Usual(ElasticsearchYml.Kind, ElasticsearchYml.PathData), usual.Directory),
            LogDirectory = PathOf(source.Usual(ElasticsearchYml.Kind, ElasticsearchYml.PathLogs), usual.LogDirectory),
            Repositories = [.. (source.Usual(ElasticsearchYml.Kind, ElasticsearchYml.PathRepo) ?? []).Select(path => AbsolutePath.TryParse(path, out var found, out _) ? found : null).OfType<AbsolutePath>()],
            MemoryLock = source.Usual(ElasticsearchYml.Kind, ElasticsearchYml.MemoryLock) ?? false,
            Heap = HeapReading.Usual(source, ElasticsearchJvmOptions.Kind),
        };
    }

    private Tls? Tls()
    {
        var proxies = TheHiveProxies.Of(source.Repo).ToList();
        var isOn = source.Usual(CassandraYaml.Kind, CassandraYaml.ClientEnabled) == true
            || source.Usual(CassandraYaml.Kind, CassandraYaml.InternodeEncryption) is not (null or "none")
            || source.Usual(ElasticsearchYml.Kind, ElasticsearchYml.HttpTlsEnabled) == true
            || source.Usual(ElasticsearchYml.Kind, ElasticsearchYml.TransportTlsEnabled) == true
            || source.Usual(ApplicationConf.Kind, ApplicationConf.StorageTlsEnabled) == true
            || source.Usual(ApplicationConf.Kind, ApplicationConf.IndexTlsEnabled) == true;
        if (!isOn)
        {
            return null;
        }

        var usual = new Tls();
        return new Tls
        {
            CassandraKeystore = PathOf(source.Agreed(CassandraYaml.Kind, CassandraYaml.ServerKeystore) ?? source.Agreed(CassandraYaml.Kind, CassandraYaml.ClientKeystore), usual.CassandraKeystore),
            CassandraTruststore = PathOf(source.Agreed(CassandraYaml.Kind, CassandraYaml.ServerTruststore) ?? source.Agreed(CassandraYaml.Kind, CassandraYaml.ClientTruststore), usual.CassandraTruststore),
            ElasticsearchDirectory = PathOf(AgreedFolder(ElasticsearchYml.HttpTlsKey) ?? AgreedFolder(ElasticsearchYml.TransportTlsKey), usual.ElasticsearchDirectory),
            TheHiveKeystore = PathOf(source.Agreed(ApplicationConf.Kind, ApplicationConf.ArteryKeyStore), usual.TheHiveKeystore),
            TheHiveTruststore = PathOf(
                source.Agreed(ApplicationConf.Kind, ApplicationConf.StorageTruststore) ?? source.Agreed(ApplicationConf.Kind, ApplicationConf.IndexTruststore) ?? source.Agreed(ApplicationConf.Kind, ApplicationConf.ArteryTrustStore),
                usual.TheHiveTruststore),
            HaproxyPem = PathOf(proxies.SelectMany(proxy => proxy.Frontends).SelectMany(frontend => frontend.Binds).Select(bind => bind.Line.After("crt")?.Text).OfType<string>().Distinct(StringComparer.Ordinal).Take(2).ToList() is [var pem] ? pem : null, usual.HaproxyPem),
        };
    }

    // Each node may have a key of its own name in the same directory.
    private string? AgreedFolder(Key<string> key) => source.All(ElasticsearchYml.Kind, key).Select(Folder).Distinct(StringComparer.Ordinal).Take(2).ToList() is [var only] ? only : null;

    // Elasticsearch takes a relative path from its own directory.
    private static string? Folder(string? file)
        => file is null ? null : (file.StartsWith("/", StringComparison.Ordinal) ? file : "/etc/elasticsearch/" + file) is var path ? path.Substring(0, Math.Max(1, path.LastIndexOf('/'))) : null;

    // Where the nodes' heaps differ only memory can state them: the same share of it on each.
    private Node WithHeapsOf(Cluster cluster, Node node, string directory)
    {
        var elastic = cluster.Elasticsearch.Heap is null ? HeapReading.On(source, ElasticsearchJvmOptions.Kind, directory) : null;
        var hive = cluster.TheHive.Heap is null ? HeapReading.On(source, TheHiveDefault.Kind, directory) : null;
        for (var gib = 1; gib <= 1024 && (elastic ?? hive) is not null; gib++)
        {
            var sized = cluster with { Memory = DataSize.Gibibytes(gib) };
            if ((elastic is null || Heaps.ElasticsearchOn(sized, node) == elastic) && (hive is null || Heaps.TheHiveOn(sized, node) == hive))
            {
                return node with { Memory = DataSize.Gibibytes(gib) };
            }
        }

        return node;
    }

    internal static Port PortOf(int? number, Port usual) => number is > 0 and <= 65535 ? Port.Of(number.Value) : usual;

    internal static AbsolutePath PathOf(string? text, AbsolutePath usual) => AbsolutePath.TryParse(text, out var path, out _) ? path : usual;
}
