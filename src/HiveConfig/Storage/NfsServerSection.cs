using System;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;

namespace HiveConfig.Storage;

/// <summary>What the NFS server has to grant: by hand where it is no node, else with the files that are written for it.</summary>
internal static class NfsServerSection
{
    private const string Title = "The NFS server";

    /// <summary>For a server that is no node: nothing is written for it.</summary>
    internal static RunbookSection OfAStranger { get; } = new(
        Title,
        context => context.Cluster is { Storage: NfsStorage nfs, StorageNode: null } cluster ? Stranger(cluster, nfs) : null);

    /// <summary>For a node, once its files are there.</summary>
    internal static RunbookSection OfANode { get; } = new(
        Title,
        context => context.Cluster is { Storage: NfsStorage nfs, StorageNode: { } node } cluster ? Node(cluster, nfs, node) : null);

    private static string Stranger(Cluster cluster, NfsStorage nfs) => SameNumbers(new MarkdownText(), cluster)
        .Say($"On the server {nfs.Server}, with these two numbers typed in:")
        .Bash(
        [
            .. Directory(nfs),
            "install -d /etc/exports.d",
            "cat > /etc/exports.d/thehive.exports <<'EXPORTS'",
            NfsExports.Line(cluster, nfs),
            "EXPORTS",
            "exportfs -ra",
        ])
        .ToString();

    private static string Node(Cluster cluster, NfsStorage nfs, Node node)
    {
        var text = SameNumbers(new MarkdownText(), cluster);
        if (cluster.RolesOf(node).Contains(Role.TheHive))
        {
            text.Say($"{MarkdownText.On([node])}, which keeps the attachments and reads them where they are:")
                .Bash($"install -d -o thehive -g thehive -m 0700 {nfs.Export}");
        }
        else
        {
            text.Say($"{MarkdownText.On([node])}, which keeps the attachments, with these two numbers typed in:").Bash(Directory(nfs));
        }

        return cluster.StorageClients.Count == 0
            ? text.ToString()
            : text.Say($"Then export them; the last line shows {MarkdownText.Names(cluster.StorageClients)} by address and nobody else:")
                .Bash("systemctl enable --now nfs-server", "exportfs -ra", "exportfs -v")
                .ToString();
    }

    private static MarkdownText SameNumbers(MarkdownText text, Cluster cluster) => cluster.TheHiveNodes.Count < 2 && cluster.StorageClients.Count == 0
        ? text
        : text.Say(
                $"NFS knows users by number, so `thehive` must have one uid and one gid on {MarkdownText.Names(cluster.TheHiveNodes)}; the packages",
                "pick any. On each of them, once TheHive's package is installed (all must print the same; if not, `usermod` and `groupmod`):")
            .Bash("id -u thehive; id -g thehive");

    private static string[] Directory(NfsStorage nfs) =>
    [
        "{",
        "  read -rp 'uid: ' uid",
        "  read -rp 'gid: ' gid",
        $"  install -d -o \"$uid\" -g \"$gid\" -m 0700 {nfs.Export}",
        "}",
    ];
}
