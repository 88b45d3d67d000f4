namespace HiveConfig.Model;

/// <summary>Attachments in a bucket of an S3-compatible object store.</summary>
public sealed record S3Storage : FileStorage
{
    /// <summary>The address of the store.</summary>
    public required S3Endpoint Endpoint { get; init; }

    /// <summary>The bucket. It has to exist: TheHive does not make it.</summary>
    public required BucketName Bucket { get; init; }

    /// <summary>The region that requests are signed for.</summary>
    /// <value>Default <c>us-east-1</c>: what stores without regions take.</value>
    public RegionName Region { get; init; } = RegionName.Parse("us-east-1");

    /// <summary>Where a request names the bucket.</summary>
    /// <value>Default <c>path</c>: what every store but Amazon's takes without DNS names of its own.</value>
    public S3AccessStyle AccessStyle { get; init; }
}

/// <summary>Where a request to an object store names the bucket.</summary>
public enum S3AccessStyle
{
    /// <summary>In the path: <c>https://s3.example.org/bucket/key</c>.</summary>
    Path,

    /// <summary>In the host: <c>https://bucket.s3.example.org/key</c>.</summary>
    Virtual,
}
