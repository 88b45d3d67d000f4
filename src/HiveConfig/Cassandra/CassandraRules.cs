using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Cassandra;

/// <summary>What must hold in cassandra.yaml.</summary>
public static class CassandraRules
{
    private const int UsualStoragePort = 7000;

    /// <summary>The file is one that Cassandra's loader takes.</summary>
    public static Rule Syntax { get; } = new(
        "HC1001", "cassandra-yaml-syntax", Error,
        Title: "cassandra.yaml is one YAML 1.1 document with a mapping at the top",
        Why: "Cassandra does not start with a file that its loader refuses.",
        Fix: "Correct the line so that the file parses.",
        Faults.ReportedAs("HC1001"))
    {
        Scope = Scope.Single,
        Source = "Observed: Cassandra 4.0, 4.1 and 5.0 YamlConfigurationLoader",
    };

    /// <summary>One seed list everywhere.</summary>
    public static Rule SeedsAgree { get; } = new(
        "HC1006", "cassandra-seeds-agree", Error,
        Title: "Every Cassandra node lists the same seeds",
        Why: "Nodes that start from different seeds can form separate rings.",
        Fix: "Copy one seed list to every cassandra.yaml.",
        SameSeeds)
    {
        Source = "Apache Cassandra: seed_provider; observed with SimpleSeedProvider",
    };

    private static IEnumerable<Violation> SameSeeds(Repo repo) => repo.AgreeOnHosts(
        CassandraYaml.Kind,
        CassandraYaml.Seeds,
        file => repo.Ask(file, CassandraYaml.StoragePort, file.Node)?.Value ?? UsualStoragePort,
        near: "seed_provider");
}
