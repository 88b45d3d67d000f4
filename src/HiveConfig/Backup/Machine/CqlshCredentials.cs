using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>
/// How cqlsh logs in for a backup, as the administrator: nobody else may list all rights. Since Cassandra 4.1 its cqlsh complains
/// of a password in its cqlshrc, and reads it from here.
/// </summary>
public static class CqlshCredentials
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("backup cqlsh-credentials", service: null, BackupNodes.Directory + "/cqlsh-credentials", read: null)
    {
        FileNames = ["backup/cqlsh-credentials"],
        Access = new FileAccess("root", "root", "0600"),
    };

    internal static bool IsKnownTo(Cluster cluster) => cluster.Cassandra.Version.IsAtLeast(4, 1);

    internal static string Login(RenderContext context)
        => $"username = {context.Cluster.Cassandra.AdminRole}\npassword = {context.Secret(context.Cluster.Secrets.CassandraAdmin, SecretSyntax.Plain)}\n";

    // The section was renamed within 4.1; a cqlsh passes over the one that it does not know.
    internal static string? Render(RenderContext context)
        => IsKnownTo(context.Cluster) && BackupNodes.Has(context.Cluster, context.Node, "cassandra")
            ? Banner.Hash + "[PlainTextAuthProvider]\n" + Login(context) + "\n[plain_text_auth]\n" + Login(context)
            : null;
}
