using System.Collections.Generic;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>The systemd unit that mounts the attachments on a TheHive node. Never a line of /etc/fstab, which is not ours.</summary>
public static class MountUnit
{
    private const string Directory = "/etc/systemd/system";

    /// <summary>The kind of file; its name follows from the mount point.</summary>
    public static FileKind Kind { get; } = new("mount unit", service: null, Directory, SystemdReader.Read)
    {
        FileNames = ["*.mount"],
        SyntaxRule = Fstab.SyntaxRule,
    };

    /// <summary>The name of the unit.</summary>
    internal static string NameOf(NfsStorage nfs) => SystemdPath.MountUnit(nfs.MountPoint.Value);

    internal static string InstalledPath(RenderContext context) => PathOf(NameIn(context));

    // A restart unmounts and mounts; systemd stops TheHive before and starts it after, for it requires the mount.
    internal static IReadOnlyList<string> AfterChange(RenderContext context)
        => StepsOf(NameIn(context));

    internal static string PathOf(string unit) => Directory + "/" + unit;

    internal static IReadOnlyList<string> StepsOf(string unit) => ["daemon-reload", "enable " + unit, "restart " + unit];

    // hard: a server that is away makes a write wait, never fail. Attachments may be malware: nothing there is run.
    // The node that exports the attachments has them already.
    internal static string? Render(RenderContext context) => context.Cluster.Storage is not NfsStorage nfs || ReferenceEquals(context.Node, context.Cluster.StorageNode) ? null : Text("Attachments of TheHive", nfs);

    /// <summary>The text of a unit that mounts a share.</summary>
    internal static string Text(string description, NfsStorage nfs) => Banner.Hash + $"""
        [Unit]
        Description={description}

        [Mount]
        What={nfs.Server.InUrl}:{nfs.Export}
        Where={nfs.MountPoint}
        Type=nfs
        Options=hard,nfsvers=4.2,_netdev,nodev,nosuid,noexec

        [Install]
        WantedBy=remote-fs.target

        """;

    private static string NameIn(RenderContext context) => NameOf((NfsStorage)context.Cluster.Storage);
}
