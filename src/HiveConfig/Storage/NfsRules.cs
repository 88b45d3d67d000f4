using HiveConfig.Lint;
using static HiveConfig.Lint.Severity;

namespace HiveConfig.Storage;

/// <summary>What must hold in the tables of mounts and exports.</summary>
internal static class NfsRules
{
    internal static Rule[] All =>
    [
        NumbersAgree,
        NotToEverybody,
        NotItself,
        ExportCoversNodes,
        Form,
    ];

    /// <summary>One account, one number.</summary>
    public static Rule NumbersAgree { get; } = new(
        "HC4006", "storage-uid-equal", Warning,
        Title: "Where NFS is mounted, thehive and elasticsearch each have one uid and one gid on all machines",
        Why: "NFS knows accounts by number: under another one the service may not read what it wrote from elsewhere.",
        Fix: "Give the account one uid and one gid on every node and on the server, and the files to them.",
        AccountNumbers.Differing)
    {
        Scope = Scope.Single,
        Source = "nfs-utils: exports(5), user ID mapping",
    };

    /// <summary>A share is for the nodes alone.</summary>
    public static Rule NotToEverybody { get; } = new(
        "HC4007", "storage-no-root-squash", Warning,
        Title: "An export names who may mount it, and squashes root",
        Why: "Whoever reaches the server can read and change every attachment, or is root on the share.",
        Fix: "Name the nodes by address, options in parentheses right behind each, without a blank and without no_root_squash; give the directory to the service's uid and gid on the server.",
        ExportChecks.Open)
    {
        Scope = Scope.Single,
        Source = "nfs-utils: exports(5); observed with exportfs: 'client (options)' exports to the world",
    };

    /// <summary>No server mounts its own export.</summary>
    public static Rule NotItself { get; } = new(
        "HC4008", "storage-self-mount", Warning,
        Title: "A host that exports a directory does not mount that export over the directory",
        Why: "The mount hides the files that the export is made of; at boot the host waits for itself.",
        Fix: "Delete the mount on the exporting host: it has the directory already.",
        ExportChecks.Self)
    {
        Scope = Scope.Single,
        Source = "Follows from exports(5) and mount(8)",
    };

    /// <summary>Who mounts it is allowed to.</summary>
    public static Rule ExportCoversNodes { get; } = new(
        "HC4009", "storage-export-covers-nodes", Error,
        Title: "What a node mounts from a server is exported there, and the node is one of the clients",
        Why: "The server refuses the mount: 'access denied by server'.",
        Fix: "Add the node's address to the clients of the export, then run 'exportfs -ra' on the server.",
        ExportChecks.Covers)
    {
        Scope = Scope.Single,
        Supersedes = ["HC4002", "HC2043"],
        Source = "nfs-utils: exports(5)",
    };

    /// <summary>A mount is one that can be made.</summary>
    public static Rule Form { get; } = new(
        "HC4017", "storage-fstab-form", Error,
        Title: "A mount has its fields, a type and options that there are, a source host:/path where it is NFS, and an absolute mount point; its unit is named after that",
        Why: "The mount fails at boot, and findmnt --verify does not see it.",
        Fix: "Write source, mount point, type, options, 0 and 0, with \\040 for a blank inside a field; name a unit as 'systemd-escape -p --suffix=mount' prints it.",
        MountForm.Check)
    {
        Scope = Scope.Single,
        Source = "util-linux: fstab(5), mount(8); nfs-utils: nfs(5); systemd: systemd.mount(5)",
    };
}
