using System;
using System.Collections.Generic;
using System.Linq;
using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>The types and options of mounts, as far as a slip in one is to be told from another word.</summary>
internal static class MountWords
{
    private const string Nfs = "nfs";

    // What is mounted by a host and a path, or called nearly as NFS is, and is another file system.
    private static readonly HashSet<string> OtherTypes = new(
        [
            "afs", "bfs", "beegfs", "ceph", "cifs", "dfs", "efs", "ffs", "gfs", "gfs2", "glusterfs", "gpfs", "hfs", "jfs", "kafs", "lfs", "lustre", "mfs", "nfsd", "nilfs2", "ntfs", "ntfs3",
            "ocfs2", "pnfs", "rootfs", "smb3", "smbfs", "sysfs", "tmpfs", "ufs", "vxfs", "xfs", "zfs",
        ],
        StringComparer.Ordinal);

    private static readonly string[] NfsTypes = [Nfs, "nfs4"];

    // mount(8) for every file system, nfs(5), and what systemd and automount read.
    private static readonly string[] Options =
    [
        "async", "atime", "auto", "context", "defaults", "defcontext", "dev", "diratime", "dirsync", "exec", "fscontext", "group", "iversion", "lazytime", "loud", "mand", "noatime", "noauto", "nodev",
        "nodiratime", "noexec", "nofail", "noiversion", "nolazytime", "nomand", "nonempty", "norelatime", "nostrictatime", "nosuid", "nosymfollow", "nouser", "owner", "relatime", "remount",
        "rootcontext", "silent", "strictatime", "suid", "symfollow", "sync", "user", "users", "_netdev", "comment", "bind", "rbind", "move", "shared", "private", "slave", "unbindable",
        "nfsvers", "vers", "minorversion", "soft", "hard", "softerr", "softreval", "nosoftreval", "intr", "nointr", "timeo", "retrans", "rsize", "wsize", "acregmin", "acregmax", "acdirmin", "acdirmax",
        "actimeo", "bg", "fg", "nconnect", "max_connect", "rdirplus", "nordirplus", "retry", "sec", "sharecache", "nosharecache", "resvport", "noresvport", "lookupcache", "fsc", "nofsc", "sloppy", "proto",
        "port", "mountport", "mountproto", "mounthost", "mountvers", "namlen", "lock", "nolock", "cto", "nocto", "acl", "noacl", "local_lock", "clientaddr", "migration", "nomigration", "xprtsec",
        "trunkdiscovery", "notrunkdiscovery", "posix", "noposix", "udp", "tcp", "rdma", "addr", "mountaddr", "noac", "grpid", "quota", "noquota", "usrquota", "grpquota", "write", "cache", "nocache", "nfsprog", "mountprog",
    ];

    private static readonly HashSet<string> Known = new(Options, StringComparer.Ordinal);

    /// <summary>The NFS that a type was probably meant to be; null when it is one that there is, or may be.</summary>
    internal static string? MeantByType(string type, bool isRemote)
        => Array.IndexOf(NfsTypes, type) >= 0 || OtherTypes.Contains(type) ? null
            : Array.Find(NfsTypes, known => string.Equals(Sorted(type.ToLowerInvariant()), Sorted(known), StringComparison.Ordinal))
                ?? (isRemote && type.Length > 2 ? Array.Find(NfsTypes, known => Nearest.IsSlip(type, known)) : null);

    /// <summary>The option that one was probably meant to be; null when it is one that there is, or may be.</summary>
    internal static string? MeantByOption(string name)
        => name.Length < 4 || name.StartsWith("x-", StringComparison.Ordinal) || Known.Contains(name) ? null : Array.Find(Options, known => known.Length > 3 && Nearest.IsSlip(name, known));

    private static string Sorted(string word) => new(word.OrderBy(c => c).ToArray());
}
