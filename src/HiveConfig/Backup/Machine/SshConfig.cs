using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>How the backup reaches other machines: with a key and known hosts of its own, and no question to anybody.</summary>
public static class SshConfig
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("backup ssh_config", service: null, BackupNodes.Directory + "/ssh_config", read: null)
    {
        FileNames = ["backup/ssh_config"],
        Access = new FileAccess("root", "root", "0600"),
    };

    /// <summary>The private key, which the runbook has the operator make.</summary>
    internal const string Key = BackupNodes.Directory + "/ssh_key";

    /// <summary>The host keys, which the runbook has the operator look at.</summary>
    internal const string KnownHosts = BackupNodes.Directory + "/known_hosts";

    internal static string? Render(RenderContext context)
    {
        var (cluster, node) = (context.Cluster, context.Node);
        var isCoordinator = BackupNodes.IsCoordinator(cluster, node);
        var reached = isCoordinator ? BackupNodes.Reached(cluster).ToList() : [];
        return reached.Count == 0 && !(cluster.Backup?.OffHost is not null && (isCoordinator || ReferenceEquals(node, BackupNodes.Mirror(cluster)))) ? null : Banner.Hash
            + string.Concat(reached.Select(other => $"Host {other.Name}\n    HostName {other.Address}\n    User root\n\n"))
            + $"""
            # A question would hang a backup that nobody watches, and a host that changed its key may be another one.
            Host *
                BatchMode yes
                IdentityFile {Key}
                IdentitiesOnly yes
                StrictHostKeyChecking yes
                UserKnownHostsFile {KnownHosts}
                GlobalKnownHostsFile /dev/null
                ConnectTimeout 15
                ServerAliveInterval 15
                ServerAliveCountMax 8

            """;
    }
}
