using System;
using System.IO;
using System.Linq;
using HiveConfig;
using HiveConfig.Cassandra;
using HiveConfig.Disk;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Reports;
using HiveConfig.Text;

// What README.md shows of the API, as a program: dotnet run -- OUT
var directory = args[0];

// Build
var cluster = new Cluster
{
    Name = ClusterName.Parse("thp"),
    Phase = Phase.Bootstrap,
    Nodes = [new("node1", "10.10.1.11"), new("node2", "10.10.1.12"), new("node3", "10.10.1.13")],
    Interface = InterfaceName.Parse("eth0"),
    LoadBalancer = new() { VirtualIp = Cidr.Parse("10.10.1.50/24") },
    TheHive = new() { Version = ProductVersion.Parse("5.5.16"), Url = PublicUrl.Parse("https://thehive.example.org") },
    Storage = new NfsStorage { Server = HostAddress.Parse("10.10.1.20"), Export = AbsolutePath.Parse("/srv/hive/files") },
    Tls = new(),
    Secrets = new()
    {
        Play = Secret.FromEnvironment("PLAY_SECRET"),
        CassandraAdmin = Secret.FromEnvironment("CASSANDRA_ADMIN"),
        CassandraTheHive = Secret.FromEnvironment("CASSANDRA_THEHIVE"),
        ElasticsearchTheHive = Secret.FromEnvironment("ELASTICSEARCH_THEHIVE"),
        Keystore = Secret.FromEnvironment("KEYSTORE"),
        Truststore = Secret.FromEnvironment("TRUSTSTORE"),
        Vrrp = Secret.FromEnvironment("VRRP"),
    },
};

// Validate
var problems = cluster.Validate();
foreach (var problem in problems)
{
    Console.Error.WriteLine(problem);
}

if (problems.Any(problem => problem.Severity == ProblemSeverity.Error))
{
    return 2;
}

// Generate and write
var secrets = new SecretResolver(directory: ".");
var files = cluster.Generate(secrets.Resolve);
files.WriteTo(directory);

// Read
var tree = ConfigTree.Read(directory);
var stated = ConfigTree.ReadCluster("cluster.yaml");
Console.WriteLine($"{tree.Environments[0].Files.Count} files; {stated.Cluster?.Name}");

// Lint and report
var results = tree.Environments.Lint();
var report = LintReport.Of([.. tree.Environments.Zip(results)]);
Console.Write(TextReport.Write(report));
File.WriteAllText("out.sarif", SarifReport.Write(report));

// Rules of one's own
var mine = new Rule(
    "ACME1", "acme-cluster-name", Severity.Warning,
    Title: "Clusters are called acme-something",
    Why: "The inventory goes by that name.",
    Fix: "Ask the platform team for a name.",
    repo => from file in repo.Of(CassandraYaml.Kind)
            let name = CassandraYaml.ClusterName.Find(file.Tree)
            where name?.Value is ScalarValue value && !value.Text.StartsWith("acme-")
            select new Violation(file, name.Span, "the name of the cluster does not begin with 'acme-'"));
var own = Linter.Lint(tree.Environments, [.. Rules.All, mine]);
Console.WriteLine(own.SelectMany(result => result.Findings).Count(finding => finding.Rule == mine));
return 0;
