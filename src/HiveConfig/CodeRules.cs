using System;
using System.Collections.Generic;
using System.Linq;
using static HiveConfig.Lint.Severity;

namespace HiveConfig;

/// <summary>The rules of C# that builds a cluster: the analyzers take their texts from here, and so do their pages.</summary>
internal static class CodeRules
{
    /// <summary>All of them, by id.</summary>
    internal static IReadOnlyList<CodeRule> All =>
    [
        ConstantRefused, SecretLiteral, SecretInCode, SecretWeak, SecretShown, NodeNamesDistinct, NodeAddressesDistinct, NamesNode,
        ReplicationFits, QuorumOdd, MinimumMembers, VirtualIpPasses, VersionSupported, ResultUsed, ValidatedBeforeWriting, ClusterFileKnown,
    ];

    /// <summary>The rule of that id or name, whatever its case; null when there is none.</summary>
    internal static CodeRule? Find(string idOrName)
        => All.FirstOrDefault(rule => string.Equals(rule.Id, idOrName, StringComparison.OrdinalIgnoreCase) || string.Equals(rule.Name, idOrName, StringComparison.OrdinalIgnoreCase));

    internal static CodeRule ConstantRefused { get; } = new(
        "HCA1001", "code-constant-refused", Error,
        Title: "A constant text or number is one that its type takes",
        Why: "Parse throws as soon as the line runs: the program never gets as far as a cluster.",
        Fix: "Write a value as the message says, which is the one that the program would have ended with.",
        Bad: """var server = HostAddress.Parse("10.0.0.300");""",
        Good: """var server = HostAddress.Parse("10.0.0.30");""");

    internal static CodeRule SecretLiteral { get; } = new(
        "HCA1002", "code-secret-literal", Error,
        Title: "A secret is stated by reference, never by its value",
        Why: "Whoever reads the source or the assembly has the secret, for ever: it stays in the history. And Parse, which takes a reference, throws.",
        Fix: "Put the value into an environment variable or a file and name that: Secret.FromEnvironment, Secret.FromFile. Then change the secret, for it has been seen.",
        Bad: """var secrets2 = new Secrets { CassandraAdmin = Secret.Parse("not-real-7kUe0vSd2n") };""",
        Good: """var secrets2 = new Secrets { CassandraAdmin = Secret.FromEnvironment("CASSANDRA_ADMIN") };""")
    {
        HasCodeFix = true,
    };

    internal static CodeRule SecretInCode { get; } = new(
        "HCA1003", "code-secret-value", Warning,
        Title: "What resolves a secret returns no constant, and no extra setting holds one",
        Why: "Whoever reads the source or the assembly has the secret, for ever: it stays in the history.",
        Fix: "Resolve with a SecretResolver, or return what an environment variable or a vault holds. Then change the secret, for it has been seen.",
        Bad: """var files = cluster.Generate(secret => "not-real-7kUe0vSd2n-0123456789abcdef");""",
        Good: """var files = cluster.Generate(secrets.Resolve);""");

    internal static CodeRule SecretWeak { get; } = new(
        "HCA1004", "code-secret-weak", Error,
        Title: "A secret is long enough, and none that stands in documentation",
        Why: "Everybody knows the values of the documentation; TheHive does not start with a secret key that is too short.",
        Fix: "Make a new one with a generator, put it into an environment variable or a file, and name that.",
        Bad: """var secrets2 = new Secrets { Play = Secret.Parse("changeme") };""",
        Good: """var secrets2 = new Secrets { Play = Secret.FromEnvironment("PLAY") };""")
    {
        HasCodeFix = true,
    };

    internal static CodeRule SecretShown { get; } = new(
        "HCA1005", "code-secret-shown", Warning,
        Title: "No secret is put into a text or a log",
        Why: "A text travels: into logs, exceptions and screenshots. A Secret itself shows as '(secret)', which helps nobody.",
        Fix: "Name the secret by its Reference, and hand its value only to what needs it.",
        Bad: """Console.WriteLine($"play is {secrets.Resolve(cluster.Secrets.Play!)}");""",
        Good: """Console.WriteLine($"play is {cluster.Secrets.Play!.Reference}");""")
    {
        HasCodeFix = true,
    };

