using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Cassandra;

/// <summary>What the loader of cassandra.yaml takes.</summary>
internal static class CassandraRules
{
    internal static Rule[] All =>
    [
        Syntax,
        SeedProviderShape,
        NullSection,
        UnknownSetting,
        ValueType,
        OldAndNewName,
        OldName,
        RequiredSetting,
        NoEnvironment,
    ];

    private const string Loader = "Observed: Cassandra 4.0, 4.1 and 5.0 YamlConfigurationLoader";

    /// <summary>The file is one that Cassandra's loader takes.</summary>
    public static Rule Syntax { get; } = new(
        "HC1001", "cassandra-yaml-syntax", Error,
        Title: "cassandra.yaml is one YAML 1.1 document with a mapping at the top",
        Why: "Cassandra does not start with a file that its loader refuses.",
        Fix: "Correct the line so that the file parses.",
        Faults.ReportedAs("HC1001"))
    {
        Scope = Scope.Single,
        Source = Loader,
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
        Source = Loader + " and SimpleSeedProvider",
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
        Source = Loader,
    };

    /// <summary>Every name is known.</summary>
    public static Rule UnknownSetting { get; } = new(
        "HC1004", "cassandra-unknown-setting", Error,
        Title: "Every setting is one that this version of Cassandra knows",
        Why: "Cassandra does not start: 'Invalid yaml. Please remove properties'.",
        Fix: "Write the name as this version has it, or delete the line.",
        SettingNames.Unknown)
    {
        Scope = Scope.Single,
        Supersedes = ["HC1005"],
        Source = Loader,
    };

    /// <summary>Every value is of its type.</summary>
    public static Rule ValueType { get; } = new(
        "HC1005", "cassandra-value-type", Error,
        Title: "Every value has the type, unit, range and spelling that its setting takes in this version",
        Why: "The loader or the checks behind it refuse the whole file, and Cassandra does not start.",
        Fix: "Write the value as the message says.",
        SettingValues.Check)
    {
        Scope = Scope.Single,
        Source = Loader + "; DatabaseDescriptor, GuardrailsOptions",
    };

    /// <summary>One name for one setting.</summary>
    public static Rule OldAndNewName { get; } = new(
        "HC1008", "cassandra-old-and-new-name", Error,
        Title: "No setting is given under both its old and its new name",
        Why: "Cassandra does not start: 'Config contains both old and new keys for the same configuration parameters'.",
        Fix: "Keep the new name with the value that is meant.",
        SettingNames.Twice)
    {
        Scope = Scope.Single,
        Supersedes = ["HC1009"],
        Versions = "Cassandra 4.1 and later",
        Source = "Observed: Cassandra 4.1 and 5.0 YamlConfigurationLoader",
    };

    /// <summary>Names of today.</summary>
    public static Rule OldName { get; } = new(
        "HC1009", "cassandra-old-name", Warning,
        Title: "Every setting stands under its present name",
        Why: "Cassandra warns at each start, and a later version refuses the file.",
        Fix: "Write the new name, and the unit with the value.",
        SettingNames.Old)
    {
        Scope = Scope.Single,
        Versions = "Cassandra 4.1 and later",
        Source = "Observed: Cassandra 4.1 and 5.0: 'parameters have been deprecated. They have new names and/or value format'",
    };

    /// <summary>What has no default is there.</summary>
    public static Rule RequiredSetting { get; } = new(
        "HC1010", "cassandra-required-settings", Error,
        Title: "commitlog_sync, partitioner, endpoint_snitch and seed_provider are given",
        Why: "They have no default: Cassandra does not start without. The vendor's page shows a part of a file.",
        Fix: "Add the setting as the package has it.",
        RequiredSettings.Check)
    {
        Scope = Scope.Single,
        Source = "Observed: 'Missing required directive CommitLogSync', 'Missing directive: partitioner', 'Missing endpoint_snitch directive', 'seeds configuration is missing'",
    };

    /// <summary>Nothing fills in the file.</summary>
    public static Rule NoEnvironment { get; } = new(
        "HC1026", "cassandra-no-environment", Error,
        Title: "No value refers to the environment",
        Why: "Cassandra replaces nothing: the text itself becomes the name, the path or the password.",
        Fix: "Write the value, or fill the file in before it is installed and give it the ending of a template.",
        EnvironmentReferences.Check)
    {
        Scope = Scope.Single,
        Source = Loader,
    };
}
