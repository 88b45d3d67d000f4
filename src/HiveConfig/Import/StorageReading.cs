using System;
using System.Linq;
using HiveConfig.Lint;
using HiveConfig.Model;
using HiveConfig.Storage;
using HiveConfig.Text;
using HiveConfig.TheHive;

namespace HiveConfig.Import;

/// <summary>Where a tree keeps the attachments.</summary>
internal sealed class StorageReading(Source source, NodeList nodes)
{
    internal FileStorage Read()
    {
        var provider = source.Usual(ApplicationConf.Kind, ApplicationConf.StorageProvider);
        return provider is "s3" ? S3() : Nfs();
    }

    private S3Storage S3()
    {
        var usual = new S3Storage { Endpoint = S3Endpoint.Parse("https://s3.invalid"), Bucket = BucketName.Parse("thehive") };
        return new S3Storage
        {
            Endpoint = source.Required(S3Endpoint.TryParse(source.Usual(ApplicationConf.Kind, ApplicationConf.S3EndpointUrl), out var endpoint, out _) ? endpoint : null, "storage.s3.endpoint", S3Endpoint.What, usual.Endpoint),
            Bucket = source.Required(BucketName.TryParse(source.Usual(ApplicationConf.Kind, ApplicationConf.S3Bucket), out var bucket, out _) ? bucket : null, "storage.s3.bucket", BucketName.What, usual.Bucket),
            Region = RegionName.TryParse(source.Usual(ApplicationConf.Kind, ApplicationConf.S3Region), out var region, out _) ? region : usual.Region,
            AccessStyle = source.Usual(ApplicationConf.Kind, ApplicationConf.S3AccessStyle) is null or "virtual" ? S3AccessStyle.Virtual : S3AccessStyle.Path,
        };
    }

    private NfsStorage Nfs()
    {
        var location = ClusterReading.PathOf(source.Usual(ApplicationConf.Kind, ApplicationConf.LocalFsLocation), NfsStorage.DefaultMountPoint);
        var mount = MountList.Below(MountList.Of(source.Repo).Where(mount => mount.Remote is not null && !mount.IsLocal), location.Value);
        if (mount?.Remote is var (host, path) && HostAddress.TryParse(host, out var server, out _) && AbsolutePath.TryParse(path, out var export, out _))
        {
            var target = ClusterReading.PathOf(mount.Target.Text, location);

            // The model mounts what it stores in: a directory below the mount becomes an export of its own.
            var below = location.Value.Length > target.Value.Length ? location.Value.Substring(target.Value.TrimEnd('/').Length) : "";
            return new NfsStorage { Server = nodes.ServerOf(host) ?? server, Export = ClusterReading.PathOf(export.Value.TrimEnd('/') + below, export), MountPoint = location };
        }

        // A node that exports the very directory to nobody else mounts nothing.
        var exporter = source.Documents<ExportsDocument>(NfsExports.Kind).FirstOrDefault(one => one.File.Node is not null && one.Document.Entries.Any(entry => entry.Directory.Is(location.Value)));
        if (exporter.File?.Node is { } name && nodes.AddressOf(name) is { } own)
        {
            return new NfsStorage { Server = own, Export = location, MountPoint = location };
        }

        source.Gaps.Add(new ImportGap("storage", "nfs: an NFS server and the directory it exports (10.10.1.20:/srv/hive/files), or s3"));
        return new NfsStorage { Server = HostAddress.Parse("nfs.invalid"), Export = AbsolutePath.Parse("/srv/hive/files"), MountPoint = location };
    }
}
