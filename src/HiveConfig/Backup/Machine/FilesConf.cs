using System.Collections.Generic;
using System.Linq;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>What the attachments' part of the backup has to know.</summary>
internal static class FilesConf
{
    /// <summary>The assignments of backup.conf on the node that reads and writes the attachments.</summary>
    internal static IEnumerable<string> Of(Cluster cluster, Node node)
        => new[] { "", "# The attachments." }.Concat(cluster.Storage switch
        {
            NfsStorage nfs => OfDirectory(cluster, node, nfs),
            S3Storage s3 => OfBucket(cluster, s3),
            _ => [],
        });

    // The node that exports them has them in place, and nothing is mounted there.
    private static string[] OfDirectory(Cluster cluster, Node node, NfsStorage nfs)
    {
        var isMounted = !ReferenceEquals(node, cluster.StorageNode);
        return
        [
            BackupConf.Text("FILES_KIND", "nfs"),
            BackupConf.Text("FILES_DIRECTORY", (isMounted ? nfs.MountPoint : nfs.Export).Value),
            BackupConf.Text("FILES_SOURCE", isMounted ? nfs.Server.InUrl + ":" + nfs.Export : ""),
            BackupConf.Text("FILES_UNIT", isMounted ? SystemdPath.MountUnit(nfs.MountPoint.Value) : ""),
        ];
    }

    private static string[] OfBucket(Cluster cluster, S3Storage s3)
    {
        var client = cluster.Backup!.Client;
        return
        [
            BackupConf.Text("FILES_KIND", "s3"),
            BackupConf.Text("FILES_CLIENT", client.Value),
            BackupConf.Text("FILES_SYNTAX", client.IsAws ? "aws" : "mc"),
            BackupConf.Text("FILES_ENDPOINT", ObjectStore.AddressOf(s3)),
            BackupConf.Text("FILES_BUCKET", s3.Bucket.Value),
            BackupConf.Text("FILES_REGION", s3.Region.Value),
            BackupConf.Text("FILES_CREDENTIALS", client.IsAws ? AwsCredentials.Kind.InstalledPath : MinioClient.Kind.InstalledPath),
            BackupConf.Text("FILES_CONFIG", client.IsAws ? AwsSettings.Kind.InstalledPath : MinioClient.Directory),
            "# Objects pass through here on their way: as much room as the bucket takes.",
            BackupConf.Text("FILES_STAGING", cluster.Backup!.Directory + "/.objects"),
        ];
    }
}
