using System;
using System.Linq;
using HiveConfig;
using HiveConfig.Disk;
using HiveConfig.Model;

// The same cluster as cluster.yaml beside it, and the same files, without the YAML:
//   dotnet run --project samples/three-nodes -- DIRECTORY_OF_SECRETS_YAML OUT
var secrets = new SecretResolver(args[0]);
var problems = ThreeNodes.Cluster.Validate().Concat(SecretChecks.Check(ThreeNodes.Cluster, secrets.Resolve)).ToList();
problems.ForEach(Console.Error.WriteLine);
if (problems.Exists(problem => problem.Severity == ProblemSeverity.Error))
{
    return 2;
}

ThreeNodes.Cluster.Generate(secrets.Resolve).WriteTo(args[1]);
return 0;

/// <summary>Three machines, every service on each of them.</summary>
public static class ThreeNodes
{
    /// <summary>The cluster that cluster.yaml states.</summary>
    public static Cluster Cluster { get; } = new()
    {
        Name = ClusterName.Parse("thp"),
        Phase = Phase.Bootstrap,
        Nodes = [new("node1", "10.10.1.11"), new("node2", "10.10.1.12"), new("node3", "10.10.1.13")],
        Memory = DataSize.Gibibytes(16),
        Interface = InterfaceName.Parse("eth0"),
        LoadBalancer = new() { VirtualIp = Cidr.Parse("10.10.1.50/24") },
        TheHive = new() { Version = ProductVersion.Parse("5.5.16"), Url = PublicUrl.Parse("https://thehive.example.org") },
        Storage = new NfsStorage { Server = HostAddress.Parse("10.10.1.20"), Export = AbsolutePath.Parse("/srv/hive/files") },
        Backup = new() { OffHost = OffHost.Parse("backup@vault.example.org:/srv/hive") },
        Tls = new(),
        Secrets = new()
        {
            Play = Secret.FromFile("secrets.yaml", "play"),
            CassandraAdmin = Secret.FromFile("secrets.yaml", "cassandraAdmin"),
            CassandraTheHive = Secret.FromFile("secrets.yaml", "cassandraThehive"),
            ElasticsearchTheHive = Secret.FromFile("secrets.yaml", "elasticsearchThehive"),
            Keystore = Secret.FromFile("secrets.yaml", "keystore"),
            Truststore = Secret.FromFile("secrets.yaml", "truststore"),
            Vrrp = Secret.FromFile("secrets.yaml", "vrrp"),
        },
    };
}
