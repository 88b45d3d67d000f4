using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Elasticsearch;

/// <summary>What must hold of the settings of elasticsearch.yml one by one, by the catalogue of Elasticsearch's settings.</summary>
internal static class ElasticsearchSettingRules
{
    internal static Rule[] All =>
    [
        UnknownSetting,
        RemovedSetting,
        ValueType,
        IndexSetting,
        SecureSetting,
        NullOrEmpty,
        HugeQueues,
        ThreadPool,
    ];

    /// <summary>Elasticsearch knows every setting.</summary>
    public static Rule UnknownSetting { get; } = new(
        "HC2004", "elasticsearch-unknown-setting", Error,
        Title: "Elasticsearch knows every setting of its file",
        Why: "A node refuses to start with a setting that it does not know, and keys are case-sensitive.",
        Fix: "Correct the name, or delete the line.",
        KnownSettings.Unknown)
    {
        Scope = Scope.Single,
        Supersedes = ["HC2031", "HC2035"],
        Source = "Observed with the settings code of Elasticsearch 7.17; Elastic: settings of 8 and 9",
    };

    /// <summary>No setting of a former version is left.</summary>
    public static Rule RemovedSetting { get; } = new(
        "HC2005", "elasticsearch-removed-setting", Error,
        Title: "No setting is left that the version of Elasticsearch no longer has",
        Why: "A node refuses to start with 'unknown setting'.",
        Fix: "Write the setting that took its place, or delete the line.",
        KnownSettings.Removed)
    {
        Scope = Scope.Single,
        Supersedes = ["HC2004"],
        Source = "Elastic: migrating to 8.0 and to 9.0",
    };

    /// <summary>Values are what their settings take.</summary>
    public static Rule ValueType { get; } = new(
        "HC2006", "elasticsearch-value-type", Error,
        Title: "Every value has the type, the unit and the words of its setting",
        Why: "A node does not start with a value that it cannot read.",
        Fix: "Write a value of the kind that is named.",
        SettingValues.Check)
    {
        Scope = Scope.Single,
        Source = "Observed with the settings code of Elasticsearch 7.17",
    };

    /// <summary>Settings of indices stand elsewhere.</summary>
    public static Rule IndexSetting { get; } = new(
        "HC2007", "elasticsearch-index-setting", Error,
        Title: "elasticsearch.yml has no setting of an index",
        Why: "'node settings must not contain any index level settings': the node does not start.",
        Fix: "Delete the line; set it in an index template, or for TheHive in db.janusgraph.index.search.elasticsearch.create.ext.",
        KnownSettings.OfIndex)
    {
        Scope = Scope.Single,
        Source = "Observed with the settings code of Elasticsearch 7.17",
    };

    /// <summary>Secrets stand in the keystore.</summary>
    public static Rule SecureSetting { get; } = new(
        "HC2008", "elasticsearch-secure-setting", Error,
        Title: "elasticsearch.yml has no setting that belongs in the keystore",
        Why: "The node does not start, and the secret stands in clear.",
        Fix: "Delete the line, change the secret, and add the new one with 'elasticsearch-keystore add' on each node.",
        KnownSettings.OfKeystore)
    {
        Scope = Scope.Single,
        Source = "Observed with the settings code of Elasticsearch 7.17",
    };

    /// <summary>Every key has a value.</summary>
    public static Rule NullOrEmpty { get; } = new(
        "HC2009", "elasticsearch-null-or-empty", Error,
        Title: "Every key of elasticsearch.yml has a value",
        Why: "A bare key stops the node: 'null-valued setting found'; an empty text counts as if the key were absent.",
        Fix: "Give the setting a value, or delete the line.",
        EmptyValues.Check)
    {
        Scope = Scope.Single,
        Source = "Observed with the settings code of Elasticsearch 7.17",
    };

    /// <summary>Queues are short enough to show overload.</summary>
    public static Rule HugeQueues { get; } = new(
        "HC2040", "elasticsearch-huge-queues", Info,
        Title: "Queues of thread pools have fewer than 10000 places",
        Why: "A queue of the length that the vendor's page shows hides overload, and what waits in it costs heap.",
        Fix: "Leave the line out unless requests were refused at a load that you know.",
        ThreadPools.HugeQueues)
    {
        Scope = Scope.Single,
        Source = "TheHive: setting up a cluster (the vendor's value); Elastic: thread pools",
    };

    /// <summary>Thread pools exist and have legal sizes.</summary>
    public static Rule ThreadPool { get; } = new(
        "HC2041", "elasticsearch-thread-pool", Error,
        Title: "Every thread pool that is set exists, and its size and queue are legal",
        Why: "The node does not start.",
        Fix: "Name a pool that the version has ('write' took the place of 'bulk' and 'index'), with a size that it takes.",
        ThreadPools.Legal)
    {
        Scope = Scope.Single,
        Source = "Observed with the thread pools of Elasticsearch 7.17",
    };
}
