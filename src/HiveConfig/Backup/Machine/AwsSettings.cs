using HiveConfig.Generate;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>How AWS's client names the bucket.</summary>
public static class AwsSettings
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("backup aws-config", service: null, BackupNodes.Directory + "/aws-config", read: null)
    {
        FileNames = ["backup/aws-config"],
        Access = new FileAccess("root", "root", "0600"),
    };

    internal static string? Render(RenderContext context) => ObjectStore.For(context, isAws: true) is not { } s3 ? null : Banner.Hash + $"""
        [default]
        s3 =
            addressing_style = {(ObjectStore.IsBucketInHost(s3) ? "virtual" : "path")}

        """;
}
