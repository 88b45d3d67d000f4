using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.TheHive;

/// <summary>What must hold so that every TheHive node has the same attachments.</summary>
internal static class AttachmentRules
{
    internal static Rule[] All =>
    [
        SameStorage,
        SharedStorage,
        PathOnMount,
        MountOptions,
        MountOrdering,
        Directory,
    ];

    /// <summary>One storage everywhere.</summary>
    public static Rule SameStorage { get; } = new(
        "HC4001", "storage-provider-equal", Error,
        Title: "The storage block is the same on every TheHive node",
        Why: "What one node stores, another looks for elsewhere: attachments are missing for every second request.",
        Fix: "Copy one storage block to every application.conf.",
        AttachmentStorage.Differences)
    {
        Source = "TheHive: setting up a cluster, file storage",
    };

    /// <summary>A directory is a shared one.</summary>
    public static Rule SharedStorage { get; } = new(
        "HC4002", "storage-local-in-cluster", Error,
        Title: "With several TheHive nodes localfs.location lies on one network or cluster file system, or on the server's own export",
        Why: "Each node keeps its own files: attachments are missing on all the others.",
        Fix: "Mount one export of an NFS server at localfs.location on every TheHive node, or use an object store.",
        repo => [.. AttachmentStorage.Local(repo), .. AttachmentSources.Differences(repo)])
    {
        Source = "TheHive: setting up a cluster, file storage; TheHive issue 2442",
    };

    /// <summary>Path and mount point belong together.</summary>
    public static Rule PathOnMount { get; } = new(
        "HC4003", "storage-path-equal", Error,
        Title: "localfs.location is the mount point or lies below it, and is what the backup copies",
        Why: "TheHive writes beside the mount, or the backup copies another directory: files are lost without a word.",
        Fix: "Write one path, without marks around it, in application.conf, in the mount and in the backup script.",
        AttachmentPath.Check)
    {
        Scope = Scope.Single,
        Supersedes = ["HC4001"],
        Source = "TheHive: file storage; the vendor's page has a path in underscores and another one further down",
    };

    /// <summary>A write waits for the server.</summary>
    public static Rule MountOptions { get; } = new(
        "HC4004", "storage-nfs-options", Warning,
        Title: "Attachments and snapshots are mounted hard with NFS 4, and exported with sync; attachments for reading and writing",
        Why: "A soft mount gives up on writes that take long and leaves damaged files, and so does a server that answers before it has written; NFS 3 locks by services of its own that a reboot forgets.",
        Fix: "Write hard,nfsvers=4.2,_netdev among the mount's options.",
        repo => [.. AttachmentMounts.Options(repo), .. AttachmentMounts.Writing(repo)])
    {
        Scope = Scope.Single,
        Source = "nfs-utils: nfs(5), exports(5)",
    };

    /// <summary>The service waits for the mount.</summary>
    public static Rule MountOrdering { get; } = new(
        "HC4005", "storage-mount-ordering", Warning,
        Title: "A service that writes to a mount requires it",
        Why: "After a reboot the service may start first, or although the mount failed, and write below the mount point, where the mount then hides the files.",
        Fix: "Add a drop-in for the service with RequiresMountsFor= and the path in its [Unit] section, then run 'systemctl daemon-reload'.",
        MountWaits.Check)
    {
        Scope = Scope.Single,
        Source = "systemd: systemd.unit(5), RequiresMountsFor=",
    };

    /// <summary>The key is the one that is read.</summary>
    public static Rule Directory { get; } = new(
        "HC4015", "storage-localfs-directory", Warning,
        Title: "The directory of attachments is given as storage.localfs.location",
        Why: "TheHive does not read storage.localfs.directory: attachments go to its default.",
        Fix: "Write 'location' in place of 'directory'.",
        AttachmentPath.Directory)
    {
        Scope = Scope.Single,
        Source = "TheHive issue 1461",
    };
}
