using System.Collections.Generic;
using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>
/// The export of the attachments, on the node that keeps them, for exactly the other TheHive nodes; and that of Elasticsearch's
/// snapshots for the other Elasticsearch nodes. A file of our own, never a
/// line of /etc/exports; one in exports.d whose name does not end in <c>.exports</c> would be passed over.
/// </summary>
public static class NfsExports
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("exports", service: null, "/etc/exports.d/hiveconfig.exports", ExportsReader.Read)
    {
        FileNames = ["exports", "*.exports"],
        AfterChange = ["exportfs -ra"],
    };

    /// <summary>
    /// A line of exports(5) for the nodes that mount. root is squashed: TheHive needs no root on the share. No blank before a
    /// parenthesis, which would export to the world; an IPv6 address stands without brackets.
    /// </summary>
    internal static string Line(Cluster cluster, NfsStorage nfs)
        => Line(nfs, cluster.StorageClients);

    /// <summary>The same for the share of snapshots.</summary>
    internal static string SnapshotLine(Cluster cluster) => Line(cluster.SnapshotShare!, cluster.SnapshotClients);

    internal static string? Render(RenderContext context)
    {
        var (cluster, node) = (context.Cluster, context.Node);
        var files = cluster.Storage is NfsStorage nfs && ReferenceEquals(node, cluster.StorageNode) && cluster.StorageClients.Count > 0 ? Line(cluster, nfs) + "\n" : "";
        var snapshots = ReferenceEquals(node, cluster.SnapshotServer) && cluster.SnapshotClients.Count > 0 ? SnapshotLine(cluster) + "\n" : "";
        return files.Length + snapshots.Length == 0 ? null : Banner.Hash + files + snapshots;
    }

    private static string Line(NfsStorage nfs, IReadOnlyList<Node> clients)
        => nfs.Export + string.Concat(clients.Select(node => $" {node.Address}(rw,sync,no_subtree_check,root_squash)"));
}
