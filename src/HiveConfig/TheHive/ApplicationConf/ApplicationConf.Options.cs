using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.TheHive;

// What TheHive does beside its work in the cluster.
public static partial class ApplicationConf
{
    // The vendor's pages have the one until autumn 2025 and the other since.
    private const string FirstDisabledModules = "5.5.10";

    /// <summary>The modules that are on.</summary>
    public static Key<IReadOnlyList<string>> Modules { get; } = new("scalligraph.modules", "Classes of the modules that are on.", Read.TextList)
    {
        Superseded = FirstDisabledModules,
        Source = "until then a module was on only if named",
    };

    /// <summary>The modules that are off.</summary>
    public static Key<IReadOnlyList<string>> DisabledModules { get; } = new("scalligraph.disabledModules", "Classes of the modules that are off.", Read.TextList)
    {
        Since = FirstDisabledModules,
    };

    /// <summary>The store of the audit log.</summary>
    public static Key<string> AuditStorage { get; } = new("audit.storage", "Store of the audit log: elasticsearch; unset, Cassandra.", Read.Text)
    {
        Since = "5.5",
        Source = "TheHive brings nothing back from Elasticsearch",
    };

    /// <summary>Copies of each shard of the audit log.</summary>
    public static Key<int?> AuditReplicas { get; } = new("audit.elasticsearch.create.ext.number_of_replicas", "Copies of each shard of the audit log beside the first.", Read.WholeNumber) { Since = "5.5" };

    /// <summary>When an audit entry is deleted.</summary>
    public static Key<string> AuditDeleteAfter { get; } = new("audit.elasticsearch.delete.minAge", "Age at which Elasticsearch deletes an index of the audit log.", Read.Text) { Since = "5.5" };

    /// <summary>Whether old personal data is removed.</summary>
    public static Key<bool?> GdprEnabled { get; } = new("gdpr.enabled", "Whether what is too old is removed.", Read.Flag) { Default = "false" };

    /// <summary>When the removal starts.</summary>
    public static Key<string> GdprSchedule { get; } = new("gdpr.schedule", "When the removal starts, as a Quartz cron expression.", Read.Text);

    /// <summary>What is done with what is too old.</summary>
    public static Key<string> GdprStrategy { get; } = new("gdpr.strategy", "What is done with what is too old: delete or redact.", Read.Text);

    /// <summary>What is too old.</summary>
    public static Key<string> GdprRetention { get; } = new("gdpr.retentionPeriod", "Time since the last change after which data is too old.", Read.Text) { Default = "730 days" };

    /// <summary>What is deleted even when the rest is redacted.</summary>
    public static Key<IReadOnlyList<string>> GdprDataTypes { get; } = new("gdpr.dataTypesToDelete", "Types of observables that are deleted when the rest is redacted.", Read.TextList) { Default = "[]" };

    /// <summary>The proxy.</summary>
    public static Key<string> ProxyHost { get; } = new("wsConfig.proxy.host", "The proxy to web services.", Read.Text);

    /// <summary>The port of the proxy.</summary>
    public static Key<int?> ProxyPort { get; } = new("wsConfig.proxy.port", "Port of the proxy.", Read.WholeNumber);

    /// <summary>How TheHive speaks to the proxy.</summary>
    public static Key<string> ProxyProtocol { get; } = new("wsConfig.proxy.protocol", "How TheHive speaks to the proxy: http or https.", Read.Text) { Default = "http" };

    /// <summary>Who TheHive is to the proxy.</summary>
    public static Key<string> ProxyUser { get; } = new("wsConfig.proxy.user", "Who TheHive logs in as at the proxy.", Read.Text);

    /// <summary>Password of <see cref="ProxyUser"/>.</summary>
    public static Key<string> ProxyPassword { get; } = new("wsConfig.proxy.password", "Password of the user at the proxy.", Read.Text) { IsSecret = true };

    /// <summary>What is reached without the proxy.</summary>
    public static Key<IReadOnlyList<string>> ProxyExcept { get; } = new("wsConfig.proxy.nonProxyHosts", "Hosts that are reached without the proxy.", Read.TextList);

    /// <summary>Whether metrics are taken.</summary>
    public static Key<bool?> KamonEnabled { get; } = new("kamon.enabled", "Whether metrics are taken.", Read.Flag) { Default = "false" };

    /// <summary>Whether Prometheus can fetch the metrics.</summary>
    public static Key<bool?> PrometheusEnabled { get; } = new("kamon.modules.prometheus-reporter.enabled", "Whether Prometheus can fetch the metrics.", Read.Flag);

    /// <summary>The address at which Prometheus fetches the metrics.</summary>
    public static Key<string> PrometheusHostname { get; } = new("kamon.prometheus.embedded-server.hostname", "Address at which Prometheus fetches the metrics.", Read.Text);

    /// <summary>The port at which Prometheus fetches the metrics.</summary>
    public static Key<int?> PrometheusPort { get; } = new("kamon.prometheus.embedded-server.port", "Port at which Prometheus fetches the metrics.", Read.WholeNumber) { Default = "9095" };
}
