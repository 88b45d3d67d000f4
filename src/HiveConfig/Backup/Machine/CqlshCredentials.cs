using System.Linq;
using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>How cqlsh logs in for a backup, as the administrator: nobody else may list all rights.</summary>
public static class CqlshCredentials
{
    /// <summary>The kind of file that cqlsh reads first.</summary>
    public static FileKind Rc { get; } = new("backup cqlshrc", service: null, BackupNodes.Directory + "/cqlshrc", read: null)
    {
        FileNames = ["backup/cqlshrc"],
        Access = new FileAccess("root", "root", "0600"),
    };

    /// <summary>The kind of file that has the password since Cassandra 4.1, whose cqlsh complains of one in its cqlshrc.</summary>
    public static FileKind Credentials { get; } = new("backup cqlsh-credentials", service: null, BackupNodes.Directory + "/cqlsh-credentials", read: null)
    {
        FileNames = ["backup/cqlsh-credentials"],
        Access = new FileAccess("root", "root", "0600"),
    };

    internal static bool HasFileOfItsOwn(Cluster cluster) => cluster.Cassandra.Version.IsAtLeast(4, 1);

    internal static string? RenderRc(RenderContext context)
    {
        if (!IsHere(context))
        {
            return null;
        }

        var ssl = context.Cluster.Tls is { } tls ? $"\n[ssl]\ncertfile = {CopySection.CqlshAuthority(tls)}\nvalidate = true\n" : "";
        var login = HasFileOfItsOwn(context.Cluster) ? "" : "\n[authentication]\n" + Login(context);
        return Banner.Hash + "[connection]\nconnect_timeout = 30\n" + ssl + login;
    }

    // The section was renamed within 4.1; a cqlsh passes over the one that it does not know.
    internal static string? RenderCredentials(RenderContext context)
        => IsHere(context) && HasFileOfItsOwn(context.Cluster)
            ? Banner.Hash + "[PlainTextAuthProvider]\n" + Login(context) + "\n[plain_text_auth]\n" + Login(context)
            : null;

    private static bool IsHere(RenderContext context) => BackupNodes.PartsOf(context.Cluster, context.Node).Contains("cassandra");

    private static string Login(RenderContext context)
        => $"username = {context.Cluster.Cassandra.AdminRole}\npassword = {context.Secret(context.Cluster.Secrets.CassandraAdmin, SecretSyntax.Plain)}\n";
}
