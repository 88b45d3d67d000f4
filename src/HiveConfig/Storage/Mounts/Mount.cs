using System;
using System.Collections.Generic;
using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>A file system that is mounted, wherever a repo says so: a line of fstab, a mount unit, an Ansible task.</summary>
/// <param name="File">The file.</param>
/// <param name="Span">Where it is stated.</param>
/// <param name="Source">What is mounted; null for an automount unit, whose mount unit says it.</param>
/// <param name="Target">Where.</param>
/// <param name="Type">The type of the file system; null when it is not stated.</param>
/// <param name="Options">The options.</param>
internal sealed record Mount(ConfigFile File, Span Span, Word? Source, Word Target, Word? Type, IReadOnlyList<MountOption> Options)
{
    // File systems that one machine has for itself. What is none of them may be shared.
    private static readonly HashSet<string> LocalTypes = new(
        [
            "ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "jfs", "reiserfs", "vfat", "exfat", "ntfs", "ntfs3", "iso9660", "udf", "tmpfs", "ramfs",
            "squashfs", "swap", "proc", "sysfs", "devpts",
        ],
        StringComparer.Ordinal);

    /// <summary>Whether only one machine can have it.</summary>
    internal bool IsLocal => Type is { IsKnown: true } type && LocalTypes.Contains(type.Text);

    /// <summary>Whether it is certainly one that several machines can have.</summary>
    internal bool IsNetwork => !IsLocal && Type is { IsKnown: true } type && (IsNfs || type.Text is "cifs" or "smb3" or "ceph" or "glusterfs" or "fuse.glusterfs" or "gfs2" or "ocfs2" or "lustre");

    /// <summary>Whether it is NFS.</summary>
    internal bool IsNfs => Type is { Text: "nfs" or "nfs4" };

    /// <summary>Whether it says where it is mounted.</summary>
    internal bool IsKnown => IsSettled(Target);

    /// <summary>Host and path of what is mounted; null when it is no <c>host:/path</c> or not known.</summary>
    internal (string Host, string Path)? Remote
    {
        get
        {
            if (Source is not { } source || !IsSettled(source) || source.Text.IndexOf(":/", StringComparison.Ordinal) is not (> 0 and var colon))
            {
                return null;
            }

            var host = source.Text.Substring(0, colon);
            return (host.StartsWith("[", StringComparison.Ordinal) ? host.Trim('[', ']') : host, source.Text.Substring(colon + 1));
        }
    }

    /// <summary>The last option of a name; null when there is none.</summary>
    internal MountOption? Find(string option) => MountOption.Last(Options, option);

    /// <summary>Whether nothing has yet to fill a word in.</summary>
    internal static bool IsSettled(Word word) => word.IsKnown && !Placeholder.IsIn(word.Text);
}
