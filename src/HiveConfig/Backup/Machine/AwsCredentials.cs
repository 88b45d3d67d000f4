using HiveConfig.Generate;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>The account by which AWS's client fetches and sends attachments: in a file, so that the key stands on no command line.</summary>
public static class AwsCredentials
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("backup aws-credentials", service: null, BackupNodes.Directory + "/aws-credentials", read: null)
    {
        FileNames = ["backup/aws-credentials"],
        Access = new FileAccess("root", "root", "0600"),
    };

    internal static string? Render(RenderContext context) => ObjectStore.For(context, isAws: true) is null ? null : Banner.Hash + $"""
        [default]
        aws_access_key_id = {context.Secret(context.Cluster.Secrets.S3AccessKey, SecretSyntax.Plain)}
        aws_secret_access_key = {context.Secret(context.Cluster.Secrets.S3SecretKey, SecretSyntax.Plain)}

        """;
}