    internal static CodeRule NodeNamesDistinct { get; } = new(
        "HCA1006", "code-node-names-distinct", Error,
        Title: "The nodes of an initialiser have distinct names",
        Why: "The name is the directory of the node's files and its name in Elasticsearch and HAProxy: Validate refuses the cluster.",
        Fix: "Give each node a name of its own.",
        Bad: """var three = cluster with { Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node2", "10.0.0.3")] };""",
        Good: """var three = cluster with { Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node3", "10.0.0.3")] };""");

    internal static CodeRule NodeAddressesDistinct { get; } = new(
        "HCA1007", "code-node-addresses-distinct", Error,
        Title: "The nodes of an initialiser and its virtual IP have distinct addresses",
        Why: "Two machines cannot have one address: one of them would get no traffic, or that of the other.",
        Fix: "Give each node its own address, and the virtual IP one that no node has.",
        Bad: """var three = cluster with { Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node3", "10.0.0.2")] };""",
        Good: """var three = cluster with { Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node3", "10.0.0.3")] };""");

    internal static CodeRule NamesNode { get; } = new(
        "HCA1008", "code-names-a-node", Error,
        Title: "A seed, a contact point or a backend is a node of the initialiser",
        Why: "Nobody answers there: a node that starts from such a seed waits, or founds a cluster of its own.",
        Fix: "Name a node, or leave the setting out: HiveConfig writes it from the nodes.",
        Bad:
            """
            var three = cluster with
            {
                Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node3", "10.0.0.3")],
                Extra = new() { ElasticsearchYml = Extra.Parse("discovery.seed_hosts: [10.0.0.1, 10.0.0.4]") },
            };
            """,
        Good:
            """
            var three = cluster with { Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node3", "10.0.0.3")] };
            """);

    internal static CodeRule ReplicationFits { get; } = new(
        "HCA1009", "code-replication-fits", Error,
        Title: "The replication factor fits the nodes of the initialiser: three, where there are three or more, and never more than there are",
        Why: "With more replicas than nodes no majority can be asked; below three the loss of one node loses data, or stops writing.",
        Fix: "State a number as the message says, or none: it follows from the nodes.",
        Bad:
            """
            var three = cluster with
            {
                Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node3", "10.0.0.3")],
                Cassandra = new() { ReplicationFactor = 2 },
            };
            """,
        Good:
            """
            var three = cluster with
            {
                Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node3", "10.0.0.3")],
                Cassandra = new() { ReplicationFactor = 3 },
            };
            """);

    internal static CodeRule QuorumOdd { get; } = new(
        "HCA1010", "code-quorum-odd", Warning,
        Title: "Where a majority decides, the number of nodes is odd",
        Why: "Of two none may fail, for the other is no majority; of four as few may fail as of three.",
        Fix: "State three nodes, or five.",
        Bad: """var two = cluster with { Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2")] };""",
        Good: """var three = cluster with { Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node3", "10.0.0.3")] };""");

    internal static CodeRule MinimumMembers { get; } = new(
        "HCA1011", "code-minimum-members", Error,
        Title: "A stated minimum of members is more than half of the TheHive nodes of the initialiser",
        Why: "With fewer, two halves form two clusters that both write; with more, the loss of one node stops all.",
        Fix: "State half of the number of TheHive nodes, rounded down, plus one, or nothing: HiveConfig writes it.",
        Bad:
            """
            var three = cluster with
            {
                Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node3", "10.0.0.3")],
                Extra = new() { TheHiveJvm = [JvmSetting.Parse("-Dpekko.cluster.min-nr-of-members=3")] },
            };
            """,
        Good:
            """
            var three = cluster with
            {
                Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node3", "10.0.0.3")],
                Extra = new() { TheHiveJvm = [JvmSetting.Parse("-Dpekko.cluster.min-nr-of-members=2")] },
            };
            """)
    {
        HasCodeFix = true,
    };

