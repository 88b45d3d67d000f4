using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.Storage;

/// <summary>What the NFS server has to grant. It is no node, so nothing is written for it.</summary>
internal static class NfsServerSection
{
    internal static RunbookSection Section { get; } = new(
        "The NFS server",
        context => context.Cluster.Storage is NfsStorage nfs ? Write(context.Cluster, nfs) : null);

    /// <summary>The line for /etc/exports: exactly the TheHive nodes, root squashed. No blank before a parenthesis, which would export to the world.</summary>
    internal static string ExportsLine(Cluster cluster, NfsStorage nfs)
        => nfs.Export + string.Concat(cluster.TheHiveNodes.Select(node => $" {node.Address}(rw,sync,no_subtree_check,root_squash)"));

    private static string Write(Cluster cluster, NfsStorage nfs) => new MarkdownText()
        .Say(
            $"NFS knows users by number, so `thehive` must have one uid and one gid on {MarkdownText.Names(cluster.TheHiveNodes)}; the packages",
            "pick any. On each of them, once TheHive's package is installed (all must print the same; if not, `usermod` and `groupmod`):")
        .Bash("id -u thehive; id -g thehive")
        .Say($"On the server {nfs.Server}, with these two numbers typed in:")
        .Bash(
            "{",
            "  read -rp 'uid: ' uid",
            "  read -rp 'gid: ' gid",
            $"  install -d -o \"$uid\" -g \"$gid\" -m 0700 {nfs.Export}",
            "}",
            "install -d /etc/exports.d",
            "cat > /etc/exports.d/thehive.exports <<'EXPORTS'",
            ExportsLine(cluster, nfs),
            "EXPORTS",
            "exportfs -ra")
        .ToString();
}
