using HiveConfig.Text;

namespace HiveConfig.TheHive;

// The object store. The block has the shape of pekko.connectors.s3.
public static partial class ApplicationConf
{
    // The vendor's page had the older names until October 2025; they are said to stay accepted, the newer ones are not said to have been.
    private const string FirstEndpointUrl = "5.5.10";

    /// <summary>The bucket.</summary>
    public static Key<string> S3Bucket { get; } = S3("bucket", "The bucket of the attachments; it has to exist.") with { Change = Consequence.Data };

    /// <summary>The address of the store.</summary>
    public static Key<string> S3EndpointUrl { get; } = S3("endpoint-url", "Address of the store; with {bucket} where the bucket is part of the host.") with
    {
        Former = new("storage.s3.endpoint", FirstEndpointUrl),
    };

    /// <summary>Where requests name the bucket.</summary>
    public static Key<string> S3AccessStyle { get; } = S3("access-style", "Where requests name the bucket: virtual (in the host) or path.") with { Default = "virtual" };

    /// <summary>Where the account comes from.</summary>
    public static Key<string> S3CredentialsProvider { get; } = S3("aws.credentials.provider", "Where the account comes from: static, default or anon.") with { Default = "default" };

    /// <summary>Name of the account.</summary>
    public static Key<string> S3AccessKeyId { get; } = S3("aws.credentials.access-key-id", "Name of the account.") with
    {
        IsSecret = true,
        Former = new("storage.s3.accessKey", FirstEndpointUrl),
    };

    /// <summary>Key of the account.</summary>
    public static Key<string> S3SecretAccessKey { get; } = S3("aws.credentials.secret-access-key", "Key of the account.") with { IsSecret = true };

    /// <summary>Where the region comes from.</summary>
    public static Key<string> S3RegionProvider { get; } = S3("aws.region.provider", "Where the region comes from: static or default.") with { Default = "default" };

    /// <summary>The region.</summary>
    public static Key<string> S3Region { get; } = S3("aws.region.default-region", "Region that requests are signed for.");

    private static Key<string> S3(string name, string summary) => new("storage.s3." + name, summary, Read.Text);
}
