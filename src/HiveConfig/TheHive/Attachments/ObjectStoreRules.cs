using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.TheHive;

/// <summary>What must hold where attachments are kept in an object store.</summary>
internal static class ObjectStoreRules
{
    internal static Rule[] All =>
    [
        Account,
        Region,
        VirtualEndpoint,
        Encrypted,
        SingleEndpoint,
        ObsoleteKeys,
    ];

    /// <summary>The account has its names.</summary>
    public static Rule Account { get; } = new(
        "HC4010", "storage-s3-access-key-name", Error,
        Title: "The account of the object store stands below aws.credentials, both halves of it, with provider static",
        Why: "The static provider looks nowhere else, and the default one in the environment: requests go out without the account and are refused.",
        Fix: "Write aws.credentials.access-key-id and aws.credentials.secret-access-key inside storage.s3.",
        ObjectStore.Account)
    {
        Scope = Scope.Single,
        Source = "Pekko connectors: S3 configuration; TheHive: file storage, as corrected in February 2026",
    };

    /// <summary>A static region is given.</summary>
    public static Rule Region { get; } = new(
        "HC4011", "storage-s3-region", Error,
        Title: "aws.region.provider static comes with a default-region",
        Why: "TheHive does not start: the region is missing.",
        Fix: "Add aws.region.default-region; 'us-east-1' for a store without regions.",
        ObjectStore.Region)
    {
        Scope = Scope.Single,
        Source = "Pekko connectors: S3 configuration",
    };

    /// <summary>The bucket is addressed.</summary>
    public static Rule VirtualEndpoint { get; } = new(
        "HC4012", "storage-s3-virtual-endpoint", Warning,
        Title: "The bucket has a name, and access-style is path or virtual, with {bucket} in the endpoint",
        Why: "Requests go to the store without naming a bucket.",
        Fix: "Write access-style = \"path\", or {bucket} at the start of the endpoint's host.",
        ObjectStore.VirtualEndpoint)
    {
        Scope = Scope.Single,
        Source = "Pekko connectors: S3 configuration, access-style",
    };

    /// <summary>Attachments travel encrypted.</summary>
    public static Rule Encrypted { get; } = new(
        "HC4013", "storage-s3-http", Warning,
        Title: "The endpoint of the object store is an https address",
        Why: "Attachments cross the network in clear text; with another word than http or https the store is not reached at all.",
        Fix: "Give the store a certificate and write https:// in the endpoint.",
        ObjectStore.Encrypted)
    {
        Scope = Scope.Single,
        Source = "TheHive: file storage",
    };

    /// <summary>The store outlives a node.</summary>
    public static Rule SingleEndpoint { get; } = new(
        "HC4014", "storage-s3-single-endpoint", Warning,
        Title: "The endpoint of the object store is not one node of the cluster",
        Why: "When that node is down no TheHive node has attachments.",
        Fix: "Put a load balancer or a virtual IP in front of the store and name that.",
        ObjectStore.SingleEndpoint)
    {
        Scope = Scope.Single,
        Needs = "spec",
        Source = "Follows from TheHive's taking one endpoint only",
    };

    /// <summary>Keys are the current ones.</summary>
    public static Rule ObsoleteKeys { get; } = new(
        "HC4016", "storage-obsolete-s3-keys", Info,
        Title: "The object store is described by the current keys",
        Why: "Older names are said to be accepted still; the next version may take them for nothing.",
        Fix: "Write storage.s3.access-style and storage.s3.endpoint-url.",
        ObjectStore.Obsolete)
    {
        Scope = Scope.Single,
        Source = "TheHive: file storage, of several versions",
    };
}
