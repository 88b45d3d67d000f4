using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>What is the same for every client of the object store.</summary>
internal static class ObjectStore
{
    /// <summary>The address without the bucket, which clients put in by themselves.</summary>
    internal static string AddressOf(S3Storage s3) => s3.Endpoint.Value.Replace("{bucket}.", "");

    internal static bool IsBucketInHost(S3Storage s3) => s3.Endpoint.HasBucket || s3.AccessStyle == S3AccessStyle.Virtual;

    /// <summary>The store, on the one node that fetches and sends the attachments and with a client of that kind; else null.</summary>
    internal static S3Storage? For(RenderContext context, bool isAws)
        => context.Cluster.Backup?.Client.IsAws == isAws && ReferenceEquals(context.Node, context.Cluster.AttachmentsNode) ? context.Cluster.Storage as S3Storage : null;
}
