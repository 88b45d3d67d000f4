using System.Collections.Generic;
using System.Linq;
using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Cassandra;

/// <summary>What must hold in cassandra.yaml.</summary>
internal static class CassandraRules
{
    internal static Rule[] All =>
    [
        Syntax,
        SeedProviderShape,
        NullSection,
        SeedsAgree,
    ];

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

    /// <summary>The seed provider is one that the loader can make.</summary>
    public static Rule SeedProviderShape { get; } = new(
        "HC1002", "cassandra-seed-provider-shape", Error,
        Title: "seed_provider is one class by its full name with its parameters, and seeds is one comma-separated text",
        Why: "The loader refuses every other shape; Cassandra 5.0 takes a node without seeds for a cluster of its own.",
        Fix: "Write a list of one mapping with 'class_name' and 'parameters', a list of one mapping with 'seeds: \"10.0.0.1,10.0.0.2\"'.",
        SeedProviderForm.Check)
    {
        Scope = Scope.Single,
        Supersedes = ["HC1006", "HC1011"],
        Source = "Observed: Cassandra 4.0, 4.1 and 5.0 YamlConfigurationLoader and SimpleSeedProvider",
    };

    /// <summary>Nothing is left empty that may not be.</summary>
    public static Rule NullSection { get; } = new(
        "HC1003", "cassandra-null-section", Error,
        Title: "No setting is left empty that needs a value",
        Why: "Cassandra does not start: 'Invalid yaml. Those properties are not valid'.",
        Fix: "Give the setting a value, indent the keys that belong below it, or delete the line.",
        EmptySettings.Check)
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
