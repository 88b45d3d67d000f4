using HiveConfig.Generate;
using HiveConfig.Model;
using HiveConfig.Text;

namespace HiveConfig.Backup;

/// <summary>How curl asks Elasticsearch for a backup: as a file, so that the password stands on no command line.</summary>
public static class ElasticsearchCurl
{
    /// <summary>The kind of file.</summary>
    public static FileKind Kind { get; } = new("backup elasticsearch.curl", service: null, BackupNodes.Directory + "/elasticsearch.curl", read: null)
    {
        FileNames = ["backup/elasticsearch.curl"],
        Access = new FileAccess("root", "root", "0600"),
    };

    // The backslash escapes of curl's files are those of JSON.
    private static SecretSyntax Login(string user) => new(
        password => JsonText.String(user + ":" + password),
        name => $"('{user}:' ~ {name}) | to_json");

    internal static string? Render(RenderContext context)
    {
        var cluster = context.Cluster;
        if (!ReferenceEquals(context.Node, cluster.SnapshotAsker))
        {
            return null;
        }

        // No proxy: one that the environment names does not know the cluster.
        var text = Banner.Hash + "silent\nshow-error\ngloboff\nconnect-timeout = 15\nnoproxy = \"*\"\n";
        text += cluster.Tls is { } tls ? $"cacert = {JsonText.String(tls.ElasticsearchDirectory + "/ca.crt")}\n" : "";

        // What stands below a line that ends in this word is shown nowhere.
        return text + (cluster.HasElasticsearchLogins ? $"# TheHive's user and its password\nuser = {context.Secret(cluster.Secrets.ElasticsearchTheHive, Login(cluster.Elasticsearch.User.Value))}\n" : "");
    }
}