    internal static CodeRule VirtualIpPasses { get; } = new(
        "HCA1012", "code-virtual-ip-passes", Warning,
        Title: "The virtual IP of the initialiser can pass from one balancer to another",
        Why: "When the balancer that holds it fails, nobody answers: TheHive is gone with one machine.",
        Fix: "Give two to ten nodes the role LoadBalancer, in the network of the virtual IP. Leave VRRP priorities and the weight to their defaults, or state priorities from 1 to 254, no two alike, and a weight beyond the difference between the highest and the lowest.",
        Bad:
            """
            var three = cluster with
            {
                Nodes =
                [
                    new("node1", "10.0.0.1") { Roles = [Role.Cassandra, Role.Elasticsearch, Role.TheHive, Role.LoadBalancer] },
                    new("node2", "10.0.0.2") { Roles = [Role.Cassandra, Role.Elasticsearch, Role.TheHive] },
                    new("node3", "10.0.0.3") { Roles = [Role.Cassandra, Role.Elasticsearch, Role.TheHive] },
                ],
            };
            """,
        Good: """var three = cluster with { Nodes = [new("node1", "10.0.0.1"), new("node2", "10.0.0.2"), new("node3", "10.0.0.3")] };""");

    internal static CodeRule VersionSupported { get; } = new(
        "HCA1013", "code-version-supported", Error,
        Title: "The stated versions stand together in the vendor's support table",
        Why: "Nobody has said that they work together, and TheHive does not start with an Elasticsearch that its client refuses.",
        Fix: "State a version as the message says.",
        Bad: """var theHive = new TheHive { Version = ProductVersion.Parse("4.1"), Url = PublicUrl.Parse("https://thehive.example.org") };""",
        Good: """var theHive = new TheHive { Version = ProductVersion.Parse("5.5.16"), Url = PublicUrl.Parse("https://thehive.example.org") };""");

    internal static CodeRule ResultUsed { get; } = new(
        "HCA1014", "code-result-used", Warning,
        Title: "What Validate, Lint and Generate return is used",
        Why: "They change nothing and throw for no fault of the cluster: what they found is in the result alone.",
        Fix: "Look at the result, or leave the call out.",
        Bad: """cluster.Validate();""",
        Good:
            """
            foreach (var problem in cluster.Validate())
            {
                Console.Error.WriteLine(problem);
            }
            """);

    internal static CodeRule ValidatedBeforeWriting { get; } = new(
        "HCA1015", "code-validated-before-writing", Warning,
        Title: "Files are written only of a cluster that Validate has nothing against",
        Why: "WriteTo does not ask again: files that cannot work reach the machines.",
        Fix: "Return where a problem is an error, and write only then.",
        Bad:
            """
            var problems = cluster.Validate();
            foreach (var problem in problems)
            {
                Console.Error.WriteLine(problem);
            }

            cluster.Generate(secrets.Resolve).WriteTo(directory);
            """,
        Good:
            """
            var problems = cluster.Validate();
            foreach (var problem in problems)
            {
                Console.Error.WriteLine(problem);
            }

            if (!problems.Any(problem => problem.Severity == ProblemSeverity.Error))
            {
                cluster.Generate(secrets.Resolve).WriteTo(directory);
            }
            """);

    internal static CodeRule ClusterFileKnown { get; } = new(
        "HCA1016", "code-cluster-file-known", Info,
        Title: "A constant path given to ConfigTree.ReadCluster is a file of the project",
        Why: "A file that the build does not know is neither checked by it nor, as a rule, there when the program runs.",
        Fix: "Correct the path, or add the file to the AdditionalFiles of the project.",
        Bad: """var read = ConfigTree.ReadCluster("clusters/cluster.yml");""",
        Good: """var read = ConfigTree.ReadCluster("clusters/cluster.yaml");""");
}
