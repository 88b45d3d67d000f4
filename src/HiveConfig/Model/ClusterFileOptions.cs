using System.Collections.Generic;
using static HiveConfig.Model.ClusterFileKey;
using Form = HiveConfig.Model.ClusterFileForm;

namespace HiveConfig.Model;

/// <summary>The keys of cluster.yaml for what TheHive does beside its work in the cluster, and for the object store.</summary>
internal static class ClusterFileOptions
{
    internal static readonly ClusterFileKey<S3Storage>[] OfS3 =
    [
        Word<S3Storage, S3Endpoint>("endpoint", Form.S3Endpoint, "its address", (s3, value) => s3 with { Endpoint = value }) with { IsRequired = true },
        Word<S3Storage, BucketName>("bucket", Form.BucketName, "the bucket, which has to exist", (s3, value) => s3 with { Bucket = value }) with { IsRequired = true },
        Word<S3Storage, RegionName>("region", Form.RegionName, "the region that requests are signed for", (s3, value) => s3 with { Region = value }),
        Word<S3Storage, S3AccessStyle>("accessStyle", Form.AccessStyle, "where requests name the bucket: in the path, or in the host", (s3, value) => s3 with { AccessStyle = value }),
    ];

    private static readonly ClusterFileKey<AuditLog>[] OfAudit =
    [
        Word<AuditLog, AuditStorage>("storage", Form.AuditStorage, "its store; from elasticsearch there is no way back", (audit, value) => audit with { Storage = value }),
        Word<AuditLog, Duration>("deleteAfter", Form.Duration, "after what time Elasticsearch deletes an entry", (audit, value) => audit with { DeleteAfter = value }),
    ];

    private static readonly ClusterFileKey<Gdpr>[] OfGdpr =
    [
        Word<Gdpr, QuartzSchedule>("schedule", Form.QuartzSchedule, "when it starts", (gdpr, value) => gdpr with { Schedule = value }),
        Word<Gdpr, GdprStrategy>("strategy", Form.GdprStrategy, "what is done with what is too old", (gdpr, value) => gdpr with { Strategy = value }),
        Word<Gdpr, Duration>("retention", Form.Duration, "what is too old, counted from the last change", (gdpr, value) => gdpr with { Retention = value }),
        Words<Gdpr, ObservableType>("dataTypesToDelete", Form.ObservableType, "types of observables that are deleted when the rest is redacted", (gdpr, value) => gdpr with { DataTypesToDelete = value }),
    ];

    private static readonly ClusterFileKey<WebProxy>[] OfProxy =
    [
        Word<WebProxy, HostAddress>("host", Form.HostAddress, "the proxy", (proxy, value) => proxy with { Host = value }) with { IsRequired = true },
        Word<WebProxy, Port>("port", Form.Port, "its port", (proxy, value) => proxy with { Port = value }) with { IsRequired = true },
        Word<WebProxy, ProxyProtocol>("protocol", Form.ProxyProtocol, "how TheHive speaks to it", (proxy, value) => proxy with { Protocol = value }),
        Word<WebProxy, UserName>("user", Form.UserName, "who TheHive logs in as; the password is secrets.proxy", (proxy, value) => proxy with { User = value }),
        Words<WebProxy, HostPattern>("except", Form.HostPattern, "hosts that are reached without it, beside the nodes", (proxy, value) => proxy with { Except = value }),
    ];

    private static readonly ClusterFileKey<Monitoring>[] OfMonitoring =
    [
        Word<Monitoring, Port>("port", Form.Port, "the port, at the address of each TheHive node", (monitoring, value) => monitoring with { Port = value }),
    ];

    internal static IReadOnlyList<ClusterFileKey<TheHive>> OfTheHive { get; } =
    [
        Group(
            "modules",
            "the programs it works with",
            Word<TheHive, bool>("cortex", Form.Boolean, "Cortex", (hive, value) => hive with { Cortex = value }),
            Word<TheHive, bool>("misp", Form.Boolean, "MISP", (hive, value) => hive with { Misp = value })),
        Section<TheHive, AuditLog>("audit", "the audit log", hive => hive.Audit, (hive, value) => hive with { Audit = value }, OfAudit),
        Section<TheHive, Gdpr>("gdpr", "the removal of old personal data; {} for the defaults", hive => hive.Gdpr ?? new Gdpr(), (hive, value) => hive with { Gdpr = value }, OfGdpr),
        Section<TheHive, WebProxy>(
            "proxy",
            "the proxy to Cortex, MISP and other web services",
            hive => hive.Proxy ?? new WebProxy { Host = null!, Port = null! },
            (hive, value) => hive with { Proxy = value },
            OfProxy),
        Section<TheHive, Monitoring>("monitoring", "metrics for Prometheus; {} for the defaults", hive => hive.Monitoring ?? new Monitoring(), (hive, value) => hive with { Monitoring = value }, OfMonitoring),
        Word<TheHive, LogLevel>("logLevel", Form.LogLevel, "how much it logs; unstated, logback.xml stays the package's", (hive, value) => hive with { LogLevel = value }),
    ];
}
