using HiveConfig.Generate;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>How cqlsh connects for a backup; up to Cassandra 4.0 with the password too.</summary>
public static class CqlshRc
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("backup cqlshrc", service: null, BackupNodes.Directory + "/cqlshrc", read: null)
    {
        FileNames = ["backup/cqlshrc"],
        Access = new FileAccess("root", "root", "0600"),
    };

    internal static string? Render(RenderContext context)
    {
        if (!BackupNodes.Has(context.Cluster, context.Node, "cassandra"))
        {
            return null;
        }

        var ssl = context.Cluster.Tls is { } tls ? $"\n[ssl]\ncertfile = {CopySection.CqlshAuthority(tls)}\nvalidate = true\n" : "";
        var login = CqlshCredentials.IsKnownTo(context.Cluster) ? "" : "\n[authentication]\n" + CqlshCredentials.Login(context);
        return Banner.Hash + "[connection]\nconnect_timeout = 30\n" + ssl + login;
    }
}
