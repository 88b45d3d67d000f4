using HiveConfig.Generate;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>The account by which MinIO's client fetches and sends attachments, under the alias <c>hiveconfig</c>.</summary>
public static class MinioClient
{
    /// <summary>The directory that the client takes for its own.</summary>
    internal const string Directory = BackupNodes.Directory + "/mc";

    /// <summary>The kind of file. JSON, which knows no comments: it has no banner.</summary>
    public static FileKind Kind { get; } = new("backup mc config.json", service: null, Directory + "/config.json", read: null)
    {
        FileNames = ["mc/config.json"],
        Access = new FileAccess("root", "root", "0600"),
    };

    internal static string? Render(RenderContext context) => ObjectStore.For(context, isAws: false) is not { } s3 ? null : $$"""
        {
          "version": "10",
          "aliases": {
            "hiveconfig": {
              "url": {{JsonText.String(ObjectStore.AddressOf(s3))}},
              "accessKey": {{context.Secret(context.Cluster.Secrets.S3AccessKey, SecretSyntax.Quoted)}},
              "secretKey": {{context.Secret(context.Cluster.Secrets.S3SecretKey, SecretSyntax.Quoted)}},
              "api": "S3v4",
              "path": "{{(ObjectStore.IsBucketInHost(s3) ? "off" : "on")}}"
            }
          }
        }

        """;
}
