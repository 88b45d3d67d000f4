using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Storage;

/// <summary>
/// The export of the attachments, on the node that keeps them: for exactly the other TheHive nodes. A file of our own, never a
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
        => nfs.Export + string.Concat(cluster.StorageClients.Select(node => $" {node.Address}(rw,sync,no_subtree_check,root_squash)"));

    internal static string? Render(RenderContext context)
        => context.Cluster.Storage is NfsStorage nfs && ReferenceEquals(context.Node, context.Cluster.StorageNode) && context.Cluster.StorageClients.Count > 0
            ? Banner.Hash + Line(context.Cluster, nfs) + "\n"
            : null;
}
